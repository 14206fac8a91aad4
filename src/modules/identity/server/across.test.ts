import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openCase } from '#modules/cases/contract.ts'
import { addName } from '#modules/people/contract.ts'
import { scoreVersion } from '#modules/people/server/index.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { addToQuestion, answerQuestion, askService, getQuestion, listQuestions, withdrawQuestion } from '../contract/question.ts'
import { decide, endLink, findCandidates, getOneView, getSuggestion, listElsewhere, listSuggestions } from '../contract/suggestion.ts'
import { DAILY_QUESTIONS } from '../domain/asking.ts'
import { realEngine, replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, runJobs, suggest, type Registered } from './testing/identity-world.ts'

let world: World
let [here, there]: Body[] = []
let anna: Somebody
let luca: Somebody
let restore = () => undefined as void
let n = 0

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation({ name: 'Comune di Qui' })
  there = await world.organisation({ name: 'Comune di Là' })
  anna = await world.operator(here, { name: 'Anna Verdi' })
  luca = await world.operator(there, { name: 'Luca Bianchi' })
  await world.owner.query('update network.unit set contact = $2 where id = $1', [there.unitId, '06 555'])
})
afterAll(() => world.close())
afterEach(() => restore())

const input = { given: 'Mamadou', birthDate: '2012-03-04', beyond: 'true' as const }
const known = (child: Registered, family: string, more: { band?: 'very_likely' | 'likely' | 'possible'; sibling?: boolean } = {}) => [{ personId: child.childId, family, band: 'very_likely' as const, ...more }]
const protect = (child: Registered) => world.owner.query(
  `insert into people.contact (id, person_id, kind, value, normalised, protected, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'cellulare', '333', '333', true, $2, now())`, [child.childId, luca.operatorId])
const withhold = (child: Registered, from: Somebody) => world.owner.query(
  `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values (gen_random_uuid(), $1, 'withhold', kernel.principal_of('actor', $2), '{0,1,2,3,4,5,6,7,8}', now())`, [child.caseId, from.operatorId])

async function far(family = `Lontani${++n}`): Promise<{ child: Registered; family: string }> {
  restore = replaceEngine(fakeEngine([]))
  const child = await register(world, luca, { given: 'Mamadou', family })
  restore()
  return { child, family }
}

describe('of somebody out of reach', () => {
  it('nobody learns more than which service to call, and only with enough to mean him', async () => {
    const { child, family } = await far()
    restore = replaceEngine(fakeEngine(known(child, family)))
    const { body } = await anna.call(findCandidates, { ...input, family })
    expect(body).toEqual({
      rows: [], siblings: [], limited: false,
      elsewhere: [{ id: expect.any(String), unitName: 'Comune di Là, servizio', organisationName: 'Comune di Là', contact: '06 555' }],
    })
    expect(body.elsewhere[0]!.id).not.toBe(child.childId)
    expect((await anna.call(findCandidates, { given: 'Mamadou', family, beyond: 'true' })).body.elsewhere).toEqual([])
    expect((await anna.call(findCandidates, { ...input, family, beyond: 'false' })).body.elsewhere).toEqual([])
  })

  it.each(['clerk', 'front_desk', 'educator', 'partner'])('a %s learns nothing at all', async (role) => {
    const { child, family } = await far()
    restore = replaceEngine(fakeEngine(known(child, family)))
    const somebody = await world.operator(here!, { role })
    expect((await somebody.call(findCandidates, { ...input, family })).body).toEqual({ rows: [], siblings: [], elsewhere: [], limited: false })
  })

  it('two in the same service are one line, and what only resembles is not told', async () => {
    const [{ child, family }, second] = [await far(), await far()]
    restore = replaceEngine(fakeEngine([...known(child, family), ...known(second.child, family)]))
    expect((await anna.call(findCandidates, { ...input, family })).body.elsewhere).toHaveLength(1)
    restore()
    restore = replaceEngine(fakeEngine([...known(child, family, { band: 'possible' }), ...known(second.child, family, { sibling: true })]))
    expect((await anna.call(findCandidates, { ...input, family, given: 'Altro' })).body.elsewhere).toEqual([])
  })

  it.each([['with a protected contact', protect], ['withheld from him', (child: Registered) => withhold(child, anna)], ['withheld from somebody else', (child: Registered) => withhold(child, luca)]])(
    'who is %s gives the same answer as nobody', async (_, shield) => {
      const { child, family } = await far()
      await shield(child)
      restore = replaceEngine(fakeEngine(known(child, family)))
      const found = (await anna.call(findCandidates, { ...input, family })).body
      restore()
      restore = replaceEngine(fakeEngine([]))
      expect(found).toEqual((await anna.call(findCandidates, { ...input, family: 'Nessuno' })).body)
      await suggest(world, (await register(world, anna, { given: 'Mio', family: 'Minore' })).childId, child.childId)
      expect((await anna.call(listElsewhere, {})).body.rows.map((row) => row.unitName)).toEqual([])
    })

  it('pairs found in the background are neither listed, counted, opened nor decided on', async () => {
    restore = replaceEngine(fakeEngine([]))
    const own = await register(world, anna, { given: 'Mio', family: 'Secondo' })
    const { child } = await far()
    const before = (await anna.call(listSuggestions, {})).body
    const suggestionId = await suggest(world, own.childId, child.childId)
    expect((await anna.call(listSuggestions, {})).body).toEqual(before)
    expect((await anna.call(getSuggestion, { suggestionId })).status).toBe(404)
    expect((await anna.call(decide, { suggestionId, verdict: 'same', reason: 'È lui', version: 1 })).status).toBe(404)
    expect((await anna.call(getOneView, { personId: child.childId })).status).toBe(404)
    const rows = (await anna.call(listElsewhere, {})).body.rows.filter((row) => row.person.id === own.childId)
    expect(rows).toMatchObject([{ unitName: 'Comune di Là, servizio', questionId: null }])
    expect(JSON.stringify(rows)).not.toContain(child.childId)
  })

  it('after many different searches in a day nothing more is told, found or not, and the privacy officer is', async () => {
    const { child, family } = await far()
    restore = replaceEngine(fakeEngine(known(child, family)))
    const curious = await world.operator(here!)
    const officer = await world.operator(here!, { role: 'privacy_officer' })
    for (let day = 1; day <= DAILY_QUESTIONS; day++) {
      expect((await curious.call(findCandidates, { ...input, family, given: `Prova${day}` })).body.limited).toBe(false)
    }
    const full = (await curious.call(findCandidates, { ...input, family })).body
    expect(full).toEqual({ rows: [], siblings: [], elsewhere: [], limited: true })
    expect((await curious.call(findCandidates, { ...input, family: 'Nessuno' })).body).toEqual(full)
    await runJobs(world)
    const { rows } = await world.owner.query(`select params from kernel.notice where actor_id = $1 and kind = 'identity.fishing'`, [officer.operatorId])
    expect(rows).toEqual([{ params: { actorId: curious.operatorId } }])
  })
})

describe('a file of somebody new', () => {
  const child = (family: string) => ({ given: 'Mohamed', family, birth: { date: '2012-03-04' } })
  const open = (who: Somebody, family: string, answers: object[] = []) => who.call(openCase, { child: child(family), unitId: who.unitId as never, responsibleId: who.operatorId as never, answers: answers as never })

  it('is not opened while a very likely one is unanswered; the answer becomes a decision', async () => {
    const { child: old, family } = await far()
    restore = replaceEngine(fakeEngine(known(old, family)))
    expect((await open(luca, family)).problem).toMatchObject({ code: 'conflict', detail: expect.stringContaining('rispondi') })
    expect((await open(luca, family, [{ personId: old.childId, verdict: 'same', reason: 'È lui' }])).problem.detail).toContain('fascicolo aperto')
    const { body } = await open(luca, family, [{ personId: old.childId, verdict: 'different', reason: 'Visti insieme' }])
    expect(body.number).toBeTruthy()
    expect((await luca.call(listSuggestions, { show: 'answered', q: family })).body.rows).toMatchObject([{ state: 'different' }])
  })

  it('joins the two registrations when it is the same child of a file that was closed', async () => {
    const { child: old, family } = await far()
    await world.owner.query(`update cases.case_file set status = 'closed', closed_on = '2026-02-01' where id = $1`, [old.caseId])
    restore = replaceEngine(fakeEngine(known(old, family)))
    await open(luca, family, [{ personId: old.childId, verdict: 'same', reason: 'Stessa madre' }])
    const { body: view } = await luca.call(getOneView, { personId: old.childId })
    expect(view.registrations).toHaveLength(2)
    expect(view.links).toMatchObject([{ reason: 'Stessa madre', by: { name: 'Luca Bianchi' } }])
  })

  it('asks the other service, or says why not, when the match is out of reach; and never waits for it', async () => {
    const { child: old, family } = await far()
    restore = replaceEngine(fakeEngine(known(old, family)))
    const refused = await open(anna, family)
    expect(refused.problem.detail).toContain('Comune di Là')
    expect(JSON.stringify(refused.problem)).not.toContain(old.childId)
    const [glimpse] = (await anna.call(findCandidates, { given: 'Mohamed', family, birthDate: '2012-03-04', beyond: 'true' })).body.elsewhere
    expect((await open(anna, family, [{ glimpseId: glimpse!.id, verdict: 'ask', reason: 'Sembra già seguito', legalBasis: 'compito_pubblico' }])).status).toBe(200)
    expect((await luca.call(listQuestions, {})).body.rows.map((row) => row.childName)).toContain(`Mohamed ${family}`)
  })
})

describe('with the real engine', () => {
  it('the same child under another spelling is recognised before his file opens, and another child is not', async () => {
    restore = replaceEngine(realEngine)
    const open = (given: string, family: string, date: string) => luca.call(openCase, {
      child: { given, family, sex: 'M', nationality: 'GM', birth: { date, place: 'Brikama' } }, unitId: luca.unitId as never, responsibleId: luca.operatorId as never,
    } as never)
    expect((await open('Momodou', 'Kanteh', '2011-05-17')).status).toBe(200)
    expect((await open('Momodou', 'Kanteh', '2011-05-17')).problem.detail).toContain('molto probabilmente')
    const [first] = (await luca.call(findCandidates, { given: 'Mamadou', family: 'Kante', birthDate: '2011-05-17', sex: 'M', nationality: 'GM' })).body.rows
    expect(first).toMatchObject({ person: { displayName: 'Momodou Kanteh' } })
    expect(first!.lines.map(({ fact }) => fact)).toContain('date')
    expect((await open('Ebrima', 'Touray', '2013-09-02')).status).toBe(200)
  })
})

describe('a question between services', () => {
  async function asked() {
    const { child, family } = await far()
    restore = replaceEngine(fakeEngine([]))
    const own = await register(world, anna, { given: 'Mohamed', family })
    restore()
    restore = replaceEngine(fakeEngine(known(child, family)))
    const [glimpse] = (await anna.call(findCandidates, { ...input, family })).body.elsewhere
    const { body } = await anna.call(askService, { glimpseId: glimpse!.id, personId: own.childId, reason: 'Sembra già seguito da voi', legalBasis: 'compito_pubblico', tell: ['dob'] })
    return { own, child, glimpse: glimpse!, questionId: body.id }
  }

  it('is asked only with a glimpse of one’s own, about a registration within reach, on a legal basis', async () => {
    const { own, glimpse } = await asked()
    const ask = (who: Somebody, over: object = {}) => who.call(askService, { glimpseId: glimpse.id, personId: own.childId, reason: 'Perché sì', legalBasis: 'compito_pubblico', ...over } as never)
    expect((await ask(luca)).status).toBe(404)
    const colleague = await world.operator(here!)
    expect((await ask(colleague)).status).toBe(404)
    expect((await ask(anna, { legalBasis: 'curiosita' })).problem.errors?.[0]?.path).toBe('legalBasis')
    expect((await ask(anna, { legalBasis: 'consenso' })).problem.errors?.[0]?.path).toBe('consentWords')
  })

  it('is asked so many times a day by one person and no more', async () => {
    const { own, glimpse, questionId } = await asked()
    const ask = () => anna.call(askService, { glimpseId: glimpse.id, personId: own.childId, reason: 'Sembra già seguito da voi', legalBasis: 'compito_pubblico' } as never)
    await world.owner.query(`insert into identity.question select (jsonb_populate_record(q, jsonb_build_object('id', gen_random_uuid()))).* from identity.question q, generate_series(1, 19) where q.id = $1`, [questionId])
    expect((await ask()).status).toBe(429)
    // a day later
    await world.owner.query(`update identity.question set asked_at = asked_at - interval '25 hours' where asked_by = $1`, [anna.operatorId])
    expect((await ask()).status).toBe(200)
  })

  it('tells each side its own registration only, goes back and forth, and a yes joins the two', async () => {
    const { own, child, questionId } = await asked()
    const mine = (await anna.call(getQuestion, { questionId })).body
    expect(mine).toMatchObject({ side: 'asked', targets: [], can: { answer: false, withdraw: true } })
    expect(JSON.stringify(mine)).not.toContain(child.childId)
    const theirs = (await luca.call(getQuestion, { questionId })).body
    expect(theirs).toMatchObject({ side: 'received', person: null, targets: [{ person: { id: child.childId } }], can: { answer: true, withdraw: false }, told: { dob: '2012-03-04' } })
    expect(theirs.told.sex).toBeUndefined()
    expect(JSON.stringify(theirs)).not.toContain(own.childId)
    expect((await (await world.operator(await world.organisation())).call(getQuestion, { questionId })).status).toBe(404)
    expect((await anna.call(answerQuestion, { questionId, answer: 'yes', words: 'Sì certo', version: 1 })).status).toBe(403)
    await luca.call(answerQuestion, { questionId, answer: 'more', words: 'Come si chiama la madre?', version: 1 })
    await anna.call(addToQuestion, { questionId, words: 'Fatou', version: 2 })
    const { body: answered } = await luca.call(answerQuestion, { questionId, answer: 'yes', words: 'È lui: chiamateci', version: 3 })
    expect(answered).toMatchObject({ state: 'answered', answer: 'yes', lines: [{ kind: 'asked' }, { kind: 'more' }, { kind: 'added' }, { kind: 'yes' }] })
    const view = (await anna.call(getOneView, { personId: own.childId })).body
    expect(view).toMatchObject({ registrations: [{ person: { id: own.childId } }], elsewhere: [{ organisationName: 'Comune di Là', contact: '06 555' }] })
    expect(JSON.stringify(view)).not.toContain(child.childId)
    // compared when it was answered: the decision keeps with which version, and why
    const { rows: [kept] } = await world.owner.query('select score_version, score::float, explanation from identity.decision where question_id = $1', [questionId])
    expect(kept.score_version).toBe(scoreVersion)
    expect(kept.explanation.length).toBeGreaterThan(2)
    expect(kept.explanation.reduce((sum: number, line: { weight: number }) => sum + line.weight, 0)).toBeCloseTo(kept.score, 6)
    for (const [who, caseId, action] of [[anna, own.caseId, 'identity.askService'], [luca, child.caseId, 'identity.answerQuestion']] as const) {
      expect((await world.owner.query('select 1 from kernel.audit_event where action = $1 and actor_id = $2 and $3 = any (subjects)', [action, who.operatorId, caseId])).rowCount).toBeGreaterThan(0)
    }
    // one side reached by who does not work on the case: the other being out of reach, the link itself is not there for him
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, own.caseId, { unitId: partner.unitId })
    expect((await partner.call(endLink, { linkId: view.elsewhere[0]!.linkId, version: 1, reason: 'Non era lui' })).status).toBe(404)
    expect((await anna.call(endLink, { linkId: view.elsewhere[0]!.linkId, version: 1, reason: 'Non era lui' })).status).toBe(200)
    expect((await anna.call(getOneView, { personId: own.childId })).body.elsewhere).toEqual([])
  })

  it('gives the other service a term and tells who answers for the file; withdrawn it ends', async () => {
    const { child, questionId } = await asked()
    await runJobs(world)
    const terms = async () => (await world.owner.query(`select state, section, title from deadlines.term where source_kind = 'identity.question' and source_id = $1 and subject = $2`, [questionId, child.caseId])).rows
    expect(await terms()).toEqual([{ state: 'open', section: 1, title: 'Rispondere a un altro servizio che chiede se è lo stesso minore' }])
    expect((await world.owner.query(`select 1 from kernel.notice where actor_id = $1 and kind = 'identity.asked' and params ->> 'questionId' = $2`, [luca.operatorId, questionId])).rowCount).toBe(1)
    expect((await anna.call(withdrawQuestion, { questionId, words: 'Risolto a voce', version: 1 })).body.state).toBe('withdrawn')
    expect((await luca.call(answerQuestion, { questionId, answer: 'no', words: 'Non è lui', version: 2 })).status).toBe(409)
    await runJobs(world)
    expect(await terms()).toMatchObject([{ state: 'done' }])
  })
})

describe('in the background', () => {
  it('is not looked for as he is registered by who is kept from his identity', async () => {
    restore = replaceEngine(fakeEngine([]))
    const own = await register(world, anna, { given: 'Mohamed', family: `Tenuto${++n}` })
    const colleague = await world.operator(here!)
    expect((await colleague.call(findCandidates, { personId: own.childId })).status).toBe(200)
    await withhold(own, colleague)
    expect((await colleague.call(findCandidates, { personId: own.childId })).status).toBe(404)
    expect((await anna.call(findCandidates, { personId: own.childId })).status).toBe(200)
  })

  it('who was written or changed is compared again; “not the same” is silent until the facts change', async () => {
    const family = `Fondo${++n}`
    restore = replaceEngine(fakeEngine([]))
    const [a, b] = [await register(world, anna, { given: 'Awa', family }), await register(world, anna, { given: 'Hawa', family })]
    restore()
    restore = replaceEngine(fakeEngine([...known(a, family), ...known(b, family)]))
    await runJobs(world, 'identity.compare')
    const list = async (show: 'open' | 'answered') => (await anna.call(listSuggestions, { q: family, show })).body.rows
    const [found] = await list('open')
    expect(found).toMatchObject({ band: 'very_likely', askedAgain: false })
    const { version } = (await anna.call(getSuggestion, { suggestionId: found!.id })).body
    expect((await anna.call(decide, { suggestionId: found!.id, verdict: 'different', reason: 'Sono due', version })).body).toMatchObject({ state: 'different', since: null })
    await world.owner.query('insert into identity.fresh (person_id) values ($1)', [a.childId])
    await runJobs(world, 'identity.compare')
    expect(await list('open')).toEqual([])
    await anna.call(addName, { personId: a.childId, kind: 'alias', given: 'Eva', family, source: 'dichiarata' })
    await runJobs(world, 'identity.compare')
    expect(await list('open')).toMatchObject([{ id: found!.id, askedAgain: true }])
    // the earlier answer, and on what it is asked again: a name alone changes no line of this engine
    expect((await anna.call(getSuggestion, { suggestionId: found!.id })).body).toMatchObject({ decisions: [{ verdict: 'different', reason: 'Sono due' }], since: { added: [], gone: [] } })
    restore()
    restore = replaceEngine(fakeEngine([]))
    await world.owner.query('insert into identity.fresh (person_id) values ($1)', [a.childId])
    await runJobs(world, 'identity.compare')
    expect(await list('open')).toEqual([])
  })
})
