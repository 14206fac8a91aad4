import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import {
  answerHandover, askHandover, bulkHandover, closeCase, getCase, listHandovers, listHandoverWorkers, openCase, previewBulkHandover, setResponsible, withdrawHandover,
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
    expect(file.history[0]).toMatchObject({ kind: 'handover_refused', detail: { to: 'Polo di Rho', words: 'Non è residente da noi' } })
    expect((await anna.call(listHandovers, {})).body.asked.find((row) => row.id === id)).toMatchObject({ state: 'refused', answerWords: 'Non è residente da noi' })
  })
})

describe('accepted', () => {
  it('the former unit keeps reach until the day agreed, then loses it by itself', async () => {
    const today = dateInRome(Date.now())
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
  expect((await poleBoss.call(previewBulkHandover, { operatorId: worker.operatorId as never })).body).toEqual({ units: [], elsewhere: 0 })
  const seen = (await boss.call(getCase, { caseId: id })).body
  expect(seen.can).toMatchObject({ setResponsible: true, handOver: true, close: true })
  expect((await boss.call(setResponsible, { caseId: id, operatorId: colleague.operatorId as never, version: seen.version })).body.responsible.id).toBe(colleague.operatorId)
  const preview = await boss.call(previewBulkHandover, { operatorId: colleague.operatorId as never })
  expect(preview.body.units.map(({ unit, rows }) => [unit.id, rows.map((row) => row.id)])).toEqual([[below.unitId, [id]]])
})

describe('bulk hand-over', () => {
  const filesOf = async (who: Somebody, of: Somebody) => (await who.call(previewBulkHandover, { operatorId: of.operatorId as never })).body
  const give = (who: Somebody, of: Somebody, moves: { caseId: string; toOperatorId: string; version: number }[]) =>
    who.call(bulkHandover, { operatorId: of.operatorId as never, moves: moves as never, reason: 'Fine incarico' })

  it('is refused to workers and to who leads elsewhere, gives all or none over all his units, and tells each receiver once', async () => {
    const leaving = await world.operator(central)
    const below = { organisationId: central.organisationId, unitId: await world.unit(central.organisationId, { parentId: central.unitId }) }
    const receiver = await world.operator(below)
    const ids = [await opened(leaving), await opened(leaving), await opened(leaving)]
    await world.owner.query('update cases.case_file set unit_id = $2 where id = $1', [ids[2], below.unitId])
    expect((await anna.call(listHandoverWorkers, {})).status).toBe(403)
    expect((await anna.call(previewBulkHandover, { operatorId: leaving.operatorId as never })).status).toBe(403)
    expect(await filesOf(poleBoss, leaving)).toEqual({ units: [], elsewhere: 0 })
    expect((await poleBoss.call(listHandoverWorkers, {})).body.rows.map((row) => row.id)).not.toContain(leaving.operatorId)
    expect((await boss.call(listHandoverWorkers, {})).body.rows.find((row) => row.id === leaving.operatorId)).toMatchObject({ open: 3 })
    const preview = await filesOf(boss, leaving)
    expect(preview.elsewhere).toBe(0)
    expect(preview.units.map(({ unit, rows }) => [unit.id, rows.length]).toSorted()).toEqual([[central.unitId, 2], [below.unitId, 1]].toSorted())
    expect(preview.units.flatMap(({ receivers }) => receivers.map((row) => row.id))).not.toContain(leaving.operatorId)
    const moves = preview.units.flatMap(({ unit, rows }) =>
      rows.map((row) => ({ caseId: row.id, toOperatorId: unit.id === below.unitId ? receiver.operatorId : carla.operatorId, version: row.version })))
    expect((await give(poleBoss, leaving, moves)).status).toBe(404)
    expect((await give(boss, leaving, moves.with(2, { ...moves[2]!, toOperatorId: poleWorker.operatorId }))).status).toBe(400)
    expect((await give(boss, leaving, moves.with(2, { ...moves[2]!, version: 9 }))).status).toBe(409)
    expect((await give(boss, leaving, moves.with(2, moves[1]!))).problem.errors?.[0]?.path).toBe('moves')
    expect((await filesOf(boss, leaving)).units.flatMap(({ rows }) => rows)).toHaveLength(3)
    expect((await give(boss, leaving, moves)).body).toEqual({ moved: 3 })
    expect((await filesOf(boss, leaving)).units).toEqual([])
    const told = await world.owner.query(`select actor_id, params from kernel.notice where kind = 'cases.files_received' and actor_id = any ($1)`, [[carla.operatorId, receiver.operatorId]])
    expect(told.rows).toHaveLength(2)
    expect(told.rows).toContainEqual({ actor_id: carla.operatorId, params: { count: 2 } })
    expect(told.rows).toContainEqual({ actor_id: receiver.operatorId, params: { count: 1 } })
  })

  it('leaves alone a file whose hand-over waits, and gives nobody what is his already', async () => {
    const leaving = await world.operator(central)
    const id = await opened(leaving)
    const to = async (toOperatorId: string) => give(boss, leaving, [{ caseId: id, toOperatorId, version: await version(id) }])
    expect((await to(leaving.operatorId)).problem.errors?.[0]?.path).toBe('moves.0.toOperatorId')
    expect((await leaving.call(askHandover, { caseId: id, toUnitId: pole.unitId as never, reason: 'x', version: await version(id) })).status).toBe(200)
    expect((await filesOf(boss, leaving)).units[0]!.rows).toMatchObject([{ id, waiting: true }])
    expect((await to(carla.operatorId)).status).toBe(409)
    expect((await anna.call(getCase, { caseId: id })).body.responsible.id).toBe(leaving.operatorId)
  })

  it('passed on by two at once, in opposite order and to different people: one does it all, the other is told what changed', async () => {
    const leaving = await world.operator(central)
    const deputy = await world.operator(central, { role: 'coordinator' })
    const first = await opened(leaving)
    await fill(first, 199, central.unitId)
    const rows = (await filesOf(boss, leaving)).units.flatMap((unit) => unit.rows)
    const moves = (toOperatorId: string) => rows.map((row) => ({ caseId: row.id, toOperatorId, version: row.version }))
    const replies = await Promise.all([give(boss, leaving, moves(carla.operatorId)), give(deputy, leaving, moves(anna.operatorId).toReversed())])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const winner = replies[0]!.status === 200 ? carla : anna
    expect(replies.find(({ status }) => status === 409)!.problem).toMatchObject({ current: { caseId: expect.any(String), number: expect.any(String) } })
    const { rows: now } = await world.owner.query('select responsible_id, count(*)::int as n from cases.case_file where id = any ($1) group by 1', [rows.map(({ id }) => id)])
    expect(now).toEqual([{ responsible_id: winner.operatorId, n: 200 }])
  })

  it('moves 500 files of two units in one request, far within its limit, each with its line of history, all in the trail', async () => {
    const leaving = await world.operator(central)
    const below = { organisationId: central.organisationId, unitId: await world.unit(central.organisationId, { parentId: central.unitId }) }
    const receiver = await world.operator(below)
    const first = await opened(leaving)
    await fill(first, 499, below.unitId)
    const preview = await filesOf(boss, leaving)
    const moves = preview.units.flatMap(({ unit, rows }) =>
      rows.map((row) => ({ caseId: row.id, toOperatorId: unit.id === below.unitId ? receiver.operatorId : carla.operatorId, version: row.version })))
    expect(moves).toHaveLength(500)
    const began = performance.now()
    expect((await give(boss, leaving, moves)).body).toEqual({ moved: 500 })
    expect(performance.now() - began).toBeLessThan(4000)
    const { rows: [seen] } = await world.owner.query(
      `select (select count(*)::int from cases.file_event where kind = 'responsible_changed' and case_id = any ($1)) as lines,
        (select cardinality(subjects) from kernel.audit_event where action = 'cases.bulkHandover' and outcome = 'ok' and $2 = any (subjects)) as audited,
        (select count(*)::int from cases.case_file where responsible_id = any ($3) and id = any ($1)) as given,
        (select count(*)::int from deadlines.subject where responsible_id = any ($3) and subject = any ($1)) as terms`,
      [moves.map((move) => move.caseId), first, [carla.operatorId, receiver.operatorId]])
    expect(seen).toEqual({ lines: 500, audited: 500, given: 500, terms: 500 })
  })

  /** As many more files like this one, half of them in another unit. */
  async function fill(model: string, howMany: number, otherUnit: string): Promise<void> {
    const ids = Array.from({ length: howMany }, () => newId())
    await world.owner.query(
      `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from, valid_to)
       select gen_random_uuid(), f.id, r.effect, r.principal, r.sections, r.valid_from, r.valid_to from kernel.reach_source r, unnest($2::uuid[]) f (id) where r.subject = $1`, [model, ids])
    await world.owner.query(
      `insert into cases.case_file (id, number, organisation_id, unit_id, responsible_id, child_id, child_name, child_sort, phase, status, opened_on, last_activity_at)
       select f.id, c.number || '-' || f.at, c.organisation_id, case when f.at % 2 = 0 then c.unit_id else $3 end, c.responsible_id, c.child_id, '', '', c.phase, c.status, c.opened_on, c.last_activity_at
       from cases.case_file c, unnest($2::uuid[]) with ordinality f (id, at) where c.id = $1`, [model, ids, otherUnit])
  }
})
