import { useWords } from '#kernel/web/i18n/words.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { newPaperPath } from './paths.ts'
import { paperWords } from './words.ts'

/** Beside a completed entry talk: the way to its report, begun with what it says. Other instruments have none. */
export function TalkReportLink({ assessmentId, caseId, items }: { assessmentId: string; caseId: string; items: readonly string[] }) {
  const say = useWords(paperWords)
  if (!items.includes('r6_opinione')) return null
  return <LinkButton kind="secondary" icon="note" to={newPaperPath.to({ caseId }, { tipo: 'entry_talk', da: assessmentId })}>{say.writeTalk}</LinkButton>
}
