import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { actingIn, assertReached } from '#modules/access/server/index.ts'
import { sections } from '#modules/access/contract.ts'
import { touchActivity } from '#modules/cases/server/index.ts'
import * as contract from '../contract/run.ts'
import { stepOf, type Definition } from '../domain/definition.ts'
import { currentDefinition } from '../domain/definitions/index.ts'
import { isRecurring } from '../domain/run.ts'
import { ownActors } from '../domain/vocabulary.ts'
import { assertMayRecord } from './access.ts'
import { loadRun, logTitle } from './facts.ts'
import { bodyOf, fileOf, type FileRow } from './file-store.ts'
import { presentRun } from './present-run.ts'
import { writeRecord, type Writing } from './record-step.ts'
import { checkRecording, type Checked, type Typed } from './recording.ts'
import { insertLog, insertRun, insertSteps, findRun } from './run-store.ts'
import { damageOf, settle } from './settle.ts'

type Started = Typed & { definitionId: string }
/** Where a run stands: a file, or a unit. */
export interface Place {
  caseId: string | null
  organisationId: string
  unitId: string
  subtitle: string | null
  birth: PlainDate | null
  parent: { id: string; step: string } | null
}

export const startRun = operation(contract.startRun, async (context, input) => {
  const { tx, audit, now } = context
  audit(input.caseId, { procedure: input.definitionId })
  const file = await fileOf(tx, input.caseId)
  if (!file) throw notFound()
  const definition = startable(input.definitionId, 'case')
  await assertOpenTo(context, file, definition)
  const parent = input.parentRunId ? await parentOf(context, input.parentRunId, input.caseId, definition) : null
  const runId = await begin(context, definition, input, {
    caseId: file.id, organisationId: file.organisation_id, unitId: file.unit_id, subtitle: null, birth: file.child_birth as PlainDate | null, parent,
  })
  await touchActivity(tx, [file.id], new Date(now).toISOString())
  return presentRun(context, await loadRun(tx, runId))
})

export const startBodyRun = operation(contract.startBodyRun, async (context, input) => {
  const { tx, note } = context
  const organisationId = await bodyOf(tx, input.unitId)
  if (!organisationId) throw notFound()
  const definition = startable(input.definitionId, 'body')
  const runId = await begin(context, definition, input, { caseId: null, organisationId, unitId: input.unitId, subtitle: input.subtitle, birth: null, parent: null })
  note({ procedure: definition.id })
  return presentRun(context, await loadRun(tx, runId))
})

function startable(id: string, scope: Definition['scope']): Definition {
  const definition = currentDefinition(id)
  if (!definition || definition.scope !== scope) throw invalid('definitionId', { it: 'Scegli una procedura dell’elenco', en: 'Choose a procedure of the list' })
  return definition
}

/** The actor records here: role, section within reach, file open. */
async function assertOpenTo({ tx, actor }: Context, file: FileRow, definition: Definition): Promise<void> {
  assertMayRecord(await actingIn(tx, actor, file.id))
  if (!(await assertReached(tx, file.id)).includes(definition.section)) throw notFound()
  assertMayRecord(await actingIn(tx, actor, file.id, definition.section))
  if (file.status !== 'open') throw conflict({ it: 'Il fascicolo è chiuso: per avviare una procedura va riaperto.', en: 'The file is closed: to start a procedure it must be reopened.' })
}

async function parentOf({ tx }: Context, id: string, caseId: string, child: Definition): Promise<Place['parent']> {
  const run = await findRun(tx, id)
  if (!run || run.case_id !== caseId) throw notFound()
  const step = (await loadRun(tx, id)).definition.steps.find((one) => one.starts === child.id)
  if (!step) throw invalid('parentRunId', { it: 'Quella procedura non avvia questa', en: 'That procedure does not start this one' })
  return { id, step: step.id }
}

async function begin(context: Context, definition: Definition, typed: Started, place: Place): Promise<string> {
  const step = stepOf(definition, definition.start)
  const facts = { definition, records: [], skipped: new Set<string>(), lost: false, birth: place.birth }
  const checked = await checkRecording(context, step, typed, facts, place.caseId)
  return openRun(context, definition, checked, place)
}

/** Stores a run with its steps and the record that starts it, and sets its terms. */
export async function openRun(context: Writing, definition: Definition, checked: Checked, place: Place): Promise<string> {
  const { tx, actor, now } = context
  const step = stepOf(definition, definition.start)
  const id = newId(now)
  const at = new Date(now).toISOString()
  await insertRun(tx, {
    id, case_id: place.caseId, organisation_id: place.organisationId, unit_id: place.unitId, section: sections[definition.section], definition_id: definition.id,
    definition_version: definition.version, family: definition.family, tracks_missing: definition.tracksMissing, subtitle: place.subtitle, started_on: checked.happened,
    recorded_at: at, started_by: actor.id, parent_id: place.parent?.id ?? null, parent_step: place.parent?.step ?? null,
  })
  await insertSteps(tx, definition.steps.map((one, index) => ({
    id: newId(now + index), run_id: id, step_id: one.id, state: 'waiting', opens_on: null, required: one.required, ours: ownActors.has(one.actor), recurring: isRecurring(one),
    damage: damageOf(one.consequence?.code), lead_days: one.leadDays ?? (isRecurring(one) ? 30 : null),
  })))
  await insertLog(tx, { id: newId(now), run_id: id, at, by_operator: actor.id, what: 'started', step_id: step.id, n: 1, happened: checked.happened, words: checked.words, title: logTitle(definition, null) })
  await writeRecord(context, { id, step_id: step.id, n: 1 }, checked)
  await settle(context, await loadRun(tx, id, true), 'Avvio della procedura')
  return id
}
