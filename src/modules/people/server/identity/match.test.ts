import { beforeAll, describe, expect, it } from 'vitest'
import { openPool, transact } from '#kernel/server/db.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../../contract.ts'
import { COMPARED_CODES } from '../../domain/identity/codes.ts'
import { createPerson } from '../create-person.ts'
import { inside, openSubject, person } from '../testing/people-world.ts'
import { matchPerson } from './match-person.ts'
import { drop, fold } from './identity-store.ts'
import { CAP } from './tasks.ts'

let world: World
let anna: Somebody
let stranger: Somebody
let subject: string
let lamin: string

const asked = { given: 'Lamine', family: 'Diallo', dob: '2009-05-17', nat: 'GMB' }
const matching = (who: Somebody, record: contract.MatchFacts) => who.call(contract.matchPeople, { record: record as never })

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
  stranger = await world.operator(await world.organisation())
  subject = await openSubject(world, anna)
  lamin = await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Lamin', family: 'Jallow', sex: 'M', birth: { date: '2009-05-17' as never, place: 'Brikama' }, nationality: 'GM', phone: '+39 333 1234567' }), subject, 0))
  await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Ivana', family: 'Prova', birth: { date: '2011-02-03' as never } }), subject, 1))
})

describe('who may be the same person', () => {
  it('answers nothing of who is out of reach, nor of whom only the name is', async () => {
    const refused = await matching(stranger, asked)
    expect(refused.body).toMatchObject({ results: [], siblings: [] })
    expect(JSON.stringify(refused.body)).not.toContain(lamin)
    const school = await world.operator(await world.organisation())
    await openSubject(world, school, { id: subject, sections: [5] })
    expect((await school.call(contract.getPerson, { personId: lamin as never })).status).toBe(200)
    expect((await matching(school, { ...asked, phone: '3331234567' })).body).toMatchObject({ results: [], siblings: [] })
  })

  it('shows nothing of what a registration out of reach adds to one within it', async () => {
    const before = (await matching(anna, asked)).body.results[0]!
    const theirs = await openSubject(world, stranger)
    const again = await inside(world, stranger, (writing) => createPerson(writing, person({ given: 'Lamin', family: 'Jallow', sex: 'M', birth: { date: '2009-05-17' as never, place: 'Brikama' }, nationality: 'GM' }), theirs, 0))
    const engine = await inside(world, anna, (writing) => matchPerson(writing.tx, asked))
    expect(engine.map(({ personId }) => personId)).toEqual(expect.arrayContaining([lamin, again]))
    const after = (await matching(anna, asked)).body.results[0]!
    expect(after.id).toBe(lamin)
    expect(after.explanation.map(({ fact }) => fact)).toEqual(before.explanation.map(({ fact }) => fact))
    expect(after.explanation.map(({ fact }) => fact)).not.toContain('support')
    expect(after.explanation.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0)).toBe(Math.round(after.score * 100))
  })

  it('of those who may speak says exactly what it would if the others were not there, whoever they are; others add nothing and hide nobody', async () => {
    const theirs = await openSubject(world, stranger)
    const spellings = ['Ousmane Camara', 'Usman Kamara', 'Ousman Camara', 'Osman Kamara', 'Ousmane Camarah', 'Usmane Camara']
    const camara: string[] = []
    for (const [at, name] of spellings.entries()) {
      const [given, family] = name.split(' ') as [string, string]
      camara.push(await inside(world, stranger, (writing) => createPerson(writing, person({ given, family, sex: 'M', birth: { date: (at % 2 ? '2010-03-04' : '2010-03-05') as never } }), theirs, 0)))
    }
    const record = { given: 'Ousmane', family: 'Camara', dob: '2010-03-04' }
    await inside(world, anna, (writing) => matchPerson(writing.tx, record))
    let supportedOnce = 0
    for (let mask = 1; mask < 2 ** camara.length; mask += 3) {
      const heard = new Set(camara.filter((_, at) => mask & (1 << at)))
      const found = await inside(world, anna, (writing) => matchPerson(writing.tx, record, { limit: heard.size, supporters: () => Promise.resolve(heard) }))
      const alone = await inside(world, anna, (writing) => matchPerson(writing.tx, record, { limit: heard.size, except: camara.filter((one) => !heard.has(one)) }))
      const without = (one: (typeof found)[number]) => ({ ...one, equallyGood: 0 })
      expect(found.filter(({ personId }) => heard.has(personId)).map(without)).toEqual(alone.filter(({ personId }) => heard.has(personId)).map(without))
      for (const one of found) if (!heard.has(one.personId)) expect(one.explanation.map(({ fact }) => fact)).not.toContain('support')
      supportedOnce += found.filter(({ explanation }) => explanation.some(({ fact }) => fact === 'support')).length
    }
    expect(supportedOnce).toBeGreaterThan(0)
  })

  it('shows what another registration within reach adds, as a line of its own', async () => {
    const again = await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Lamine', family: 'Jallow', sex: 'M', birth: { date: '2009-05-17' as never, place: 'Brikama' }, nationality: 'GM' }), subject, 1))
    const { body } = await matching(anna, asked)
    expect(body.results.map(({ id }) => id)).toEqual(expect.arrayContaining([lamin, again]))
    const [first] = body.results
    expect(first!.explanation.map(({ fact }) => fact)).toContain('support')
    expect(first!.explanation.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0)).toBe(Math.round(first!.score * 100))
    await world.owner.query('delete from kernel.reach_member where member = $1', [again])
  })

  it('refuses a date that is none', async () => {
    expect((await matching(anna, { ...asked, dob: '17/5/2009' })).status).toBe(400)
  })

  it('finds him under another spelling, with reasons that add up to the score', async () => {
    const { body } = await matching(anna, asked)
    expect(body.results[0]).toMatchObject({ id: lamin, displayName: 'Lamin Jallow', birthDate: '2009-05-17', sibling: false })
    const [{ explanation, score }] = body.results as [(typeof body.results)[number]]
    expect(explanation.map(({ fact }) => fact)).toContain('date')
    expect(explanation.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0)).toBe(Math.round(score * 100))
    expect(explanation.find(({ fact }) => fact === 'family')?.says.it).toContain('≈')
  })

  it('finds him in Arabic letters and by a new telephone', async () => {
    expect((await matching(anna, { given: 'لامين', family: 'جالو', dob: '2009-01-01' })).body.results[0]).toMatchObject({ id: lamin })
    await anna.call(contract.addContact, { personId: lamin as never, kind: 'cellulare', value: '+39 340 7654321' })
const [found] = (await matching(anna, { given: 'Lamine', family: 'Jalow', phone: '3407654321' })).body.results
    expect(found).toMatchObject({ id: lamin })
    expect(found!.explanation.find(({ fact }) => fact === 'phone')!.says.it).toContain('telefono concorda')
  })

  it('compares every telephone and every date of birth, not only the chosen ones; a protected telephone never', async () => {
    const line = (found: Awaited<ReturnType<typeof matching>>, fact: string) => found.body.results.find((one) => one.id === lamin)?.explanation.find((one) => one.fact === fact)
    // the first telephone he gave, and one that came after it
    expect(line(await matching(anna, { given: 'Lamin', family: 'Jalow', phone: '333 1234567' }), 'phone')?.says.it).toContain('telefono concorda')
    await anna.call(contract.addContact, { personId: lamin as never, kind: 'cellulare', value: '+39 351 0001112', protected: true })
    expect(line(await matching(anna, { given: 'Lamin', family: 'Jalow', phone: '351 0001112' }), 'phone')?.says.it ?? '').not.toContain('concorda')
    const other = { given: 'Lamin', family: 'Jalow', dob: '2007-11-23' }
    expect(line(await matching(anna, other), 'date')?.says.it ?? '').not.toContain('stesso giorno di nascita')
    await anna.call(contract.addBirthFact, { personId: lamin as never, date: '2007-11-23', source: 'accertamento_eta', reliability: 'probabile' })
    expect(line(await matching(anna, other), 'date')?.says.it).toContain('stesso giorno di nascita')
    expect(line(await matching(anna, asked), 'date')?.says.it).toContain('stesso giorno di nascita')
  })

  it('compares what is known now: a name taken back finds nobody', async () => {
    const { body: { id } } = await anna.call(contract.addName, { personId: lamin as never, kind: 'dichiarato', given: 'Ousainou', family: 'Bojang', source: 'dichiarata' })
    const other = { given: 'Ousainou', family: 'Bojang', dob: '2009-05-17' }
    expect((await matching(anna, other)).body.results[0]).toMatchObject({ id: lamin })
    const before = (await matching(anna, other)).body.results[0]!.score
    await anna.call(contract.retireFact, { personId: lamin as never, kind: 'names', factId: id })
    expect((await matching(anna, other)).body.results.find((one) => one.id === lamin)?.score ?? -99).toBeLessThan(before)
  })

  it('finds by a code of one person alone who is called otherwise; taken back it finds nobody, and on too many people it is no code', async () => {
    const other = { given: 'Boubacar', family: 'Sow', dob: '2009-05-20', codes: ['CUI:05KLM2P'] }
    expect((await matching(anna, other)).body.results.map(({ id }) => id)).not.toContain(lamin)
    const { body: { id } } = await anna.call(contract.addIdentifier, { personId: lamin as never, type: 'CUI', value: '05klm2p' })
    const [found] = (await matching(anna, other)).body.results
    expect(found).toMatchObject({ id: lamin, explanation: expect.arrayContaining([expect.objectContaining({ fact: 'code', says: { it: 'stesso CUI: 05KLM2P', en: 'same CUI: 05KLM2P' } })]) })
    expect(found!.explanation.reduce((sum, { weight }) => sum + Math.round(weight * 100), 0)).toBe(Math.round(found!.score * 100))
    // out of reach it says no more than a name would: nothing, through this door
    expect((await matching(stranger, other)).body).toMatchObject({ results: [], siblings: [] })
    expect((await matching(anna, { codes: ['CUI:05KLM2P'] })).body.results[0]).toMatchObject({ id: lamin, band: 'likely' })
    // the number of a father's passport, written on his children
    const children: string[] = []
    for (const given of ['Uno', 'Due', 'Tre', 'Quattro']) {
      children.push(await inside(world, anna, (writing) => createPerson(writing, person({ given, family: 'Stessopadre', identifiers: [{ type: 'PASSAPORTO', value: 'YA7654321', issuedBy: null }] }), subject, 1)))
    }
    const fourth = (await matching(anna, { given: 'Altro', family: 'Nome', codes: ['PASSAPORTO:YA7654321'] })).body.results
    expect(fourth.filter((one) => children.includes(one.id))).toEqual([])
    await anna.call(contract.retireFact, { personId: lamin as never, kind: 'identifiers', factId: id })
    expect((await matching(anna, other)).body.results.map((one) => one.id)).not.toContain(lamin)
  })

  it('the database compares the types of codes that are weighed here', async () => {
    const { rows } = await world.owner.query<{ code: string }>(`select code from kernel.code where list = 'identifier_type' and people.compares_code(code) order by code`)
    expect(rows.map(({ code }) => code)).toEqual(Object.keys(COMPARED_CODES).toSorted())
  })

  it('leaves a trace on who was found', async () => {
    await matching(anna, asked)
    const { rows } = await world.owner.query(`select subjects, detail from kernel.audit_event where action = 'people.match' and actor_id = $1 order by at desc limit 1`, [anna.operatorId])
    expect(rows[0].subjects).toContain(lamin)
    expect(rows[0].detail).toMatchObject({ found: expect.any(Number) })
  })

  it('slows down who asks without end', async () => {
    const quick = await world.operator(await world.organisation())
    const answers = []
    for (let at = 0; at < 61; at++) answers.push((await matching(quick, asked)).status)
    expect(answers.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 200))
    expect(answers[60]).toBe(429)
    // another process counts on: nothing is kept in this one
    expect((await world.owner.query('select count(*)::int as n from people.match_asked where actor_id = $1', [quick.operatorId])).rows).toEqual([{ n: 61 }])
    const jobs = async () => (await world.owner.query(`select p.payload from graphile_worker._private_jobs p join graphile_worker._private_tasks t on t.id = p.task_id where t.identifier = 'identity.many_asked' and p.payload ->> 'actorId' = $1`, [quick.operatorId])).rows
    expect(await jobs()).toEqual([])
    for (let at = 0; at < 9; at++) expect((await matching(quick, asked)).status).toBe(429)
    expect(await jobs()).toEqual([{ payload: { actorId: quick.operatorId } }])
    await world.owner.query(`update people.match_asked set at = at - interval '2 minutes' where actor_id = $1`, [quick.operatorId])
    expect((await matching(quick, asked)).status).toBe(200)
  })

  it('finds the same after the fresh signatures were put into their lists', async () => {
    // frequencies are remembered for minutes: who, not how much
    const score = async () => (await inside(world, anna, (writing) => matchPerson(writing.tx, asked))).map(({ personId, band }) => ({ personId, band }))
    const before = await score()
    const jobs = openPool(world.jobs, { size: 1 })
    await transact(jobs, async (tx) => {
      while ((await drop(tx, 500)) + (await fold(tx, 1000, CAP)));
    })
    await jobs.end()
    const { rows } = await world.owner.query('select (select count(*)::int from people.match_fresh) as fresh, (select count(*)::int from people.match_gone) as gone, (select count(*)::int from people.match_posting) as lists')
    expect(rows[0]).toMatchObject({ fresh: 0, gone: 0 })
    expect(rows[0].lists).toBeGreaterThan(5)
    expect(await score()).toEqual(before)
  })
})
