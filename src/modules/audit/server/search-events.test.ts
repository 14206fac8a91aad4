import { readSheet } from 'read-excel-file/node'
import type { Result } from '#kernel/contract/endpoint.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getReach } from '#modules/access/contract.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { openSubject } from '#tests/support/subject.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { exportEvents, listFindings, searchEvents, startVerification, getVerification } from '../contract.ts'
import { addSubjectDirectory } from './directory.ts'

let world: World
let worker: Somebody
let officer: Somebody
let outsider: Somebody
let foreignOfficer: Somebody
let subject: string
let foreign: string

addSubjectDirectory({
  find: async (_tx, text) => (text === 'AZ-2026-000001' ? [subject] : []),
  labels: async (_tx, subjects) => new Map(subjects.filter((one) => one === subject).map((one) => [one, 'AZ-2026-000001'])),
})

beforeAll(async () => {
  world = await openWorld()
  const service = await world.organisation({ name: 'Azienda' })
  const other = await world.organisation({ name: 'Altrove' })
  worker = await world.operator(service, { name: 'Anna Rossi' })
  officer = await world.operator(service, { role: 'privacy_officer' })
  outsider = await world.operator(other, { name: 'Bruno Verdi' })
  foreignOfficer = await world.operator(other, { role: 'privacy_officer' })
  subject = await openSubject(world, worker)
  foreign = await openSubject(world, outsider)
  await worker.call(getReach, { subject })
  await worker.call(getReach, { subject: foreign })
  await outsider.call(getReach, { subject })
  await outsider.call(getReach, { subject: foreign })
})
afterAll(() => world.close())

const said = async (somebody: Somebody, query: object = {}) =>
  (await somebody.call(searchEvents, query as never)).body.rows.filter((row) => row.action === 'access.getReach').map((row) => [row.who?.name, row.outcome]).toSorted()

test('only privacy officers search, export, verify and read findings', async () => {
  const manager = await world.operator(worker, { role: 'manager' })
  const administrator = await world.operator(worker, { role: 'administrator' })
  for (const somebody of [worker, manager, administrator]) {
    expect((await somebody.call(searchEvents, {})).status).toBe(403)
    expect((await somebody.call(exportEvents, { format: 'csv' })).status).toBe(403)
    expect((await somebody.call(startVerification, {})).status).toBe(403)
    expect((await somebody.call(getVerification, {})).status).toBe(403)
    expect((await somebody.call(listFindings, {})).status).toBe(403)
  }
  expect((await world.anonymous.call(searchEvents, {})).status).toBe(401)
})

test('one sees what his people did anywhere, and what anybody did on the files his body holds: nothing else', async () => {
  expect(await said(officer)).toEqual([['Anna Rossi', 'ok'], ['Anna Rossi', 'refused'], ['Bruno Verdi', 'refused']])
  expect(await said(foreignOfficer)).toEqual([['Anna Rossi', 'refused'], ['Bruno Verdi', 'ok'], ['Bruno Verdi', 'refused']])
})

test('by worker, by number of the file, by action, outcome and period', async () => {
  expect(await said(officer, { q: 'rossi anna' })).toEqual([['Anna Rossi', 'ok'], ['Anna Rossi', 'refused']])
  expect(await said(officer, { q: 'AZ-2026-000001' })).toEqual([['Anna Rossi', 'ok'], ['Bruno Verdi', 'refused']])
  expect(await said(officer, { q: 'nessuno di qui' })).toEqual([])
  expect(await said(officer, { q: '%' })).toEqual([])
  expect(await said(officer, { action: 'access.getReach', outcome: 'refused' })).toEqual([['Anna Rossi', 'refused'], ['Bruno Verdi', 'refused']])
  const yesterday = addDays(dateInRome(Date.now()), -1)
  expect(await said(officer, { from: yesterday, to: yesterday })).toEqual([])
  const row = (await officer.call(searchEvents, { q: 'AZ-2026-000001', action: 'access.getReach', outcome: 'ok' })).body.rows[0]!
  expect(row.subjects).toEqual([{ subject, label: 'AZ-2026-000001' }])
})

test('page after page the two halves interleave without loss', async () => {
  const whole = (await officer.call(searchEvents, { action: 'access.getReach' })).body.rows.map((row) => row.id)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Result<typeof searchEvents> = (await officer.call(searchEvents, { action: 'access.getReach', limit: 1, ...(cursor ? { cursor } : {}) })).body
    seen.push(...page.rows.map((row) => row.id))
    cursor = page.next
  } while (cursor)
  expect(seen).toEqual(whole)
})

test('a search is recorded with what was chosen but not with what was typed', async () => {
  await officer.call(searchEvents, { q: 'Anna Rossi' })
  const { rows } = await world.owner.query<{ detail: object }>(`select detail from kernel.audit_event where action = 'audit.searchEvents' and actor_id = $1 order by xid desc limit 1`, [officer.operatorId])
  expect(JSON.stringify(rows[0]!.detail)).not.toContain('Rossi')
  expect(rows[0]!.detail).toMatchObject({ actors: 1, subjects: 0 })
})

test('the export holds what the search finds, with its seals, and is recorded', async () => {
  await world.owner.query(`insert into kernel.audit_seal (n, from_xid, to_xid, events, root, previous, at, key_id, signature)
    values (7, '0', (select max(xid::text::bigint) + 1 from kernel.audit_event)::text::xid8, 1, '', '', now(), 'x', '')`)
  const bytes = (await officer.call(exportEvents, { format: 'xlsx', action: 'access.getReach' })).body as Buffer
  const [header, ...rows] = await readSheet(bytes)
  expect(rows).toHaveLength(3)
  expect(rows.map((row) => row[header!.indexOf('Sigillo n.')])).toEqual([7, 7, 7])
  expect(rows.map((row) => row[header!.indexOf('Esito')]).toSorted()).toEqual(['rifiutato', 'rifiutato', 'riuscito'])
  const csv = ((await officer.call(exportEvents, { format: 'csv', action: 'access.getReach' })).body as Buffer).toString()
  expect(csv.trim().split('\r\n')).toHaveLength(4)
  const { rows: trace } = await world.owner.query(`select 1 from kernel.audit_event where action = 'audit.exportEvents' and outcome = 'ok' and actor_id = $1`, [officer.operatorId])
  expect(trace).toHaveLength(2)
})

test('no role that serves requests reads the events themselves', async () => {
  await expect(world.runtime.pool.query('select 1 from kernel.audit_event')).rejects.toThrow(/permission denied/)
  await expect(world.runtime.pool.query('select audit.day_facts(now(), now())')).rejects.toThrow(/permission denied/)
  const { rows } = await world.runtime.pool.query('select * from audit.search(null, null, null, null, now() - interval \'1 day\', now(), null, null, 10)')
  expect(rows).toEqual([])
})
