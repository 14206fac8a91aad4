import { invalid, notFound, Problem, stale } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor, type Context } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { wallTerms } from '#modules/deadlines/server/index.ts'
import { tiedFiles } from '#modules/cases/server/index.ts'
import * as contract from '../contract/proceeding.ts'
import { clockInstant } from '../domain/clock.ts'
import { hearingProblems } from '../domain/hearing-dates.ts'
import { assertMayRecord, mayRecord } from './access.ts'
import { queueHearings } from './follow-hearings.ts'
import { heldBefore, HEARING_SOURCE, settleHearing } from './measure-terms.ts'
import { measureOf } from './measure-store.ts'
import { openFile } from './open-file.ts'
import { presentHearing, presentProceeding } from './present-proceeding.ts'
import { insertable } from './proceeding-content.ts'
import * as store from './proceeding-store.ts'

async function presentFull(tx: Tx, here: Actor, rows: readonly store.ProceedingRow[]): Promise<contract.FullProceeding[]> {
  const ids = rows.map(({ id }) => id)
  const [hearings, children] = [await store.hearingsOf(tx, ids), await store.childrenOf(tx, ids)]
  return rows.map((row) => ({
    ...presentProceeding(row),
    hearings: hearings.filter(({ proceeding_id }) => proceeding_id === row.id).map(presentHearing),
    children: children.filter(({ proceeding_id }) => proceeding_id === row.id).map(({ case_id, child_name }) => ({ caseId: case_id as Id<'case'>, childName: child_name })),
    can: { change: mayRecord(here) },
  }))
}

async function presentOne({ tx, actor }: Pick<Context<Actor>, 'tx' | 'actor'>, caseId: string, id: string): Promise<contract.FullProceeding> {
  return (await presentFull(tx, await actingIn(tx, actor, caseId, 'judicial'), [(await store.proceedingById(tx, id))!]))[0]!
}

export const listProceedings = operation(contract.listProceedings, async ({ tx, actor, audit }, { caseId }) => {
  audit(caseId)
  await openFile(tx, caseId)
  const here = await actingIn(tx, actor, caseId, 'judicial')
  return { rows: await presentFull(tx, here, await store.proceedingsOf(tx, caseId)), can: { open: mayRecord(here) } }
})

export const openProceeding = operation(contract.openProceeding, async (context, { caseId, alsoFor, ...given }) => {
  const { tx, actor, audit, now } = context
  audit(caseId)
  const { file } = await openFile(tx, caseId)
  assertMayRecord(await actingIn(tx, actor, caseId, 'judicial'))
  const targets = [file, ...(await tiedFiles(tx, file, alsoFor, { path: 'alsoFor', section: 'judicial', may: mayRecord }))]
  const id = newId(now)
  await store.insertProceeding(tx, { id, first_case: caseId, ...insertable(given, { today: dateInRome(now) }), recorded_by: actor.id, recorded_at: new Date(now).toISOString() })
  await store.tieCases(tx, id, targets.map((target) => target.id))
  for (const target of targets) audit(target.id)
  return presentOne(context, caseId, id)
})

/** The proceeding of this file, to be changed by who may. */
async function begin({ tx, actor, audit }: Context<Actor>, caseId: string, proceedingId: string): Promise<store.ProceedingRow> {
  audit(caseId)
  await openFile(tx, caseId)
  const row = await store.proceedingOf(tx, caseId, proceedingId)
  if (!row) throw notFound()
  assertMayRecord(await actingIn(tx, actor, caseId, 'judicial'))
  return row
}

export const changeProceeding = operation(contract.changeProceeding, async (context, { caseId, proceedingId, version, ...given }) => {
  const before = await begin(context, caseId, proceedingId)
  const hearings = (await store.hearingsOf(context.tx, [proceedingId])).map(({ held_on }) => held_on as PlainDate)
  const columns = insertable(given, { today: dateInRome(context.now), hearings })
  if (!(await store.changeProceeding(context.tx, proceedingId, version, columns))) throw stale(await presentOne(context, caseId, proceedingId))
  await followProceeding(context, before, (await store.proceedingById(context.tx, proceedingId))!)
  return presentOne(context, caseId, proceedingId)
})

/** The hearings go behind the wall of what is penal, or come back, and know the feast of the town where the court sits now. */
async function followProceeding(context: Context<Actor>, before: store.ProceedingRow, after: store.ProceedingRow): Promise<void> {
  const { tx } = context
  const [moved, walled] = [after.authority_id !== before.authority_id || after.authority_words !== before.authority_words, after.nature !== before.nature]
  if (!moved && !walled) return
  const hearings = await store.hearingsOf(tx, [after.id])
  const caseIds = await casesOf(tx, after.id)
  for (const hearing of hearings) {
    if (moved && hearing.state === 'fissata') await settleHearing(context, { ...hearing, ...heldBefore(after) }, caseIds, 'Corretto l’ufficio davanti a cui si tiene')
    if (walled) await wallTerms(tx, { kind: HEARING_SOURCE, id: hearing.id }, isPenal(after))
  }
  await queueHearings(context, after.id, moved ? hearings.filter(({ state }) => state === 'fissata').map(({ id }) => id) : [])
}

type HearingGiven = Pick<Input<typeof contract.addHearing>, 'heldOn' | 'time' | 'place' | 'purpose' | 'state' | 'outcome' | 'setBy'>

/** The columns of a hearing; refuses dates that cannot be, each next to its field. */
async function hearingColumns({ tx, now }: Context<Actor>, caseId: string, proceeding: store.ProceedingRow, given: HearingGiven) {
  const setBy = given.setBy ? await measureOf(tx, caseId, given.setBy) : undefined
  if (given.setBy && !setBy) throw invalid('setBy', { it: 'Scegli un provvedimento di questo fascicolo', en: 'Choose a measure of this file' })
  const errors = hearingProblems(given.heldOn, given.state, { today: dateInRome(now), openedOn: proceeding.opened_on as PlainDate | null, decidedOn: (setBy?.decided_on ?? null) as PlainDate | null })
  const at = given.time ? clockInstant(given.heldOn, given.time) : null
  if (at && 'problem' in at) errors.push({ path: 'time', message: at.problem })
  if (errors.length) throw new Problem('invalid', undefined, { errors })
  return { held_on: given.heldOn, at: at && 'at' in at ? at.at : null, place: given.place, purpose: given.purpose, state: given.state, outcome: given.outcome, set_by: setBy?.id ?? null }
}

const isPenal = ({ nature }: store.ProceedingRow): boolean => nature === 'penale'

const casesOf = async (tx: Tx, proceedingId: string): Promise<string[]> => (await store.childrenOf(tx, [proceedingId])).map(({ case_id }) => case_id)

export const addHearing = operation(contract.addHearing, async (context, { caseId, proceedingId, ...given }) => {
  const { tx, actor, now } = context
  const proceeding = await begin(context, caseId, proceedingId)
  const row = { id: newId(now), ...(await hearingColumns(context, caseId, proceeding, given)) }
  await store.insertHearing(tx, { ...row, proceeding_id: proceedingId, recorded_by: actor.id, recorded_at: new Date(now).toISOString() })
  await settleHearing(context, { ...row, ...heldBefore(proceeding) }, await casesOf(tx, proceedingId), 'Udienza fissata')
  await queueHearings(context, proceedingId, [row.id])
  return presentOne(context, caseId, proceedingId)
})

/** Changes a hearing, or says how it went. One put off to a day makes the next one, tied to it. */
export const changeHearing = operation(contract.changeHearing, async (context, { caseId, proceedingId, hearingId, version, nextOn, nextTime, ...given }) => {
  const { tx, actor, now } = context
  const proceeding = await begin(context, caseId, proceedingId)
  const before = await store.hearingOf(tx, proceedingId, hearingId)
  if (!before) throw notFound()
  if (nextOn && nextOn <= given.heldOn) throw invalid('nextOn', { it: 'Il rinvio è a un giorno dopo l’udienza: controlla le due date', en: 'A hearing is put off to a later day: check both dates' })
  const columns = await hearingColumns(context, caseId, proceeding, given)
  const caseIds = await casesOf(tx, proceedingId)
  const next = given.state === 'rinviata' && nextOn && !before.next_id
    ? { id: newId(now), ...(await hearingColumns(context, caseId, proceeding, { ...given, heldOn: nextOn, time: nextTime, state: 'fissata', outcome: null })) } : null
  if (next) await store.insertHearing(tx, { ...next, proceeding_id: proceedingId, recorded_by: actor.id, recorded_at: new Date(now).toISOString() })
  if (!(await store.changeHearing(tx, hearingId, version, { ...columns, next_id: next?.id ?? before.next_id }))) throw stale(await presentOne(context, caseId, proceedingId))
  await settleHearing(context, { id: hearingId, ...columns, ...heldBefore(proceeding) }, caseIds, given.outcome ?? 'Udienza aggiornata')
  if (next) await settleHearing(context, { ...next, ...heldBefore(proceeding) }, caseIds, 'Udienza rinviata')
  await queueHearings(context, proceedingId, [hearingId, ...(next ? [next.id] : [])])
  return presentOne(context, caseId, proceedingId)
})
