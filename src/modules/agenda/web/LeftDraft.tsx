import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { discardRecordDraft, getAppointment, listToday, type Appointment } from '../contract.ts'
import { filesOf } from './MinutesCard.tsx'
import { agendaWords } from './words.ts'

/** The words for all and, of siblings met together, those for each. */
function draftText(content: NonNullable<Appointment['draft']>['content'] = {}): string {
  const { text, parts } = content as { text?: unknown; parts?: Record<string, unknown> }
  return [text, ...Object.values(parts ?? {})].filter((part): part is string => typeof part === 'string' && part.trim() !== '').join('\n\n')
}

/** The text of who was writing how it went when somebody else said it first: not lost, and his to use or to put away. */
export function LeftDraft({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  const [text, first] = [draftText(one.draft?.content), filesOf(one).find(({ minutes }) => minutes)?.minutes]
  const discard = useMutationOf(discardRecordDraft, { invalidates: [getAppointment, listToday], onSuccess: () => toast(say.draftDiscarded), onError: toastProblem })
  if (!text || !first) return null
  return (
    <div className="ac-screen-only">
      <Card title={say.leftDraft}>
        <p>{say.leftDraftText(first.writtenBy.name)}</p>
        <blockquote className="ac-minutes" translate="no" dir="auto">{text}</blockquote>
        <div className="ac-row">
          <Button icon="copy" onClick={() => void navigator.clipboard.writeText(text).then(() => toast(say.copied)).catch(toastProblem)}>{say.copyText}</Button>
          <Button kind="quiet" icon="delete" busy={discard.isPending} onClick={() => discard.mutate({ appointmentId: one.id })}>{say.discardDraft}</Button>
        </div>
      </Card>
    </div>
  )
}
