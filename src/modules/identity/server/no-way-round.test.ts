import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openCase } from '#modules/cases/contract.ts'
import { addName, addRelative } from '#modules/people/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { listQuestions } from '../contract/question.ts'
import { decide, findCandidates, listElsewhere, listSuggestions } from '../contract/suggestion.ts'
import { BODY_QUESTIONS, DAILY_QUESTIONS, MONTHLY_QUESTIONS } from '../domain/asking.ts'
import { realEngine, replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, runJobs, suggest, type Registered } from './testing/identity-world.ts'

let world: World
let anna: Somebody
let luca: Somebody
let restore = () => undefined as void
let n = 0

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation({ name: 'Comune di Qui' }), { name: 'Anna Verdi' })
  luca = await world.operator(await world.organisation({ name: 'Comune di Là' }), { name: 'Luca Bianchi' })
})
afterAll(() => world.close())
afterEach(() => restore())

const input = { given: 'Mamadou', birthDate: '2012-03-04', beyond: 'true' as const }
const known = (child: Registered, family: string) => [{ personId: child.childId, family, band: 'very_likely' as const }]

async function far(family = `Lontani${++n}`): Promise<{ child: Registered; family: string }> {
  restore = replaceEngine(fakeEngine([]))
  const child = await register(world, luca, { given: 'Mamadou', family })
  restore()
  return { child, family }
}

describe('who fishes', () => {
  const told = async (officer: Somebody, kind: string) => (await world.owner.query('select params from kernel.notice where actor_id = $1 and kind = $2', [officer.operatorId, kind])).rows
  const ask = (who: Somebody, family: string) => who.call(findCandidates, { ...input, family, given: 'Mamadou' })
  const asked = (who: Somebody, count: number, daysAgo: number, word: string) => world.owner.query(
    `insert into identity.asked (actor_id, day, print) select $1, (now() at time zone 'Europe/Rome')::date - $2::int, $4::text || n from generate_series(1, $3::int) n`, [who.operatorId, daysAgo, count, word])

  it('slowly, a little below the limit of each day, is stopped by that of the month; the officer is told', async () => {
    const { child, family } = await far()
    const body = await world.organisation()
    const [slow, officer] = [await world.operator(body), await world.operator(body, { role: 'privacy_officer' })]
    for (let day = 1; day <= 10; day++) await asked(slow, MONTHLY_QUESTIONS / 10, day, `giorno ${day} `)
    restore = replaceEngine(fakeEngine(known(child, family)))
    expect((await ask(slow, family)).body).toMatchObject({ elsewhere: [], limited: true })
    await runJobs(world)
    expect(await told(officer, 'identity.fishing')).toEqual([{ params: { actorId: slow.operatorId } }])
  })

  it('with many accounts of one body, each below its limit, is made known as a body; nobody is stopped by it', async () => {
    const { child, family } = await far()
    const body = await world.organisation()
    const officer = await world.operator(body, { role: 'privacy_officer' })
    for (let one = 0; one < BODY_QUESTIONS / 20; one++) await asked(await world.operator(body), 20, 0, `conto ${one} `)
    const last = await world.operator(body)
    restore = replaceEngine(fakeEngine(known(child, family)))
    expect((await ask(last, family)).body).toMatchObject({ elsewhere: [{ organisationName: 'Comune di Là' }], limited: false })
    await ask(last, `${family}bis`)
    await runJobs(world)
    expect(await told(officer, 'identity.fishing_body')).toEqual([{ params: {} }])
    expect(await told(officer, 'identity.fishing')).toEqual([])
  })

  it('by writing people down instead of searching learns no more than by searching', async () => {
    const body = await world.organisation()
    const [writer, colleague, officer] = [await world.operator(body), await world.operator(body), await world.operator(body, { role: 'privacy_officer' })]
    restore = replaceEngine(fakeEngine([]))
    const base = await register(world, writer, { given: 'Un', family: 'Minore' })
    const { child } = await far()
    restore = replaceEngine(fakeEngine([]))
    for (let one = 0; one < 4; one++) {
      const { body: { personId } } = await writer.call(addRelative, { personId: base.childId, subject: base.caseId, relative: { given: `Prova${one}`, family: 'Pesca', birth: { date: '2012-03-04' } }, type: 'cugino' } as never)
      await suggest(world, personId, child.childId)
    }
    // to have opened a file was a question too
    await asked(writer, DAILY_QUESTIONS - 3, 0, 'già ')
    expect((await writer.call(listElsewhere, {})).body.rows).toHaveLength(2)
    expect((await writer.call(listElsewhere, {})).body.rows).toHaveLength(2)
    // who wrote none of them is shown what concerns the files of his service
    expect((await colleague.call(listElsewhere, {})).body.rows).toHaveLength(4)
    await runJobs(world)
    expect(await told(officer, 'identity.fishing')).toEqual([{ params: { actorId: writer.operatorId } }])
  })

  it('by the notices of the background is not told without end', async () => {
    const { child, family } = await far()
    restore = replaceEngine(fakeEngine([]))
    const own = await register(world, anna, { given: 'Mio', family: `Avvisi${++n}` })
    await world.owner.query(
      `insert into kernel.notice (id, actor_id, kind, params, created_at) select gen_random_uuid(), $1, 'identity.suggested', '{}', now() from generate_series(1, 40)`, [anna.operatorId])
    restore = replaceEngine(fakeEngine(known(child, `Avvisi${n}`)))
    await world.owner.query('insert into identity.fresh (person_id) values ($1)', [own.childId])
    await runJobs(world, 'identity.compare')
    expect((await world.owner.query(`select 1 from kernel.notice where actor_id = $1 and kind = 'identity.suggested' and subject = $2`, [anna.operatorId, own.caseId])).rows).toEqual([])
    await world.owner.query(`delete from kernel.notice where actor_id = $1 and kind = 'identity.suggested'`, [anna.operatorId])
    expect(family).toBeTruthy()
  })
})

describe('round the answer before a file opens there is no way', () => {
  const file = (who: Somebody, more: object) => who.call(openCase, { unitId: who.unitId, responsibleId: who.operatorId, ...more } as never)
  const closed = async () => {
    const { child, family } = await far()
    await world.owner.query(`update cases.case_file set status = 'closed', closed_on = '2026-02-01' where id = $1`, [child.caseId])
    return { old: child, family }
  }
  const relativeOf = async (who: Somebody, relative: object) => {
    const { caseId, childId } = await register(world, who, { given: 'Altro', family: `Fratello${++n}` })
    return (await who.call(addRelative, { personId: childId, subject: caseId, relative, type: 'cugino' } as never)).body.personId
  }

  it('written down as a relative first, he is asked about when his own file opens; what was answered is not asked again', async () => {
    const { old, family } = await closed()
    restore = replaceEngine(fakeEngine(known(old, family)))
    const personId = await relativeOf(luca, { given: 'Mohamed', family, birth: { date: '2012-03-04' } })
    expect((await file(luca, { personId })).problem).toMatchObject({ code: 'conflict', detail: expect.stringContaining('rispondi') })
    const { body: { rows } } = await luca.call(findCandidates, { personId })
    expect(rows.map(({ person }) => person.id)).toEqual([old.childId])
    expect((await anna.call(findCandidates, { personId })).status).toBe(404)
    expect((await file(luca, { personId, answers: [{ personId: old.childId, verdict: 'different', reason: 'Cugini, visti insieme' }] })).status).toBe(200)
    const { body: { rows: said } } = await luca.call(listSuggestions, { show: 'answered', q: family, limit: 100 })
    expect(said.find((row) => [row.one.person.id, row.other.person.id].includes(personId))).toMatchObject({ state: 'different' })
    await world.owner.query(`update cases.case_file set status = 'closed', closed_on = '2026-02-01' where child_id = $1`, [personId])
    expect((await file(luca, { personId })).status).toBe(200)
  })

  it('under another name first, then called by his own: asked about again when the facts are others than those answered on', async () => {
    const { old, family } = await closed()
    restore = replaceEngine(fakeEngine(known(old, family)))
    const personId = await relativeOf(luca, { given: 'Mohamed', family: 'Tutt’altro', birth: { date: '2012-03-04' } })
    await luca.call(addName, { personId, kind: 'dichiarato', given: 'Mohamed', family, source: 'dichiarata', choose: true } as never)
    expect((await file(luca, { personId })).problem.detail).toContain('rispondi')
  })

  it('renamed when his file is open already, the pair is asked about within the minute and the worker told', async () => {
    const { child: old, family } = await far()
    restore = replaceEngine(fakeEngine([]))
    const other = await register(world, luca, { given: 'Mohamed', family: `Altrimenti${++n}` })
    restore()
    // whichever of the two is compared last
    restore = replaceEngine(fakeEngine([...known(old, family), ...known(other, family)]))
    await luca.call(addName, { personId: other.childId, kind: 'dichiarato', given: 'Mohamed', family, source: 'dichiarata', choose: true } as never)
    await runJobs(world, 'identity.compare')
    const { rows: pair } = await world.owner.query('select band, state from identity.suggestion where low = least($1::uuid, $2::uuid) and high = greatest($1::uuid, $2::uuid)', [old.childId, other.childId])
    expect(pair).toEqual([{ band: 'very_likely', state: 'open' }])
    const { rows } = await world.owner.query(`select 1 from kernel.notice where actor_id = $1 and kind = 'identity.suggested' and subject = $2`, [luca.operatorId, other.caseId])
    expect(rows).toHaveLength(1)
  })

  it('a registration joined with one that has an open file here does not get a second one', async () => {
    const { child: old, family } = await far()
    restore = replaceEngine(fakeEngine([]))
    const personId = await relativeOf(luca, { given: 'Mohamed', family: `Uguale${++n}`, birth: { date: '2012-03-04' } })
    const suggestionId = await suggest(world, personId, old.childId)
    await luca.call(decide, { suggestionId, verdict: 'same', reason: 'È lui', version: 1 })
    expect((await file(luca, { personId })).problem.detail).toContain('fascicolo aperto')
    expect(family).toBeTruthy()
  })

  it('out of reach, the service must be asked or the reason said for who was a relative too', async () => {
    const { child: old, family } = await far()
    restore = replaceEngine(fakeEngine(known(old, family)))
    const personId = await relativeOf(anna, { given: 'Mohamed', family, birth: { date: '2012-03-04' } })
    const refused = await file(anna, { personId })
    expect(refused.problem.detail).toContain('Comune di Là')
    const [glimpse] = (await anna.call(findCandidates, { personId, beyond: 'true' })).body.elsewhere
    expect((await file(anna, { personId, answers: [{ glimpseId: glimpse!.id, verdict: 'ask', reason: 'Sembra già seguito', legalBasis: 'compito_pubblico' }] })).status).toBe(200)
    expect((await luca.call(listQuestions, {})).body.rows.map((row) => row.childName)).toContain(`Mohamed ${family}`)
  })

  it('from two windows at once the second is asked about the first', async () => {
    const family = `Insieme${++n}`
    restore = replaceEngine(realEngine)
    const twice = { child: { given: 'Oleksandr', family: `Shevchenko${family}`, sex: 'M', nationality: 'UA', birth: { date: '2014-11-23', place: 'Odesa' } } }
    const answers = await Promise.all([file(luca, twice), file(luca, twice)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.problem.detail).toContain('molto probabilmente')
  })
})
