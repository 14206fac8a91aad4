import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCase } from '#tests/support/case-builder.ts'
import { runJobs } from '#tests/support/run-jobs.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { answerHandover, askHandover, getCase } from '#modules/cases/contract.ts'
import { createTerm, getTerm, completeTerm } from '#modules/deadlines/contract.ts'
import { deadlineTasks } from '#modules/deadlines/server/index.ts'
import { addHearing, changeHearing, changeProceeding, correctMeasure, openProceeding, recordMeasure } from '../contract.ts'
import { measureTasks } from './tasks.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-20T10:00:00Z')
})
afterAll(() => world.close())

it.each([
  ['in Rome', '058091', { due: '2027-06-29', extended: '2027-06-30', workBy: '2027-06-28' }],
  ['in Milan', '015146', { due: '2027-06-29', extended: null, workBy: '2027-06-29' }],
])('the terms of an order know 29 June by the seat of who gave it: %s', async (_, istat, dates) => {
  const anna = await world.operator(await world.organisation())
  const court = await world.organisation()
  await world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [court.organisationId, istat])
  const file = await buildCase(world, { holder: anna })
  const { body } = await anna.call(recordMeasure, { caseId: file.caseId, kind: 'affido_servizio', authorityId: court.organisationId, decidedOn: '2026-10-01', startsOn: '2026-12-29' } as never)
  expect(body.terms.find(({ ruleId }) => ruleId === 'ASS-05')).toMatchObject(dates)
})

const order = { kind: 'affido_servizio', decidedOn: '2026-10-01', startsOn: '2026-12-29' }
const reports = { ruleId: 'ASS-05' }

it.each([
  ['Tribunale per i minorenni di Roma', '2027-06-30'],
  ['Tribunale per i minorenni di Firenze', null],
  ['Tribunale per i minorenni', null],
])('an authority written in words is known by its words: %s', async (authorityWords, extended) => {
  const anna = await world.operator(await world.organisation())
  const file = await buildCase(world, { holder: anna })
  const { body } = await anna.call(recordMeasure, { caseId: file.caseId, ...order, authorityWords } as never)
  expect(body.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ due: '2027-06-29', extended })
})

it('an authority corrected later moves the terms of its order, with their history', async () => {
  const anna = await world.operator(await world.organisation())
  const file = await buildCase(world, { holder: anna })
  const saved = (await anna.call(recordMeasure, { caseId: file.caseId, ...order, authorityWords: 'Tribunale per i minorenni di Firenze' } as never)).body
  const before = saved.terms.find(({ ruleId }) => ruleId === reports.ruleId)!
  const given = { caseId: file.caseId, measureId: saved.id, version: saved.version, ...order, authorityWords: 'Tribunale per i minorenni di Roma', reason: 'Era il tribunale di Roma' }
  const corrected = (await anna.call(correctMeasure, given as never)).body
  expect(corrected.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ id: before.id, due: '2027-06-29', extended: '2027-06-30', workBy: '2027-06-28' })
  const { history } = (await anna.call(getTerm, { termId: before.id })).body
  expect(history.map(({ what, reason }) => [what, reason])).toEqual([['scheduled', null], ['recomputed', 'Era il tribunale di Roma']])
  const back = (await anna.call(correctMeasure, { ...given, version: corrected.version, authorityWords: 'Tribunale per i minorenni di Firenze', reason: 'No, Firenze' } as never)).body
  expect(back.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ extended: null, workBy: '2027-06-29' })
})

it('where the office is not known the service’s own seat counts', async () => {
  const body = await world.organisation()
  await world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [body.organisationId, '058091'])
  const anna = await world.operator(body)
  const file = await buildCase(world, { holder: anna })
  const saved = (await anna.call(recordMeasure, { caseId: file.caseId, ...order, authorityWords: 'Tribunale per i minorenni' } as never)).body
  expect(saved.terms.find(({ ruleId }) => ruleId === reports.ruleId)).toMatchObject({ extended: '2027-06-30' })
})

const ROME = '058091'
const MILAN = '015146'

/** A body that sits there, with somebody who works in it. */
async function bodyIn(istat: string, role: 'worker' | 'coordinator' = 'worker'): Promise<{ body: Body; who: Somebody }> {
  const body = await world.organisation()
  await world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [body.organisationId, istat])
  return { body, who: await world.operator(body, { role, name: 'Anna Verdi' }) }
}

/** The jobs that follow a seat, until none is left. */
const followSeats = () => runJobs(world, deadlineTasks(), 'deadlines.followSeat')

const historyOf = async (who: Somebody, termId: string) => (await who.call(getTerm, { termId } as never)).body.history.map(({ what, by, reason }) => [what, by?.name ?? null, reason])

it('a hearing knows 29 June by the court that holds it, not by the service; corrected, its term moves with history', async () => {
  const { who: roman } = await bodyIn(ROME)
  const file = await buildCase(world, { holder: roman })
  const given = { nature: 'civile' as const, authorityWords: 'Tribunale per i minorenni di Firenze', number: '12/2026', status: 'pendente' as const }
  const opened = (await roman.call(openProceeding, { caseId: file.caseId, ...given } as never)).body
  const heard = (await roman.call(addHearing, { caseId: file.caseId, proceedingId: opened.id, heldOn: '2027-06-29', state: 'fissata' } as never)).body
  const term = async () => (await world.owner.query(`select id, due, work_by from deadlines.term where subject = $1 and source_kind = 'measures.hearing' and state = 'open'`, [file.caseId])).rows
  const [before] = await term()
  expect(before).toMatchObject({ due: '2027-06-29', work_by: '2027-06-29' })
  const changed = (await roman.call(changeProceeding, { caseId: file.caseId, proceedingId: opened.id, version: heard.version, ...given, authorityWords: 'Tribunale per i minorenni di Roma' } as never)).body
  expect(await term()).toEqual([{ id: before.id, due: '2027-06-29', work_by: '2027-06-28' }])
  expect(await historyOf(roman, before.id)).toEqual([['scheduled', 'Anna Verdi', null], ['recomputed', 'Anna Verdi', 'Corretto l’ufficio davanti a cui si tiene']])
  const [hearing] = changed.hearings
  await roman.call(changeHearing, { caseId: file.caseId, proceedingId: opened.id, hearingId: hearing!.id, version: hearing!.version, heldOn: '2027-06-29', state: 'fissata', place: 'Aula 3' } as never)
  expect(await term()).toMatchObject([{ work_by: '2027-06-28' }])
})

describe('the town of a court is corrected in the network', () => {
  /** Orders, a hearing and a second child's file, all before that court, in a service that sits in Milan. */
  async function before(istat: string) {
    const { who } = await bodyIn(MILAN)
    const court = await world.organisation()
    const correct = (to: string | null) => world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [court.organisationId, to])
    await correct(istat)
    const file = await buildCase(world, { holder: who })
    const report = (await who.call(recordMeasure, { caseId: file.caseId, ...order, authorityId: court.organisationId } as never)).body.terms.find(({ ruleId }) => ruleId === reports.ruleId)!
    const opened = (await who.call(openProceeding, { caseId: file.caseId, nature: 'civile', authorityId: court.organisationId, number: '13/2026', status: 'pendente' } as never)).body
    await who.call(addHearing, { caseId: file.caseId, proceedingId: opened.id, heldOn: '2027-06-29', state: 'fissata' } as never)
    const follow = () => runJobs(world, measureTasks, 'measures.%')
    await follow()
    const terms = async () => (await world.owner.query(`select id, extended, work_by from deadlines.term where subject = $1 and id = $2 or subject = $1 and source_kind = 'measures.hearing' order by source_kind`, [file.caseId, report.id])).rows
    return { who, file, report, correct, follow, terms }
  }

  it('and the terms of its orders and hearings are counted anew, with history and a trace', async () => {
    const { who, file, report, correct, follow, terms } = await before(MILAN)
    expect(await terms()).toMatchObject([{ extended: null, work_by: '2027-06-29' }, { extended: null, work_by: '2027-06-29' }])
    await correct(ROME)
    await follow()
    expect(await terms()).toMatchObject([{ work_by: '2027-06-28' }, { extended: '2027-06-30', work_by: '2027-06-28' }])
    expect(await historyOf(who, report.id)).toEqual([['scheduled', 'Anna Verdi', null], ['recomputed', null, 'La sede dell’ufficio giudiziario è stata corretta']])
    const trail = () => world.owner.query(`select detail->>'terms' as terms from kernel.audit_event where action = 'measures.followOffice' and $1 = any (subjects)`, [file.caseId])
    expect((await trail()).rows).toEqual([{ terms: '2' }])
    await correct(MILAN)
    await follow()
    expect(await terms()).toMatchObject([{ extended: null, work_by: '2027-06-29' }, { extended: null, work_by: '2027-06-29' }])
  })

  it('but not those of another court', async () => {
    const { terms } = await before(MILAN)
    const other = await before(MILAN)
    await other.correct(ROME)
    await other.follow()
    expect(await terms()).toMatchObject([{ extended: null }, { extended: null }])
  })
})

describe('a file handed to a service that sits elsewhere', () => {
  it('has what follows the seat of the service counted anew, in the name of who handed it over; what a court does, what was said by hand and what was done stay', async () => {
    const { who: milanese } = await bodyIn(MILAN)
    const { body: there, who: roman } = await bodyIn(ROME, 'coordinator')
    const file = await buildCase(world, { holder: milanese })
    const saved = (await milanese.call(recordMeasure, { caseId: file.caseId, ...order, authorityWords: 'Tribunale per i minorenni di Milano' } as never)).body
    const report = saved.terms.find(({ ruleId }) => ruleId === reports.ruleId)!
    const byHand = async (more: Record<string, unknown>) => (await milanese.call(createTerm, { caseId: file.caseId, title: null, note: null, ...more } as never)).body
    const appeal = await byHand({ ruleId: 'CPC-11', event: '2027-06-19' })
    const said = await byHand({ ruleId: 'PRI-03', event: '2027-05-30', seat: 'elsewhere' })
    const unsaid = await byHand({ ruleId: 'PRI-03', event: '2027-05-30' })
    const done = await byHand({ ruleId: 'PRI-03', event: '2027-05-30' })
    expect((await milanese.call(completeTerm, { termId: done.id, version: done.version, words: 'Risposto' } as never)).status).toBe(200)

    const { version } = (await milanese.call(getCase, { caseId: file.caseId })).body
    expect((await milanese.call(askHandover, { caseId: file.caseId, toUnitId: there.unitId, reason: 'Trasferito', version } as never)).status).toBe(200)
    const { rows: [asked] } = await world.owner.query('select id, version from cases.handover where case_id = $1', [file.caseId])
    expect((await roman.call(answerHandover, { handoverId: asked.id, accept: true, responsibleId: roman.operatorId, words: null, version: asked.version } as never)).status).toBe(200)
    await followSeats()

    const stored = async (id: string) => (await world.owner.query('select state, extended, work_by from deadlines.term where id = $1', [id])).rows[0]
    expect(await stored(report.id), 'the service writes: it is closed on that day').toEqual({ state: 'open', extended: '2027-06-30', work_by: '2027-06-28' })
    expect(await stored(unsaid.id)).toEqual({ state: 'open', extended: '2027-06-30', work_by: '2027-06-28' })
    expect(await stored(appeal.id), 'no court is known: that of the service').toEqual({ state: 'open', extended: '2027-06-30', work_by: '2027-06-28' })
    expect(await stored(said.id)).toEqual({ state: 'open', extended: null, work_by: '2027-06-29' })
    expect(await stored(done.id)).toEqual({ state: 'done', extended: null, work_by: '2027-06-29' })
    expect(await historyOf(roman, report.id)).toEqual([['scheduled', 'Anna Verdi', null], ['recomputed', 'Anna Verdi', 'Il fascicolo è passato a un servizio con altra sede']])
    expect((await world.owner.query(`select count(*)::int as n from kernel.audit_event where action = 'deadlines.followSeat' and outcome = 'ok'`)).rows[0].n).toBe(1)
  })

  it('and a service that moves to Rome has its own', async () => {
    const { body, who } = await bodyIn(MILAN)
    const file = await buildCase(world, { holder: who })
    const term = (await who.call(createTerm, { caseId: file.caseId, title: null, note: null, ruleId: 'PRI-03', event: '2027-05-30' } as never)).body
    await world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [body.organisationId, ROME])
    await followSeats()
    expect((await world.owner.query('select extended from deadlines.term where id = $1', [term.id])).rows).toEqual([{ extended: '2027-06-30' }])
    expect(await historyOf(who, term.id)).toEqual([['scheduled', 'Anna Verdi', null], ['recomputed', null, 'La sede del servizio è cambiata']])
  })
})
