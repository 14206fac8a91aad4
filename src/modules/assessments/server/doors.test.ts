import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { sql } from 'kysely'
import { complete, publish, start, type View } from '#tests/support/assessments-world.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { factsOf, latestOf, seriousNeedsOf } from './index.ts'

let world: World
let body: Body
let anna: Somebody
let school: Somebody
let file: BuiltCase
let key: string
let first: View
let second: View
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body)
  key = await publish(world, body)
  file = await buildCase(world, { holder: anna })
  school = await world.operator(await world.organisation(), { role: 'partner' })
  await openTo(world, file.caseId, { operatorId: school.operatorId }, [5])
  first = await complete(anna, await start(anna, file.caseId, key))
  second = await complete(anna, await start(anna, file.caseId, key, { moment: 'T1', heldOn: '2026-06-02' }))
  await start(anna, file.caseId, key, { moment: 'T2', heldOn: '2026-09-02' })
})
afterAll(() => world.close())

/** Runs something as the server would for this person. */
const as = async <T>(who: Somebody, run: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    const { rows } = await world.owner.query(`select encode(token_hash, 'hex') as hash from kernel.session where actor_id = $1 limit 1`, [who.operatorId])
    await sql`select * from kernel.begin_session(${rows[0].hash})`.execute(tx)
    return run(tx)
  })
const facts = (who: Somebody, from = '2026-01-01', to = '2026-12-31') => as(who, (tx) => factsOf(tx, file.caseId, { from: asPlainDate(from), to: asPlainDate(to) }))

describe('facts for a report', () => {
  it('of a school with one section are those of that section', async () => {
    expect((await facts(school)).map(({ section, text }) => [section, text])).toEqual([['education', 'no'], ['education', 'no']])
  })

  it('keep facts, statements and evaluations apart, in the order of days, with whose words they are; drafts are not there', async () => {
    const told = await facts(anna, '2026-03-01', '2026-03-31')
    expect(told.every(({ on, source }) => on === '2026-03-02' && source.id === first.id && source.version === 1)).toBe(true)
    const of = (text: string) => told.find((one) => one.text.includes(text))
    expect(of('Invio della scuola')).toMatchObject({ part: 'fact', saidBy: null, section: 'social' })
    expect(of('Mi manca la mamma')).toMatchObject({ part: 'statement', saidBy: 'Il minore' })
    expect(of('Legame teso')).toMatchObject({ part: 'evaluation', saidBy: null })
    expect(of('Nulla')).toMatchObject({ part: 'evaluation', title: 'Strumento di prova: decisione' })
    expect(new Set((await facts(anna)).map(({ source }) => source.id))).toEqual(new Set([first.id, second.id]))
  })
})

describe('serious needs', () => {
  it('are those of the last completed one, since the first of an uninterrupted row, in sections within reach', async () => {
    const needs = await as(anna, (tx) => seriousNeedsOf(tx, file.caseId))
    expect(needs.map(({ id, item, area, since, assessmentId }) => [id, item, area, since, assessmentId])).toEqual([
      [`${second.id}:calore`, 'calore', 'FAM', '2026-03-02', second.id], [`${second.id}:frequenza`, 'frequenza', 'SCU', '2026-03-02', second.id],
    ])
    expect((await as(school, (tx) => seriousNeedsOf(tx, file.caseId))).map(({ item }) => item)).toEqual(['frequenza'])
  })
})

it('the last completed one is given with what the reader reaches of it', async () => {
  expect(await as(anna, (tx) => latestOf(tx, file.caseId, key))).toMatchObject({ id: second.id, moment: 'T1', heldOn: '2026-06-02' })
  expect(JSON.stringify((await as(school, (tx) => latestOf(tx, file.caseId, key)))?.filled)).not.toMatch(/mamma|scuola della|umore/)
  expect(await as(anna, (tx) => latestOf(tx, file.caseId, 'rilevazione_precoce'))).toBeNull()
})

describe('the lists', () => {
  it('go page by page, newest day first, with filters and words', async () => {
    const page = (await anna.call(contract.listCaseAssessments, { caseId: file.caseId, limit: 2 })).body
    expect(page).toMatchObject({ total: 3, rows: [{ heldOn: '2026-09-02', state: 'draft' }, { heldOn: '2026-06-02', serious: 2, decision: { it: 'Nulla' } }], can: { start: true } })
    expect((await anna.call(contract.listCaseAssessments, { caseId: file.caseId, limit: 2, cursor: page.next! })).body).toMatchObject({ rows: [{ heldOn: '2026-03-02' }], next: null })
    expect((await anna.call(contract.listAssessments, { scope: 'all', state: 'completed', moment: 'T1', q: 'strumento prova' })).body.rows).toMatchObject([{ id: second.id }])
    expect((await anna.call(contract.listAssessments, { scope: 'all', q: file.number })).body.rows).toHaveLength(3)
    expect((await anna.call(contract.listAssessments, { scope: 'all', q: 'niente' })).body).toMatchObject({ rows: [], total: 0 })
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(contract.listAssessments, { scope: 'all' })).body.rows).toEqual([])
    expect((await anna.call(contract.listCaseAssessments, { caseId: file.caseId, cursor: 'zzz' })).status).toBe(400)
  })
})
