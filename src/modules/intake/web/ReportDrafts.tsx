import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { IconButton, LinkButton } from '#kernel/web/ui/Button.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { discardReportDraft, listReportDrafts, saveReportDraft, type ReportDraft } from '../contract.ts'
import { formWords } from './form-words.ts'
import { newReportPath } from './paths.ts'
import { draftBeginning, draftChildren } from './report-text.ts'

/** Throws a draft away, and can bring it back. */
export function useDiscardDraft(): (draft: Pick<ReportDraft, 'id' | 'content'>) => void {
  const say = useWords(formWords)
  const again = useMutationOf(saveReportDraft, { invalidates: [listReportDrafts], onError: toastProblem })
  const { mutateAsync } = useMutationOf(discardReportDraft, { invalidates: [listReportDrafts], onError: toastProblem })
  // said also when the screen on which it was thrown away is gone
  return ({ id, content }) =>
    void mutateAsync({ draftId: id }).then(
      () => toast(say.draftDiscarded, { onUndo: () => again.mutate({ draftId: id, content, version: 0 }) }),
      () => undefined,
    )
}

/** Reports begun and not sent, as rows of a list. */
export function ReportDraftItems({ rows }: { rows: readonly ReportDraft[] }) {
  const say = useWords(formWords)
  const discard = useDiscardDraft()
  return rows.map((draft) => {
    const name = draftChildren(draft.content) || say.nameless
    return (
      <li key={draft.id} className="ac-row">
        <div>
          <strong translate="no"><bdi dir="auto">{name}</bdi></strong>{' '}
          <span className="ac-meta">{say.reportSaved(formatRelative(draft.savedAt))}</span>
          <div translate="no" dir="auto">{draftBeginning(draft.content) || say.noFacts}</div>
        </div>
        <LinkButton size="small" to={newReportPath.to({}, { bozza: draft.id })} aria-label={say.goOnOf(name)}>{say.goOn}</LinkButton>
        <IconButton icon="delete" label={say.discardOf(name)} onClick={() => discard(draft)} />
      </li>
    )
  })
}
