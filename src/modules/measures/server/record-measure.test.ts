import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
let mother: string
let father: string
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova', birth: '2014-05-06' } })
  mother = await parent(file, 'madre', 'Fatima Prova')
  father = await parent(file, 'padre', 'Omar Prova')
})

async function parent(of: BuiltCase, relation: string, name: string): Promise<string> {
  const id = await addRelative(world, of, anna, name)
  await tie(of, id, relation)
  return id
}
const tie = (of: BuiltCase, id: string, relation: string) =>
  world.owner.query('insert into people.relation (id, from_person, to_person, type, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, now())', [newId(), id, of.childId, relation, anna.operatorId])

const day = (days: number) => dateInRome(Date.now() + days * 86_400_000)
const order = (over: Record<string, unknown> = {}) => ({ caseId: file.caseId, kind: 'limitazione_333', authorityWords: 'Tribunale per i minorenni di Milano', number: '123/2026', decidedOn: day(-20), ...over }) as never
const record = (who: Somebody, over: Record<string, unknown> = {}) => who.call(contract.recordMeasure, order(over))
const effect = (parentId: string, state: string, over = {}) => ({ parentId, state, ...over })

describe('recording a measure is refused', () => {
  it('to another body, to who does not reach the judicial section, and to a role that only reads', async () => {
    const stranger = await world.operator(await world.organisation())
    expect((await record(stranger)).status).toBe(404)
    const school = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: school.operatorId }, [5])
    expect((await record(school)).status).toBe(404)
    expect((await school.call(contract.listMeasures, { caseId: file.caseId })).status).toBe(404)
    expect((await school.call(contract.getLegalStatus, { caseId: file.caseId })).status).toBe(404)
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [3])
    expect((await record(educator)).status).toBe(403)
    expect((await world.owner.query('select from measures.measure where case_id = $1', [file.caseId])).rowCount).toBe(0)
  })

  it.each([
    ['an unknown kind', { kind: 'drago' }, 'kind'],
    ['nobody who decided', { authorityWords: ' ' }, 'authorityWords'],
    ['no date at all', { decidedOn: null }, 'decidedOn'],
    ['a decree before birth', { decidedOn: '2014-05-05' }, 'decidedOn'],
    ['a decree of tomorrow', { decidedOn: day(1) }, 'decidedOn'],
    ['a notification before the decree', { notifiedOn: day(-21) }, 'notifiedOn'],
    ['an end before its start', { endsOn: day(-21) }, 'endsOn'],
    ['an hour without its day', { notifiedTime: '9:30' }, 'notifiedTime'],
    ['a prescription due before the decree', { prescriptions: [{ words: 'Seguire il percorso', who: 'madre', byOn: day(-30) }] }, 'prescriptions.0.byOn'],
    ['a guardian who is nobody', { offices: [{ role: 'tutore' }] }, 'offices.0.holder'],
    ['a document of nobody', { documentId: newId() }, 'documentId'],
    ['a proceeding of another file', { proceedingId: newId() }, 'proceedingId'],
  ])('for %s, next to its field', async (_, over, path) => {
    const reply = await record(anna, over)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
  })
  it('for a parent who is not of the file, and for two states together', async () => {
    const other = await buildCase(world, { holder: anna })
    const foreign = await addRelative(world, other, anna, 'Altri')
    expect((await record(anna, { effects: [effect(foreign, 'sospesa')] })).problem.errors?.[0]?.path).toBe('effects.0.parentId')
    const twice = await record(anna, { effects: [effect(mother, 'sospesa'), effect(mother, 'limitata')] })
    expect(twice.problem.errors?.[0]?.path).toBe('effects.1.state')
  })
  it('of a closed file, for what came after', async () => {
    file = await buildCase(world, { holder: anna, closedOn: day(-30) })
    expect((await record(anna)).status).toBe(409)
    expect((await record(anna, { decidedOn: day(-30) })).status).toBe(200)
  })
})

describe('a measure', () => {
  it('is a readable act, with its effects, and is audited', async () => {
    const { body: saved } = await record(anna, {
      effects: [effect(mother, 'limitata', { limits: 'Scelte sanitarie al servizio' }), effect(father, 'decaduta')],
      offices: [{ role: 'curatore_speciale', holder: 'Avv. Sara Conti', powers: 'Rappresenta nel procedimento' }],
      prescriptions: [{ words: 'Seguire il percorso al consultorio', who: 'madre', byOn: day(60) }], mandate: 'Il servizio vigila', reportEveryMonths: 3,
    })
    expect(saved).toMatchObject({
      kind: 'limitazione_333', state: 'in_force', authority: { id: null, name: 'Tribunale per i minorenni di Milano' }, childName: 'Amina Prova',
      effects: [{ parentName: 'Fatima Prova', state: 'limitata', limits: 'Scelte sanitarie al servizio' }, { parentName: 'Omar Prova', state: 'decaduta' }],
      offices: [{ role: 'curatore_speciale', holder: 'Avv. Sara Conti', named: true }], prescriptions: [{ state: 'aperta', late: false }], recordedBy: { name: 'Anna Verdi' }, can: { correct: true },
    })
    const { body: list } = await anna.call(contract.listMeasures, { caseId: file.caseId })
    expect(list).toMatchObject({ rows: [{ id: saved.id, openPrescriptions: 1 }], can: { record: true } })
    const trail = await world.owner.query(`select subjects, detail from kernel.audit_event where action = 'measures.recordMeasure' and outcome = 'ok' and actor_id = $1 order by at desc limit 1`, [anna.operatorId])
    expect(trail.rows[0]).toMatchObject({ subjects: [file.caseId] })
    expect(JSON.stringify(trail.rows[0])).not.toContain('Fatima')
  })

  it('is one order for the siblings chosen: in all of them or in none, each with its own parents', async () => {
    const group = newId()
    const [first, second] = [await buildCase(world, { holder: anna, siblingGroup: group, child: { birth: '2014-05-06' } }), await buildCase(world, { holder: anna, siblingGroup: group, child: { birth: '2016-05-06' } })]
    const both = await parent(first, 'madre', 'Madre Comune')
    await world.owner.query('insert into kernel.reach_member (member, subject, section) values ($1, $2, 1)', [both, second.caseId])
    await tie(second, both, 'madre')
    const only = await parent(second, 'padre', 'Padre Secondo')
    const other = await buildCase(world, { holder: anna })
    const refused = await record(anna, { caseId: first.caseId, alsoFor: [second.caseId, other.caseId] })
    expect(refused.problem.errors?.[0]?.path).toBe('alsoFor.1')
    expect((await anna.call(contract.listMeasures, { caseId: second.caseId })).body.rows).toEqual([])
    const { body: saved } = await record(anna, { caseId: first.caseId, alsoFor: [second.caseId], effects: [effect(both, 'sospesa'), effect(only, 'decaduta')] })
    expect(saved).toMatchObject({ effects: [{ parentId: both }], alsoIn: [{ caseId: second.caseId, same: true }] })
    const copy = await anna.call(contract.getMeasure, { caseId: second.caseId, measureId: saved.alsoIn[0]!.measureId })
    expect(copy.body.effects.map(({ parentId }) => parentId)).toEqual([both, only])
    // a sibling born after the decree cannot be in it
    expect((await record(anna, { caseId: first.caseId, alsoFor: [second.caseId], decidedOn: '2015-01-01' })).problem.errors?.[0]?.path).toBe('decidedOn')
  })

  it('is read by who reaches the judicial section; a penal one only by who also answers for files', async () => {
    await record(anna)
    const { body: penal } = await record(anna, { kind: 'map', number: 'RG 7/2026' })
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [3])
    const seen = await educator.call(contract.listMeasures, { caseId: file.caseId })
    expect(seen.body).toMatchObject({ rows: [{ kind: 'limitazione_333' }], can: { record: false } })
    expect((await educator.call(contract.getMeasure, { caseId: file.caseId, measureId: penal.id })).status).toBe(404)
    expect((await educator.call(contract.searchMeasures, { state: 'all' })).body.rows.map(({ kind }) => kind)).toEqual(['limitazione_333'])
    expect((await anna.call(contract.searchMeasures, { state: 'all', nature: 'penale' })).body.rows.some(({ id }) => id === penal.id)).toBe(true)
  })

  it('says what the law wants in it, and keeps what was answered', async () => {
    const { body: saved } = await record(anna, { kind: 'affido_servizio', durationMonths: 24, reportEveryMonths: 6, placementKind: 'parenti', placementWords: 'presso la nonna' })
    const states = (of: typeof saved) => of.checklist.map(({ id, state }) => `${id.slice(-1)} ${state}`)
    expect(states(saved)).toEqual(['a present', 'b null', 'c null', 'd null', 'e null', 'f null', 'g present', 'h present'])
    const input = { caseId: file.caseId, measureId: saved.id, item: 'ASS-02 b', state: 'asked' as const, words: 'Chiesto alla cancelleria', on: day(-1), version: 1 }
    expect((await anna.call(contract.answerChecklist, { ...input, item: 'ASS-02 z' })).status).toBe(400)
    const { body: answered } = await anna.call(contract.answerChecklist, input)
    expect(answered.checklist[1]).toMatchObject({ state: 'asked', words: 'Chiesto alla cancelleria' })
    expect((await anna.call(contract.answerChecklist, input)).problem).toMatchObject({ code: 'stale', current: { version: 2 } })
  })
})

describe('a proceeding', () => {
  it('is not begun or over in the future, nor begun after the hearings it has', async () => {
    const wrong = (reply: { problem: { errors?: readonly { path: string }[] } }) => reply.problem.errors?.map(({ path }) => path)
    const base = { caseId: file.caseId, number: 'RG 12/2026', authorityWords: 'Tribunale per i minorenni' }
    expect(wrong(await anna.call(contract.openProceeding, { ...base, openedOn: day(1), closedOn: day(9) } as never))).toEqual(['openedOn', 'closedOn'])
    const { body: opened } = await anna.call(contract.openProceeding, { ...base, openedOn: day(-80) } as never)
    const { body } = await anna.call(contract.addHearing, { caseId: file.caseId, proceedingId: opened.id, heldOn: day(-60) } as never)
    const change = (over: object) => anna.call(contract.changeProceeding, { ...base, proceedingId: opened.id, version: body.version, openedOn: day(-80), ...over } as never)
    expect(wrong(await change({ openedOn: day(-50) }))).toEqual(['openedOn'])
    expect(wrong(await change({ openedOn: day(1) }))).toEqual(['openedOn'])
    expect(wrong(await change({ status: 'definito', closedOn: day(-81) }))).toEqual(['closedOn'])
    expect((await change({ openedOn: day(-60) })).status).toBe(200)
  })
})
