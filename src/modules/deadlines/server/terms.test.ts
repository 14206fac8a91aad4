import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { trailOf } from '#tests/support/subject.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { calculate } from '../contract/calculation.ts'
import { assignTerm, caseTerms, completeTerm, correctTerm, createTerm, getTerm, listAssignees, listCalendar, listTerms, reopenTerm, resumeTerm, suspendTerm, waiveTerm } from '../contract/terms.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova' } })
})

const today = (): PlainDate => dateInRome(Date.now())
const inDays = (days: number): PlainDate => addDays(today(), days)
type Entered = Parameters<typeof anna.call<typeof createTerm>>[1]
const enter = async (who: Somebody, over: Partial<Entered> = {}) => who.call(createTerm, { caseId: file.caseId, ruleId: 'ASS-03', event: inDays(-1), ...over } as Entered)
const entered = async (over: Partial<Entered> = {}) => (await enter(anna, over)).body

describe('a term is hidden', () => {
  it('from another body, whatever is asked of it', async () => {
    const term = await entered()
    const stranger = await world.operator(await world.organisation(), { role: 'manager' })
    const version = { termId: term.id, version: 1 }
    for (const reply of [
      await stranger.call(getTerm, { termId: term.id }), await stranger.call(caseTerms, { caseId: file.caseId }), await enter(stranger),
      await stranger.call(completeTerm, version), await stranger.call(waiveTerm, { ...version, reason: 'x' }), await stranger.call(suspendTerm, { ...version, reason: 'x' }),
      await stranger.call(assignTerm, { ...version, operatorId: stranger.operatorId as never }), await stranger.call(correctTerm, { ...version, event: inDays(-2), reason: 'x' }),
      await stranger.call(listAssignees, { caseId: file.caseId }),
    ]) expect(reply.status).toBe(404)
    expect((await stranger.call(listTerms, { scope: 'all', state: 'any' })).body).toMatchObject({ rows: [], total: 0 })
  })

  it('from a school invited to the file without its judicial part, and from who it is withheld', async () => {
    const term = await entered()
    const school = await world.operator(await world.organisation({ kind: 'scuola' }), { role: 'partner' })
    await openTo(world, file.caseId, { unitId: school.unitId }, [1, 5])
    expect((await school.call(caseTerms, { caseId: file.caseId })).body.rows).toEqual([])
    expect((await school.call(getTerm, { termId: term.id })).status).toBe(404)
    expect((await school.call(listTerms, { scope: 'all' })).body.rows).toEqual([])
    const colleague = await world.operator(body, { name: 'Bruno Neri' })
    expect((await colleague.call(getTerm, { termId: term.id })).status).toBe(200)
    await withhold(colleague)
    expect((await colleague.call(getTerm, { termId: term.id })).status).toBe(404)
    expect((await colleague.call(listTerms, { scope: 'unit' })).body.rows).toEqual([])
  })

  const withhold = (who: Somebody) => world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{0}', now() - interval '1 minute')`,
    [newId(), file.caseId, who.operatorId])
})

describe('a term cannot be changed', () => {
  it('by who only reads that part of the file', async () => {
    const term = await entered()
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { unitId: partner.unitId }, [3])
    const seen = (await partner.call(getTerm, { termId: term.id })).body
    expect(Object.values(seen.can).some(Boolean)).toBe(false)
    expect((await partner.call(completeTerm, { termId: term.id, version: 1 })).status).toBe(403)
    expect((await partner.call(waiveTerm, { termId: term.id, version: 1, reason: 'Non serve' })).status).toBe(403)
    expect((await partner.call(assignTerm, { termId: term.id, version: 1, operatorId: null })).status).toBe(403)
    expect((await enter(partner)).status).toBe(403)
  })

  it('waived by a colleague who does not answer for it', async () => {
    const colleague = await world.operator(body)
    const term = await entered()
    expect((await colleague.call(waiveTerm, { termId: term.id, version: 1, reason: 'Non serve' })).status).toBe(403)
    expect((await colleague.call(completeTerm, { termId: term.id, version: 1 })).status).toBe(200)
  })
})

describe('entering a term is refused next to the field', () => {
  it.each([
    ['an unknown rule', { ruleId: 'ZZZ-99' }, 'ruleId'],
    ['a day that does not exist', { event: '2026-02-30' }, 'event'],
    ['a term in hours from a day alone', { ruleId: '403-02', event: '2026-03-28' }, 'event'],
    ['an hour that comes twice', { ruleId: '403-02', event: '2026-10-25T02:30' }, 'event'],
    ['no event', { event: null }, 'event'],
    ['neither rule nor words', { ruleId: null, event: null, fixedOn: '2027-01-10' }, 'title'],
    ['own words without a date', { ruleId: null, event: null, title: 'Chiamare la scuola' }, 'fixedOn'],
    ['somebody who does not see it', { assignedTo: newId() as never }, 'operatorId'],
    ['an event before the child was born', { event: '2006-03-02' }, 'event'],
    ['a date before the child was born', { ruleId: null, event: null, title: 'Udienza', byJudge: true, fixedOn: '2006-03-02' }, 'fixedOn'],
  ])('%s', async (_, over, path) => {
    const reply = await enter(anna, over as Partial<Entered>)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
  })
})

describe('a term by a rule', () => {
  it('has its dates, its reasons and its source, and follows who answers for the file', async () => {
    const term = await entered({ event: '2026-03-21', seat: 'elsewhere' })
    expect(term).toMatchObject({
      ruleId: 'ASS-03', kind: 'law', raw: '2026-04-05', extended: '2026-04-07', due: '2026-04-05', workBy: '2026-04-03', consequence: 'ORD', state: 'open',
      responsible: { name: 'Anna Verdi' }, assigned: false, caseId: file.caseId, caseNumber: file.number, childName: 'Amina Prova', section: 'judicial', atOnce: false,
    })
    expect(term.why.length).toBeGreaterThan(1)
    expect(term.history).toMatchObject([{ what: 'scheduled', by: { name: 'Anna Verdi' } }])
    const events = await trailOf(world, file.caseId)
    expect(events).toMatchObject([{ action: 'deadlines.createTerm', outcome: 'ok', actor: anna.operatorId }])
  })

  it('knows 29 June by the seat of the service, unless somebody says where the office sits', async () => {
    const dates = async (over: Record<string, unknown>) => (await entered({ event: '2026-06-14', ...over })).extended
    expect(await dates({})).toBeNull()
    expect(await dates({ seat: 'rome' })).toBe('2026-06-30')
    await world.owner.query(`update network.organisation set municipality_istat = '058091' where id = $1`, [body.organisationId])
    expect([await dates({}), await dates({ seat: 'elsewhere' })]).toEqual(['2026-06-30', null])
  })

  it('in hours keeps the instant; Rome’s clock is understood without an offset', async () => {
    expect(await entered({ ruleId: '403-02', event: '2026-03-28T18:20' })).toMatchObject({ event: '2026-03-28T18:20:00+01:00', due: '2026-03-29T18:20:00+02:00', dueAt: '2026-03-29T16:20:00.000Z' })
  })

  it('without a number in the law has no date, is first among what is to be done, and says so', async () => {
    await entered({ event: inDays(-3) })
    const atOnce = await entered({ ruleId: '403-01', event: `${today()}T00:10` })
    expect(atOnce).toMatchObject({ due: null, dueAt: null, atOnce: true, bucket: 'now' })
    expect((await anna.call(listTerms, {})).body.rows.map(({ bucket }) => bucket)).toEqual(['now', 'month'])
  })

  it('of a past day is still for today while a holiday extends it', async () => {
    world.clock.set('2026-04-06T10:00:00Z')
    try {
      const term = await entered({ event: '2026-03-21' })
      expect(term.bucket).toBe('today')
      expect((await anna.call(listTerms, { bucket: 'today' })).body.rows.map(({ id }) => id)).toEqual([term.id])
    } finally {
      world.clock.set(new Date().toISOString())
    }
  })
})

describe('a term in own words', () => {
  it('is a reminder, or a judge’s date; a colleague who sees it can be given it', async () => {
    const bruno = await world.operator(body, { name: 'Bruno Neri' })
    const own = await entered({ ruleId: null, event: null, title: 'Chiamare la scuola', fixedOn: inDays(5), assignedTo: bruno.operatorId as never, note: 'prima delle 10' })
    expect(own).toMatchObject({ kind: 'own', due: inDays(5), title: 'Chiamare la scuola', label: 'prima delle 10', responsible: { name: 'Bruno Neri' }, assigned: true, consequence: null })
    expect((await bruno.call(listTerms, {})).body.rows.map(({ id }) => id)).toEqual([own.id])
    const notices = await world.owner.query(`select kind from kernel.notice where actor_id = $1`, [bruno.operatorId])
    expect(notices.rows).toEqual([{ kind: 'deadlines.assigned' }])
    expect(await entered({ ruleId: null, event: null, title: 'Udienza', fixedOn: '2027-01-12T09:30', byJudge: true })).toMatchObject({ kind: 'judge', due: '2027-01-12T09:30:00+01:00' })
  })

  it('of a unit below is among those of “my unit” for who leads above, never for who works there', async () => {
    const pole = { organisationId: body.organisationId, unitId: await world.unit(body.organisationId, { parentId: body.unitId }) }
    const inPole = await world.operator(pole)
    const below = await buildCase(world, { holder: inPole })
    const term = (await inPole.call(createTerm, { caseId: below.caseId, title: 'Relazione', fixedOn: inDays(3) })).body
    const manager = await world.operator(body, { role: 'manager' })
    expect((await manager.call(listTerms, { scope: 'unit' })).body.rows.map(({ id }) => id)).toContain(term.id)
    expect((await manager.call(listCalendar, { scope: 'unit', from: inDays(0), to: inDays(6) })).body.days[3]!.terms.map(({ id }) => id)).toContain(term.id)
    expect((await anna.call(listTerms, { scope: 'unit' })).body.rows.map(({ id }) => id)).not.toContain(term.id)
  })

  it('may belong to a unit, where its people see it and others do not', async () => {
    const own = (await anna.call(createTerm, { title: 'Elenco semestrale alla Procura', fixedOn: inDays(20) })).body
    expect(own).toMatchObject({ caseId: null, responsible: null, unit: { id: body.unitId } })
    const colleague = await world.operator(body)
    expect((await colleague.call(listTerms, { scope: 'unit' })).body.rows.map(({ id }) => id)).toContain(own.id)
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(getTerm, { termId: own.id })).status).toBe(404)
    expect((await stranger.call(createTerm, { unitId: body.unitId as never, title: 'Mio', fixedOn: inDays(2) })).status).toBe(403)
  })
})

describe('a term that is done', () => {
  it('keeps its proof and who did it; a second try on the same version is refused with the present state', async () => {
    const term = await entered()
    const done = (await anna.call(completeTerm, { termId: term.id, version: 1, words: 'Inviata via PEC' })).body
    expect(done).toMatchObject({ state: 'done', bucket: null, proof: { words: 'Inviata via PEC' }, doneBy: { name: 'Anna Verdi' }, missedAt: null, can: { complete: false, reopen: true } })
    expect(done.history.map(({ what }) => what)).toEqual(['scheduled', 'done'])
    const again = await anna.call(completeTerm, { termId: term.id, version: 1 })
    expect(again.problem).toMatchObject({ code: 'stale', current: { state: 'done', version: 2 } })
    expect((await anna.call(completeTerm, { termId: term.id, version: 2 })).status).toBe(409)
    expect((await anna.call(listTerms, {})).body.rows).toEqual([])
    expect((await anna.call(listTerms, { state: 'done' })).body.rows).toHaveLength(1)
  })

  it('after its last moment is done late and says so; proved to be in time it is not', async () => {
    const late = await entered({ event: inDays(-40) })
    expect((await anna.call(completeTerm, { termId: late.id, version: 1 })).body).toMatchObject({ state: 'done', missedAt: late.lapseAt })
    const inTime = await entered({ event: inDays(-40) })
    expect((await anna.call(completeTerm, { termId: inTime.id, version: 1, doneAt: inDays(-30) })).body).toMatchObject({ state: 'done', missedAt: null })
    const future = await entered()
    expect((await anna.call(completeTerm, { termId: future.id, version: 1, doneAt: inDays(3) })).problem.errors?.[0]?.path).toBe('doneAt')
    // in the first hour of the night in Rome it is still yesterday in UTC
    world.clock.set(`${inDays(1)}T00:20:00+01:00`)
    const tonight = await anna.call(completeTerm, { termId: future.id, version: 1, doneAt: inDays(1) }).finally(() => world.clock.set(new Date().toISOString()))
    expect(tonight.body).toMatchObject({ state: 'done', missedAt: null })
  })

  it('wants the hour for a term in hours, and is opened again with the reason', async () => {
    const term = await entered({ ruleId: '403-02', event: `${inDays(-2)}T10:00` })
    expect((await anna.call(completeTerm, { termId: term.id, version: 1, doneAt: inDays(-1) })).problem.errors?.[0]?.path).toBe('doneAt')
    await anna.call(completeTerm, { termId: term.id, version: 1, doneAt: `${inDays(-2)}T12:00` })
    expect((await anna.call(reopenTerm, { termId: term.id, version: 2, reason: 'Era un altro fascicolo' })).body).toMatchObject({ state: 'open', doneAt: null, proof: null })
  })

  it('of a recurring rule counted from an old day begins with the first occurrence not past, unless another is asked', async () => {
    const anchor = inDays(-1300)
    const asked = (await anna.call(calculate, { rule: 'AFF-08', event: anchor, upcoming: 'true' })).body
    const first = await entered({ ruleId: 'AFF-08', event: anchor })
    expect([first.occurrence, first.due, first.state]).toEqual([asked.occurrence, asked.due, 'open'])
    expect(first.due! >= today()).toBe(true)
    expect((await anna.call(calculate, { rule: 'AFF-08', event: anchor, occurrence: first.occurrence! - 1 })).body.due! < today()).toBe(true)
    expect(await entered({ ruleId: 'AFF-08', event: anchor, occurrence: 1 })).toMatchObject({ occurrence: 1 })
    expect((await anna.call(calculate, { rule: 'ASS-03', event: anchor, upcoming: 'true' })).body.occurrence).toBeNull()
    expect((await enter(anna, { ruleId: 'AFF-08', event: '2026-02-30' })).problem.errors?.[0]?.path).toBe('event')
  })

  it('when recurring schedules the next from the same anchor', async () => {
    const anchor = '2026-08-31'
    const first = await entered({ ruleId: 'AFF-08', event: anchor })
    expect(first).toMatchObject({ occurrence: 1, due: '2027-02-28' })
    await anna.call(completeTerm, { termId: first.id, version: 1 })
    const [second] = (await anna.call(caseTerms, { caseId: file.caseId })).body.rows
    expect(second).toMatchObject({ occurrence: 2, due: '2027-08-31', event: anchor })
    await anna.call(waiveTerm, { termId: second!.id, version: 1, reason: 'Assorbita dalla relazione finale' })
    const all = (await anna.call(caseTerms, { caseId: file.caseId, ended: 'true' })).body.rows
    expect(all.map(({ occurrence, state }) => [occurrence, state]).toSorted()).toEqual([[1, 'done'], [2, 'waived'], [3, 'open']])
    await anna.call(reopenTerm, { termId: first.id, version: 2, reason: 'Sbaglio' })
    await anna.call(completeTerm, { termId: first.id, version: 3 })
    expect((await anna.call(caseTerms, { caseId: file.caseId, ended: 'true' })).body.rows).toHaveLength(3)
  })
})

describe('a term', () => {
  it('is suspended, resumed and waived with the reason, all kept', async () => {
    const term = await entered()
    expect((await anna.call(waiveTerm, { termId: term.id, version: 1, reason: ' ' })).status).toBe(400)
    expect((await anna.call(suspendTerm, { termId: term.id, version: 1, reason: 'Procedimento sospeso' })).body).toMatchObject({ state: 'suspended', reason: 'Procedimento sospeso', bucket: null })
    expect((await anna.call(resumeTerm, { termId: term.id, version: 2, reason: 'Ripreso' })).body).toMatchObject({ state: 'open', due: term.due, reason: null })
    const waived = (await anna.call(waiveTerm, { termId: term.id, version: 3, reason: 'Revocato' })).body
    expect(waived).toMatchObject({ state: 'waived', reason: 'Revocato' })
    expect(waived.history.map(({ what, reason }) => [what, reason])).toEqual([['scheduled', null], ['suspended', 'Procedimento sospeso'], ['resumed', 'Ripreso'], ['waived', 'Revocato']])
  })

  it('is computed anew from a corrected event; one already met stays met and says so', async () => {
    const term = await entered({ event: '2026-12-01' })
    const corrected = (await anna.call(correctTerm, { termId: term.id, version: 1, event: '2026-12-04', reason: 'Notificato il 4' })).body
    expect(corrected).toMatchObject({ event: '2026-12-04', due: '2026-12-19', state: 'open' })
    expect(corrected.history[1]).toMatchObject({ what: 'event_corrected', event: '2026-12-01', due: '2026-12-16', newDue: '2026-12-19', reason: 'Notificato il 4' })
    await anna.call(completeTerm, { termId: term.id, version: 2 })
    const after = (await anna.call(correctTerm, { termId: term.id, version: 3, event: '2026-10-01', reason: 'Era ottobre' })).body
    expect(after).toMatchObject({ state: 'done', correctedAfterDone: true, due: '2026-10-16', missedAt: after.lapseAt })
    expect((await anna.call(correctTerm, { termId: term.id, version: 4, event: '30/2/2026', reason: 'x' })).problem.errors?.[0]?.path).toBe('event')
  })

  it('follows the file when another worker answers for it, unless it was given to somebody', async () => {
    const bruno = await world.operator(body, { name: 'Bruno Neri' })
    const [follows, given] = [await entered(), await entered({ event: inDays(-2) })]
    await anna.call(assignTerm, { termId: given.id, version: 1, operatorId: anna.operatorId as never })
    await world.owner.query('update cases.case_file set responsible_id = $2 where id = $1', [file.caseId, bruno.operatorId])
    expect((await bruno.call(listTerms, {})).body.rows.map(({ id }) => id)).toEqual([follows.id])
    expect((await anna.call(listTerms, {})).body.rows.map(({ id }) => id)).toEqual([given.id])
    const present = (await anna.call(getTerm, { termId: given.id })).body
    await anna.call(assignTerm, { termId: given.id, version: present.version, operatorId: null })
    expect((await anna.call(listTerms, {})).body.rows).toEqual([])
  })
})

describe('the list', () => {
  it('pages in order, counts by nearness and finds by number, name and rule', async () => {
    for (const days of [1, 4, 9, 25, 60]) await entered({ ruleId: null, event: null, title: `Cosa ${days}`, fixedOn: inDays(days) })
    const first = (await anna.call(listTerms, { limit: 3 })).body
    expect(first).toMatchObject({ total: 5, counts: { missed: 0, now: 0, today: 0, week: 2, month: 2, later: 1, unassigned: 0 }, can: { create: true, settings: false } })
    const second = (await anna.call(listTerms, { limit: 3, cursor: first.next! })).body
    expect([...first.rows, ...second.rows].map(({ title }) => title)).toEqual(['Cosa 1', 'Cosa 4', 'Cosa 9', 'Cosa 25', 'Cosa 60'])
    expect(second.next).toBeNull()
    expect((await anna.call(listTerms, { q: 'amina prova' })).body.total).toBe(5)
    expect((await anna.call(listTerms, { q: file.number })).body.total).toBe(5)
    expect((await anna.call(listTerms, { q: 'cosa 25' })).body.rows).toHaveLength(1)
    expect((await anna.call(listTerms, { q: '%' })).body.rows).toEqual([])
    expect((await anna.call(listTerms, { group: 'ASS' })).body.rows).toEqual([])
    expect((await anna.call(listTerms, { bucket: 'month' })).body.rows).toHaveLength(2)
    expect((await anna.call(listTerms, { from: inDays(3), to: inDays(9) })).body.rows).toHaveLength(2)
  })

  it('shows days of a calendar with their holidays', async () => {
    await entered({ ruleId: null, event: null, title: 'Vigilia', fixedOn: '2026-12-24T12:00' })
    const { days } = (await anna.call(listCalendar, { from: '2026-12-21', to: '2026-12-27' })).body
    expect(days.map(({ total, holiday }) => [total, holiday])).toEqual([[0, false], [0, false], [0, false], [1, false], [0, true], [0, true], [0, true]])
    expect((await anna.call(listCalendar, { from: '2026-12-21', to: '2027-02-27' })).problem.errors?.[0]?.path).toBe('to')
    expect((await anna.call(listCalendar, { from: '2026-12-21', to: '2026-12-20' })).status).toBe(400)
  })
})
