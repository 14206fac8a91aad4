import { useEffect, useMemo, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { rememberOpened } from '#kernel/web/palette.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { getRun, type Run, type RunStep } from '../contract/run.ts'
import { AbandonDialog, EndDialog, ResumeDialog } from './StepDialogs.tsx'
import { formatMoment } from './moments.ts'
import { clockPath, proceduresPath, runPath } from './paths.ts'
import { OpenStep, StepLine } from './StepCard.tsx'
import { consequenceOf, TermBlock } from './TermBlock.tsx'
import { procedureWords } from './words.ts'

/** A procedure as it runs: its clocks on top, what to do now, all its steps, what was recorded. */
export function RunScreen() {
  const say = useWords(procedureWords)
  const { runId } = runPath.useParams()
  const query = useQueryOf(getRun, { runId: runId as Id<'run'> }, { refetchInterval: 60_000 })
  return <Loaded query={query} lines={12} title={say.procedure}>{(run) => <RunView run={run} />}</Loaded>
}

/**
 * Open steps, those whose term ends first before the others. When effect was lost for certain, telling the court comes before all; when something
 * is only not recorded, asking for it comes first.
 */
export function openSteps(run: Run): RunStep[] {
  const byTerm = new Map(run.terms.map((term, index) => [term.stepId, index] as const).toReversed())
  const rank = (step: RunStep): number => (step.onLoss ? (run.effectLost?.certain ? -1 : 0.5) : (byTerm.get(step.id) ?? 99))
  return run.steps.filter(({ state }) => state === 'open').toSorted((a, b) => rank(a) - rank(b) || Number(b.required) - Number(a.required))
}

function RunView({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const [search] = useSearchState()
  const title = both(run.title)
  useEffect(() => rememberOpened({ id: run.id, label: `${title}${run.caseNumber ? ` · ${run.caseNumber}` : ''}`, icon: 'clock', href: runPath.to({ runId: run.id }) }), [run.id, run.caseNumber, title])
  const open = openSteps(run)
  return (
    <>
      <RunHeader run={run} />
      <div className="ac-columns">
        <div className="ac-stack">
          {run.effectLost && <Lost run={run} />}
          {run.terms.length > 0 && <RunningTerms run={run} />}
          <section className="ac-stack" aria-label={say.now_title}>
            <h2 className="ac-section-title">{say.now_title}</h2>
            {open.length === 0 && <p className="ac-meta">{say.now_none}</p>}
            {open.map((step, index) => <OpenStep key={step.id} run={run} step={step} main={index === 0} wanted={search['passo'] === step.id} />)}
          </section>
          <AllSteps run={run} />
        </div>
        <div className="ac-stack">
          <About run={run} />
          <Log run={run} />
        </div>
      </div>
    </>
  )
}

function RunHeader({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const [dialog, setDialog] = useState<'end' | 'abandon' | 'resume' | null>(null)
  const items = [
    ...(run.can.end ? [{ id: 'end', label: say.end, onAction: () => setDialog('end') }] : []),
    ...(run.can.abandon ? [{ id: 'abandon', label: say.abandon, onAction: () => setDialog('abandon') }] : []),
    ...(run.can.resume ? [{ id: 'resume', label: say.resume, onAction: () => setDialog('resume') }] : []),
  ]
  const close = () => setDialog(null)
  return (
    <>
      <PageHeader
        tab={`${both(run.title)}${run.caseNumber ? ` ${run.caseNumber}` : ''}`}
        title={both(run.title)}
        above={<Breadcrumb items={[{ label: say.board, to: proceduresPath.to() }, { label: run.caseNumber ?? run.subtitle ?? both(run.title) }]} />}
        status={
          <div className="ac-row">
            {run.caseId && run.childName ? <Link to={caseTabPath.to({ caseId: run.caseId, tab: 'procedure' })}><PersonName name={run.childName} /></Link> : <span translate="no">{run.subtitle}</span>}
            <span>{say.startedOn(formatMoment(run.startedOn))}</span>
            {run.state !== 'running' && <Badge>{say[`state_${run.state}`]}</Badge>}
            {run.endReason && <span className="ac-meta" translate="no">{run.endReason}</span>}
          </div>
        }
        actions={<>{run.terms.length > 0 && <LinkButton icon="clock" to={clockPath.to({ runId: run.id })}>{say.openClock}</LinkButton>}{items.length > 0 && <Menu label={say.actions} items={items} />}</>}
      />
      {dialog === 'end' && <EndDialog run={run} onClose={close} />}
      {dialog === 'abandon' && <AbandonDialog run={run} onClose={close} />}
      {dialog === 'resume' && <ResumeDialog run={run} onClose={close} />}
    </>
  )
}

/** Raised, never acted upon: the judge decides. */
export function Lost({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  if (!run.effectLost) return null
  return (
    <section aria-label={say.lost}>
      <Callout kind="danger" title={`${say.lost}: ${formatMoment(run.effectLost.at)}`}>
        <p>{both(run.effectLost.notice)}</p>
        <p>{say.neverReturn}</p>
      </Callout>
    </section>
  )
}

function RunningTerms({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const titles = useMemo(() => new Map(run.steps.map((step) => [step.id, both(step.title)])), [run.steps, both])
  return (
    <Card title={say.runningTerms}>
      <ul className="ac-plain ac-stack">
        {run.terms.map((term) => (
          <li key={term.id}>
            <div><a href={`#passo-${term.stepId}`}>{titles.get(term.stepId) ?? term.title}</a></div>
            <TermBlock term={term} consequence={consequenceOf(run, term)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function AllSteps({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const [all, setAll] = useState(false)
  const wanted = useSearchState()[0]['passo']
  const hidden = run.steps.some(({ state }) => state === 'not_applicable')
  return (
    <Card title={say.allSteps} actions={hidden && <label className="ac-tick ac-screen-only"><input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} /><span>{say.showAll}</span></label>}>
      {run.definition.groups.map((group) => {
        const steps = run.steps.filter((step) => step.group === group.id && (all || step.state !== 'not_applicable'))
        return steps.length === 0 ? null : (
          <section key={group.id}>
            <h3 className="ac-group-title">{both(group.title)}</h3>
            <ol className="ac-plain ac-step-lines">{steps.map((step) => <StepLine key={step.id} run={run} step={step} wanted={wanted === step.id} />)}</ol>
          </section>
        )
      })}
    </Card>
  )
}

function About({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const { definition } = run
  return (
    <Card title={say.whatToCheck}>
      <DataList items={[
        { label: say.responsible, value: run.responsible?.name ?? <Badge kind="warning">{say.noResponsible}</Badge> },
        { label: say.unit, value: run.unit.name },
        { label: say.municipality, value: run.municipality },
        { label: say.source, value: <><span lang="it">{definition.source.article}</span> <span className="ac-meta">({say[`sure_${definition.source.sureness}`]})</span></> },
        { label: say.parts, value: run.parent && <Link to={runPath.to({ runId: run.parent.id })}>{say.parent(both(run.parent.title))}</Link> },
      ]} />
      {definition.caveat && <p>{both(definition.caveat)}</p>}
    </Card>
  )
}

function Log({ run }: { run: Run }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const titles = new Map(run.steps.map((step) => [step.id, both(step.title)]))
  return (
    <Card title={say.log}>
      <Timeline label={say.log} items={run.log.map((entry) => ({
        id: entry.id, when: entry.at, icon: entry.what === 'effect_lost' ? 'warning-circle' : 'check',
        title: `${say[`log_${entry.what}`]}${entry.stepId ? `: ${titles.get(entry.stepId) ?? entry.stepId}` : ''}`,
        meta: [entry.by?.name ?? say.theClock, entry.happened && say.happenedWhen(formatMoment(entry.happened))].filter(Boolean).join(' · '),
        body: entry.words ? <span translate="no"><bdi>{entry.words}</bdi></span> : undefined,
      }))} />
      <p className="ac-meta">{formatDateTime(run.now)}</p>
    </Card>
  )
}
