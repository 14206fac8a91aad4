import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { runJobs } from '#tests/support/run-jobs.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { measureTasks } from './tasks.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
let mother: string
let father: string
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-20T10:00:00Z')
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { birth: '2014-05-06' } })
  mother = await parent('madre', 'Fatima Prova')
  father = await parent('padre', 'Omar Prova')
})
async function parent(relation: string, name: string): Promise<string> {
  const id = await addRelative(world, file, anna, name)
  await world.owner.query('insert into people.relation (id, from_person, to_person, type, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, now())', [newId(), id, file.childId, relation, anna.operatorId])
  return id
}

const given = (over: Record<string, unknown> = {}) => ({ kind: 'affido_servizio', authorityWords: 'Tribunale per i minorenni', number: '1/2026', decidedOn: '2026-10-01', notifiedOn: '2026-11-10', ...over })
const record = async (over: Record<string, unknown> = {}) => (await anna.call(contract.recordMeasure, { caseId: file.caseId, ...given(over) } as never)).body
const correct = (measure: { id: string; version: number }, over: Record<string, unknown> = {}) =>
  anna.call(contract.correctMeasure, { caseId: file.caseId, measureId: measure.id, version: measure.version, reason: 'Data letta male', ...given(over) } as never)
const status = async (on?: string, who = anna) => (await who.call(contract.getLegalStatus, { caseId: file.caseId, ...(on ? { on } : {}) } as never)).body
const dues = (measure: contract.Measure) => measure.terms.filter(({ state }) => state === 'open').map(({ ruleId, due }) => [ruleId, due])

describe('the terms of a measure', () => {
  it('are scheduled with it, each with its reason', async () => {
    const saved = await record()
    expect(dues(saved)).toEqual(expect.arrayContaining([['ASS-03', '2026-11-25'], ['ASS-04', '2028-10-01'], ['ASS-05', '2027-04-01']]))
    expect(saved.terms).toHaveLength(3)
    expect(saved.terms.every(({ source }) => source.kind === 'measures.measure' && source.id === saved.id)).toBe(true)
  })
  it('move with a corrected date, and stay with a corrected word', async () => {
    const saved = await record()
    const { body: moved } = await correct(saved, { notifiedOn: '2026-11-12' })
    expect(dues(moved)).toContainEqual(['ASS-03', '2026-11-27'])
    expect(moved.terms.map(({ id }) => id).toSorted()).toEqual(saved.terms.map(({ id }) => id).toSorted())
    const { body: reworded } = await correct(moved, { notifiedOn: '2026-11-12', decision: 'Affida al servizio' })
    expect(dues(reworded)).toEqual(dues(moved))
  })
  it('are a judge’s for a prescription with a date, done when it is followed', async () => {
    const saved = await record({ kind: 'limitazione_333', prescriptions: [{ words: 'Consultorio', who: 'madre', byOn: '2027-01-10' }] })
    expect(saved.terms).toMatchObject([{ kind: 'judge', due: '2027-01-10', label: 'prescrizione n. 1', state: 'open' }])
    const input = { caseId: file.caseId, measureId: saved.id, prescriptionId: saved.prescriptions[0]!.id, version: 1, words: null }
    expect((await anna.call(contract.markPrescription, { ...input, state: 'adempiuta', on: '2026-11-21' })).problem.errors?.[0]?.path).toBe('on')
    const { body: done } = await anna.call(contract.markPrescription, { ...input, state: 'adempiuta', on: '2026-11-19' })
    expect(done).toMatchObject({ prescriptions: [{ state: 'adempiuta', stateOn: '2026-11-19', stateBy: 'Anna Verdi' }], terms: [{ state: 'done' }] })
  })
  it('end when another measure revokes it', async () => {
    const first = await record()
    const later = await record({ kind: 'cessazione_affido', decidedOn: '2026-11-15', notifiedOn: null, follows: [{ measureId: first.id, relation: 'revocato' }] })
    expect(later).toMatchObject({ follows: [{ measureId: first.id, relation: 'revocato', onDay: '2026-11-15' }] })
    const { body: ended } = await anna.call(contract.getMeasure, { caseId: file.caseId, measureId: first.id })
    expect(ended).toMatchObject({ state: 'ended', endedBy: 'revocato', effectiveTo: '2026-11-14', followedBy: [{ measureId: later.id }] })
    expect(dues(ended)).toEqual([])
    expect(ended.terms.every(({ state }) => state === 'waived')).toBe(true)
  })
})

describe('correcting a measure', () => {
  it('keeps what it said, with the reason and what changed', async () => {
    const saved = await record()
    await correct(saved, { number: '2/2026' })
    const { body: versions } = await anna.call(contract.listMeasureVersions, { caseId: file.caseId, measureId: saved.id })
    expect(versions.rows).toMatchObject([{ n: 1, reason: 'Data letta male', content: { number: '1/2026' }, by: { name: 'Anna Verdi' } }])
    expect(versions.rows[0]!.changed).toEqual(['number'])
  })
  it('from an old version answers both, and changes nothing', async () => {
    const saved = await record()
    await correct(saved, { number: '2/2026' })
    const late = await correct(saved, { number: '3/2026' })
    expect(late.problem).toMatchObject({ code: 'stale', current: { number: '2/2026', version: 2 } })
  })
  it('needs a reason, and dates that can be', async () => {
    const saved = await record()
    expect((await correct(saved, { reason: ' ' } as never)).status).toBe(400)
    expect((await correct(saved, { notifiedOn: '2026-09-30' })).problem.errors?.[0]?.path).toBe('notifiedOn')
  })
  it('is refused when a hearing that it set would come before it', async () => {
    const saved = await record({ newProceeding: { number: 'RG 12/2026' } })
    expect(saved.proceeding).toMatchObject({ number: 'RG 12/2026', authority: { name: 'Tribunale per i minorenni' } })
    const at = { caseId: file.caseId, proceedingId: saved.proceeding!.id, setBy: saved.id }
    expect((await anna.call(contract.addHearing, { ...at, heldOn: '2026-09-30' })).problem.errors?.[0]).toMatchObject({ path: 'heldOn', message: expect.stringContaining('prima del decreto') })
    expect((await anna.call(contract.addHearing, { ...at, heldOn: '2026-10-20' })).status).toBe(200)
    expect((await correct(saved, { decidedOn: '2026-10-25', proceedingId: saved.proceeding!.id })).problem.errors?.map(({ path }) => path)).toContain('decidedOn')
  })
})

describe('what follows a measure', () => {
  it('is refused before the measure, without the other one, and with one of another file', async () => {
    const saved = await record()
    const input = { caseId: file.caseId, measureId: saved.id, version: 1, words: null }
    const path = async (over: object) => (await anna.call(contract.endMeasure, { ...input, relation: 'cessato', onDay: '2026-11-01', ...over } as never)).problem.errors?.[0]?.path
    expect(await path({ onDay: '2026-09-30' })).toBe('onDay')
    expect(await path({ onDay: '2026-11-21' })).toBe('onDay')
    expect(await path({ relation: 'modificato' })).toBe('laterId')
    expect(await path({ laterId: newId() })).toBe('laterId')
  })
  it('ends it, and can be taken back with the reason: the measure and its terms stand again', async () => {
    const saved = await record()
    const { body: ended } = await anna.call(contract.endMeasure, { caseId: file.caseId, measureId: saved.id, version: 1, relation: 'cessato', onDay: '2026-11-10', words: 'Rientro in famiglia' })
    expect(ended).toMatchObject({ state: 'ended', endedBy: 'cessato', effectiveTo: '2026-11-09', version: 2 })
    const input = { caseId: file.caseId, measureId: saved.id, tieId: ended.followedBy[0]!.id, version: 2 }
    expect((await anna.call(contract.withdrawSuccession, { ...input, reason: '' })).status).toBe(400)
    const { body: again } = await anna.call(contract.withdrawSuccession, { ...input, reason: 'Era un altro fascicolo' })
    expect(again).toMatchObject({ state: 'in_force', endedBy: null, effectiveTo: null })
    expect(dues(again)).toContainEqual(['ASS-05', '2027-04-01'])
  })
})

describe('the legal status', () => {
  it('follows from the measures, on any day', async () => {
    const effects = [{ parentId: mother, state: 'sospesa' }, { parentId: father, state: 'decaduta' }]
    await record({ kind: 'decadenza_330', effects })
    expect((await status('2026-09-30')).status).toMatchObject({ decides: 'parents' })
    expect((await status('2026-10-01')).status).toMatchObject({ decides: 'nobody', issues: [{ code: 'no_guardian', rule: 'CPC-06' }] })
    await record({ kind: 'nomina_tutore', decidedOn: '2026-10-10', notifiedOn: null, offices: [{ role: 'tutore', organisationId: body.organisationId }] })
    const now = await status()
    expect(now.status).toMatchObject({ decides: 'guardian', guardian: { role: 'tutore', holder: { kind: 'organisation' }, from: '2026-10-10' }, issues: [] })
    expect(now).toMatchObject({ today: '2026-11-20', parents: [{ name: 'Fatima Prova' }, { name: 'Omar Prova' }], can: { correct: true } })
  })
  it('is corrected with a reason, which prevails until it is taken back', async () => {
    await record({ kind: 'sospensione_rg', effects: [{ parentId: mother, state: 'sospesa' }] })
    const effect = { parentId: mother, state: 'limitata', from: '2026-11-01' }
    const fix = (over: object = {}) => anna.call(contract.correctLegalStatus, { caseId: file.caseId, effect: { ...effect, ...over }, reason: 'Decreto non ancora ricevuto' } as never)
    expect((await anna.call(contract.correctLegalStatus, { caseId: file.caseId, effect, reason: '' } as never)).status).toBe(400)
    expect((await fix({ to: '2026-10-01' })).problem.errors?.[0]?.path).toBe('effect.to')
    expect((await fix()).body.parents[0]).toMatchObject({ state: 'limitata', basis: 'correction' })
    expect((await fix({ from: '2026-11-10' })).problem.errors?.[0]).toMatchObject({ path: 'effect.from', message: expect.stringContaining('già una correzione') })
    expect((await status('2026-10-31')).status.parents[0]).toMatchObject({ state: 'sospesa' })
    const [correction] = (await status()).corrections
    expect(correction).toMatchObject({ reason: 'Decreto non ancora ricevuto', by: { name: 'Anna Verdi' }, withdrawn: null })
    const { body: back } = await anna.call(contract.withdrawLegalCorrection, { caseId: file.caseId, correctionId: correction!.id, version: 1, reason: 'È arrivato il decreto' })
    expect(back.parents[0]).toMatchObject({ state: 'sospesa', basis: 'measure' })
    expect((await status()).corrections).toMatchObject([{ withdrawn: { reason: 'È arrivato il decreto' } }])
  })
  it('says that the family is not seen to who does not reach it, and names nobody', async () => {
    await record({ kind: 'sospensione_rg', effects: [{ parentId: mother, state: 'sospesa' }] })
    const lawyer = await world.operator(await world.organisation(), { role: 'specialist' })
    await openTo(world, file.caseId, { operatorId: lawyer.operatorId }, [3])
    const seen = await status(undefined, lawyer)
    expect(seen.status.issues.map(({ code }) => code)).toContain('family_hidden')
    expect(JSON.stringify(seen)).not.toContain('Fatima')
    expect(seen.can.correct).toBe(false)
  })
  it('cannot hold two states of one parent on one day, whoever writes them', async () => {
    await record({ kind: 'sospensione_rg', effects: [{ parentId: mother, state: 'sospesa' }] })
    const twice = world.owner.query(`insert into measures.responsibility (id, case_id, parent_id, state, valid_from, measure_id) select gen_random_uuid(), case_id, parent_id, 'piena', '2026-11-01', measure_id from measures.responsibility where case_id = $1`, [file.caseId])
    await expect(twice).rejects.toThrow(/exclu/)
  })
  it('has a timeline from birth to the coming of age', async () => {
    await record({ kind: 'sospensione_rg', effects: [{ parentId: mother, state: 'sospesa', to: '2026-12-31' }] })
    const { body } = await anna.call(contract.getLegalStatus, { caseId: file.caseId, timeline: 'true' })
    expect(body.timeline).toMatchObject({ from: '2014-05-06', to: '2032-05-06' })
    expect(body.timeline!.stretches.map(({ from }) => from)).toEqual(['2014-05-06', '2026-10-01', '2027-01-01', '2032-05-06'])
  })
})

const runFollow = () => runJobs(world, measureTasks, 'measures.followHearings')

describe('proceedings and hearings', () => {
  const open = async (over: object = {}) => (await anna.call(contract.openProceeding, { caseId: file.caseId, number: 'RG 12/2026', authorityWords: 'Tribunale per i minorenni', openedOn: '2026-09-01', ...over } as never)).body
  it('are refused before the beginning, and as held in the future', async () => {
    const { id } = await open()
    const path = async (over: object) => (await anna.call(contract.addHearing, { caseId: file.caseId, proceedingId: id, heldOn: '2026-12-01', ...over } as never)).problem.errors?.[0]?.path
    expect(await path({ heldOn: '2026-08-31' })).toBe('heldOn')
    expect(await path({ state: 'tenuta' })).toBe('heldOn')
    expect(await path({ heldOn: '2026-10-25', time: '2:30' })).toBe('time')
  })
  it('are listed with those to come, and are terms of the file until they are held', async () => {
    const { id } = await open()
    const { body: with1 } = await anna.call(contract.addHearing, { caseId: file.caseId, proceedingId: id, heldOn: '2026-12-01', time: '9:30', purpose: 'Comparizione delle parti' })
    expect(with1.hearings).toMatchObject([{ heldOn: '2026-12-01', at: '2026-12-01T08:30:00.000Z', state: 'fissata' }])
    const { body: ahead } = await anna.call(contract.listHearings, {})
    expect(ahead.rows.find(({ proceedingId }) => proceedingId === id)).toMatchObject({ number: 'RG 12/2026', children: [{ caseId: file.caseId }] })
    const hearing = with1.hearings[0]!
    const { body: put } = await anna.call(contract.changeHearing, { caseId: file.caseId, proceedingId: id, hearingId: hearing.id, heldOn: '2026-12-01', time: '9:30', state: 'rinviata', nextOn: '2027-01-12', version: 1 })
    expect(put.hearings).toMatchObject([{ state: 'rinviata', nextId: put.hearings[1]!.id }, { heldOn: '2027-01-12', state: 'fissata' }])
    const terms = await world.owner.query(`select state, due from deadlines.term where subject = $1 order by due`, [file.caseId])
    expect(terms.rows).toEqual([{ state: 'waived', due: '2026-12-01' }, { state: 'open', due: '2027-01-12' }])
  })
  it('moved by who reaches one child, move in the files of the siblings too, in his name', async () => {
    const elsewhere = await world.operator(await world.organisation())
    const group = newId()
    await world.owner.query('update cases.case_file set sibling_group = $1 where id = $2', [group, file.caseId])
    const sister = await buildCase(world, { holder: elsewhere, siblingGroup: group })
    await openTo(world, sister.caseId, body, [3])
    const { id } = await open({ alsoFor: [sister.caseId] })
    const at = { caseId: file.caseId, proceedingId: id }
    const { body: set } = await anna.call(contract.addHearing, { ...at, heldOn: '2026-12-01' } as never)
    await world.owner.query(`delete from kernel.reach_source where subject = $1 and principal = kernel.principal_of('unit', $2)`, [sister.caseId, body.unitId])
    const moved = await anna.call(contract.changeHearing, { ...at, hearingId: set.hearings[0]!.id, heldOn: '2026-12-15', state: 'fissata', version: 1 } as never)
    expect(moved.body.children.map(({ caseId }) => caseId)).toEqual([file.caseId])
    await runFollow()
    const dues = async (subject: string) => (await world.owner.query('select due, state, penal from deadlines.term where subject = $1 order by due', [subject])).rows
    expect(await dues(sister.caseId)).toEqual([{ due: '2026-12-15', state: 'open', penal: false }])
    expect(await dues(file.caseId)).toEqual(await dues(sister.caseId))
    const { rows: history } = await world.owner.query(
      `select h.what, h.by_operator, h.new_due from deadlines.term_history h join deadlines.term t on t.id = h.term_id where t.subject = $1 order by h.at, h.id`, [sister.caseId])
    expect(history.at(-1)).toEqual({ what: 'event_corrected', by_operator: anna.operatorId, new_due: '2026-12-15' })
    const { rows: trail } = await world.owner.query(`select detail from kernel.audit_event where action = 'measures.followHearings' and $1 = any (subjects)`, [sister.caseId])
    expect(trail.at(-1)!.detail).toMatchObject({ by: anna.operatorId })
  })
  it('come behind the wall with a proceeding that turns out to be penal, in the siblings’ files too', async () => {
    const elsewhere = await world.operator(await world.organisation())
    const group = newId()
    await world.owner.query('update cases.case_file set sibling_group = $1 where id = $2', [group, file.caseId])
    const sister = await buildCase(world, { holder: elsewhere, siblingGroup: group })
    await openTo(world, sister.caseId, body, [3])
    const { id, version } = await open({ alsoFor: [sister.caseId] })
    await anna.call(contract.addHearing, { caseId: file.caseId, proceedingId: id, heldOn: '2026-12-01' } as never)
    await world.owner.query(`delete from kernel.reach_source where subject = $1 and principal = kernel.principal_of('unit', $2)`, [sister.caseId, body.unitId])
    const walls = async () => (await world.owner.query('select subject, penal from deadlines.term where subject = any ($1) order by subject', [[file.caseId, sister.caseId]])).rows.map(({ penal }) => penal)
    const turn = (nature: string, of: number) => anna.call(contract.changeProceeding, { caseId: file.caseId, proceedingId: id, number: 'RG 12/2026', authorityWords: 'Tribunale per i minorenni', openedOn: '2026-09-01', nature, version: of } as never)
    const { body: penal } = await turn('penale', version)
    await runFollow()
    expect(await walls()).toEqual([true, true])
    await turn('civile', penal.version)
    await runFollow()
    expect(await walls()).toEqual([false, false])
  })
  it('penal ones are not seen by who does not answer for files', async () => {
    await open({ nature: 'penale', number: 'RGNR 5/2026' })
    await open()
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [3])
    expect((await educator.call(contract.listProceedings, { caseId: file.caseId })).body.rows.map(({ number }) => number)).toEqual(['RG 12/2026'])
  })
})

describe('a draft', () => {
  it('is its author’s alone, takes whatever was typed, and goes with the measure', async () => {
    const draftId = newId<'draft'>()
    const save = (who: Somebody, version: number, content: Record<string, unknown>) => who.call(contract.saveMeasureDraft, { caseId: file.caseId, draftId, content, version })
    expect((await save(anna, 0, { decidedOn: '30/2', kind: 'x' })).body).toMatchObject({ version: 1 })
    expect((await save(anna, 0, { kind: 'altro' })).problem).toMatchObject({ code: 'stale', current: { content: { decidedOn: '30/2' } } })
    const berta = await world.operator(body)
    expect((await berta.call(contract.listMeasureDrafts, { caseId: file.caseId })).body.rows).toEqual([])
    expect((await berta.call(contract.discardMeasureDraft, { caseId: file.caseId, draftId })).status).toBe(404)
    await record({ draftId })
    expect((await anna.call(contract.listMeasureDrafts, { caseId: file.caseId })).body.rows).toEqual([])
  })
})

describe('the list of the service', () => {
  it('filters by kind, state, words and pages without losing any', async () => {
    const numbers = ['A 1', 'A 2', 'A 3', 'A 4', 'A 5']
    for (const number of numbers) await record({ number, kind: 'ctu', authorityWords: 'Corte di prova', notifiedOn: null })
    const ask = async (over: object) => (await anna.call(contract.searchMeasures, { q: 'corte', limit: 2, ...over } as never)).body
    const first = await ask({})
    expect(first.total).toBe(5)
    const seen = [...first.rows]
    for (let next = first.next; next;) {
      const more = await ask({ cursor: next })
      seen.push(...more.rows)
      next = more.next
    }
    expect(seen.map(({ number }) => number).toSorted()).toEqual(numbers)
    expect((await ask({ kind: 'map' })).rows).toEqual([])
    expect((await ask({ state: 'ended' })).rows).toEqual([])
    await record({ number: 'B 1', kind: 'ctu', authorityWords: 'Corte di prova', notifiedOn: null, endsOn: '2026-12-31' })
    expect((await ask({ state: 'expiring' })).rows.map(({ number }) => number)).toEqual(['B 1'])
    expect((await ask({ sort: 'ends', limit: 1 })).rows[0]).toMatchObject({ number: 'B 1', responsible: { name: 'Anna Verdi' } })
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(contract.searchMeasures, { state: 'all' })).body).toMatchObject({ rows: [], total: 0 })
  })
})

describe('the daily job', () => {
  it('ends the series of a measure whose duration is over, and leaves what is still to be done', async () => {
    const saved = await record({ durationMonths: 6, decidedOn: '2026-11-01' })
    await world.owner.query(`update measures.measure set effective_to = current_date - 1 where id = $1`, [saved.id])
    await runJobs(world, measureTasks, 'measures.expire', { task: 'measures.expire' })
    const terms = await world.owner.query('select rule_id, state, series_ended from deadlines.term where source_id = $1 order by rule_id', [saved.id])
    expect(terms.rows).toEqual([{ rule_id: 'ASS-03', state: 'open', series_ended: false }, { rule_id: 'ASS-04', state: 'open', series_ended: false }, { rule_id: 'ASS-05', state: 'waived', series_ended: true }])
  })
})
