import { afterAll, beforeAll, expect, test } from 'vitest'
import { breakGlass, getReach } from '#modules/access/contract.ts'
import { searchEvents } from '#modules/audit/contract.ts'
import { nameKeys } from '#kernel/domain/name-keys.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { newId } from '#kernel/domain/ids.ts'

let world: World
let worker: Somebody
let officer: Somebody
let file: BuiltCase

beforeAll(async () => {
  world = await openWorld()
  worker = await world.operator(await world.organisation())
  officer = await world.operator(worker, { role: 'privacy_officer' })
  file = await buildCase(world, { holder: worker, child: { name: 'Amina Diallo' } })
  await world.owner.query(`insert into access.reach_grant (id, subject, kind, to_unit, sections, legal_basis, valid_from, state, granted_by, granted_at)
    values ($1, $2, 'holder', $3, '{1,2,3,4,5,6,7,8}', 'compito_pubblico', now(), 'active', $4, now()) on conflict do nothing`, [newId(), file.caseId, worker.unitId, worker.operatorId])
  await world.owner.query(`insert into people.search_entry (person_id, tokens, keys, exact) values ($1, '{amina,diallo}', $2, '{}')
    on conflict (person_id) do update set keys = excluded.keys`, [file.childId, ['=amina', '=diallo', ...nameKeys('Amina Diallo')]])
  await worker.call(getReach, { subject: file.caseId })
})
afterAll(() => world.close())

const found = async (somebody: Somebody, q: string) => (await somebody.call(searchEvents, { q, action: 'access.getReach' })).body.rows

test('a privacy officer of another body finds neither the number nor the name', async () => {
  const elsewhere = await world.operator(await world.organisation(), { role: 'privacy_officer' })
  for (const q of [file.number, 'Amina Diallo']) expect(await found(elsewhere, q)).toEqual([])
})

test('the privacy officer of the body finds what was done on a file by its number or the child’s name, and reads the number only', async () => {
  for (const q of [file.number, 'diallo amina']) {
    expect((await found(officer, q)).map((row) => row.subjects)).toEqual([[{ subject: file.caseId, label: file.number }]])
  }
  expect(await found(officer, 'Amina Rossi')).toEqual([])
})

test('the words of a child’s name are for the nightly job alone', async () => {
  await expect(world.runtime.pool.query('select cases.trail_name_words(array[$1::uuid])', [file.caseId])).rejects.toThrow(/permission denied/)
})

test('the responsible worker is told of an emergency on his file', async () => {
  const onDuty = await world.operator(await world.organisation())
  expect((await onDuty.call(breakGlass, { subject: file.caseId, reason: 'pericolo_immediato', words: 'Ragazza trovata in stazione di notte' })).status).toBe(200)
  const { rows } = await world.owner.query(`select actor_id from kernel.notice where kind = 'access.break_glass' and subject = $1`, [file.caseId])
  expect(rows).toEqual([{ actor_id: worker.operatorId }])
})
