import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listNotices } from '#kernel/contract/index.ts'
import { transact } from '#kernel/server/db.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { confirm, decide, endLink, getOneView, getSuggestion, listSuggestions, withdrawDecision } from '../contract/suggestion.ts'
import { replaceEngine } from './engine.ts'
import { colleague, register, runJobs, suggest, type Registered } from './testing/identity-world.ts'

let world: World
let body: Body
let anna: Somebody
let one: Registered
let other: Registered
const restore = replaceEngine(() => Promise.resolve([]))
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(async () => {
  restore()
  await world.close()
})
beforeEach(async () => {
  one = await register(world, anna, { given: 'Mohamed', family: 'Diallo' })
  other = await register(world, anna, { given: 'Mamadou', family: 'Jallow', birth: '2012-01-01' })
})

const audited = async (action: string, subject: string) =>
  (await world.owner.query('select 1 from kernel.audit_event where action = $1 and $2 = any (subjects) and outcome = $3', [action, subject, 'ok'])).rowCount! > 0

describe('deciding is refused', () => {
  it('to another body, which does not see the pair at all', async () => {
    const id = await suggest(world, one.childId, other.childId)
    const stranger = await world.operator(await world.organisation(), { role: 'manager' })
    expect((await stranger.call(getSuggestion, { suggestionId: id })).status).toBe(404)
    expect((await stranger.call(decide, { suggestionId: id, verdict: 'same', reason: 'È lui', version: 1 })).problem).toMatchObject({ status: 404, detail: expect.stringContaining('non è stato salvato') })
    expect((await stranger.call(listSuggestions, {})).body).toMatchObject({ rows: [], total: 0 })
  })

  it('to who reads the identity but does not work on the case', async () => {
    const id = await suggest(world, one.childId, other.childId)
    const clerk = await colleague(world, body, 'clerk')
    expect((await clerk.call(getSuggestion, { suggestionId: id })).body.can).toEqual({ decide: false, confirm: false, withdraw: false, unlink: false })
    expect((await clerk.call(decide, { suggestionId: id, verdict: 'same', reason: 'È lui', version: 1 })).status).toBe(403)
  })

  it('without a reason, with a verdict of another kind of pair, and on an old version', async () => {
    const id = await suggest(world, one.childId, other.childId)
    expect((await anna.call(decide, { suggestionId: id, verdict: 'same', reason: ' ', version: 1 })).status).toBe(400)
    expect((await anna.call(decide, { suggestionId: id, verdict: 'sibling', reason: 'Stessi genitori', version: 1 })).problem.errors?.[0]?.path).toBe('verdict')
    expect((await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'È lui', version: 7 })).problem.code).toBe('stale')
  })
})

describe('the same child', () => {
  it('joins at once when very likely: one view, each fact with its registration', async () => {
    const id = await suggest(world, one.childId, other.childId)
    const { body: decided } = await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'Stessa madre e stesso villaggio', version: 1 })
    expect(decided).toMatchObject({ state: 'same', decisions: [{ verdict: 'same', needsSecond: false, scoreVersion: 'prova-1', by: { name: 'Anna Verdi' } }] })
    const { body: view } = await anna.call(getOneView, { personId: one.childId })
    expect(view.registrations.map(({ person }) => person.id).toSorted()).toEqual([one.childId, other.childId].toSorted())
    expect(view.facts.filter(({ fact }) => fact === 'name')).toMatchObject([{ text: 'Mohamed Diallo', of: [one.childId] }, { text: 'Mamadou Jallow', of: [other.childId] }])
    expect(await audited('identity.decide', one.caseId)).toBe(true)
    expect(await audited('identity.decide', other.caseId)).toBe(true)
  })

  it.each(['likely', 'possible'] as const)('waits for a second person when only %s, who is not the first', async (band) => {
    const id = await suggest(world, one.childId, other.childId, { band })
    const { body: decided } = await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'La zia lo riconosce', version: 1 })
    expect(decided).toMatchObject({ state: 'confirming', link: null, secondBecause: 'band', can: { confirm: false } })
    expect((await anna.call(getOneView, { personId: one.childId })).body.registrations).toHaveLength(1)
    expect((await anna.call(confirm, { suggestionId: id, answer: 'confirmed', reason: 'Sì', version: 2 })).status).toBe(400)
    expect((await anna.call(confirm, { suggestionId: id, answer: 'confirmed', reason: 'Confermo', version: 2 })).status).toBe(403)
    const bruno = await colleague(world, body, 'coordinator')
    expect((await bruno.call(confirm, { suggestionId: id, answer: 'confirmed', reason: 'Ho sentito la zia anche io', version: 2 })).body).toMatchObject({ state: 'same', link: { version: 1 } })
    expect((await anna.call(getOneView, { personId: one.childId })).body.registrations).toHaveLength(2)
    expect((await bruno.call(confirm, { suggestionId: id, answer: 'refused', reason: 'Ripensandoci', version: 3 })).status).toBe(409)
  })

  it('is asked again when the second person refuses, with both reasons in sight', async () => {
    const id = await suggest(world, one.childId, other.childId, { band: 'likely' })
    await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'Stesso nome', version: 1 })
    const bruno = await colleague(world, body)
    const { body: refused } = await bruno.call(confirm, { suggestionId: id, answer: 'refused', reason: 'Il padre è un altro', version: 2 })
    expect(refused).toMatchObject({ state: 'unsure', link: null, can: { decide: true }, decisions: [{ reason: 'Stesso nome', second: { verdict: 'refused', reason: 'Il padre è un altro' } }] })
  })

  it('tells who could be the second: those who lead, and who answers for one of the files; not who decided, nor who does not reach both', async () => {
    const lead = await colleague(world, body, 'coordinator')
    const others = await world.operator(await world.organisation(), { role: 'coordinator' })
    const asked = async (who: Somebody) => (await who.call(listNotices, {})).body.rows.filter(({ kind }) => kind === 'identity.confirm_asked').map(({ params }) => params['suggestionId'])
    const id = await suggest(world, one.childId, other.childId, { band: 'likely' })
    await lead.call(decide, { suggestionId: id, verdict: 'same', reason: 'Stesso nome', version: 1 })
    await runJobs(world)
    expect(await asked(lead)).not.toContain(id)
    expect(await asked(others)).toEqual([])
    expect(await asked(anna)).toContain(id)
    const next = await suggest(world, one.childId, (await register(world, anna, { given: 'Ousmane', family: 'Ba' })).childId, { band: 'likely' })
    await anna.call(decide, { suggestionId: next, verdict: 'same', reason: 'Stesso nome', version: 1 })
    await runJobs(world)
    expect(await asked(anna)).not.toContain(next)
    expect(await asked(lead)).toContain(next)
  })

  it('waits for a second person, however likely, when one of the two has a protected place', async () => {
    await world.owner.query(
      `insert into people.address (id, person_id, kind, protected, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'protetto', true, $2, now())`, [other.childId, anna.operatorId])
    const id = await suggest(world, one.childId, other.childId)
    expect((await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'Stessa madre', version: 1 })).body).toMatchObject({ state: 'confirming', secondBecause: 'shielded' })
  })
})

describe('a “same” taken back before the second person answers', () => {
  const said = async (): Promise<string> => {
    const id = await suggest(world, one.childId, other.childId, { band: 'likely' })
    await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'Stesso nome', version: 1 })
    return id
  }

  it('is refused to the second person, to a stranger, to who only reads, without a reason, on an old version, and when nothing waits', async () => {
    const id = await said()
    const take = { suggestionId: id, reason: 'Ho sbagliato coppia', version: 2 }
    const bruno = await colleague(world, body, 'coordinator')
    expect((await bruno.call(getSuggestion, { suggestionId: id })).body.can).toMatchObject({ confirm: true, withdraw: false })
    expect((await bruno.call(withdrawDecision, take)).status).toBe(403)
    expect((await (await world.operator(await world.organisation())).call(withdrawDecision, take)).status).toBe(404)
    expect((await (await colleague(world, body, 'clerk')).call(withdrawDecision, take)).status).toBe(403)
    expect((await anna.call(withdrawDecision, { ...take, reason: ' ' })).status).toBe(400)
    expect((await anna.call(withdrawDecision, { ...take, version: 1 })).problem.code).toBe('stale')
    await bruno.call(confirm, { suggestionId: id, answer: 'confirmed', reason: 'Ho sentito la zia', version: 2 })
    expect((await anna.call(withdrawDecision, { ...take, version: 3 })).status).toBe(409)
  })

  it('by the database too: its author never confirms it, nor does another take it back', async () => {
    const id = await said()
    const bruno = await colleague(world, body, 'coordinator')
    const written = (who: Somebody, set: string) =>
      transact(world.runtime.pool, async (tx) => {
        await sql`select kernel.begin_session(${createHash('sha256').update(who.token).digest('hex')})`.execute(tx)
        return Number((await sql`update identity.decision set ${sql.raw(set)} where suggestion_id = ${id}`.execute(tx)).numAffectedRows)
      })
    const refused = { code: '42501' }
    await expect(written(anna, `second = 'confirmed', second_by = '${anna.operatorId}', second_at = now()`)).rejects.toMatchObject(refused)
    await expect(written(anna, `second = 'confirmed', second_by = '${bruno.operatorId}', second_at = now()`)).rejects.toMatchObject(refused)
    await expect(written(bruno, `withdrawn_at = now(), withdrawn_reason = 'no'`)).rejects.toMatchObject(refused)
    expect(await written(anna, `withdrawn_at = now(), withdrawn_reason = 'Ho sbagliato'`)).toBe(1)
    // what was taken back is taken back: nobody answers it any more, nor unsays it
    expect(await written(bruno, `second = 'confirmed', second_by = '${bruno.operatorId}', second_at = now()`)).toBe(0)
    expect(await written(anna, `withdrawn_at = null, withdrawn_reason = null`)).toBe(0)
  })

  it('opens the pair again with both words in sight; who comes after starts anew and the old word is never confirmed', async () => {
    const id = await said()
    const bruno = await colleague(world, body, 'coordinator')
    const { body: taken } = await anna.call(withdrawDecision, { suggestionId: id, reason: 'Era un altro Mohamed', version: 2 })
    expect(taken).toMatchObject({ state: 'open', link: null, can: { decide: true, confirm: false, withdraw: false }, decisions: [{ reason: 'Stesso nome', withdrawn: { reason: 'Era un altro Mohamed' }, second: null }] })
    expect((await bruno.call(confirm, { suggestionId: id, answer: 'confirmed', reason: 'Lo conosco', version: 3 })).status).toBe(409)
    expect((await anna.call(listSuggestions, {})).body.rows.map((row) => row.id)).toContain(id)
    expect((await bruno.call(decide, { suggestionId: id, verdict: 'same', reason: 'Ho visto la foto', version: 3 })).body).toMatchObject({ state: 'confirming', can: { withdraw: true } })
    expect((await anna.call(confirm, { suggestionId: id, answer: 'confirmed', reason: 'Allora sì', version: 4 })).body).toMatchObject({ state: 'same', link: { version: 1 } })
    expect(await audited('identity.withdrawDecision', one.caseId)).toBe(true)
  })
})

describe('not the same, or not known', () => {
  it('is kept with its reason and leaves the list', async () => {
    const id = await suggest(world, one.childId, other.childId)
    expect((await anna.call(decide, { suggestionId: id, verdict: 'different', reason: 'Visti insieme', version: 1 })).body).toMatchObject({ state: 'different', link: null })
    expect((await anna.call(listSuggestions, {})).body.rows.map((row) => row.id)).not.toContain(id)
    expect((await anna.call(listSuggestions, { show: 'answered' })).body.rows.map((row) => row.id)).toContain(id)
  })

  it('stays in the list after the others when nobody knows', async () => {
    const unsure = await suggest(world, one.childId, other.childId)
    const third = await register(world, anna, { given: 'Ousmane', family: 'Ba' })
    const next = await suggest(world, one.childId, third.childId, { band: 'possible' })
    await anna.call(decide, { suggestionId: unsure, verdict: 'unsure', reason: 'Serve la data vera', version: 1 })
    const ids = (await anna.call(listSuggestions, {})).body.rows.map((row) => row.id)
    expect(ids.indexOf(unsure)).toBeGreaterThan(ids.indexOf(next))
  })

  it('siblings are tied as kin and never joined', async () => {
    const id = await suggest(world, one.childId, other.childId, { kind: 'sibling' })
    expect((await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'È lui', version: 1 })).status).toBe(400)
    expect((await anna.call(listSuggestions, {})).body.rows.map((row) => row.id)).not.toContain(id)
    expect((await anna.call(listSuggestions, { kind: 'sibling' })).body.rows.map((row) => row.id)).toContain(id)
    await anna.call(decide, { suggestionId: id, verdict: 'sibling', reason: 'Stessi genitori', version: 1 })
    const { body: view } = await anna.call(getOneView, { personId: one.childId })
    expect(view.registrations).toHaveLength(1)
    expect(view.facts).toContainEqual(expect.objectContaining({ fact: 'relative', text: 'Mamadou Jallow', detail: 'fratello' }))
  })
})

describe('the list', () => {
  it('filters by name, by band and by who answers, and goes on page by page', async () => {
    const id = await suggest(world, one.childId, other.childId, { band: 'likely' })
    const third = await register(world, anna, { given: 'Fatou', family: 'Unica' })
    const second = await suggest(world, one.childId, third.childId, { band: 'likely' })
    const rows = async (input: Record<string, unknown>) => (await anna.call(listSuggestions, input as never)).body.rows.map((row) => row.id)
    expect(await rows({ q: 'Unica' })).toEqual([second])
    expect(await rows({ q: 'Nessuno' })).toEqual([])
    expect(await rows({ band: 'possible' })).not.toContain(id)
    expect(await rows({ mine: 'true', limit: 200 })).toContain(id)
    expect((await (await colleague(world, body)).call(listSuggestions, { mine: 'true' })).body).toMatchObject({ rows: [], total: 0 })
    const first = (await anna.call(listSuggestions, { band: 'likely', limit: 1 })).body
    const next = (await anna.call(listSuggestions, { band: 'likely', limit: 1, cursor: first.next! })).body
    expect(first.rows).toHaveLength(1)
    expect(next.rows[0]!.id).not.toBe(first.rows[0]!.id)
  })

  it('asks no more about two that are one child through a third, until they are separated', async () => {
    const third = await register(world, anna, { given: 'Mohammed', family: 'Diallo' })
    const [left, right, around] = [await suggest(world, one.childId, other.childId), await suggest(world, other.childId, third.childId), await suggest(world, one.childId, third.childId)]
    for (const id of [left, right]) await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'Stessa madre', version: 1 })
    const listed = async () => (await anna.call(listSuggestions, { limit: 200 })).body.rows.map((row) => row.id)
    const onPage = async () => (await anna.call(getOneView, { personId: one.childId })).body.suggestions.map(({ id }) => id)
    expect(await listed()).not.toContain(around)
    expect(await onPage()).toEqual([])
    const { body: view } = await anna.call(getOneView, { personId: one.childId })
    expect(view.registrations).toHaveLength(3)
    // un-linked in the middle: one stands alone, the other two stay together, and the third pair is asked about again
    const link = view.links.find((made) => [made.one, made.other].toSorted().join() === [one.childId, other.childId].toSorted().join())!
    await anna.call(endLink, { linkId: link.id, reason: 'La madre dice che sono cugini', version: 1 })
    expect((await anna.call(getOneView, { personId: one.childId })).body.registrations).toHaveLength(1)
    expect((await anna.call(getOneView, { personId: third.childId })).body.registrations).toHaveLength(2)
    expect(await listed()).toContain(around)
    expect(await onPage()).toContain(around)
  })

  it('says how many others fit as well among those the reader reaches, not among all', async () => {
    const id = await suggest(world, one.childId, other.childId)
    const third = await register(world, anna, { given: 'Sira', family: 'Ba' })
    await suggest(world, one.childId, third.childId)
    const far = await world.operator(await world.organisation())
    const hidden = await register(world, far, { given: 'Sira', family: 'Ba' })
    await suggest(world, one.childId, hidden.childId)
    expect((await anna.call(getSuggestion, { suggestionId: id })).body.others).toBe(1)
  })
})

describe('separating again', () => {
  it('is refused to a stranger and to who does not work on the case, and only once', async () => {
    const id = await suggest(world, one.childId, other.childId)
    const { body: decided } = await anna.call(decide, { suggestionId: id, verdict: 'same', reason: 'Stessa madre', version: 1 })
    const input = { linkId: decided.link!.id, reason: 'Era un altro', version: 1 }
    expect((await (await world.operator(await world.organisation())).call(endLink, input)).status).toBe(404)
    expect((await (await colleague(world, body, 'clerk')).call(endLink, input)).status).toBe(403)
    expect((await anna.call(endLink, input)).status).toBe(200)
    expect((await anna.call(endLink, input)).status).toBe(409)
    expect((await anna.call(getOneView, { personId: one.childId })).body).toMatchObject({ links: [], ended: [{ reason: 'Era un altro' }] })
    expect((await anna.call(getSuggestion, { suggestionId: id })).body).toMatchObject({ state: 'different', link: null })
    expect(await audited('identity.endLink', other.caseId)).toBe(true)
  })
})
