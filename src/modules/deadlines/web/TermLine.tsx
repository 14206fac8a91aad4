import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { classes } from '#kernel/web/ui/class-names.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Term } from '../contract.ts'
import { Countdown } from './Countdown.tsx'
import { momentText } from './moment-text.ts'
import { TermTitle } from './TermTitle.tsx'
import { caseTabPath, termPath } from './paths.ts'
import { termText } from './term-text.ts'
import { termWords, type TermSay } from './words.ts'
import './terms.css'

interface TermLineProps {
  term: Term
  /** On the child's own page his name is not said again. */
  withFile?: boolean
  /** Opens the window that marks it as done; without it the line only shows. */
  onDone?: (term: Term) => void
}

/** A term as one reads it: until when, what, of whom, who must act, what follows, how sure. */
export function TermLine({ term, withFile = true, onDone }: TermLineProps) {
  const say = useWords(termWords)
  const actor = useActor()
  const text = termText(term)
  const live = term.state === 'open' || term.state === 'missed'
  const ringing = countedDown(term)
  return (
    <article className={classes('ac-term', term.bucket === 'missed' && 'ac-term-missed', live && !term.responsible && 'ac-term-alone')} data-term={term.id}>
      <div className="ac-term-when">
        {term.due ? <time dateTime={term.due}>{momentText(term.due)}</time> : <strong title={say.atOnceText}>{say.atOnce}</strong>}
        {live && ringing && <Countdown {...ringing} />}
        {live && term.workBy && term.workBy !== term.due && term.workBy >= dateInRome(Date.now()) && <span className="ac-meta">{say.workBy(formatDate(term.workBy))}</span>}
        {!live && <Badge>{endedText(say, term)}</Badge>}
      </div>
      <div className="ac-term-what">
        <Link to={termPath.to({ termId: term.id })} className="ac-term-link" data-term-link=""><TermTitle term={term} /></Link>
        <div className="ac-term-facts">
          {withFile && <OfFile term={term} />}
          {live && (term.responsible ? <span>{term.responsible.id === actor.id ? say.whoYou : say.who(term.responsible.name)}</span> : <Badge kind="danger" icon="warning-circle">{say.nobody}</Badge>)}
          {text.actor && <span className="ac-meta ac-term-more">{say.whoActs}: {text.actor}</span>}
        </div>
        <Consequence term={term} say={say} />
      </div>
      {onDone && live && term.can.complete && (
        <Button size="small" icon="check" className="ac-screen-only ac-term-done" data-term-done="" aria-label={say.doneOf(text.title)} onClick={() => onDone(term)}>{say.doneShort}</Button>
      )}
    </article>
  )
}

/** The prudent date; once it has passed, what a holiday adds to it, as long as that lasts. */
export function countedDown({ due, dueAt, extended, lapseAt }: Pick<Term, 'due' | 'dueAt' | 'extended' | 'lapseAt'>): { due: string; dueAt: string } | null {
  if (!due || !dueAt) return null
  const now = Date.now()
  return extended && lapseAt && Date.parse(dueAt) < now && Date.parse(lapseAt) > now ? { due: extended, dueAt: lapseAt } : { due, dueAt }
}

function OfFile({ term }: { term: Term }) {
  const say = useWords(termWords)
  if (!term.caseId) return <span>{say.ofUnit}{term.unit && `: ${term.unit.name}`}</span>
  return (
    <span>
      <Link to={caseTabPath.to({ caseId: term.caseId, tab: 'termini' })}><PersonName name={term.childName ?? say.file} /></Link>{' '}
      <span className="ac-meta ac-whole" translate="no">{term.caseNumber}</span>
    </span>
  )
}

/** What follows when it is missed, the source, and how sure both are. Loud only when it has been missed. */
function Consequence({ term, say }: { term: Term; say: TermSay }) {
  const { consequence, loses, source, sure } = termText(term)
  if (!consequence && !source && term.kind !== 'judge' && term.kind !== 'standard') return null
  return (
    <div className={classes('ac-term-facts ac-meta', term.bucket !== 'missed' && 'ac-term-more')}>
      {consequence && (term.bucket === 'missed' ? (loses ? <strong className="ac-term-loss">{consequence}</strong> : <span>{consequence}</span>) : <span>{say.ifMissed}: {consequence}</span>)}
      {source ? <span lang="it">{source}</span> : <span>{say[`origin_${term.kind}`]}</span>}
      {sure && (sure === 'UNSURE' ? <Badge kind="warning" icon="help-circle">{say.sure_UNSURE}</Badge> : <span>{say[`sure_${sure}`]}</span>)}
    </div>
  )
}

/** How a term that is no longer to be done ended. */
export function endedText(say: TermSay, term: Term): string {
  if (term.state === 'done' && term.doneAt) return term.missedAt ? say.lateDone(formatDate(term.doneAt)) : say.onTimeDone(formatDate(term.doneAt))
  return term.state === 'suspended' ? say.state_suspended : say.state_waived
}
