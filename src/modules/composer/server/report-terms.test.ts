import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordMeasure } from '#modules/measures/contract.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { day, papersWorld, read, start, type PapersWorld } from '#tests/support/papers-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

let world: World
let people: PapersWorld
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  people = await papersWorld(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: people.anna, child: { name: 'Amina Prova' } })
  await order('9/2026', [day(40), day(20)])
})

const order = (number: string, reportsOn: string[]) =>
  people.anna.call(recordMeasure, { caseId: file.caseId, kind: 'vigilanza_supporto', authorityWords: 'Tribunale', number, decidedOn: day(-60), mandate: 'Riferire.', reportsOn } as never)

const list = async (who: Somebody, over: Record<string, unknown> = {}) => (await who.call(contract.listReportTerms, { scope: 'all', q: file.number, ...over } as never)).body
const days = async (who: Somebody, over: Record<string, unknown> = {}) => (await list(who, over)).rows.map(({ term }) => term.due)

describe('terms that ask for a report and have no paper', () => {
  it('are nothing to who may not begin one: strangers, partners, educators of the file, who reaches another section by a role that writes', async () => {
    const elsewhere = await world.organisation()
    const [stranger, partner, educator, narrow] = [await world.operator(elsewhere), await world.operator(elsewhere, { role: 'partner' }), await world.operator(elsewhere, { role: 'educator' }), await world.operator(elsewhere)]
    for (const { operatorId } of [partner, educator]) await openTo(world, file.caseId, { operatorId }, [1, 2, 3])
    await openTo(world, file.caseId, { operatorId: narrow.operatorId }, [1, 2])
    for (const who of [stranger, partner, educator, narrow]) expect(await list(who)).toMatchObject({ rows: [], total: 0 })
  })
  it('are refused with a scope that does not exist', async () => {
    expect((await people.anna.call(contract.listReportTerms, { scope: 'everybody' } as never)).status).toBe(400)
  })
  it('are listed by their day with the child and what is written for each, the next of each order, a page at a time, mine unless asked', async () => {
    const { anna, paola } = people
    await order('10/2026', [day(30), day(60)])
    const all = await list(anna, { scope: 'mine' })
    expect(all.rows.map(({ term, kind }) => [term.due, term.childName, kind])).toEqual([[day(20), 'Amina Prova', 'court_update'], [day(30), 'Amina Prova', 'court_update']])
    expect(all.total).toBe(2)
    expect([await days(paola, { scope: 'mine' }), await days(paola, { scope: 'unit' })]).toEqual([[], [day(20), day(30)]])
    const first = await list(anna, { limit: 1 })
    expect([first.rows[0]!.term.due, await days(anna, { limit: 1, cursor: first.next })]).toEqual([day(20), [day(30)]])
    expect(await days(anna, { q: 'amina' })).toContain(day(20))
    expect(await days(anna, { q: 'nessuno' })).toEqual([])
  })
  it('leave the list to the next when a paper is begun for them, and come back when it is thrown away', async () => {
    const { anna } = people
    const term = (await list(anna)).rows[0]!.term
    const paper = (await start(anna, file.caseId, { termId: term.id })).body
    expect(await days(anna)).toEqual([day(40)])
    expect((await anna.call(contract.listCasePapers, { caseId: file.caseId })).body.terms.map((one) => one.term.due)).toEqual([day(40)])
    await anna.call(contract.dropPaper, { paperId: paper.id, reason: 'Doppia', version: (await read(anna, paper)).version })
    expect(await days(anna)).toEqual([day(20)])
  })
})
