import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { caseTerms, type Term } from '../contract.ts'
import { Countdown } from './Countdown.tsx'
import { momentText } from './moment-text.ts'
import { caseTabPath, termPath } from './paths.ts'
import { countedDown } from './TermLine.tsx'
import { TermTitle } from './TermTitle.tsx'
import { termWords } from './words.ts'

/** What falls due next in a file: by date; before those with one, what is to be done at once. Rows come in that order, missed ones first. */
export const nextOf = (rows: readonly Term[]): Term | undefined => rows.find(({ bucket }) => bucket !== null && bucket !== 'missed')

/** The next term of a child with its remaining time, and how many were missed: one line of the header of the page. Nothing when there is none. */
export function NextTerm({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(termWords)
  const { data } = useQueryOf(caseTerms, { caseId }, { keepPrevious: true })
  if (!data) return null
  const missed = data.rows.filter(({ bucket }) => bucket === 'missed').length
  const next = nextOf(data.rows)
  if (!missed && !next) return null
  return (
    <div className="ac-row ac-next-term">
      {missed > 0 && <Link to={caseTabPath.to({ caseId, tab: 'termini' })}><Badge kind="danger" icon="warning-circle">{say.missedOfFile(missed)}</Badge></Link>}
      {next && <Next term={next} />}
    </div>
  )
}

function Next({ term }: { term: Term }) {
  const say = useWords(termWords)
  const ringing = countedDown(term)
  return (
    <span>
      {say.nextTerm}: <Link to={termPath.to({ termId: term.id })}><TermTitle term={term} /></Link>, {term.due ? <time dateTime={term.due}>{momentText(term.due)}</time> : say.atOnce}{' '}
      {ringing && <Countdown {...ringing} />}
    </span>
  )
}
