import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool, transact } from '#kernel/server/db.ts'
import { startWorker } from '#kernel/server/jobs.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../../contract.ts'
import { createPerson } from '../create-person.ts'
import { matchTasks } from '../identity/tasks.ts'
import { inside, openSubject, person } from '../testing/people-world.ts'
import { learnEquivalences } from './proposals.ts'
import { equivalenceTasks } from './tasks.ts'

let world: World
let administrator: Somebody
let anna: Somebody
let others: Somebody[]

beforeAll(async () => {
  world = await openWorld()
  const installation = await world.organisation()
  const body = await world.organisation()
  await world.owner.query('update network.organisation set installation = (id = $1)', [installation.organisationId])
  administrator = await world.operator(installation, { role: 'administrator' })
  anna = await world.operator(body)
  others = [anna, await world.operator(body, { role: 'administrator' }), await world.operator(installation, { role: 'manager' }), await world.operator(installation, { role: 'privacy_officer' })]
})
afterAll(() => world.close())

const asked = { words: ['Bintou', 'Fanta'], kind: 'nickname' as const, languages: ['man'], source: 'Mediatrice mandinga', reason: 'Si chiamano così in casa' }
const runJobs = async (...tasks: string[]) => {
  for (const task of tasks) await world.owner.query('select kernel.enqueue($1, $2)', [task, '{}'])
  const worker = await startWorker({ connection: world.jobs, tasks: { ...matchTasks, ...equivalenceTasks }, log: world.runtime.log, concurrency: 1 })
  try {
    for (let turn = 0; turn < 200; turn++) {
      const { rows } = await world.owner.query<{ n: number }>(`select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'people.%'`)
      if (!rows[0]!.n) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('jobs still wait')
  } finally {
    await worker.stop()
  }
}

describe('who may not', () => {
  it('looks at nothing and changes nothing: workers, managers, privacy officers, administrators of other bodies', async () => {
    for (const one of others) {
      expect((await one.call(contract.listEquivalences, {})).status).toBe(403)
      expect((await one.call(contract.listEquivalenceProposals, {})).status).toBe(403)
      expect((await one.call(contract.addEquivalence, asked)).status).toBe(403)
    }
    expect((await world.owner.query('select 1 from people.name_equivalence')).rows).toEqual([])
  })
})

describe('what is refused, beside its field', () => {
  it.each([
    ['a word that is two', { words: ['Bintou', 'Fanta Mady'] }, 'words.1'], ['figures', { words: ['B1ntou', 'Fanta'] }, 'words.0'], ['one alone', { words: ['Bintou'] }, 'words'],
    ['the same twice', { words: ['Bintou', 'BINTOU', 'Fanta'] }, 'words.1'], ['what sounds the same', { words: ['Fatou', 'Fattou'] }, 'words.1'], ['what comes with the product', { words: ['Diop', 'Jobe'] }, 'words.1'],
    ['no reason', { reason: ' ' }, 'reason'], ['no source', { source: '' }, 'source'], ['a script without vowels', { words: ['Bintou', 'بنتو'] }, 'words.1'],
  ])('%s', async (_, over, path) => {
    expect((await administrator.call(contract.addEquivalence, { ...asked, ...over })).problem.errors?.map((one) => one.path)).toContain(path)
  })
})

describe('names that are one', () => {
  it('are found by the engine once added, and no longer once ended; each step in the trail', async () => {
    const subject = await openSubject(world, anna)
    const known = await inside(world, anna, (writing) => createPerson(writing, person({ given: 'Bintou', family: 'Kanteh', sex: 'F', birth: { date: '2011-05-17' as never } }), subject, 0))
    const line = async () => {
      const { results, siblings } = (await anna.call(contract.matchPeople, { record: { given: 'Fanta', family: 'Kanteh', dob: '2011-05-17', sex: 'F' } as never })).body
      const found = [...results, ...siblings].find(({ id }) => id === known)
      return found?.explanation.find(({ fact }) => fact === 'given')?.says.it ?? ''
    }
    expect(await line()).not.toContain('lo stesso nome')
    const added = (await administrator.call(contract.addEquivalence, asked)).body
    expect(added).toMatchObject({ origin: 'added', words: ['bintou', 'fanta'], kind: 'nickname', version: 1, can: { end: true }, added: { by: { id: administrator.operatorId } } })
    expect((await administrator.call(contract.addEquivalence, { ...asked, words: ['fanta', 'bintou'] })).problem.errors?.[0]?.path).toBe('words.1')
    await world.owner.query('delete from identity.fresh')
    await runJobs()
    expect((await world.owner.query('select person_id from identity.fresh')).rows).toContainEqual({ person_id: known })
    expect((await world.owner.query('select version > 0 as current from people.match_entry where person_id = $1', [known])).rows).toEqual([{ current: true }])
    expect(await line()).toContain('lo stesso nome in un’altra lingua o grafia')
    expect((await administrator.call(contract.endEquivalence, { equivalenceId: added.id!, version: 7, reason: 'Erano due sorelle' })).problem.code).toBe('stale')
    const ended = (await administrator.call(contract.endEquivalence, { equivalenceId: added.id!, version: 1, reason: 'Erano due sorelle' })).body
    expect(ended).toMatchObject({ ended: { reason: 'Erano due sorelle' }, version: 2, can: { end: false } })
    await runJobs()
    expect(await line()).not.toContain('lo stesso nome')
    const { rows } = await world.owner.query(`select action, outcome from kernel.audit_event where actor_id = $1 and action ~ 'Equivalence$' and outcome = 'ok' order by at`, [administrator.operatorId])
    expect(rows.map(({ action }) => action)).toEqual(['people.addEquivalence', 'people.endEquivalence'])
  })

  it('are listed with those that come with the product, searched in any alphabet, page by page; ended ones apart', async () => {
    const first = (await administrator.call(contract.listEquivalences, { limit: 20 })).body
    expect(first.rows).toHaveLength(20)
    expect(first.total).toBeGreaterThan(90)
    const second = (await administrator.call(contract.listEquivalences, { limit: 20, cursor: first.next! })).body
    expect(second.rows[0]!.words).not.toEqual(first.rows[0]!.words)
    expect((await administrator.call(contract.listEquivalences, { q: 'Дима' })).body.rows).toMatchObject([{ origin: 'shipped', id: null, can: { end: false }, words: expect.arrayContaining(['dmytro']) }])
    expect((await administrator.call(contract.listEquivalences, { ended: 'true' })).body.rows).toMatchObject([{ words: ['bintou', 'fanta'] }])
    const bridge = (await administrator.call(contract.addEquivalence, { ...asked, words: ['Dmytro', 'Mitia'] })).body
    expect(bridge.joins).toContain('dima')
    expect((await administrator.call(contract.listEquivalences, { q: 'dima' })).body.rows[0]).toMatchObject({ origin: 'shipped', joins: ['mitia'] })
  })
})

describe('what confirmed links suggest', () => {
  const joined = (n: number, body: string, names = ['Awa', 'Ndeye']) => ({
    low: `l${n}`, high: `h${n}`, body, one: { given: names[0], family: `Bassani${n}` }, other: { given: names[1], family: `Bassani${n}` },
  })
  const learn = async (...links: Parameters<typeof learnEquivalences>[1]) => {
    const pool = openPool(world.jobs, { size: 1 })
    try {
      return await transact(pool, (tx) => learnEquivalences(tx, links, Date.now()))
    } finally {
      await pool.end()
    }
  }
  const open = async () => (await administrator.call(contract.listEquivalenceProposals, {})).body.rows

  it('is stored only above three children of two bodies, as words and counts', async () => {
    expect(await learn(joined(1, 'x'), joined(2, 'y'))).toBe(0)
    expect((await world.owner.query('select 1 from people.equivalence_proposal')).rows).toEqual([])
    expect(await learn(joined(1, 'x'), joined(2, 'y'), joined(3, 'x'), joined(4, 'x', ['Lia', 'Rosa']))).toBe(1)
    const rows = await open()
    expect(rows).toMatchObject([{ words: ['awa', 'ndeye'], children: 3, bodies: 2, state: 'open' }])
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('bassani')
  })

  it('is refused with a reason and not asked again; accepted, it is an equivalence; no longer borne out, it goes', async () => {
    const [first] = await open()
    const refused = (await administrator.call(contract.decideEquivalenceProposal, { proposalId: first!.id, verdict: 'refuse', reason: 'Sono due nomi', version: 1 })).body
    expect(refused).toMatchObject({ state: 'refused', decided: { reason: 'Sono due nomi' } })
    const three = [joined(1, 'x'), joined(2, 'y'), joined(3, 'x')] as const
    const more = [1, 2, 3].map((n) => joined(n + 4, `b${n}`, ['Kumba', 'Penda']))
    await learn(...three, ...more)
    const [second] = await open()
    expect(second).toMatchObject({ words: ['kumba', 'penda'] })
    await learn(...three)
    expect(await open()).toEqual([])
    await learn(...more)
    const [again] = await open()
    expect((await administrator.call(contract.decideEquivalenceProposal, { proposalId: again!.id, verdict: 'accept', kind: 'language', reason: 'Lo dice la mediatrice', version: 9 })).problem.code).toBe('stale')
    await administrator.call(contract.decideEquivalenceProposal, { proposalId: again!.id, verdict: 'accept', kind: 'language', reason: 'Lo dice la mediatrice', version: 1 })
    expect((await administrator.call(contract.listEquivalences, { q: 'kumba' })).body.rows).toMatchObject([{ words: ['kumba', 'penda'], source: '3 minori, 3 enti' }])
    expect((await administrator.call(contract.listEquivalenceProposals, { state: 'accepted' })).body.rows).toHaveLength(1)
  })
})
