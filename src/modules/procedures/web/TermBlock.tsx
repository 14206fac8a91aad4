import { Suspense } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import { getTerm } from '#modules/deadlines/contract.ts'
import { Countdown } from '#modules/deadlines/web/index.ts'
import type { Run, RunStep, RunTerm } from '../contract/run.ts'
import { followsOf } from '../domain/vocabulary.ts'
import { formatMoment } from './moments.ts'
import { procedureWords } from './words.ts'
import './procedures.css'

interface TermProps {
  term: RunTerm
  /** What the step it belongs to says of its passing: said in its words, once, in place of the general name of the consequence. */
  consequence: RunStep['consequence']
}

/** What the step of a term says of its passing. */
export const consequenceOf = (run: Pick<Run, 'steps'>, { stepId }: RunTerm): TermProps['consequence'] => run.steps.find(({ id }) => id === stepId)?.consequence ?? null

/** A term in a line: what is left, until when, why. */
export function TermBlock({ term, consequence }: TermProps) {
  const say = useWords(procedureWords)
  const running = term.state === 'open' || term.state === 'missed'
  return (
    <div className="ac-run-term">
      {term.state === 'missed' && <Badge kind="danger" icon="warning-circle">{say.term_missed}</Badge>}
      {!running && <Badge>{say[`term_${term.state}`]}</Badge>}{' '}
      {term.atOnce && <Badge kind="warning" icon="clock">{say.atOnceShort}</Badge>}
      {running && term.due && term.dueAt && <Suspense fallback={null}><Countdown due={term.due} dueAt={term.dueAt} /></Suspense>}{' '}
      {term.due ? <span>{say.dueOn}: <strong>{formatMoment(term.due)}</strong></span> : term.atOnce && <span>{say.atOnce}</span>}{' '}
      <Why of={say.whyDate}><Reasons term={term} consequence={consequence} /></Why>
    </div>
  )
}

/** Why this date: what it is counted from, how, by which rule; what follows when it passes. */
export function Reasons({ term, consequence: own }: TermProps) {
  const say = useWords(procedureWords)
  const both = useSay()
  const query = useQueryOf(getTerm, { termId: term.id }, { staleTime: 60_000 })
  const consequence = followsOf(term.consequence, own)
  return (
    <Loaded query={query} lines={3}>
      {(detail) => (
        <>
          <ul className="ac-why-list">{detail.why.map((one) => <li key={one.it}>{both(one)}</li>)}</ul>
          {term.extended && term.due && term.extended.slice(0, 10) !== term.due.slice(0, 10) && <p>{say.extendedTo(formatMoment(term.extended))}</p>}
          {term.workBy && term.due && term.workBy !== term.due && <p>{say.workBy(formatMoment(term.workBy))}</p>}
          {consequence && <p><strong>{say.ifMissed}:</strong> {both(consequence)}</p>}
        </>
      )}
    </Loaded>
  )
}
