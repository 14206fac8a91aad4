import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { board, missingOfCase } from '../contract/board.ts'
import { abandonRun, correctStep, doStep, endRun, getRun, listCaseRuns, skipStep, startRun, type Run } from '../contract/run.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(() => world.close())
beforeEach(async () => {
  // the night of the placement: the clocks go forward at two
  world.clock.set('2026-03-28T20:00:00+01:00')
  file = await buildCase(world, { holder: anna })
})

const placed = {
  definitionId: '403',
  happened: '2026-03-28T18:20:00+01:00',
  option: 'famiglia',
  fields: { adottato: '2026-03-28T17:00:00+01:00', autorita: 'Servizio sociale', allontanato_da: 'entrambi', pregiudizio: true, pericolo: true, emergenza: true },
}
const start = (who: Somebody = anna, over: Record<string, unknown> = {}) => who.call(startRun, { caseId: file.caseId, ...placed, ...over } as never)
const at = (run: Run, id: string) => run.steps.find((step) => step.id === id)!
const dueOf = (run: Run, id: string) => at(run, id).runTerms.filter((term) => term.state !== 'waived').map((term) => term.due)
const record = (run: Run, stepId: string, happened: string, over: Record<string, unknown> = {}, who: Somebody = anna) =>
  who.call(doStep, { runId: run.id, stepId, happened, version: run.version, ...over } as never)
/** Records a step at the moment it happens. */
async function live(run: Run, stepId: string, happened: string, over: Record<string, unknown> = {}): Promise<Run> {
  if (happened.length > 10) world.clock.set(happened)
  return (await record(run, stepId, happened, over)).body
}
const sent = { fields: { mezzo: 'pec' } }

describe('starting is refused', () => {
  it('to another body, to who does not reach the judicial section, to a role that only reads', async () => {
    const stranger = await world.operator(await world.organisation())
    expect((await start(stranger)).status).toBe(404)
    const outside = await world.operator(await world.organisation())
    await openTo(world, file.caseId, { operatorId: outside.operatorId }, [2])
    expect((await start(outside)).status).toBe(404)
    const clerk = await world.operator(body, { role: 'clerk' })
    expect((await start(clerk)).status).toBe(403)
  })

  it.each([
    ['in the future', { happened: '2026-03-28T20:30:00+01:00' }, 'happened'],
    ['in an hour that does not exist', { happened: '2026-03-29T02:30' }, 'happened'],
    ['without the hour', { happened: '2026-03-28' }, 'happened'],
    ['without a road', { option: null }, 'option'],
    ['with an unknown procedure', { definitionId: '404' }, 'definitionId'],
    ['without saying that it was an emergency', { fields: { ...placed.fields, emergenza: false } }, 'fields.emergenza'],
    ['with an order of tomorrow', { fields: { ...placed.fields, adottato: '2026-03-29T09:00:00+02:00' } }, 'fields.adottato'],
    ['with a field of another step', { fields: { ...placed.fields, esito: 'x' } }, 'fields.esito'],
  ])('%s', async (_, over, path) => {
    const reply = await start(anna, over)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.map((one) => one.path)).toEqual([path])
  })

  it('on the night the clocks go back without saying which of the two hours', async () => {
    world.clock.set('2026-10-25T09:00:00+01:00')
    const fields = { ...placed.fields, adottato: '2026-10-24T22:00' }
    const reply = await start(anna, { happened: '2026-10-25T02:30', fields })
    expect(reply.problem.errors).toMatchObject([{ path: 'happened', message: expect.stringContaining('due volte') }])
    expect(dueOf((await start(anna, { happened: '2026-10-25T02:30:00+02:00', fields })).body, 'trasmissione')).toEqual(['2026-10-26T01:30:00+01:00'])
  })

  it('on a closed file', async () => {
    file = await buildCase(world, { holder: anna, closedOn: '2026-02-01' })
    expect((await start()).status).toBe(409)
  })
})

describe('a 403 over the Easter weekend', () => {
  it('counts every hour strictly, across the clock change, to the appeal', async () => {
    let run = (await start()).body
    expect(run).toMatchObject({ state: 'running', childName: expect.any(String), complete: false, effectLost: null, can: { act: true, end: false } })
    // 24 hours by the wall, which is the earlier: 18:20 of the day with 23 hours
    expect(dueOf(run, 'trasmissione')).toEqual(['2026-03-29T18:20:00+02:00'])
    expect(run.nextTerm).toMatchObject({ ruleId: '403-02', stepId: 'trasmissione', dueAt: '2026-03-29T16:20:00.000Z' })
    expect(at(run, 'alternative_escluse').state).toBe('not_applicable')
    expect(at(run, 'decisione_pmm')).toMatchObject({ state: 'blocked', waitsFor: ['trasmissione'] })
    expect((await record(run, 'decisione_pmm', '2026-03-28T19:00:00+01:00', { option: 'ricorso' })).status).toBe(409)
    expect((await record(run, 'trasmissione', '2026-03-28T18:00:00+01:00', sent)).problem.errors?.[0]?.path).toBe('happened')

    run = await live(run, 'avviso_orale', '2026-03-28T18:40:00+01:00', { fields: { con_chi: 'dott. Prova' } })
    run = await live(run, 'trasmissione', '2026-03-29T10:00:00+02:00', sent)
    expect(at(run, 'trasmissione')).toMatchObject({ state: 'done', occurrences: [{ late: false, by: { name: 'Anna Verdi' } }], missingDocuments: [{ it: expect.any(String) }, { it: expect.any(String) }] })
    expect(dueOf(run, 'decisione_pmm')).toEqual(['2026-04-01T10:00:00+02:00'])
    run = await live(run, 'decisione_pmm', '2026-04-01T09:30:00+02:00', { option: 'ricorso' })
    expect(dueOf(run, 'decreto_convalida')).toEqual(['2026-04-03T09:30:00+02:00'])
    expect((await record(run, 'decreto_convalida', '2026-04-01T08:00:00+02:00', { option: 'convalida' })).problem.errors?.[0]?.path).toBe('happened')
    // Good Friday; the decree's own term of notice ends on Easter Sunday and is not extended
    run = await live(run, 'decreto_convalida', '2026-04-03T09:00:00+02:00', { option: 'convalida' })
    expect(dueOf(run, 'notifica')).toEqual(['2026-04-05T09:00:00+02:00'])
    expect(dueOf(run, 'udienza')).toEqual(['2026-04-18'])
    expect(at(run, 'dopo_revoca').state).toBe('not_applicable')
    run = await live(run, 'notifica', '2026-04-04T12:00:00+02:00')
    world.clock.set('2026-05-30T09:00:00+02:00')
    run = await live(run, 'udienza', '2026-04-17', { fields: { ascolto: 'si' } })
    expect(dueOf(run, 'decreto_collegio')).toEqual(['2026-05-02'])
    run = await live(run, 'decreto_collegio', '2026-04-30', { option: 'conferma' })
    run = await live(run, 'comunicazione_collegio', '2026-04-30')
    expect(dueOf(run, 'reclamo')).toEqual(['2026-05-10'])
    run = await live(run, 'reclamo', '2026-05-08', { option: 'proposto' })
    expect(dueOf(run, 'decisione_reclamo')).toEqual(['2026-07-07'])
    expect(run.complete).toBe(false)
    expect((await anna.call(endRun, { runId: run.id, version: run.version })).status).toBe(409)
    run = await live(run, 'decisione_reclamo', '2026-05-29', { fields: { esito: 'rigettato' } })
    expect(run).toMatchObject({ complete: true, effectLost: null, can: { end: true } })
    run = (await anna.call(endRun, { runId: run.id, version: run.version })).body
    expect(run).toMatchObject({ state: 'ended', can: { act: false, resume: true }, terms: [] })
    expect(run.log.map((entry) => entry.what)).toContain('fork_chosen')
    expect((await record(run, 'segue_comunita', '2026-05-29')).status).toBe(409)
  })

  it('ends after the prosecutor’s revocation, and only then asks how it is carried out', async () => {
    let run = (await start()).body
    run = await live(run, 'avviso_orale', '2026-03-28T18:40:00+01:00', { fields: { con_chi: 'dott. Prova' } })
    run = await live(run, 'trasmissione', '2026-03-29T10:00:00+02:00', sent)
    run = await live(run, 'decisione_pmm', '2026-03-30T10:00:00+02:00', { option: 'revoca' })
    expect(['decreto_convalida', 'udienza', 'reclamo', 'decisione_reclamo'].map((id) => at(run, id).state)).toEqual(Array(4).fill('not_applicable'))
    expect(run.complete).toBe(false)
    run = await live(run, 'dopo_revoca', '2026-03-30', { fields: { accordi: 'Rientro preparato con la Procura' } })
    expect(run.complete).toBe(true)
    // reading it differently later: the road is corrected, its terms run
    run = (await anna.call(correctStep, { runId: run.id, stepId: 'decisione_pmm', n: 1, happened: '2026-03-30T10:00:00+02:00', option: 'ricorso', reason: 'Letto male', version: run.version })).body
    expect(at(run, 'dopo_revoca').state).toBe('not_applicable')
    expect(dueOf(run, 'decreto_convalida')).toEqual(['2026-04-01T10:00:00+02:00'])
  })
})

describe('loss of effect', () => {
  const lostNotices = async () => (await world.owner.query(`select actor_id, params from kernel.notice where kind = 'procedures.effect_lost' and subject = $1`, [file.caseId])).rows

  it('is certain when the acts were sent late; it is raised, told to who answers and who coordinates, and goes away when the hour is corrected', async () => {
    const lead = await world.operator(body, { role: 'coordinator' })
    let run = (await start()).body
    run = await live(run, 'trasmissione', '2026-03-29T18:21:00+02:00', sent)
    expect(run.effectLost).toMatchObject({ at: '2026-03-29T18:20:00+02:00', ruleId: '403-02', stepId: 'trasmissione', certain: true, notice: { it: expect.stringContaining('il minore non si sposta') } })
    expect(at(run, 'avviso_perdita')).toMatchObject({ state: 'open', can: { skip: false } })
    expect(at(run, 'trasmissione').occurrences[0]?.late).toBe(true)
    expect((await lostNotices()).map((row) => row.actor_id).toSorted()).toEqual([anna.operatorId, lead.operatorId].toSorted())
    const corrected = await anna.call(correctStep, {
      runId: run.id, stepId: 'trasmissione', happened: '2026-03-29T18:19:00+02:00', ...sent, reason: 'La ricevuta dice 18:19', version: run.version,
    })
    run = corrected.body
    expect(run.effectLost).toBeNull()
    expect(at(run, 'avviso_perdita').state).toBe('not_applicable')
    expect(at(run, 'trasmissione').occurrences[0]).toMatchObject({ late: false, corrections: [{ reason: 'La ricevuta dice 18:19', before: '2026-03-29T18:21:00+02:00', by: { name: 'Anna Verdi' } }] })
    expect(dueOf(run, 'decisione_pmm')).toEqual(['2026-04-01T18:19:00+02:00'])
    expect(run.log.map((entry) => entry.what)).toEqual(expect.arrayContaining(['effect_lost', 'effect_regained', 'step_corrected']))
  })

  it('of the prosecutor’s silence is presumed, as soon as somebody records anything after the term', async () => {
    let run = (await start()).body
    run = await live(run, 'trasmissione', '2026-03-29T10:00:00+02:00', sent)
    world.clock.set('2026-04-01T10:00:01+02:00')
    run = (await record(run, 'avviso_orale', '2026-03-28T18:40:00+01:00', { fields: { con_chi: 'dott. Prova' } })).body
    expect(run.effectLost).toMatchObject({ ruleId: '403-03', certain: false })
    run = (await record(run, 'avviso_perdita', '2026-04-01T10:00:01+02:00', { fields: { avvisati: ['tm', 'pmm'] } })).body
    expect(run.complete).toBe(true)
    // it had been filed in time after all
    run = (await record(run, 'decisione_pmm', '2026-04-01T09:00:00+02:00', { option: 'ricorso' })).body
    expect(run.effectLost).toBeNull()
  })
})

describe('a run', () => {
  it('moves the terms that run from a corrected placement', async () => {
    const run = (await start()).body
    const input = { runId: run.id, stepId: 'collocamento', happened: '2026-03-28T17:50:00+01:00', option: 'famiglia', fields: placed.fields, reason: 'Ora letta sul verbale', version: run.version }
    expect((await anna.call(correctStep, { ...input, reason: ' ' })).status).toBe(400)
    const corrected = (await anna.call(correctStep, input)).body
    expect(dueOf(corrected, 'trasmissione')).toEqual(['2026-03-29T17:50:00+02:00'])
    expect(corrected).toMatchObject({ startedOn: '2026-03-28T17:50:00+01:00', version: expect.any(Number) })
    const stale = await anna.call(correctStep, input)
    expect(stale.problem).toMatchObject({ code: 'stale', current: { version: corrected.version } })
  })

  it('says why a community, and does not let that be skipped', async () => {
    const run = (await start(anna, { option: 'comunita' })).body
    expect(at(run, 'alternative_escluse')).toMatchObject({ state: 'open', skippable: false })
    expect((await anna.call(skipStep, { runId: run.id, stepId: 'alternative_escluse', reason: 'Non serve', version: run.version })).status).toBe(409)
    const bare = await record(run, 'alternative_escluse', '2026-03-28', { fields: { parenti: true, affido: true, motivi: 'Nessun parente' } })
    expect(bare.problem.errors?.map((one) => one.path)).toEqual(['fields.protetto'])
    const done = (await record(run, 'alternative_escluse', '2026-03-28', { fields: { parenti: true, affido: true, protetto: true, motivi: 'Nessun parente' } })).body
    expect(at(done, 'alternative_escluse').state).toBe('done')
  })

  it('runs beside others of the same file, each with its own terms, and is stopped with its reason', async () => {
    const [first, second] = [(await start()).body, (await start(anna, { happened: '2026-03-28T19:00:00+01:00' })).body]
    expect(dueOf(second, 'trasmissione')).toEqual(['2026-03-29T19:00:00+02:00'])
    expect((await anna.call(listCaseRuns, { caseId: file.caseId })).body).toMatchObject({ rows: [{ state: 'running' }, { state: 'running' }], can: { start: true } })
    const colleague = await world.operator(body)
    expect((await colleague.call(abandonRun, { runId: second.id, reason: 'Doppia', version: second.version })).status).toBe(403)
    const stopped = (await anna.call(abandonRun, { runId: second.id, reason: 'Registrata due volte', version: second.version })).body
    expect(stopped).toMatchObject({ state: 'abandoned', endReason: 'Registrata due volte', terms: [] })
    const still = (await anna.call(getRun, { runId: first.id })).body
    expect(dueOf(still, 'trasmissione')).toEqual(['2026-03-29T18:20:00+02:00'])
  })

  it('is on the board of who reaches it, and what is missing for the child is worst first', async () => {
    const run = (await start()).body
    const list = (await anna.call(board, { limit: 200 })).body
    expect(list.rows.find((row) => row.id === run.id)).toMatchObject({ nextTerm: { ruleId: '403-02' }, nextStep: { id: 'trasmissione' }, responsible: { name: 'Anna Verdi' }, missed: 0 })
    expect(list.counts!.running).toBe(list.total)
    const { rows } = (await anna.call(missingOfCase, { caseId: file.caseId })).body
    expect(rows[0]).toMatchObject({ stepId: 'trasmissione', consequence: 'LOSS', late: false, ours: true })
    expect(rows.map((row) => row.stepId)).toEqual(['trasmissione', 'avviso_orale', 'collocamento'])
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(getRun, { runId: run.id })).status).toBe(404)
    expect((await stranger.call(board, {})).body).toMatchObject({ rows: [], total: 0 })
  })
})
