import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { as, complete, publish, save, start, type View } from '#tests/support/assessments-world.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { sample } from '#tests/support/sample-instrument.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import type { Answers, Instrument, Item } from '../domain/instrument.ts'
import { isOfForm } from '../domain/instruments/form.ts'
import { shippedInstruments } from '../domain/instruments/index.ts'
import { factsOf, latestOf, seriousNeedsOf, seriousNeedsOfEach } from './index.ts'

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

const facts = (who: Somebody, from = '2026-01-01', to = '2026-12-31') => as(world, who, (tx) => factsOf(tx, file.caseId, { from: asPlainDate(from), to: asPlainDate(to) }))

describe('facts for a report', () => {
  it('of a school with one section are those of that section', async () => {
    expect((await facts(school)).map(({ section, text }) => [section, text])).toEqual([['education', 'no'], ['education', 'no']])
  })

  it('keep facts, statements and evaluations apart, newest first, with whose words they are; drafts are not there', async () => {
    const told = await facts(anna, '2026-03-01', '2026-03-31')
    expect(told.every(({ on, source }) => on === '2026-03-02' && source.id === first.id && source.version === 1)).toBe(true)
    const of = (text: string) => told.find((one) => one.text.includes(text))
    expect(of('Invio della scuola')).toMatchObject({ part: 'fact', saidBy: null, section: 'social' })
    expect(of('Mi manca la mamma')).toMatchObject({ part: 'statement', saidBy: 'Il minore' })
    expect(of('Legame teso')).toMatchObject({ part: 'evaluation', saidBy: null })
    expect(of('Nulla')).toMatchObject({ part: 'evaluation', title: 'Strumento di prova: decisione' })
    expect([...new Set((await facts(anna)).map(({ source }) => source.id))]).toEqual([second.id, first.id])
  })
})

describe('facts say something of the child', () => {
  const told = (who: Somebody, caseId: string) => as(world, who, (tx) => factsOf(tx, caseId, { from: asPlainDate('2026-01-01'), to: asPlainDate('2026-12-31') }))
  const item = (over: object) => ({ key: 'motivo', label: { it: 'Motivo', en: 'Reason' }, kind: 'text', required: true, ...over }) as unknown as Item
  /** Fills an instrument of one section with these items and answers, and signs it. */
  const filled = async (items: Item[], answers: Answers) => {
    const own = await publish(world, body, { ...sample, sections: [{ key: 'sociale', title: { it: 'Sociale', en: 'Social' }, reach: 'social', items }], rules: [], alerts: [], dimensions: [] } as unknown as Instrument)
    const { caseId } = await buildCase(world, { holder: anna })
    const view = await start(anna, caseId, own)
    expect((await save(anna, view.id, 'sociale', answers)).status).toBe(200)
    const { version } = (await anna.call(contract.getAssessment, { assessmentId: view.id })).body
    expect((await anna.call(contract.completeAssessment, { assessmentId: view.id, decision: 'nulla', version })).status).toBe(200)
    return (await told(anna, caseId)).filter(({ title }) => !title.endsWith('decisione')).map(({ text, part, saidBy }) => [text, part, saidBy])
  }

  it('not how it was filled, in what capacity, by whom', async () => {
    expect(await filled([item({}), item({ key: 'conduce', label: { it: 'Chi conduce', en: 'Who conducts' }, form: true })], { motivo: { text: 'Invio della scuola' }, conduce: { text: 'Anna, in presenza' } }))
      .toEqual([['Invio della scuola', 'fact', null]])
  })
  it('not what is not known or not rated, but the words beside it; days as a report writes them', async () => {
    const levels = [1, 2].map((value) => ({ value, label: { it: `Livello ${value}`, en: `Level ${value}` } }))
    expect(await filled([
      item({ kind: 'scale', levels, worse: 'up', notRated: true, words: 'voices' }), item({ key: 'debito', kind: 'yes_no', words: true }), item({ key: 'arrivo', kind: 'date' }),
    ], { motivo: { notRated: true, voices: { child: 'Mi manca la mamma' } }, debito: { yes: 'unknown' }, arrivo: { date: '2026-03-05' } })).toEqual([
      ['Mi manca la mamma', 'statement', 'Il minore'], ['5/3/2026', 'fact', null],
    ])
  })
  it('of the entry talk, nothing of who was there and what was explained, and the whole story', () => {
    const talk = shippedInstruments.find(({ key: one }) => one === 'colloquio_ingresso_msna')!
    const offered = talk.sections.flatMap(({ items }) => items.filter((one) => !isOfForm(talk, one)).map(({ key: one }) => one))
    expect(offered.filter((one) => ['conduce', 'professione', 'tutore', 'mediatore', 'lingua', 'spiegato', 'invii'].includes(one))).toEqual([])
    for (const one of ['ricostruzione', 'desideri', 'r1_storia', 'r4_fatti', 'r6_opinione', 'debito', 'scuola']) expect(offered).toContain(one)
  })
})

describe('serious needs', () => {
  it('of many files are those of each, the stranger’s none', async () => {
    const other = await buildCase(world, { holder: anna })
    await complete(anna, await start(anna, other.caseId, key))
    const each = await as(world, anna, (tx) => seriousNeedsOfEach(tx, [file.caseId, other.caseId]))
    expect([...each.keys()]).toEqual([file.caseId, other.caseId])
    for (const caseId of each.keys()) expect(each.get(caseId)).toEqual(await as(world, anna, (tx) => seriousNeedsOf(tx, caseId)))
    expect(each.get(other.caseId)!.length).toBeGreaterThan(0)
    const stranger = await world.operator(await world.organisation())
    expect([...(await as(world, stranger, (tx) => seriousNeedsOfEach(tx, [file.caseId]))).values()]).toEqual([[]])
    expect(await as(world, anna, (tx) => seriousNeedsOfEach(tx, []))).toEqual(new Map())
  })

  it('are those of the last completed one, since the first of an uninterrupted row, in sections within reach', async () => {
    const needs = await as(world, anna, (tx) => seriousNeedsOf(tx, file.caseId))
    expect(needs.map(({ id, item, area, since, assessmentId }) => [id, item, area, since, assessmentId])).toEqual([
      [`${second.id}:calore`, 'calore', 'FAM', '2026-03-02', second.id], [`${second.id}:frequenza`, 'frequenza', 'SCU', '2026-03-02', second.id],
    ])
    expect((await as(world, school, (tx) => seriousNeedsOf(tx, file.caseId))).map(({ item }) => item)).toEqual(['frequenza'])
  })
})

it('the last completed one is given with what the reader reaches of it', async () => {
  expect(await as(world, anna, (tx) => latestOf(tx, file.caseId, key))).toMatchObject({ id: second.id, moment: 'T1', heldOn: '2026-06-02' })
  expect(JSON.stringify((await as(world, school, (tx) => latestOf(tx, file.caseId, key)))?.filled)).not.toMatch(/mamma|scuola della|umore/)
  expect(await as(world, anna, (tx) => latestOf(tx, file.caseId, 'rilevazione_precoce'))).toBeNull()
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
