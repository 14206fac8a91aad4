import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listNotices } from '#kernel/contract/index.ts'
import { listSuggestions, getOneView } from '#modules/identity/contract.ts'
import { realEngine, replaceEngine } from '#modules/identity/server/engine.ts'
import { fakeEngine } from '#modules/identity/server/testing/fake-engine.ts'
import { register, type Registered } from '#modules/identity/server/testing/identity-world.ts'
import type { Somebody } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { openImport } from './testing/import-world.ts'

const { world, put, settled, matched, close } = await openImport()
afterAll(close)
let restore = () => undefined as void
afterEach(() => restore())
const engine = (...known: Parameters<typeof fakeEngine>[0]) => void (restore = replaceEngine(fakeEngine(known)))
const sheet = (...rows: string[]) => Buffer.from(`Cognome;Nome;data nascita\n${rows.join('\n')}\n`)
const lines = async (who: Somebody, runId: contract.ImportRun['id'], over: object = {}) => (await who.call(contract.listKnown, { runId, ...over })).body
const confirm = (who: Somebody, run: contract.ImportRun) => who.call(contract.confirmRun, { runId: run.id, version: run.version, include: [] })
const say = (who: Somebody, runId: contract.ImportRun['id'], candidateId: string, verdict: 'same' | 'different' | 'unsure' | null, words?: string) =>
  who.call(contract.answerKnown, { runId, answers: [{ candidateId: candidateId as never, verdict, words }] })
const compared = async () => {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await world.owner.query<{ n: number }>('select count(*)::int as n from importer.loaded_person')
    if (!rows[0]!.n) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the load is never compared')
}

let body: Awaited<ReturnType<typeof world.organisation>>
let anna: Somebody
let far: Somebody
beforeAll(async () => {
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Neri' })
  far = await world.operator(await world.organisation({ name: 'Comune di Là' }))
})

/** A child with a file in the body, closed if wanted, that the engine was told to find by a family name. */
async function known(who: Somebody, family: string, { closed = false } = {}): Promise<Registered> {
  const child = await register(world, who, { given: 'Mamadou', family })
  if (closed) await world.owner.query(`update cases.case_file set status = 'closed', closed_on = opened_on where id = $1`, [child.caseId])
  return child
}
const tells = (child: Registered, family: string, band: 'very_likely' | 'likely' | 'possible' = 'very_likely') => ({ personId: child.childId, family, band })

describe('who is already known', () => {
  it('is shown to nobody who may not load there, nor when he is out of reach of who loads', async () => {
    const [near, away] = [await known(anna, 'Diallo'), await known(far, 'Kanteh')]
    engine(tells(near, 'Jallow'), tells(away, 'Canteh'))
    const { body: run } = await put(anna, sheet('Jallow;Momodou;3/4/2012', 'Canteh;Momodou;3/4/2012'), 'r.csv')
    for (const role of ['clerk', 'educator', 'observer']) {
      const other = await world.operator(body, { role })
      for (const endpoint of [contract.listKnown, contract.listBeyond]) expect((await other.call(endpoint, { runId: run.id } as never)).status).toBe(404)
      expect((await other.call(contract.answerRest, { runId: run.id })).status).toBe(404)
      expect((await other.call(contract.matchAgain, { runId: run.id })).status).toBe(404)
    }
    const { rows, counts } = await lines(anna, run.id)
    expect(rows).toMatchObject([{ row: 2, name: 'Jallow Momodou', band: 'very_likely', exact: false, person: { header: { displayName: 'Mamadou Diallo' }, files: [{ caseId: near.caseId }] }, verdict: null }])
    expect(rows[0]!.lines.map(({ fact }) => fact)).toContain('date')
    expect(counts).toEqual({ very_likely: 1, likely: 0, possible: 0, unanswered: 1, must: 1 })
    expect(JSON.stringify((await world.owner.query('select * from importer.candidate where run_id = $1', [run.id])).rows)).not.toContain(away.childId)
    expect((await say(far, run.id, rows[0]!.id, 'same')).status).toBe(404)
  })

  it('elsewhere: of a short register which service to call, of a long one nothing before it is loaded', async () => {
    const away = await known(far, 'Lontani')
    engine(tells(away, 'Lontano'))
    const { body: short } = await put(anna, sheet('Lontano;Momodou;3/4/2012', 'Altro;Anna;5/6/2013'), 'r.csv')
    const beyond = (await anna.call(contract.listBeyond, { runId: short.id })).body
    expect(beyond).toMatchObject({ later: false, rows: [{ row: 2, services: [{ organisationName: 'Comune di Là' }] }] })
    expect(JSON.stringify(beyond)).not.toContain(away.childId)
    const { body: long } = await put(anna, sheet(...Array.from({ length: 21 }, (_, n) => `Lontano;Mamadou${'abcdefghijklmnopqrstu'[n]};${n + 1}/4/2012`)), 'r.csv')
    expect((await anna.call(contract.listBeyond, { runId: long.id })).body).toEqual({ later: true, limited: false, rows: [] })
  })
})

describe('the answers', () => {
  it('a very likely one is answered before the load; of a row one alone can be the same', async () => {
    const [one, other] = [await known(anna, 'Sarr'), await known(anna, 'Saar')]
    engine(tells(one, 'Sar'), tells(other, 'Sar'))
    const { body: run } = await put(anna, sheet('Sar;Momodou;3/4/2012'), 'r.csv')
    expect((await confirm(anna, run)).problem).toMatchObject({ code: 'conflict', detail: expect.stringContaining('la riga 2') })
    const { rows } = await lines(anna, run.id)
    expect(rows.map(({ others }) => others)).toEqual([1, 1])
    await say(anna, run.id, rows[0]!.id, 'same')
    expect((await say(anna, run.id, rows[1]!.id, 'same')).problem.errors?.[0]?.path).toBe('answers.0.verdict')
    expect((await anna.call(contract.answerKnown, { runId: run.id, answers: [{ candidateId: run.id as never, verdict: 'same' }] })).status).toBe(404)
    await say(anna, run.id, rows[0]!.id, null)
    expect((await lines(anna, run.id, { show: 'unanswered' })).rows).toHaveLength(2)
    expect((await anna.call(contract.answerRest, { runId: run.id })).body).toMatchObject({ answered: 2, counts: { unanswered: 0, must: 0 } })
    expect((await lines(anna, run.id, { show: 'unanswered' })).rows).toEqual([])
  })

  it('the same, with an open file: the row is left out; without: the registration stands as written, joined by a decision with its score version', async () => {
    const [open, closed] = [await known(anna, 'Camara'), await known(anna, 'Sissoko', { closed: true })]
    engine(tells(open, 'Kamara'), tells(closed, 'Suso'))
    const { body: run } = await put(anna, sheet('Kamara;Momodou;4/3/2012', 'Suso;Momodou;4/3/2012', 'Verdi;Luca;1/2/2015'), 'r.csv')
    const { rows } = await lines(anna, run.id)
    await say(anna, run.id, rows[0]!.id, 'same')
    await say(anna, run.id, rows[1]!.id, 'same', 'Stessa madre')
    expect((await anna.call(contract.listRows, { runId: run.id })).body.rows).toMatchObject([
      { row: 2, outcome: 'refused', findings: [{ code: 'openFile' }] }, { row: 3, outcome: 'create', findings: [{ code: 'joins' }] }, { row: 4, outcome: 'create' }])
    await confirm(anna, run)
    expect(await settled(anna, run.id)).toMatchObject({ state: 'loaded', result: { created: 2, refused: 1 } })
    const { rows: decisions } = await world.owner.query(`select d.verdict, d.reason, d.decided_by, d.score_version <> '' as versioned, jsonb_array_length(d.explanation) > 0 as explained
      from identity.decision d join identity.suggestion s on s.id = d.suggestion_id where $1 in (s.low, s.high)`, [closed.childId])
    expect(decisions).toEqual([{ verdict: 'same', reason: 'Stessa madre', decided_by: anna.operatorId, versioned: true, explained: true }])
    const { rows: names } = await world.owner.query(`select display_name from people.person where display_name like '%Suso'`)
    expect(names).toEqual([{ display_name: 'Momodou Suso' }])
    const view = (await anna.call(getOneView, { personId: closed.childId })).body
    const state = (await anna.call(listSuggestions, { show: 'confirming' })).body.rows.length
    // joined at once when the engine is very sure; else a second person confirms: never neither
    expect(view.registrations.length === 2 || state === 1).toBe(true)
    const { rows: refused } = await world.owner.query('select codes from importer.row_result where run_id = $1 and row = 2', [run.id])
    expect(refused[0].codes).toEqual(['openFile:'])
  })

  it('not the same and don’t know are kept as decisions, and nobody is told of those pairs again', async () => {
    const [one, other] = [await known(anna, 'Touray'), await known(anna, 'Ceesay')]
    engine(tells(one, 'Toure'), tells(other, 'Sise', 'likely'))
    const { body: run } = await put(anna, sheet('Toure;Momodou;3/4/2012', 'Sise;Momodou;3/4/2012'), 'r.csv')
    const { rows } = await lines(anna, run.id)
    await say(anna, run.id, rows[0]!.id, 'different', 'Visti insieme')
    await anna.call(contract.answerRest, { runId: run.id })
    await confirm(anna, run)
    await settled(anna, run.id)
    await compared()
    const { rows: kept } = await world.owner.query(`select d.verdict, s.state from identity.decision d join identity.suggestion s on s.id = d.suggestion_id where s.low = any ($1) or s.high = any ($1) order by 1`, [[one.childId, other.childId]])
    expect(kept).toEqual([{ verdict: 'different', state: 'different' }, { verdict: 'unsure', state: 'unsure' }])
    expect((await anna.call(listNotices, {})).body.rows.filter(({ kind }) => kind === 'identity.suggested')).toEqual([])
  })
})

describe('within the file', () => {
  it('the same child under two spellings is found by the engine; the same: the second row is left out', async () => {
    restore = replaceEngine(realEngine)
    const { body: run } = await put(anna, sheet('Kanteh;Momodou;17/05/2011', 'Kante;Mamadou;17/05/2011', 'Rossi;Anna;2/3/2014'), 'r.csv')
    const { rows } = await lines(anna, run.id)
    expect(rows).toMatchObject([{ row: 3, person: null, other: { row: 2, name: 'Kanteh Momodou' } }])
    expect(rows[0]!.lines.length).toBeGreaterThan(2)
    await say(anna, run.id, rows[0]!.id, 'same')
    expect((await anna.call(contract.listRows, { runId: run.id })).body.rows[1]).toMatchObject({ outcome: 'refused', findings: [{ code: 'duplicateInFile' }] })
    await say(anna, run.id, rows[0]!.id, 'different', 'Cugini')
    await confirm(anna, run)
    expect(await settled(anna, run.id)).toMatchObject({ result: { created: 2 + 1 } })
    const { rows: decided } = await world.owner.query(`select d.verdict from identity.decision d join identity.suggestion s on s.id = d.suggestion_id
      join people.person p on p.id = s.low join people.person q on q.id = s.high where p.display_name ~ 'Kante' and q.display_name ~ 'Kante'`)
    expect(decided).toEqual([{ verdict: 'different' }])
  })
})

it('what is found after the load is told once to each who answers, however many pairs', async () => {
  engine()
  const dario = await world.operator(body, { name: 'Dario Longoni' })
  const old = [await known(dario, 'Uno'), await known(dario, 'Due'), await known(dario, 'Tre')]
  const { body: run } = await put(anna, sheet('Unno;Momodou;3/4/2012', 'Duue;Momodou;3/4/2012', 'Trre;Momodou;3/4/2012'), 'r.csv')
  restore()
  engine(...old.map((child, at) => tells(child, ['Unno', 'Duue', 'Trre'][at]!)))
  await confirm(anna, run)
  await settled(anna, run.id)
  await compared()
  const told = async (who: Somebody) => (await who.call(listNotices, {})).body.rows.filter(({ kind }) => /^identity|^importer/.test(kind)).map(({ kind, params }) => ({ kind, params }))
  expect(await told(dario)).toEqual([{ kind: 'importer.pairs_found', params: { count: 3 } }])
  expect(await told(anna)).toEqual([{ kind: 'importer.pairs_found', params: { count: 3 } }])
  expect((await world.owner.query('select 1 from identity.fresh f join people.person p on p.id = f.person_id where p.display_name ~ $1', ['Unno|Duue|Trre'])).rows).toEqual([])
})

it('each entry is written once, though parents are tied to the child after he is written down', async () => {
  engine()
  const { body: run } = await put(anna, Buffer.from('Cognome;Nome;data nascita;Madre;Padre\nBassi;Ugo;3/4/2012;Bassi Anna;Bassi Aldo\n'), 'r.csv')
  const before = Number((await world.owner.query('select last_value from people.match_number')).rows[0].last_value)
  await confirm(anna, run)
  await settled(anna, run.id)
  expect(Number((await world.owner.query('select last_value from people.match_number')).rows[0].last_value) - before).toBe(3)
  const { rows } = await world.owner.query(`select e.facts from people.match_entry e join people.person p on p.id = e.person_id where p.display_name = 'Ugo Bassi'`)
  expect(rows[0].facts).toContain('Aldo Bassi')
})

it('columns read otherwise are compared anew; the answers to the same pairs stay', async () => {
  const near = await known(anna, 'Barrow')
  engine(tells(near, 'Baro'), tells(near, 'Momodou'))
  const { body: run } = await put(anna, sheet('Baro;Momodou;3/4/2012'), 'r.csv')
  const [line] = (await lines(anna, run.id)).rows
  await say(anna, run.id, line!.id, 'different', 'È il cugino')
  await anna.call(contract.matchAgain, { runId: run.id })
  await matched(anna, run.id)
  expect((await lines(anna, run.id)).rows).toMatchObject([{ verdict: 'different', words: 'È il cugino' }])
  const file = (await anna.call(contract.getRun, { runId: run.id })).body
  const columns = [{ index: 0, field: 'given' as const }, { index: 1, field: 'family' as const }, { index: 2, field: 'birthDate' as const }]
  await anna.call(contract.setMapping, { runId: run.id, version: file.version, nameOrder: 'auto', responsibleId: anna.operatorId as never, columns })
  expect((await matched(anna, run.id)).matching).toMatchObject({ state: 'done' })
  expect((await lines(anna, run.id)).rows).toMatchObject([{ name: 'Momodou Baro', verdict: 'different' }])
})
