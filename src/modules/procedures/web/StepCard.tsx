import { useEffect, useRef, useState } from 'react'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import { doStep, type Run, type RunStep } from '../contract/run.ts'
import { actorNames } from '../domain/vocabulary.ts'
import { CorrectDialog, SkipDialog, TakeBackSkipButton } from './StepDialogs.tsx'
import { formatMoment } from './moments.ts'
import { runPath } from './paths.ts'
import { RecordForm } from './RecordForm.tsx'
import { StartDialog } from './StartDialog.tsx'
import { TermBlock } from './TermBlock.tsx'
import { procedureWords } from './words.ts'
import './procedures.css'

const kinds: Record<RunStep['state'], BadgeKind> = { open: 'info', done: 'success', blocked: 'neutral', later: 'neutral', skipped: 'neutral', not_applicable: 'neutral' }

interface StepProps {
  run: Run
  step: RunStep
  /** The first to be done: its button is the main one of the screen. */
  main?: boolean
  /** Its form is open from the beginning (one came here to record it). */
  wanted?: boolean
}

/** A step to be done: what to do, whom to send it to, until when; recorded in place. */
export function OpenStep({ run, step, main, wanted }: StepProps) {
  const say = useWords(procedureWords)
  const both = useSay()
  const [recording, setRecording] = useState(wanted ?? false)
  const [skipping, setSkipping] = useState(false)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (wanted) card.current?.scrollIntoView({ block: 'start' })
  }, [wanted])
  const running = step.runTerms.filter(({ state }) => state === 'open' || state === 'missed')
  return (
    <article ref={card} className="ac-card" id={`passo-${step.id}`} aria-labelledby={`passo-${step.id}-title`}>
      <div className="ac-card-head">
        <h3 className="ac-card-title" id={`passo-${step.id}-title`}>{both(step.title)}</h3>
        <div className="ac-row"><Badge kind={step.ours ? 'info' : 'neutral'}>{both(actorNames[step.actor])}</Badge>{!step.required && <Badge>{say.optional}</Badge>}</div>
      </div>
      {running.map((term) => <TermBlock key={term.id} term={term} consequence={step.consequence} />)}
      <p>{both(step.text)} <StepWhy step={step} /></p>
      {step.send && <p><strong>{say.send}:</strong> {both(step.send)}</p>}
      {!step.ours && <p className="ac-meta">{say.theirs}</p>}
      {step.documents.length > 0 && <p className="ac-meta">{say.documents}: {step.documents.map((one) => both(one.label)).join('; ')}</p>}
      {step.consequence && <p className="ac-meta">{say.ifMissed}: {both(step.consequence.words)}</p>}
      <ChildRuns run={run} step={step} />
      {recording ? (
        <RecordForm
          endpoint={doStep} step={step} caseId={run.caseId} section={run.definition.section} input={{ runId: run.id, stepId: step.id, version: run.version }}
          submit={say.save} done={say.recorded} onDone={() => setRecording(false)} onCancel={() => setRecording(false)}
        />
      ) : (
        <div className="ac-row ac-screen-only">
          {step.can.record && <Button kind={main ? 'primary' : 'secondary'} aria-label={say.record(both(step.title))} onClick={() => setRecording(true)}>{say.record('').replace(/[: ]+$/, '')}</Button>}
          {step.can.skip && <Button kind="quiet" aria-label={`${say.skip}: ${both(step.title)}`} onClick={() => setSkipping(true)}>{say.skip}</Button>}
        </div>
      )}
      {skipping && <SkipDialog run={run} step={step} onClose={() => setSkipping(false)} />}
    </article>
  )
}

/** A step in its place among all: state, when it was recorded and by whom, what it waits for. */
export function StepLine({ run, step, wanted }: StepProps) {
  const say = useWords(procedureWords)
  const both = useSay()
  // one came here for a paper that is missing: it is attached by correcting
  const last = step.occurrences.at(-1)
  const [open, setOpen] = useState<{ n: number } | null>(wanted && last && step.can.correct ? last : null)
  const [again, setAgain] = useState(false)
  const titles = new Map(run.steps.map((one) => [one.id, both(one.title)]))
  return (
    <li className={`ac-step-line ac-step-line-${step.state}`}>
      <div className="ac-row">
        <strong>{both(step.title)}</strong> <Badge kind={kinds[step.state]}>{say[`state_${step.state}`]}</Badge>
        <span className="ac-meta">{both(actorNames[step.actor])}</span> <StepWhy step={step} />
      </div>
      {step.occurrences.map((one) => (
        <div key={one.n}>
          {step.occurrences.length > 1 && `${say.occurrenceN(one.n)}: `}{formatMoment(one.happened)}
          {one.option && <>, {both(step.fork?.find(({ id }) => id === one.option)?.label ?? { it: one.option, en: one.option })}</>}
          {one.late && <> <Badge kind="danger" icon="warning-circle">{say.late}</Badge></>}
          <span className="ac-meta"> · {say.by(one.by.name, formatDateTime(one.recordedAt))}</span>
          {step.can.correct && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={`${say.correct}: ${both(step.title)}`} onClick={() => setOpen({ n: one.n })}>{say.correct}</Button>}
          <Recorded step={step} occurrence={one} />
        </div>
      ))}
      {step.skipReason && <div>{say.skippedWith(step.skipReason)} {step.can.takeBackSkip && <TakeBackSkipButton run={run} step={step} />}</div>}
      {step.state === 'blocked' && step.waitsFor.length > 0 && <div className="ac-meta">{say.waitsFor(nearest(step).map((id) => titles.get(id) ?? id).join('; '))}</div>}
      {step.opensOn && step.state === 'later' && <div className="ac-meta">{say.opensOn(formatMoment(step.opensOn))}</div>}
      {step.missingDocuments.length > 0 && <div><Badge kind="warning">{say.missingPapers}</Badge> {step.missingDocuments.map(both).join('; ')}</div>}
      {step.runTerms.filter(({ state }) => state === 'done' || state === 'missed').map((term) => <TermBlock key={term.id} term={term} consequence={step.consequence} />)}
      {step.state === 'done' && <ChildRuns run={run} step={step} />}
      {step.state === 'done' && step.can.record && !again && <Button size="small" className="ac-screen-only" aria-label={`${say.recordAgain}: ${both(step.title)}`} onClick={() => setAgain(true)}>{say.recordAgain}</Button>}
      {again && (
        <RecordForm
          endpoint={doStep} step={step} caseId={run.caseId} section={run.definition.section} input={{ runId: run.id, stepId: step.id, version: run.version }}
          submit={say.save} done={say.recorded} onDone={() => setAgain(false)} onCancel={() => setAgain(false)}
        />
      )}
      {open && <CorrectDialog run={run} step={step} occurrence={step.occurrences.find(({ n }) => n === open.n)!} onClose={() => setOpen(null)} />}
    </li>
  )
}

/** Of all a step waits for, what comes right before it; forks further back say nothing new. */
function nearest({ waitsFor, after }: RunStep): readonly string[] {
  const before = waitsFor.filter((id) => after.includes(id))
  return before.length > 0 ? before : waitsFor
}

type Occurrence = RunStep['occurrences'][number]

function Recorded({ step, occurrence }: { step: RunStep; occurrence: Occurrence }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const fields = [...step.fields, ...step.checks].flatMap((field) => {
    const value = occurrence.fields[field.id]
    const label = (id: string) => both(field.options.find((one) => one.id === id)?.label ?? { it: id, en: id })
    if (value === undefined || value === '' || value === false || (Array.isArray(value) && !value.length)) return []
    const text = value === true ? '✓' : Array.isArray(value) ? value.map(label).join(', ') : field.type === 'choice' ? label(value) : field.type === 'instant' || field.type === 'date' ? formatMoment(value) : value
    return [{ id: field.id, label: both(field.label), text }]
  })
  if (!fields.length && !occurrence.words && !occurrence.documents.length && !occurrence.corrections.length) return null
  return (
    <details className="ac-recorded">
      <summary>{say.written}</summary>
      <ul className="ac-plain">
        {fields.map((one) => <li key={one.id}><span className="ac-meta">{one.label}:</span> <span translate="no"><bdi>{one.text}</bdi></span></li>)}
        {occurrence.documents.map((one) => <li key={one.id}><span className="ac-meta">{say.documents}:</span> <span translate="no">{one.title}</span></li>)}
        {occurrence.words && <li translate="no"><bdi>{occurrence.words}</bdi></li>}
        {occurrence.corrections.map((one) => <li key={one.at} className="ac-meta">{formatDateTime(one.at)}, {one.by.name}: {one.reason} ({say.was(formatMoment(one.before))})</li>)}
      </ul>
    </details>
  )
}

function ChildRuns({ run, step }: StepProps) {
  const say = useWords(procedureWords)
  const both = useSay()
  const [starting, setStarting] = useState(false)
  return (
    <>
      {step.childRuns.map((one) => <p key={one.id}>{say.child}: <Link to={runPath.to({ runId: one.id })}>{both(one.title)}</Link> <Badge>{say[`state_${one.state}`]}</Badge></p>)}
      {step.starts && run.caseId && step.can.record && step.childRuns.length === 0 && <Button size="small" icon="plus" className="ac-screen-only" onClick={() => setStarting(true)}>{say.start}</Button>}
      {starting && run.caseId && <StartDialog caseId={run.caseId} definitionId={step.starts} parentRunId={run.id} onClose={() => setStarting(false)} />}
    </>
  )
}

/** Sources of a step, each with how sure it is. */
export function StepWhy({ step }: { step: Pick<RunStep, 'sources'> }) {
  const say = useWords(procedureWords)
  return (
    <Why of={say.whyStep}>
      <ul className="ac-why-list">{step.sources.map(({ rule, article, sureness }) => <li key={`${rule} ${article}`}>{rule && <strong>{rule} </strong>}{article} <span className="ac-meta">({say[`sure_${sureness}`]})</span></li>)}</ul>
    </Why>
  )
}
