import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import {
  answerHandover, askHandover, bulkHandover, closeCase, getCase, listHandovers, openCase, previewBulkHandover, setResponsible, withdrawHandover,
} from '../contract.ts'

let world: World
let central: Body
let pole: Body
let anna: Somebody
let carla: Somebody
let boss: Somebody
let poleWorker: Somebody
let poleBoss: Somebody
let elsewhere: Somebody
let caseId: Awaited<ReturnType<typeof opened>>
beforeAll(async () => {
  world = await openWorld()
  central = await world.organisation({ kind: 'azienda_intercomunale' })
  pole = { organisationId: central.organisationId, unitId: await world.unit(central.organisationId, { name: 'Polo di Rho', kind: 'polo' }) }
  anna = await world.operator(central, { name: 'Anna Verdi' })
  carla = await world.operator(central, { name: 'Carla Blu' })
  boss = await world.operator(central, { role: 'coordinator' })
  poleWorker = await world.operator(pole, { name: 'Piero Polo' })
  poleBoss = await world.operator(pole, { role: 'coordinator' })
  elsewhere = await world.operator(await world.organisation())
})
afterAll(() => world.close())
beforeEach(async () => {
  caseId = await opened()
})

const opened = async (responsible = anna) =>
  (await anna.call(openCase, { child: { given: 'Amina', family: 'Segreta', birth: { date: '2012-03-03' } }, unitId: central.unitId, responsibleId: responsible.operatorId })).body.id
const version = async (id = caseId) => (await anna.call(getCase, { caseId: id })).body.version
const ask = async (who: Somebody, over: Record<string, unknown> = {}) =>
  who.call(askHandover, { caseId, toUnitId: pole.unitId as never, reason: 'Residenza a Rho', version: await version(), ...over })
const waiting = async (who: Somebody) => (await who.call(listHandovers, {})).body.waiting.find((row) => row.caseId === caseId)

describe('asking is refused', () => {
  it('to who does not reach the file, and to a colleague who does not answer for it', async () => {
    expect((await ask(elsewhere)).status).toBe(404)
    expect((await ask(carla)).status).toBe(403)
    expect((await ask(boss)).status).toBe(200)
  })

  it('twice, towards a unit without workers, with an old version, and while it is closed', async () => {
    const empty = await world.unit(central.organisationId)
    expect((await ask(anna, { toUnitId: empty })).problem.errors?.[0]?.path).toBe('toUnitId')
    expect((await ask(anna, { version: 99 })).problem).toMatchObject({ code: 'stale', current: { id: caseId } })
    expect((await ask(anna)).status).toBe(200)
    expect((await ask(anna)).problem.code).toBe('conflict')
    const closed = await anna.call(closeCase, { caseId, reason: 'altro', situation: 'famiglia', version: await version() })
    expect(closed.problem.detail).toContain('passaggio in attesa')
  })
})

describe('the asked unit', () => {
  it('sees a summary without names and does not reach the file before accepting', async () => {
    await ask(anna)
    const row = await waiting(poleWorker)
    expect(row).toMatchObject({ childName: null, summary: { number: expect.any(String), age: 14, phase: 'accesso' }, reason: 'Residenza a Rho', can: { answer: true, withdraw: false } })
    expect(JSON.stringify(row)).not.toMatch(/Amina|Segreta/)
    expect((await poleWorker.call(getCase, { caseId })).status).toBe(404)
    expect(await waiting(elsewhere)).toBeUndefined()
    const told = await world.owner.query(`select actor_id, subject from kernel.notice where kind = 'cases.handover_asked' and actor_id = any ($1)`, [[poleWorker.operatorId, poleBoss.operatorId]])
    expect(told.rows).toContainEqual({ actor_id: poleBoss.operatorId, subject: null })
  })

  it('alone may accept, naming somebody of its own', async () => {
    await ask(anna)
    const { id, version: seen } = (await waiting(poleWorker))!
    const accept = (who: Somebody, responsibleId: string | null = poleWorker.operatorId) => who.call(answerHandover, { handoverId: id, accept: true, responsibleId: responsibleId as never, version: seen })
    expect((await accept(elsewhere)).status).toBe(404)
    expect((await accept(anna)).status).toBe(403)
    expect((await accept(poleWorker, null)).problem.errors?.[0]?.path).toBe('responsibleId')
    expect((await accept(poleWorker, anna.operatorId)).problem.errors?.[0]?.path).toBe('responsibleId')
    expect((await accept(poleWorker)).body).toEqual({ caseId })
    const file = (await poleWorker.call(getCase, { caseId })).body
    expect(file).toMatchObject({ unit: { name: 'Polo di Rho' }, responsible: { id: poleWorker.operatorId }, poleUnit: { id: pole.unitId }, handover: null, can: { close: true } })
    expect(file.history.map(({ kind }) => kind)).toEqual(['handover_accepted', 'handover_asked', 'opened'])
    expect((await anna.call(getCase, { caseId })).status).toBe(404)
    expect((await accept(poleWorker)).problem.code).toBe('stale')
  })

  it('refuses only with a reason, and then knows nothing more; nothing moved', async () => {
    await ask(anna)
    const { id, version: seen } = (await waiting(poleBoss))!
    const refuse = (words?: string) => poleBoss.call(answerHandover, { handoverId: id, accept: false, words, version: seen })
    expect((await refuse()).problem.errors?.[0]?.path).toBe('words')
    expect((await refuse('Non è residente da noi')).body).toEqual({ caseId: null })
    expect((await poleBoss.call(getCase, { caseId })).status).toBe(404)
    expect(await waiting(poleWorker)).toBeUndefined()
    const file = (await anna.call(getCase, { caseId })).body
    expect(file).toMatchObject({ handover: null, responsible: { id: anna.operatorId }, can: { handOver: true } })
    expect((await anna.call(listHandovers, {})).body.asked.find((row) => row.id === id)).toMatchObject({ state: 'refused', answerWords: 'Non è residente da noi' })
  })
})

describe('accepted', () => {
  it('the former unit keeps reach until the day agreed, then loses it by itself', async () => {
    const today = new Date().toISOString().slice(0, 10)
    await ask(anna, { keepUntil: today })
    const { id, version: seen } = (await waiting(poleWorker))!
    await poleWorker.call(answerHandover, { handoverId: id, accept: true, responsibleId: poleWorker.operatorId as never, version: seen })
    const kept = (await anna.call(getCase, { caseId })).body
    expect(Object.values(kept.can).some(Boolean)).toBe(false)
    await world.owner.query(`update kernel.reach_source set valid_to = now() where subject = $1 and valid_to < 'infinity'`, [caseId])
    expect((await anna.call(getCase, { caseId })).status).toBe(404)
    expect((await poleWorker.call(getCase, { caseId })).status).toBe(200)
  })

  it('by another body moves the file there; withheld from it, nothing moves', async () => {
    await ask(anna, { toUnitId: elsewhere.unitId })
    const { id, version: seen } = (await waiting(elsewhere))!
    const accept = () => elsewhere.call(answerHandover, { handoverId: id, accept: true, responsibleId: elsewhere.operatorId as never, version: seen })
    const rule = newId()
    await world.owner.query(
      `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('unit', $3), '{0}', now() - interval '1 minute')`,
      [rule, caseId, elsewhere.unitId],
    )
    expect((await accept()).status).toBe(404)
    expect((await anna.call(getCase, { caseId })).body.responsible.id).toBe(anna.operatorId)
    await world.owner.query('delete from kernel.reach_source where id = $1', [rule])
    expect((await accept()).status).toBe(200)
    expect((await elsewhere.call(getCase, { caseId })).body.organisation.id).toBe(elsewhere.organisationId)
  })

  it('between workers of one unit changes only who answers for it', async () => {
    await ask(anna, { toUnitId: central.unitId, toOperatorId: carla.operatorId })
    const { id, version: seen } = (await waiting(carla))!
    const other = await world.operator(central)
    expect((await other.call(answerHandover, { handoverId: id, accept: true, version: seen })).status).toBe(403)
    expect((await carla.call(answerHandover, { handoverId: id, accept: true, version: seen })).status).toBe(200)
    expect((await anna.call(getCase, { caseId })).body.responsible.id).toBe(carla.operatorId)
  })
})

it('withdrawing: by who asked, not by the asked unit; the offer is gone', async () => {
  await ask(anna)
  const { id, version: seen } = (await waiting(poleWorker))!
  expect((await poleWorker.call(withdrawHandover, { handoverId: id, version: seen })).status).toBe(403)
  expect((await anna.call(withdrawHandover, { handoverId: id, version: seen })).status).toBe(200)
  expect((await poleWorker.call(answerHandover, { handoverId: id, accept: true, responsibleId: poleWorker.operatorId as never, version: seen })).status).toBe(404)
  const grants = await world.owner.query(`select state from access.reach_grant where subject = $1 and to_unit = $2`, [caseId, pole.unitId])
  expect(grants.rows).toEqual([{ state: 'ended' }])
})

it('a responsible worker is named by who leads, among those who work there', async () => {
  const name = async (who: Somebody, to: Somebody) => who.call(setResponsible, { caseId, operatorId: to.operatorId as never, version: await version() })
  expect((await name(carla, carla)).status).toBe(403)
  expect((await name(boss, poleWorker)).problem.errors?.[0]?.path).toBe('operatorId')
  expect((await name(boss, carla)).body.responsible.id).toBe(carla.operatorId)
})

it('who leads the unit above leads here too: reaches, names and hands over', async () => {
  const below = { organisationId: central.organisationId, unitId: await world.unit(central.organisationId, { parentId: central.unitId }) }
  const worker = await world.operator(below)
  const colleague = await world.operator(below)
  const id = (await worker.call(openCase, { child: { given: 'Sotto' }, unitId: below.unitId as never, responsibleId: worker.operatorId as never })).body.id
  expect((await anna.call(getCase, { caseId: id })).status).toBe(404)
  expect((await poleBoss.call(previewBulkHandover, { unitId: below.unitId as never, operatorId: worker.operatorId as never })).status).toBe(403)
  const seen = (await boss.call(getCase, { caseId: id })).body
  expect(seen.can).toMatchObject({ setResponsible: true, handOver: true, close: true })
  expect((await boss.call(setResponsible, { caseId: id, operatorId: colleague.operatorId as never, version: seen.version })).body.responsible.id).toBe(colleague.operatorId)
  const preview = await boss.call(previewBulkHandover, { unitId: below.unitId as never, operatorId: colleague.operatorId as never })
  expect(preview.body.rows.map((row) => row.id)).toEqual([id])
})

describe('bulk hand-over', () => {
  it('is refused to workers, gives all or none, and tells each receiver once', async () => {
    const leaving = await world.operator(central)
    const ids = [await opened(leaving), await opened(leaving), await opened(leaving)]
    const target = { unitId: central.unitId as never, operatorId: leaving.operatorId as never }
    expect((await anna.call(previewBulkHandover, target)).status).toBe(403)
    expect((await poleBoss.call(previewBulkHandover, target)).status).toBe(403)
    const preview = (await boss.call(previewBulkHandover, target)).body
    expect(preview.rows.map((row) => row.id).toSorted()).toEqual(ids.toSorted())
    expect(preview.receivers.map((row) => row.id)).not.toContain(leaving.operatorId)
    const moves = preview.rows.map((row) => ({ caseId: row.id, toOperatorId: carla.operatorId as never, version: row.version }))
    const give = (list: typeof moves) => boss.call(bulkHandover, { ...target, moves: list, reason: 'Fine incarico' })
    expect((await give(moves.with(2, { ...moves[2]!, toOperatorId: poleWorker.operatorId as never }))).status).toBe(400)
    expect((await give(moves.with(2, { ...moves[2]!, version: 9 }))).status).toBe(409)
    expect((await boss.call(previewBulkHandover, target)).body.rows).toHaveLength(3)
    expect((await give(moves)).body).toEqual({ moved: 3 })
    expect((await boss.call(previewBulkHandover, target)).body.rows).toEqual([])
    const told = await world.owner.query(`select params from kernel.notice where kind = 'cases.files_received' and actor_id = $1`, [carla.operatorId])
    expect(told.rows).toEqual([{ params: { count: 3 } }])
  })
})
