import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { openLog } from '#kernel/server/log.ts'
import { startWorker } from '#kernel/server/jobs.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { liftWarning, listWarnings, raiseWarning, reviewWarning } from '../contract/danger.ts'
import { caseTasks } from './tasks.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna })
})

const inDays = (days: number) => dateInRome(Date.now() + days * 86_400_000)
const raise = (who: Somebody, over: Record<string, string> = {}) =>
  who.call(raiseWarning, { caseId: file.caseId, kind: 'aggressione_fisica', words: 'Il padre ha minacciato con un bastone', reviewOn: inDays(30), ...over })
const standing = async (who: Somebody) => (await who.call(listWarnings, { caseId: file.caseId })).body

describe('raising a warning is refused', () => {
  it('to another body and to a role that only reads', async () => {
    const stranger = await world.operator(await world.organisation())
    expect((await raise(stranger)).status).toBe(404)
    expect((await stranger.call(listWarnings, { caseId: file.caseId })).status).toBe(404)
    const clerk = await world.operator(body, { role: 'clerk' })
    expect((await raise(clerk)).status).toBe(403)
    expect(await standing(clerk)).toEqual({ rows: [], can: { raise: false } })
  })

  it.each([
    ['an unknown kind', { kind: 'drago' }, 'kind'],
    ['no words', { words: ' ' }, 'words'],
    ['a review that is not ahead', { reviewOn: inDays(0) }, 'reviewOn'],
    ['a review beyond six months', { reviewOn: inDays(200) }, 'reviewOn'],
  ])('for %s', async (_, over, path) => {
    const reply = await raise(anna, over)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
  })
})

describe('a warning', () => {
  it('is shown to everybody who reaches any part of the file', async () => {
    const { body: raised } = await raise(anna)
    expect(raised).toMatchObject({ kind: 'aggressione_fisica', raisedBy: { name: 'Anna Verdi' }, due: false, lifted: null, can: { review: true } })
    const mediator = await world.operator(await world.organisation(), { role: 'mediator' })
    await openTo(world, file.caseId, { operatorId: mediator.operatorId }, [5])
    expect((await standing(mediator)).rows).toMatchObject([{ id: raised.id, words: 'Il padre ha minacciato con un bastone', can: { review: false } }])
    expect((await mediator.call(liftWarning, { caseId: file.caseId, warningId: raised.id, reason: 'Non c’è più', version: 1 })).status).toBe(403)
  })

  it('is confirmed until a new date, from its present version only', async () => {
    const { body: raised } = await raise(anna)
    const input = { caseId: file.caseId, warningId: raised.id, reviewOn: inDays(60), version: 1 }
    expect((await anna.call(reviewWarning, { ...input, reviewOn: inDays(-1) })).status).toBe(400)
    expect((await anna.call(reviewWarning, input)).body).toMatchObject({ reviewOn: inDays(60), version: 2 })
    const reply = await anna.call(reviewWarning, input)
    expect(reply.problem).toMatchObject({ code: 'stale', current: { version: 2 } })
  })

  it('is lifted with its reason and then stays as it is', async () => {
    const { body: raised } = await raise(anna)
    const input = { caseId: file.caseId, warningId: raised.id, version: 1 }
    expect((await anna.call(liftWarning, { ...input, reason: '' })).status).toBe(400)
    expect((await anna.call(liftWarning, { ...input, reason: 'Il padre è partito' })).body.lifted).toMatchObject({ reason: 'Il padre è partito', by: { name: 'Anna Verdi' } })
    expect((await standing(anna)).rows).toEqual([])
    expect((await anna.call(listWarnings, { caseId: file.caseId, lifted: 'true' })).body.rows).toHaveLength(1)
    expect((await anna.call(reviewWarning, { ...input, reviewOn: inDays(9), version: 2 })).status).toBe(409)
  })
})

describe('the daily review', () => {
  const notices = async () => (await world.owner.query(`select actor_id, params from kernel.notice where kind = 'cases.danger_review' and subject = $1 order by created_at`, [file.caseId])).rows
  const runs = async (times: number) => {
    const worker = await startWorker({ connection: world.jobs, tasks: caseTasks, log: openLog('silent'), concurrency: 2 })
    for (let turn = 0; turn < times; turn++) {
      await world.owner.query(`select kernel.enqueue('cases.danger_review', '{}')`)
      await expect.poll(async () => Number((await world.owner.query('select count(*) from graphile_worker._private_jobs')).rows[0].count), { timeout: 15_000 }).toBe(0)
    }
    await worker.stop()
  }

  it('tells the responsible worker once for each date, and nobody about what is lifted or not yet due', async () => {
    const { body: due } = await raise(anna)
    const { body: lifted } = await raise(anna)
    await raise(anna)
    await anna.call(liftWarning, { caseId: file.caseId, warningId: lifted.id, reason: 'Finito', version: 1 })
    await world.owner.query('update cases.danger_warning set review_on = $2 where id = any ($1)', [[due.id, lifted.id], inDays(-1)])
    await runs(2)
    expect(await notices()).toEqual([{ actor_id: anna.operatorId, params: { warningId: due.id, kind: 'aggressione_fisica', reviewOn: inDays(-1) } }])
    expect((await standing(anna)).rows.find((one) => one.id === due.id)?.due).toBe(true)
    await world.owner.query('update cases.danger_warning set review_on = $2 where id = $1', [due.id, inDays(-2)])
    await runs(1)
    expect(await notices()).toHaveLength(2)
  })
})
