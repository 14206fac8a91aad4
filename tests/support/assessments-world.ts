import { sql } from 'kysely'
import type { ClientInput, Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { completeAssessment, copyInstrument, getAssessment, publishInstrument, saveLocalInstrument, saveSection, startAssessment, type InstrumentView } from '#modules/assessments/contract.ts'
import type { Answers, Instrument } from '#modules/assessments/domain/instrument.ts'
import { sample } from './sample-instrument.ts'
import type { Body, Reply, Somebody, World } from './world.ts'

export type View = Result<typeof getAssessment>

/** Runs something as the server would for this person. */
export const as = async <T>(world: World, who: Somebody, run: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    const { rows } = await world.owner.query(`select encode(token_hash, 'hex') as hash from kernel.session where actor_id = $1 limit 1`, [who.operatorId])
    await sql`select * from kernel.begin_session(${rows[0].hash})`.execute(tx)
    return run(tx)
  })

/** Publishes an instrument as a local one of a body; answers its key. */
export async function publish(world: World, body: Body, definition: Instrument = sample): Promise<string> {
  const admin = await world.operator(body, { role: 'administrator' })
  const draft = (await admin.call(copyInstrument, { from: 'mondo_del_bambino', organisationId: body.organisationId as Id<'organisation'>, title: definition.title })).body
  const saved = (await admin.call(saveLocalInstrument, { localId: draft.id, definition: definition as unknown as InstrumentView, revision: draft.revision })).body
  return (await admin.call(publishInstrument, { localId: draft.id, revision: saved.revision })).body.key
}

export const start = async (who: Somebody, caseId: string, instrument: string, over: Partial<ClientInput<typeof startAssessment>> = {}): Promise<View> =>
  (await who.call(startAssessment, { caseId, instrument, moment: 'T0', heldOn: '2026-03-02', ...over })).body

/** Saves items of a section, on the version the section has for this person now unless told. */
export async function save(who: Somebody, assessmentId: string, section: string, changed: Answers | Record<string, null>, version?: number): Promise<Reply<Result<typeof saveSection>>> {
  const now = version ?? (await who.call(getAssessment, { assessmentId })).body.sections.find(({ key }) => key === section)?.version ?? 0
  return who.call(saveSection, { assessmentId, section, changed: changed as never, version: now })
}

/** Fills what the sample asks and completes it. */
export async function complete(who: Somebody, view: View, over: Partial<ClientInput<typeof completeAssessment>> = {}): Promise<View> {
  await save(who, view.id, 'sociale', { motivo: { text: 'Invio della scuola' }, calore: { level: 2, voices: { child: 'Mi manca la mamma', workers: 'Legame teso' } }, parola: { text: 'Voglio tornare a casa' } })
  await save(who, view.id, 'scuola', { frequenza: { yes: 'no' } })
  await save(who, view.id, 'psi', { osservazione: { text: 'Tono dell’umore basso' } })
  const { version } = (await who.call(getAssessment, { assessmentId: view.id })).body
  return (await who.call(completeAssessment, { assessmentId: view.id, decision: 'nulla', version, ...over })).body
}
