import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { openCase } from '#modules/cases/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const open = (worker: Somebody, child: { personId: Id<'person'> } | { child: { given: string; family: string } }) =>
  worker.call(openCase, { unitId: worker.unitId as Id<'unit'>, responsibleId: worker.operatorId as Id<'operator'>, ...child })

it('knowing the id of somebody out of reach opens nothing: he cannot be made the child of one’s own file', async () => {
  const [anna, bruno] = await Promise.all([world.operator(await world.organisation()), world.operator(await world.organisation())])
  const file = (await open(anna, { child: { given: 'Amina', family: 'Prova' } })).body
  const childId = (await world.owner.query('select child_id from cases.case_file where id = $1', [file.id])).rows[0].child_id as Id<'person'>
  expect((await open(bruno, { personId: childId })).status).toBe(404)
  expect((await open(bruno, { personId: newId() })).status).toBe(404)
  const seen = await world.owner.query('select count(*)::int as n from kernel.reach_member where member = $1', [childId])
  expect(seen.rows[0].n).toBe(1)
})

it('nor does writing the tie behind the handler’s back: the database refuses it', async () => {
  const [anna, bruno] = await Promise.all([world.operator(await world.organisation()), world.operator(await world.organisation())])
  const file = (await open(anna, { child: { given: 'Samir', family: 'Prova' } })).body
  const own = (await open(bruno, { child: { given: 'Luca', family: 'Prova' } })).body
  const childId = (await world.owner.query('select child_id from cases.case_file where id = $1', [file.id])).rows[0].child_id as string
  const client = await world.runtime.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.session', encode(sha256(convert_to($1, 'utf8')), 'hex'), true)`, [bruno.token])
    await expect(client.query('insert into kernel.reach_member values ($1, $2, 0)', [childId, own.id])).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.query('rollback')
    client.release()
  }
})
