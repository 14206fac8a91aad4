import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { touchActivity } from '#modules/cases/server/index.ts'
import * as contract from '../contract/run.ts'
import { stepOf, type Step } from '../domain/definition.ts'
import { standings, type RunFacts } from '../domain/run.ts'
import { assertMayAct } from './access.ts'
import { actingOn, loadRun, logTitle, type Loaded } from './facts.ts'
import { presentRun } from './present-run.ts'
import { changeRecord, insertRecord, insertVersion, setAttached, type RecordRow } from './record-store.ts'
import { checkRecording, type Checked } from './recording.ts'
import { changeRun, insertLog, type RunChange } from './run-store.ts'
import { settle } from './settle.ts'

/** A run held until commit, in the version the change was based on, in which the actor may record. */
export async function holdRun(context: Context, runId: string, version: number): Promise<Loaded> {
  const loaded = await loadRun(context.tx, runId, true)
  if (loaded.run.case_id) context.audit(loaded.run.case_id)
  assertMayAct(await actingOn(context, loaded.run), loaded.run, loaded.file)
  if (loaded.run.version !== version) throw stale(await presentRun(context, loaded))
  return loaded
}

export function stepIn(loaded: Loaded, stepId: string): Step {
  const step = loaded.definition.steps.find((one) => one.id === stepId)
  if (!step) throw notFound()
  return step
}

/** After a change: the version moves, rows, terms and loss follow, and the run is answered as it now stands. */
export async function finish(context: Context, { run }: Loaded, reason: string, change: RunChange = {}): Promise<contract.Run> {
  if (!(await changeRun(context.tx, run.id, run.version, change))) throw stale(await presentRun(context, await loadRun(context.tx, run.id)))
  await settle(context, await loadRun(context.tx, run.id), reason)
  if (run.case_id) await touchActivity(context.tx, [run.case_id], new Date(context.now).toISOString())
  return presentRun(context, await loadRun(context.tx, run.id))
}

export const doStep = operation(contract.doStep, async (context, input) => {
  const loaded = await holdRun(context, input.runId, input.version)
  const step = stepIn(loaded, input.stepId)
  assertRecordable(step, loaded.facts, context.now)
  const checked = await checkRecording(context, step, input, loaded.facts, loaded.run.case_id)
  const n = loaded.records.filter((row) => row.step_id === step.id).length + 1
  await writeRecord(context, { id: loaded.run.id, step_id: step.id, n }, checked)
  await log(context, loaded, step, { what: 'step_done', n, happened: checked.happened, words: checked.words })
  const chosen = step.fork?.find(({ id }) => id === checked.option)
  if (chosen) await log(context, loaded, step, { what: 'fork_chosen', n, happened: checked.happened, words: chosen.label.it })
  context.note({ procedure: loaded.definition.id, step: step.id })
  return finish(context, loaded, 'Registrato un passo della procedura')
})

function assertRecordable(step: Step, facts: RunFacts, now: number): void {
  const { state, waitsFor } = standings(facts, dateInRome(now)).get(step.id)!
  if (state === 'open' || state === 'later' || (state === 'done' && step.repeatable)) return
  if (state === 'done') throw conflict({ it: 'Il passo è già registrato: se c’è un errore, correggilo.', en: 'The step is recorded already: if something is wrong, correct it.' })
  if (state === 'skipped') throw conflict({ it: 'Il passo è stato saltato: prima annulla il salto.', en: 'The step was skipped: take that back first.' })
  if (state === 'not_applicable') throw conflict({ it: 'Questo passo non riguarda la strada presa dalla procedura.', en: 'This step is not on the road the procedure has taken.' })
  const first = stepOf(facts.definition, waitsFor[0]!).title
  throw conflict({ it: `Prima va registrato «${first.it}».`, en: `“${first.en}” must be recorded first.` })
}

export const correctStep = operation(contract.correctStep, async (context, input) => {
  const loaded = await holdRun(context, input.runId, input.version)
  const step = stepIn(loaded, input.stepId)
  const row = loaded.records.find((one) => one.step_id === step.id && one.n === input.n)
  if (!row) throw conflict({ it: 'Il passo non è ancora registrato: non c’è niente da correggere.', en: 'The step is not recorded yet: there is nothing to correct.' })
  const others = { ...loaded.facts, records: loaded.facts.records.filter((one) => !(one.stepId === step.id && one.n === input.n)) }
  const checked = await checkRecording(context, step, input, others, loaded.run.case_id)
  assertBeforeWhatFollows(step, checked, loaded)
  await keepEarlier(context, row, input.reason, loaded)
  await changeRecord(context.tx, row.id, { happened: checked.happened, option: checked.option, fields: checked.fields, words: checked.words })
  await setAttached(context.tx, row.id, checked.papers)
  await log(context, loaded, step, { what: 'step_corrected', n: row.n, happened: checked.happened, words: input.reason })
  context.note({ procedure: loaded.definition.id, step: step.id })
  return finish(context, loaded, input.reason, step.id === loaded.definition.start && row.n === 1 ? { started_on: checked.happened } : {})
})

/** A corrected moment may not come after what was recorded as following it. */
function assertBeforeWhatFollows(step: Step, checked: Checked, { facts }: Loaded): void {
  const late = facts.records.find((one) => {
    const follows = stepOf(facts.definition, one.stepId).after?.includes(step.id) === true
    const [a, b] = checked.happened.length === 10 || one.happened.length === 10 ? [checked.happened.slice(0, 10), one.happened.slice(0, 10)] : [checked.happened, one.happened]
    return follows && (a.length === 10 ? a > b : Date.parse(a) > Date.parse(b))
  })
  if (!late) return
  const { title } = stepOf(facts.definition, late.stepId)
  throw invalid('happened', { it: `È dopo «${title.it}», che viene dopo: controlla le due date`, en: `It is after “${title.en}”, which comes later: check both dates` })
}

async function keepEarlier({ tx, now, actor }: Context, row: RecordRow, reason: string, { attached }: Loaded): Promise<void> {
  const papers = attached.filter((one) => one.record_id === row.id).map(({ document_id: id, expected }) => ({ id, expected }))
  const content = { happened: row.happened, option: row.option, fields: row.fields, words: row.words, papers }
  await insertVersion(tx, { id: newId(now), record_id: row.id, content, at: new Date(now).toISOString(), by_operator: actor.id, reason })
}

/** Who writes, when: an operation's context fits as it is. */
export type Writing = Pick<Context, 'tx' | 'now'> & { actor: { readonly id: string } }

/** Writes down one time a step happened. */
export async function writeRecord({ tx, now, actor }: Writing, at: { id: string; step_id: string; n: number }, checked: Checked): Promise<void> {
  const id = newId(now)
  await insertRecord(tx, {
    id, run_id: at.id, step_id: at.step_id, n: at.n, happened: checked.happened, option: checked.option, fields: checked.fields, words: checked.words, recorded_by: actor.id,
    recorded_at: new Date(now).toISOString(),
  })
  await setAttached(tx, id, checked.papers)
}

interface Logged {
  what: contract.Run['log'][number]['what']
  n?: number | null
  happened?: string | null
  words?: string | null
}
export const log = ({ tx, now, actor }: Writing, { run, definition }: Loaded, step: Step | null, { what, n, happened, words }: Logged) =>
  insertLog(tx, {
    id: newId(now), run_id: run.id, at: new Date(now).toISOString(), by_operator: actor.id, what, step_id: step?.id ?? null, n: n ?? null, happened: happened ?? null, words: words ?? null,
    title: logTitle(definition, step?.id ?? null),
  })
