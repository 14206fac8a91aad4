import { useMemo } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { classes } from '#kernel/web/ui/class-names.ts'
import { VisuallyHidden } from '#kernel/web/ui/VisuallyHidden.tsx'
import { leftLong, leftShort, leftUntil, spokenStage } from './remaining.ts'
import { useNow } from './useNow.ts'
import { procedureWords } from './words.ts'
import './procedures.css'

interface BigClockProps {
  /** The last instant of the term, ISO 8601. */
  dueAt: string
  /** The server's clock as the answer said it. */
  serverNow: string | undefined
  /** What the term is of, said with the remaining time at the moments that matter. */
  what: string
}

/** What is left of a term in hours, large and going on by itself. Who listens hears it when a stage comes, never each second. */
export function BigClock({ dueAt, serverNow, what }: BigClockProps) {
  const say = useWords(procedureWords)
  const now = useNow(serverNow)
  const due = Date.parse(dueAt)
  const left = leftUntil(due, now)
  const stage = spokenStage(due, now)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- spoken anew only when a stage comes
  const spoken = useMemo(() => (left.over ? `${say.passedBy} ${leftLong(left, say)}: ${what}` : say.announce(leftLong(left, say), what)), [stage, say, what])
  return (
    <>
      <span role="timer" className={classes('ac-left', left.over && 'ac-left-over')}>
        <span className="ac-left-label">{left.over ? say.passedBy : say.remaining}</span>
        <span aria-hidden="true" className="ac-left-time">{leftShort(left, say)}</span>
        <VisuallyHidden>{leftLong(left, say)}</VisuallyHidden>
      </span>
      <span className="ac-hidden" aria-live="polite">{stage > 0 ? spoken : ''}</span>
    </>
  )
}
