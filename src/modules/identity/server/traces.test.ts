import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { findCandidates } from '../contract/suggestion.ts'
import { createTrace, dismissCandidate, endTrace, getTrace, listTraces } from '../contract/trace.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, type Registered } from './testing/identity-world.ts'

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
