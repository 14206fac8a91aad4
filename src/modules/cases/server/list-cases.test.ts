import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { deleteFilter, getCase, getToday, listCases, listSavedFilters, saveFilter } from '../contract.ts'

let world: World
let anna: Somebody
let bruno: Somebody
let stranger: Somebody
const file: Record<string, BuiltCase> = {}
beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation()
  anna = await world.operator(body)
  bruno = await world.operator(body)
  stranger = await world.operator(await world.organisation())
  for (const [name, holder, birth] of [['Zoe Ampère', anna, '2009-01-15'], ['Luca Bianchi', anna, '2014-05-06'], ['Mina D’Àngelo', bruno, '2020-02-29']] as const) {
    file[name.split(' ')[0]!] = await buildCase(world, { holder, child: { name, birth } })
  }
  file['Chiusa'] = await buildCase(world, { holder: anna, child: { name: 'Chiusa Rossi' }, closedOn: '2026-03-03' })
  await world.owner.query(`update cases.case_file set last_activity_at = now() - interval '40 days' where id = $1`, [file['Luca']!.caseId])
  await world.owner.query(`update cases.case_file set last_activity_at = now(), phase = 'progetto' where id = $1`, [file['Zoe']!.caseId])
})
afterAll(() => world.close())

const names = async (input: ClientInput<typeof listCases>, who = anna) => (await who.call(listCases, input)).body.rows.map((row) => row.childName.split(' ')[0])

describe('the list of files', () => {
  it('shows nothing of other bodies, and nothing withheld from me even when it is mine', async () => {
    expect(await names({}, stranger)).toEqual([])
    await world.owner.query(
      `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{0}', now() - interval '1 minute')`,
      [newId(), file['Mina']!.caseId, anna.operatorId],
    )
    expect(await names({ sort: 'name' })).not.toContain('Mina')
    expect(await names({ sort: 'name' }, bruno)).toContain('Mina')
    await world.owner.query(`delete from kernel.reach_source where subject = $1 and effect = 'withhold'`, [file['Mina']!.caseId])
    expect(await names({ sort: 'name' })).toContain('Mina')
  })

  it('filters by whose, status, phase, age, silence and text without accents, and counts', async () => {
    expect(await names({ scope: 'mine', status: 'open' })).toEqual(['Zoe', 'Luca'])
    expect(await names({ scope: 'mine' }, bruno)).toEqual(['Mina'])
    expect(await names({ status: 'closed' })).toEqual(['Chiusa'])
    expect(await names({ phase: 'progetto' })).toEqual(['Zoe'])
    expect(await names({ maxAge: 10, status: 'open' })).toEqual(['Mina'])
    expect(await names({ minAge: 15, maxAge: 17 })).toEqual(['Zoe'])
    expect(await names({ scope: 'mine', status: 'open', quietDays: 30 })).toEqual(['Luca'])
    expect(await names({ q: 'bianchi LUCA' })).toEqual(['Luca'])
    expect(await names({ q: file['Zoe']!.number.toLowerCase() })).toEqual(['Zoe'])
    expect(await names({ q: '100%' })).toEqual([])
    expect((await anna.call(listCases, { status: 'open' })).body.total).toBe(3)
  })

  it('pages in each order without losing or repeating a row', async () => {
    for (const sort of ['activity', 'name', 'number'] as const) {
      const all = await names({ sort })
      const seen: (string | undefined)[] = []
      let cursor: string | undefined
      do {
        const { rows, next } = (await anna.call(listCases, { sort, limit: 1, ...(cursor ? { cursor } : {}) })).body
        seen.push(...rows.map((row) => row.childName.split(' ')[0]))
        cursor = next ?? undefined
      } while (cursor)
      expect(seen).toEqual(all)
      expect(new Set(seen).size).toBe(4)
    }
    expect((await anna.call(listCases, { cursor: 'x' })).status).toBe(400)
  })

  it('is found through the index on the reach, not by reading every file', async () => {
    const client = await world.runtime.pool.connect()
    try {
      await client.query('begin')
      await client.query('set local enable_seqscan = off')
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select id from cases.case_file where phase = 'accesso'`)
      await client.query('rollback')
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('case_file_allow')
    } finally {
      client.release()
    }
  })
})

describe('today', () => {
  it('shows my open files, those gone quiet, and those I had open, newest first', async () => {
    await openTo(world, file['Mina']!.caseId, { unitId: anna.unitId })
    await anna.call(getCase, { caseId: file['Mina']!.caseId })
    await anna.call(getCase, { caseId: file['Luca']!.caseId })
    const today = (await anna.call(getToday, {})).body
    expect(today.mine.map((row) => row.childName.split(' ')[0])).toEqual(['Zoe', 'Luca'])
    expect(today.mineTotal).toBe(2)
    expect(today.quiet.map((row) => row.id)).toEqual([file['Luca']!.caseId])
    expect(today.recent.map((row) => row.childName.split(' ')[0])).toEqual(['Luca', 'Mina'])
    expect((await stranger.call(getToday, {})).body).toMatchObject({ mine: [], recent: [], handovers: [] })
  })
})

describe('saved filters', () => {
  it('are mine alone; the same name replaces', async () => {
    const { id } = (await anna.call(saveFilter, { screen: 'cases', name: 'Miei', search: { scope: 'mine' } })).body
    await anna.call(saveFilter, { screen: 'cases', name: 'Miei', search: { scope: 'team' } })
    expect((await bruno.call(deleteFilter, { filterId: id })).status).toBe(404)
    expect((await bruno.call(listSavedFilters, { screen: 'cases' })).body.rows).toEqual([])
    expect((await anna.call(listSavedFilters, { screen: 'cases' })).body.rows).toEqual([{ id, name: 'Miei', search: { scope: 'team' } }])
    await anna.call(deleteFilter, { filterId: id })
    expect((await anna.call(listSavedFilters, { screen: 'cases' })).body.rows).toEqual([])
  })
})
