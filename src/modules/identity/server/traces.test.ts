import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addName, addRelative } from '#modules/people/contract.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { findCandidates } from '../contract/suggestion.ts'
import { createTrace, dismissCandidate, endTrace, getTrace, listTraces } from '../contract/trace.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, runJobs, type Registered } from './testing/identity-world.ts'

let world: World
let here: Body
let anna: Somebody
let luca: Somebody
let restore = () => undefined as void
let n = 0

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation()
  anna = await world.operator(here, { name: 'Anna Verdi' })
  luca = await world.operator(await world.organisation(), { name: 'Luca Bianchi' })
})
afterAll(() => world.close())
afterEach(() => restore())

const known = (child: Registered, family: string, more: { band?: 'very_likely' | 'possible' } = {}) => [{ personId: child.childId, family, band: 'very_likely' as const, ...more }]

describe('the search for a relative', () => {
  const safe = { consentBy: 'child' as const, consentOn: '2026-03-01' as const, noRiskWords: 'Valutato con il tutore' }

  it('is refused to a stranger and to who does not work on the case, without a name or without consent', async () => {
    restore = replaceEngine(fakeEngine([]))
    const seeker = await register(world, anna, { given: 'Ibrahim', family: `Cerca${++n}` })
    const ask = (who: Somebody, over: object = {}) => who.call(createTrace, { caseId: seeker.caseId, seekerId: seeker.childId, relation: 'fratello', given: 'Mariam', ...safe, ...over } as never)
    expect((await ask(luca)).status).toBe(404)
    expect((await ask(await world.operator(here, { role: 'clerk' }))).status).toBe(403)
    expect((await ask(anna, { given: null })).problem.errors?.[0]?.path).toBe('given')
    expect((await ask(anna, { consentBy: undefined })).status).toBe(400)
    expect((await ask(anna, { noRiskWords: '' })).status).toBe(400)
  })

  it('finds a sister among those within reach, writes the kinship, follows up as a term, and tells a stranger nothing', async () => {
    const family = `Cerca${++n}`
    restore = replaceEngine(fakeEngine([]))
    const [seeker, sister, other] = [await register(world, anna, { given: 'Ibrahim', family: 'Solo' }), await register(world, anna, { given: 'Mariama', family }), await register(world, anna, { given: 'Altra', family: 'Persona' })]
    restore()
    restore = replaceEngine(fakeEngine([...known(sister, family), ...known(other, family, { band: 'possible' })]))
    const { body: { id: traceId } } = await anna.call(createTrace, { caseId: seeker.caseId, seekerId: seeker.childId, relation: 'fratello', given: 'Mariam', family, followUpOn: '2027-01-11', ...safe })
    expect((await luca.call(getTrace, { traceId })).status).toBe(404)
    expect((await luca.call(listTraces, {})).body).toMatchObject({ rows: [], total: 0 })
    const found = (await anna.call(getTrace, { traceId })).body
    expect(found.candidates.map(({ person }) => person.id)).toEqual([sister.childId, other.childId])
    expect(found.candidates[0]!.lines.length).toBeGreaterThan(0)
    const left = (await anna.call(dismissCandidate, { traceId, personId: other.childId, reason: 'Troppo grande' })).body
    expect(left.candidates.map(({ person }) => person.id)).toEqual([sister.childId])
    const term = async () => (await world.owner.query(`select state from deadlines.term where source_kind = 'identity.trace' and source_id = $1`, [traceId])).rows
    expect(await term()).toEqual([{ state: 'open' }])
    const ended = (await anna.call(endTrace, { traceId, state: 'found', personId: sister.childId, words: 'Si sono parlati al telefono', version: left.version })).body
    expect(ended).toMatchObject({ state: 'found', found: { id: sister.childId }, can: { change: false } })
    expect(await term()).toEqual([{ state: 'done' }])
    const { rows } = await world.owner.query('select type from people.relation where from_person = $1 and to_person = $2', [sister.childId, seeker.childId])
    expect(rows).toEqual([{ type: 'fratello' }])
    expect((await anna.call(endTrace, { traceId, state: 'closed', words: 'Di nuovo', version: ended.version })).status).toBe(409)
  })
})

describe('a search that runs, in the background', () => {
  const safe = { consentBy: 'child' as const, consentOn: '2026-03-01' as const, noRiskWords: 'Valutato con il tutore' }
  const told = async (traceId: string) => (await world.owner.query<{ actor_id: string; params: object }>(`select actor_id, params from kernel.notice where kind = 'identity.trace_hit' and params ->> 'traceId' = $1`, [traceId])).rows
  const row = async (who: Somebody, traceId: string) => (await who.call(listTraces, {})).body.rows.find(({ id }) => id === traceId)

  /** Anna's boy looks for his sister, born on a known day. */
  async function seeking(family: string) {
    restore = replaceEngine(fakeEngine([]))
    const seeker = await register(world, anna, { given: 'Ibrahim', family: 'Solo' })
    const { body: { id } } = await anna.call(createTrace, { caseId: seeker.caseId, seekerId: seeker.childId, relation: 'fratello', given: 'Mariam', family, birthDate: '2012-03-04', ...safe })
    await runJobs(world, 'identity.compare')
    return id
  }
  async function comesIn(who: Somebody, family: string, before: (child: Registered) => Promise<unknown> = () => Promise.resolve()) {
    const child = await register(world, who, { given: 'Mariama', family })
    await before(child)
    restore()
    restore = replaceEngine(fakeEngine(known(child, family)))
    await runJobs(world, 'identity.compare')
    return child
  }

  it('says nothing of who is shielded and out of reach, nor to whom does not follow it', async () => {
    const family = `Cerca${++n}`
    const traceId = await seeking(family)
    const child = await comesIn(luca, family, ({ childId }) => world.owner.query(
      `insert into people.address (id, person_id, kind, protected, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'protetto', true, $2, now())`, [childId, luca.operatorId]))
    expect(await told(traceId)).toEqual([])
    const [mine] = [await row(anna, traceId)]
    expect(mine).toMatchObject({ hits: 0, newHits: 0 })
    expect(JSON.stringify((await anna.call(getTrace, { traceId })).body)).not.toContain(child.childId)
    expect((await luca.call(listTraces, {})).body.rows).toEqual([])
  })

  it('tells who follows it that somebody in another service may fit, without a word of whom', async () => {
    const family = `Cerca${++n}`
    const traceId = await seeking(family)
    const child = await comesIn(luca, family)
    expect(await told(traceId)).toEqual([{ actor_id: anna.operatorId, params: { traceId } }])
    expect(await row(anna, traceId)).toMatchObject({ hits: 0, newHits: 0 })
    const { body } = await anna.call(getTrace, { traceId })
    expect(body).toMatchObject({ candidates: [], elsewhere: [{ unitName: expect.any(String) }] })
    expect(JSON.stringify(body)).not.toContain(child.childId)
  })

  it('gains a hit within reach: counted, marked new until the page is opened, and not told of twice', async () => {
    const family = `Cerca${++n}`
    const traceId = await seeking(family)
    const child = await comesIn(anna, family)
    expect(await told(traceId)).toEqual([{ actor_id: anna.operatorId, params: { traceId } }])
    expect(await row(anna, traceId)).toMatchObject({ hits: 1, newHits: 1 })
    expect((await anna.call(getTrace, { traceId })).body.candidates).toMatchObject([{ person: { id: child.childId }, isNew: true }])
    expect(await row(anna, traceId)).toMatchObject({ hits: 1, newHits: 0 })
    await world.owner.query('update kernel.notice set read_at = now()')
    await world.owner.query('insert into identity.fresh (person_id) values ($1)', [child.childId])
    await runJobs(world, 'identity.compare')
    expect(await told(traceId)).toHaveLength(1)
    await anna.call(dismissCandidate, { traceId, personId: child.childId, reason: 'Ha un’altra madre' })
    expect(await row(anna, traceId)).toMatchObject({ hits: 0, newHits: 0 })
    // other facts than those he was set aside on: he is news again
    await anna.call(addName, { personId: child.childId, kind: 'alias', given: 'Maryam', family, source: 'dichiarata' })
    await runJobs(world, 'identity.compare')
    expect(await told(traceId)).toHaveLength(2)
    expect(await row(anna, traceId)).toMatchObject({ hits: 1, newHits: 1 })
  })

  it('loses a hit that no longer fits, and all of them when it ends', async () => {
    const family = `Cerca${++n}`
    const traceId = await seeking(family)
    const child = await comesIn(anna, family)
    restore()
    restore = replaceEngine(fakeEngine([]))
    await world.owner.query('insert into identity.fresh (person_id) values ($1)', [child.childId])
    await runJobs(world, 'identity.compare')
    expect(await row(anna, traceId)).toMatchObject({ hits: 0 })
    const other = await comesIn(anna, family)
    expect(await row(anna, traceId)).toMatchObject({ hits: 1 })
    const { version } = (await anna.call(getTrace, { traceId })).body
    await anna.call(endTrace, { traceId, state: 'found', personId: other.childId, words: 'È lei', version })
    await runJobs(world, 'identity.forget')
    expect((await world.owner.query('select 1 from identity.trace_hit where trace_id = $1', [traceId])).rowCount).toBe(0)
  })

  it('does not find whom the seeker’s own file holds already', async () => {
    const family = `Cerca${++n}`
    const traceId = await seeking(family)
    const { caseId, seeker } = (await anna.call(getTrace, { traceId })).body
    const { body: { personId } } = await anna.call(addRelative, { personId: seeker.id, subject: caseId, relative: { given: 'Mariam', family, birth: { date: '2012-03-04' } }, type: 'fratello' } as never)
    restore()
    restore = replaceEngine(fakeEngine([{ personId, family, band: 'very_likely' }]))
    await runJobs(world, 'identity.compare')
    expect(await told(traceId)).toEqual([])
    expect((await anna.call(getTrace, { traceId })).body.candidates).toEqual([])
  })
})

describe('a registration shared with another body', () => {
  it('is compared there too, with its reasons', async () => {
    const family = `Condiviso${++n}`
    const child = await register(world, luca, { given: 'Mamadou', family })
    await openTo(world, child.caseId, { operatorId: anna.operatorId }, [1])
    restore = replaceEngine(fakeEngine(known(child, family)))
    const { body } = await anna.call(findCandidates, { given: 'Mamadou', family, birthDate: '2012-03-04', beyond: 'true' })
    expect(body).toMatchObject({ rows: [{ person: { id: child.childId }, band: 'very_likely' }], elsewhere: [] })
    expect(body.rows[0]!.lines.length).toBeGreaterThan(0)
  })
})
