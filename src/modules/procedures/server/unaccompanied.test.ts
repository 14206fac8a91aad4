import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { board, missingOfCase, missingOfService } from '../contract/board.ts'
import { doStep, getRun, skipStep, startRun, takeBackSkip, type Run } from '../contract/run.ts'

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
  world.clock.set('2026-09-01T12:00:00+02:00')
  file = await buildCase(world, { holder: anna, child: { name: 'Yusuf Prova', birth: '2010-05-15' } })
})

const at = (run: Run, id: string) => run.steps.find((step) => step.id === id)!
const dueOf = (run: Run, id: string) => at(run, id).runTerms.filter((term) => term.state !== 'waived').map((term) => term.due)
const record = async (run: Run, stepId: string, happened: string, over: Record<string, unknown> = {}): Promise<Run> =>
  (await anna.call(doStep, { runId: run.id, stepId, happened, version: run.version, ...over } as never)).body
const start = async (who = anna): Promise<Run> => (await who.call(startRun, {
  caseId: file.caseId, definitionId: 'msna', happened: '2026-09-01T10:00:00+02:00', fields: { luogo: 'Stazione' },
} as never)).body
const begin = async (): Promise<Run> => (await anna.call(startRun, {
  caseId: file.caseId, definitionId: 'msna', happened: '2026-09-01T10:00:00+02:00', fields: { luogo: 'Stazione', solo: true, programma: true },
} as never)).body
const missing = async () => (await anna.call(missingOfCase, { caseId: file.caseId })).body.rows

describe('an unaccompanied child', () => {
  it('is not started without saying that nobody answers for him', async () => {
    await expect(start()).rejects.toThrow('400')
  })

  it('has his terms from day 0 to day 60, and what is missing today is told worst first', async () => {
    let run = await begin()
    expect((await missing()).map((item) => item.stepId)).toEqual(expect.arrayContaining(['avvisi', 'sim', 'ingresso', 'salute', 'permesso']))
    expect((await missing()).every((item) => !item.late)).toBe(true)
    run = await record(run, 'avvisi', '2026-09-01T10:30:00+02:00')
    run = await record(run, 'sim', '2026-09-01T11:00:00+02:00', { fields: { sim: 'SIM-1' } })
    run = await record(run, 'ingresso', '2026-09-01', { option: 'governativa', fields: { struttura: 'Centro di prima accoglienza' } })
    expect([dueOf(run, 'colloquio'), dueOf(run, 'identificazione'), dueOf(run, 'trasferimento')]).toEqual([['2026-09-04'], ['2026-09-11'], ['2026-10-16']])
    expect(at(run, 'fine_sezione').state).toBe('not_applicable')
    // day 5: the talk is late
    world.clock.set('2026-09-06T09:00:00+02:00')
    const late = (await missing()).filter((item) => item.late)
    expect(late).toMatchObject([{ stepId: 'colloquio', ours: true, due: '2026-09-04', days: 4 }])
    run = await record(run, 'colloquio', '2026-09-04', { fields: { conduce: 'as', lingua: 'mediatore' } })
    expect(dueOf(run, 'indagini')).toEqual(['2026-09-09'])
    run = await record(run, 'relazione_colloquio', '2026-09-05', { option: 'tratta' })
    expect([at(run, 'antitratta').state, at(run, 'segnala_bisogni').state]).toEqual(['open', 'open'])
    run = await record(run, 'indagini', '2026-09-06', { option: 'no' })
    expect([at(run, 'esito_indagini').state, at(run, 'familiari').state]).toEqual(['not_applicable', 'not_applicable'])
    run = await record(run, 'identificazione', '2026-09-06', { option: 'dubbio' })
    expect(at(run, 'accertamento')).toMatchObject({ state: 'open', starts: 'msna_eta' })
    // day 60: the stay in first reception is beyond what the law allows; it is the worst thing of all
    world.clock.set('2026-10-31T09:00:00+01:00')
    expect((await missing())[0]).toMatchObject({ stepId: 'trasferimento', late: true, consequence: 'CAP' })
    run = await record(run, 'trasferimento', '2026-10-20', { fields: { dove: 'SAI' } })
    expect(at(run, 'trasferimento').occurrences[0]?.late).toBe(true)
    expect((await missing()).filter((item) => item.what === 'document').map((item) => item.stepId)).toContain('avvisi')
    expect(at(run, 'verso_18')).toMatchObject({ state: 'later', opensOn: '2027-05-15' })
    run = await record(run, 'uscita', '2026-10-31', { fields: { esito: 'territorio' } })
    expect([run.complete, at(run, 'scuola').state, run.terms.length]).toEqual([true, 'not_applicable', 0])
  })

  it('has linked procedures of his own, each with its terms, found from the step that started them', async () => {
    let run = await begin()
    run = await record(run, 'ingresso', '2026-09-01', { option: 'comune', fields: { struttura: 'Comunità' } })
    expect(dueOf(run, 'colloquio')).toEqual([])
    run = await record(run, 'identificazione', '2026-09-01', { option: 'dubbio' })
    const age = (await anna.call(startRun, {
      caseId: file.caseId, definitionId: 'msna_eta', parentRunId: run.id, happened: '2026-09-01', option: 'ordinario', fields: { perche: 'Aspetto', accolto: true },
    } as never)).body
    expect(age).toMatchObject({ parent: { id: run.id }, family: 'msna' })
    expect(at((await anna.call(getRun, { runId: run.id })).body, 'accertamento').childRuns).toMatchObject([{ id: age.id, state: 'running' }])
    let next = await record(age, 'documenti', '2026-09-01', { option: 'dubbio' })
    next = await record(next, 'provvedimento', '2026-09-01')
    expect(dueOf(next, 'accertamento')).toEqual(['2026-10-31'])
    const foreign = await anna.call(startRun, { caseId: file.caseId, definitionId: 'denuncia', parentRunId: run.id, happened: '2026-09-01T10:00:00+02:00', fields: { come: 'visto' } } as never)
    expect(foreign.problem.errors?.[0]?.path).toBe('parentRunId')
  })

  it('has a step skipped with its reason, and taken back', async () => {
    let run = await begin()
    expect((await anna.call(skipStep, { runId: run.id, stepId: 'sim', reason: '', version: run.version })).status).toBe(400)
    run = (await anna.call(skipStep, { runId: run.id, stepId: 'sim', reason: 'Inserito da altro servizio', version: run.version })).body
    expect(at(run, 'sim')).toMatchObject({ state: 'skipped', skipReason: 'Inserito da altro servizio', can: { record: false, takeBackSkip: true } })
    expect(run.terms.map((term) => term.stepId)).not.toContain('sim')
    run = (await anna.call(takeBackSkip, { runId: run.id, stepId: 'sim', version: run.version })).body
    expect(at(run, 'sim').state).toBe('open')
    expect(run.terms.map((term) => term.stepId)).toContain('sim')
  })
})

describe('the service', () => {
  it('sees the children for whom something is missing, worst first, by page and by what is missing', async () => {
    const late = await begin()
    await record(late, 'ingresso', '2026-09-01', { option: 'governativa', fields: { struttura: 'Centro' } })
    const other = file
    file = await buildCase(world, { holder: anna, child: { name: 'Zahra Altra', birth: '2011-01-01' } })
    await begin()
    world.clock.set('2026-11-01T09:00:00+01:00')
    const all = (await anna.call(missingOfService, { limit: 200 })).body
    const ids = all.rows.map((row) => row.caseId)
    expect(ids.indexOf(other.caseId)).toBeLessThan(ids.indexOf(file.caseId))
    expect(all.counts!.children).toBe(all.total)
    expect(all.rows[0]!.items.length).toBeLessThanOrEqual(6)
    const first = (await anna.call(missingOfService, { limit: 1 })).body
    const second = (await anna.call(missingOfService, { limit: 1, cursor: first.next! })).body
    expect([first.rows[0]!.caseId, second.rows[0]!.caseId]).toEqual(ids.slice(0, 2))
    const named = (await anna.call(missingOfService, { q: 'zahra' })).body
    expect(named.rows.map((row) => row.childName)).toEqual(['Zahra Altra'])
    expect((await anna.call(missingOfService, { late: 'true', ours: 'true', limit: 200 })).body.rows.map((row) => row.caseId)).not.toContain(file.caseId)
    expect(all.steps!.find((one) => one.step === 'msna.salute')).toMatchObject({ title: { it: 'Iscrizione al servizio sanitario' } })
    expect((await anna.call(missingOfService, { step: 'msna.salute', q: 'zahra' })).body.rows[0]).toMatchObject({ missing: 1, items: [{ stepId: 'salute' }] })
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(missingOfService, {})).body).toMatchObject({ rows: [], total: 0, counts: { children: 0, items: 0, late: 0 } })
  })

  it('filters its board by worker, unit, kind, text and bucket', async () => {
    const run = await begin()
    await record(run, 'ingresso', '2026-09-01', { option: 'governativa', fields: { struttura: 'Centro' } })
    const ids = async (over: Record<string, string>) => (await anna.call(board, { limit: 200, ...over } as never)).body.rows.map((row) => row.id)
    expect(await ids({ responsible: anna.operatorId, family: 'msna', unit: body.unitId, q: 'yusuf', scope: 'mine' })).toContain(run.id)
    expect(await ids({ q: 'accoglienza diritti' })).toContain(run.id)
    expect(await ids({ family: 'scuola' })).toEqual([])
    expect(await ids({ bucket: 'today' })).toContain(run.id)
    expect(await ids({ bucket: 'later' })).not.toContain(run.id)
    expect(await ids({ lost: 'true' })).toEqual([])
    const pages = (await anna.call(board, { limit: 1 })).body
    expect(pages.families!.map((one) => one.family)).toEqual(['msna'])
    const next = (await anna.call(board, { limit: 1, cursor: pages.next! })).body
    expect(next.rows[0]!.id).not.toBe(pages.rows[0]!.id)
  })
})
