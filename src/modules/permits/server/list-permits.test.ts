import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { trailOf } from '#tests/support/subject.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { addPermit, askRenewal, closePermit, listPermits } from '../contract.ts'

let world: World
let anna: Somebody
let bruno: Somebody
let zoe: BuiltCase
const inDays = (days: number) => dateInRome(Date.now() + days * 86_400_000)

/** Written by Anna: which child, which kind, expiring in so many days (null: not known). */
async function write(file: BuiltCase, kind: string, days: number | null) {
  return (await anna.call(addPermit, { caseId: file.caseId, kind, state: 'delivered', number: `N-${kind}`, issuedOn: inDays(-400), expiresOn: days === null ? null : inDays(days) })).body
}

beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation()
  anna = await world.operator(body)
  bruno = await world.operator(body)
  zoe = await buildCase(world, { holder: anna, child: { name: 'Zoe Ampère', birth: '2010-02-03' } })
  const luca = await buildCase(world, { holder: bruno, child: { name: 'Luca Bianchi' } })
  await world.owner.query(`update cases.case_file set municipality_istat = '098031' where id = $1`, [luca.caseId])
  const asked = await write(zoe, 'asilo', -10)
  await write(luca, 'studio', 20)
  await write(zoe, 'famiglia', 80)
  await write(luca, 'ue_lungo', null)
  const over = await write(zoe, 'cure_mediche', 5)
  await anna.call(askRenewal, { permitId: asked.id, askedOn: inDays(-30), way: 'questura', receiptNumber: 'R7', version: 1 })
  await anna.call(closePermit, { permitId: over.id, as: 'ended', on: inDays(0), words: 'Non serve', version: 1 })
})
afterAll(() => world.close())

const kinds = async (input: ClientInput<typeof listPermits> = {}, who = anna) => (await who.call(listPermits, input)).body.rows.map((row) => row.kind)

it('shows nothing of other bodies, nor to who reaches the files but not their section 6', async () => {
  const stranger = await world.operator(await world.organisation())
  expect(await kinds({}, stranger)).toEqual([])
  await openTo(world, zoe.caseId, { operatorId: stranger.operatorId }, [1, 2, 5])
  expect(await kinds({}, stranger)).toEqual([])
  await openTo(world, zoe.caseId, { operatorId: stranger.operatorId }, [6])
  expect(await kinds({}, stranger)).toEqual(['asilo', 'famiglia'])
})

it('puts what expires first at the top, what has no date last, and leaves out what ended', async () => {
  const { rows, total } = (await anna.call(listPermits, {})).body
  expect(rows.map((row) => row.kind)).toEqual(['asilo', 'studio', 'famiglia', 'ue_lungo'])
  expect(total).toBe(4)
  expect(rows[0]).toMatchObject({ childName: 'Zoe Ampère', caseNumber: zoe.number, expired: true, eighteen: '2028-02-03', person: { child: true }, renewal: { askedOn: inDays(-30), receiptNumber: 'R7', conversion: false } })
  expect(rows[1]).toMatchObject({ expired: false, renewal: null, municipality: expect.any(String) })
})

it('filters by window, kind, state, renewal, whose, place and text', async () => {
  expect(await kinds({ within: 'expired' })).toEqual(['asilo'])
  expect(await kinds({ within: '30' })).toEqual(['asilo', 'studio'])
  expect(await kinds({ within: '90' })).toEqual(['asilo', 'studio', 'famiglia'])
  expect(await kinds({ within: 'undated' })).toEqual(['ue_lungo'])
  expect(await kinds({ kind: 'studio' })).toEqual(['studio'])
  expect(await kinds({ state: 'ended' })).toEqual(['cure_mediche'])
  expect(await kinds({ renewal: 'asked' })).toEqual(['asilo'])
  expect(await kinds({ renewal: 'none' })).toEqual(['studio', 'famiglia', 'ue_lungo'])
  expect(await kinds({ scope: 'mine' }, bruno)).toEqual(['studio', 'ue_lungo'])
  expect(await kinds({ scope: 'unit' })).toHaveLength(4)
  expect(await kinds({ unit: bruno.unitId as never, responsible: bruno.operatorId as never })).toEqual(['studio', 'ue_lungo'])
  expect(await kinds({ municipality: '098031' })).toEqual(['studio', 'ue_lungo'])
  expect(await kinds({ q: 'AMP zo' })).toEqual(['asilo', 'famiglia'])
  expect(await kinds({ q: 'n-stu' })).toEqual(['studio'])
  expect(await kinds({ q: '100%' })).toEqual([])
})

it('pages without losing or repeating a row, also past those without a date', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { rows, next } = (await anna.call(listPermits, { limit: 1, ...(cursor ? { cursor } : {}) })).body
    seen.push(...rows.map((row) => row.kind))
    cursor = next ?? undefined
  } while (cursor)
  expect(seen).toEqual(['asilo', 'studio', 'famiglia', 'ue_lungo'])
  expect((await anna.call(listPermits, { cursor: 'x' })).status).toBe(400)
})

it('leaves in the trail of the file what was done, and by whom', async () => {
  const done = (await trailOf(world, zoe.caseId)).filter((one) => one.action.startsWith('permits.'))
  expect(done.map((one) => one.action)).toEqual(['permits.addPermit', 'permits.addPermit', 'permits.addPermit', 'permits.askRenewal', 'permits.closePermit'])
  expect(new Set(done.map((one) => one.actor))).toEqual(new Set([anna.operatorId]))
})
