import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { networkPath } from '#modules/network/web/index.ts'
import { getRun, type Run, type RunStep, type RunTerm } from '../contract/run.ts'
import { actorNames } from '../domain/vocabulary.ts'
import { BigClock } from './BigClock.tsx'
import { formatMoment } from './moments.ts'
import { clockPath, proceduresPath, runPath } from './paths.ts'
import { Lost, openSteps } from './RunScreen.tsx'
import { consequenceOf, Reasons, TermBlock } from './TermBlock.tsx'
import { useNow } from './useNow.ts'
import { procedureWords } from './words.ts'

/** The clock of a procedure alone, for the night: what is running, how long it still runs, why, what to do, whom to call. */
export function ClockScreen() {
  const say = useWords(procedureWords)
  const { runId } = clockPath.useParams()
  const query = useQueryOf(getRun, { runId: runId as Id<'run'> }, { refetchInterval: 30_000 })
  return <Loaded query={query} lines={8} title={say.clockTitle}>{(run) => <ClockView run={run} />}</Loaded>
}

function ClockView({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const [first, ...others] = run.terms
  const step = first && run.steps.find(({ id }) => id === first.stepId)
  return (
    <>
      <PageHeader
        tab={say.clockTitle}
        title={both(run.title)}
        above={<Breadcrumb items={[{ label: say.board, to: proceduresPath.to() }, { label: run.caseNumber ?? run.subtitle ?? '', to: runPath.to({ runId: run.id }) }, { label: say.clock }]} />}
        status={<div className="ac-row">{run.caseId && run.childName ? <Link to={caseTabPath.to({ caseId: run.caseId, tab: 'procedure' })}><PersonName name={run.childName} /></Link> : <span translate="no">{run.subtitle}</span>}<TimeNow run={run} /></div>}
        actions={<LinkButton to={runPath.to({ runId: run.id })}>{say.backToRun}</LinkButton>}
      />
      <div className="ac-clock">
        <Lost run={run} />
        {first && step ? <Face run={run} term={first} step={step} /> : <EmptyState icon="clock" title={say.noTermRuns} />}
        {others.length > 0 && (
          <Card title={say.runningTerms}>
            <ul className="ac-plain ac-stack">
              {others.map((term) => <li key={term.id}><div>{titleOf(run, term, both)}</div><TermBlock term={term} consequence={consequenceOf(run, term)} /></li>)}
            </ul>
          </Card>
        )}
        <ToDo run={run} />
        <Calls run={run} />
      </div>
    </>
  )
}

type Both = ReturnType<typeof useSay>
const titleOf = (run: Run, term: RunTerm, both: Both): string => both(run.steps.find(({ id }) => id === term.stepId)?.title ?? { it: term.title, en: term.title })

/** The hour it is, beside the clock: at night one looks at both. */
function TimeNow({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const now = useNow(run.now, 10_000)
  return <span className="ac-meta">{say.today(formatDateTime(new Date(now).toISOString()))}</span>
}

function Face({ run, term, step }: { run: Run; term: RunTerm; step: RunStep }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const title = both(step.title)
  const lapses = step.consequence?.code === 'LOSS'
  return (
    <section className="ac-clock-face" aria-labelledby="clock-title">
      <h2 id="clock-title" className="ac-card-title">{title}</h2>
      {term.dueAt ? <BigClock dueAt={term.dueAt} serverNow={run.now} what={title} /> : <p className="ac-clock-due">{say.atOnce}</p>}
      {term.due && <p className="ac-clock-due">{say.dueOn}: {formatMoment(term.due)}</p>}
      <p>{both(actorNames[step.actor])}. {both(step.text)}</p>
      {step.can.record && <LinkButton kind="primary" to={runPath.to({ runId: run.id }, { passo: step.id })}>{say.record(title)}</LinkButton>}
      <div>
        <h3 className="ac-group-title">{say.whatIfMissed}</h3>
        {step.consequence && <p><strong>{both(step.consequence.words)}.</strong></p>}
        {lapses && <p>{say.raiseLoss} {say.neverReturn}</p>}
      </div>
      <details open>
        <summary>{say.whyThisDate}</summary>
        <Reasons term={term} consequence={step.consequence} />
      </details>
    </section>
  )
}

/** What else is open, and what opens once this is done. */
function ToDo({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const open = openSteps(run)
  const next = run.steps.filter(({ state, waitsFor, required }) => state === 'blocked' && required && waitsFor.some((id) => open.some((step) => step.id === id)))
  return (
    <Card title={say.whatNow}>
      {open.length === 0 && <p className="ac-meta">{say.now_none}</p>}
      <ol className="ac-stack">
        {open.map((step) => <li key={step.id}><Link to={runPath.to({ runId: run.id }, { passo: step.id })}>{both(step.title)}</Link>{step.send && <div className="ac-meta">{say.send}: {both(step.send)}</div>}</li>)}
      </ol>
      {next.length > 0 && <><h3 className="ac-group-title">{say.afterThis}</h3><ul>{next.map((step) => <li key={step.id}>{both(step.title)}</li>)}</ul></>}
    </Card>
  )
}

function Calls({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const actors = new Set(openSteps(run).map(({ actor }) => actor))
  const prosecutor = run.definitionId === '403' || actors.has('pmm')
  const court = run.effectLost !== null || actors.has('tm')
  return (
    <Card title={say.whomToCall}>
      <ul className="ac-stack">
        {prosecutor && <li>{say.call_pmm}</li>}
        {court && <li>{say.call_tm}</li>}
        <li>{run.responsible ? `${say.responsible}: ${run.responsible.name}` : say.noResponsible}, {run.unit.name}</li>
        <li>{say.call_coordinator}</li>
      </ul>
      <p className="ac-meta">{say.callHint} <Link to={networkPath.to()}>{say.network}</Link></p>
    </Card>
  )
}
