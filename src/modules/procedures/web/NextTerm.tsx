import { Suspense } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Countdown } from '#modules/deadlines/web/index.ts'
import type { RunRow } from '../contract/run.ts'
import { formatMoment } from './moments.ts'
import { procedureWords } from './words.ts'

/** What expires first of a run: how long it still runs, until when. */
export function NextTerm({ row }: { row: RunRow }) {
  const say = useWords(procedureWords)
  const term = row.nextTerm
  if (!term) return <span className="ac-meta">{row.state === 'running' ? say.noTerm : say[`state_${row.state}`]}</span>
  return (
    <div>
      {term.due && term.dueAt ? <Suspense fallback={null}><Countdown due={term.due} dueAt={term.dueAt} /></Suspense> : <Badge kind="warning" icon="clock">{say.atOnceShort}</Badge>}{' '}
      {term.due && <div className="ac-meta">{formatMoment(term.due)}</div>}
    </div>
  )
}
