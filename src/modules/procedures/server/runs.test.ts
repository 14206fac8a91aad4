import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { closeCase, readTimeline } from '#modules/cases/contract.ts'
import { createTerm, getTerm } from '#modules/deadlines/contract.ts'
import { listDocuments } from '#modules/documents/contract.ts'
import { changeProceeding, correctMeasure, openProceeding, recordMeasure } from '#modules/measures/contract.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { runJobs } from '#tests/support/run-jobs.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { board } from '../contract/board.ts'
import { getDefinition, listDefinitions } from '../contract/definition.ts'
import { abandonRun, correctStep, doStep, getRun, listCaseRuns, resumeRun, startBodyRun, startRun, type Run } from '../contract/run.ts'
import { proceduresTasks } from './tasks.ts'

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
  file = await buildCase(world, { holder: anna })
})

const at = (run: Run, id: string) => run.steps.find((step) => step.id === id)!
const openDue = (run: Run, id: string) => at(run, id).runTerms.filter((term) => term.state === 'open' || term.state === 'missed').map((term) => term.due)
const begin = async (input: Record<string, unknown>): Promise<Run> => (await anna.call(startRun, { caseId: file.caseId, ...input } as never)).body
const record = async (run: Run, stepId: string, happened: string, over: Record<string, unknown> = {}): Promise<Run> =>
  (await anna.call(doStep, { runId: run.id, stepId, happened, version: run.version, ...over } as never)).body
const ago = (hours: number) => new Date(world.clock.now() - hours * 3_600_000).toISOString()
const placement = (happened: string) => ({
  definitionId: '403', happened, option: 'famiglia',
  fields: { adottato: happened, autorita: 'Sindaco', allontanato_da: 'uno', pregiudizio: true, pericolo: true, emergenza: true },
})

/** Runs the jobs of procedures that are due, and this one. */
const work = (task?: string, payload: Record<string, unknown> = {}) => runJobs(world, proceduresTasks, 'procedures.%', task ? { task, payload } : undefined)

describe('the clock', () => {
  const told = async () => (await world.owner.query(`select actor_id, params ->> 'rule' as rule from kernel.notice where kind = 'procedures.effect_lost' and subject = $1`, [file.caseId])).rows
  const stored = async (id: string) => (await world.owner.query('select effect_lost_rule, effect_lost_certain from procedures.run where id = $1', [id])).rows[0]

  it('raises the loss of effect though nobody opens a page, once, and leaves the child where he is', async () => {
    world.clock.set(ago(48))
    const run = await begin(placement(ago(1)))
    world.clock.set(new Date().toISOString())
    expect(await stored(run.id)).toEqual({ effect_lost_rule: null, effect_lost_certain: null })
    await work('procedures.check_loss', { runId: run.id })
    expect(await stored(run.id)).toEqual({ effect_lost_rule: '403-02', effect_lost_certain: false })
    await work('procedures.sweep_losses', {})
    expect(await told()).toEqual([{ actor_id: anna.operatorId, rule: '403-02' }])
    const seen = (await anna.call(getRun, { runId: run.id })).body
    expect(at(seen, 'avviso_perdita').state).toBe('open')
    expect(seen.log.find((entry) => entry.what === 'effect_lost')).toMatchObject({ by: null, stepId: 'trasmissione' })
    expect((await anna.call(board, { lost: 'true' })).body.rows.map((row) => row.id)).toContain(run.id)
  })

  it('finds by its round what no job of its own raised, and raises nothing of what was done in time or has ended', async () => {
    world.clock.set(ago(48))
    const lost = await begin(placement(ago(1)))
    const stopped = await begin(placement(ago(2)))
    await anna.call(abandonRun, { runId: stopped.id, reason: 'Doppia', version: stopped.version })
    const sent = await record(await begin(placement(ago(1))), 'trasmissione', ago(0.5), { fields: { mezzo: 'pec' } })
    world.clock.set(new Date().toISOString())
    await work('procedures.sweep_losses', {})
    expect((await stored(lost.id)).effect_lost_rule).toBe('403-02')
    expect([await stored(stopped.id), await stored(sent.id)]).toEqual([{ effect_lost_rule: null, effect_lost_certain: null }, { effect_lost_rule: null, effect_lost_certain: null }])
  })
})

describe('care entrusted to the service', () => {
  it('knows 29 June where the court that is written, or that of the file’s proceeding, sits in Rome', async () => {
    const given = (autorita: string) => ({ definitionId: 'affido_servizio', happened: '2026-03-30', fields: { autorita, inizio: '2026-03-29', intervallo: '3', fine: '2028-02-28' } })
    const extendedOf = (run: Run) => at(run, 'relazione').runTerms.map(({ extended }) => extended)
    world.clock.set('2026-04-10T10:00:00Z')
    const content = { option: 'completo', fields: { contenuti: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] } }
    const correct = async (run: Run, autorita: string) =>
      (await anna.call(correctStep, { runId: run.id, stepId: 'notifica', n: 1, version: run.version, reason: 'Letto male', ...given(autorita) } as never)).body
    let run = await record(await begin(given('Tribunale per i minorenni di Roma')), 'contenuto', '2026-03-31', content)
    expect(extendedOf(run)).toEqual(['2026-06-30'])
    run = await correct(run, 'Tribunale per i minorenni di Firenze')
    expect(extendedOf(run)).toEqual([null])
    const rome = await world.organisation()
    await world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [rome.organisationId, '058091'])
    await anna.call(openProceeding, { caseId: file.caseId, nature: 'civile', authorityId: rome.organisationId, number: '77/2026', status: 'pendente' } as never)
    expect(extendedOf(await correct(run, 'Tribunale per i minorenni')), 'the court of the proceeding, where what was written names no place').toEqual(['2026-06-30'])
  })

  it('moves as soon as the court of its file is written, corrected or changed, whoever looks, with history', async () => {
    world.clock.set('2026-04-10T10:00:00Z')
    const started = await begin({ definitionId: 'affido_servizio', happened: '2026-03-30', fields: { autorita: 'Tribunale per i minorenni', inizio: '2026-03-29', intervallo: '3', fine: '2028-02-28' } })
    const run = await record(started, 'contenuto', '2026-03-31', { option: 'completo', fields: { contenuti: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] } })
    const [term] = at(run, 'relazione').runTerms
    const extended = async () => (await world.owner.query('select extended from deadlines.term where id = $1', [term!.id])).rows[0].extended
    const order = { kind: 'affido_servizio', authorityWords: 'Tribunale per i minorenni di Roma', number: '1/2026', decidedOn: '2026-03-01', notifiedOn: '2026-03-30' }
    const saved = (await anna.call(recordMeasure, { caseId: file.caseId, ...order } as never)).body
    expect(await extended()).toBe(null)
    await work()
    expect(await extended(), 'known from the order').toBe('2026-06-30')
    await anna.call(correctMeasure, { caseId: file.caseId, measureId: saved.id, version: saved.version, ...order, authorityWords: 'Tribunale per i minorenni di Firenze', reason: 'Era Firenze' } as never)
    await work()
    expect(await extended(), 'the order corrected').toBe(null)
    const given = { nature: 'civile', authorityWords: 'Tribunale per i minorenni di Firenze', number: '9/2026', status: 'pendente' }
    const opened = (await anna.call(openProceeding, { caseId: file.caseId, ...given } as never)).body
    const passed = (await anna.call(changeProceeding, { caseId: file.caseId, proceedingId: opened.id, version: opened.version, ...given, authorityWords: 'Tribunale per i minorenni di Roma' } as never)).body
    await work()
    expect(await extended(), 'the proceeding passed to another court').toBe('2026-06-30')
    const court = await world.organisation()
    const sits = (istat: string) => world.owner.query('update network.organisation set municipality_istat = $2 where id = $1', [court.organisationId, istat])
    await sits('048017')
    await anna.call(changeProceeding, { caseId: file.caseId, proceedingId: opened.id, version: passed.version, ...given, authorityWords: null, authorityId: court.organisationId } as never)
    await work()
    expect(await extended(), 'and to one of the network').toBe(null)
    await sits('058091')
    await work()
    expect(await extended(), 'whose town was wrong').toBe('2026-06-30')
    const { history } = (await anna.call(getTerm, { termId: term!.id } as never)).body
    expect(history.map(({ what, by, reason }) => [what, by?.name ?? null, reason])).toEqual([['scheduled', 'Anna Verdi', null], ...['Anna Verdi', 'Anna Verdi', 'Anna Verdi', 'Anna Verdi', null].map((by) => ['recomputed', by, 'L’ufficio giudiziario del fascicolo è un altro'])])
  })
  const notified = {
    definitionId: 'affido_servizio', happened: '2026-03-21', fields: { autorita: 'Tribunale per i minorenni', inizio: '2026-02-28', intervallo: '4', fine: '2027-02-28' },
  }
  beforeEach(() => world.clock.set('2026-03-30T10:00:00+02:00'))

  it('counts its reports from the start at the interval of the measure, never chained, and ends on the measure’s date', async () => {
    let run = await record(await begin(notified), 'contenuto', '2026-03-22', { option: 'completo', fields: { contenuti: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] } })
    expect([openDue(run, 'responsabile'), openDue(run, 'relazione'), openDue(run, 'fine')]).toEqual([['2026-04-05'], ['2026-06-28'], ['2027-02-28']])
    expect(at(run, 'chiarimenti').state).toBe('not_applicable')
    world.clock.set('2026-07-02T10:00:00+02:00')
    run = await record(run, 'relazione', '2026-07-01')
    expect(at(run, 'relazione')).toMatchObject({ state: 'open', occurrences: [{ n: 1, late: true }] })
    expect(openDue(run, 'relazione')).toEqual(['2026-10-28'])
    run = await record(run, 'relazione', '2026-07-02')
    expect(openDue(run, 'relazione')).toEqual(['2027-02-28'])
    run = (await anna.call(correctStep, { runId: run.id, stepId: 'notifica', happened: '2026-03-21', fields: { ...notified.fields, fine: '2027-08-31' }, reason: 'Durata letta male', version: run.version } as never)).body
    expect(openDue(run, 'fine')).toEqual(['2027-08-31'])
    world.clock.set('2026-09-02T10:00:00+02:00')
    run = await record(run, 'fine', '2026-09-01', { fields: { esito: 'revocato' } })
    expect([run.complete, run.terms]).toEqual([true, []])
  })

  it('stops at once when the order is only of supervision', async () => {
    const run = await record(await begin(notified), 'contenuto', '2026-03-22', { option: 'vigilanza', fields: { contenuti: ['f'] } })
    expect([run.complete, run.terms, at(run, 'responsabile').state]).toEqual([true, [], 'not_applicable'])
  })

  it('keeps a file from being closed while it runs, and goes on with its terms when resumed', async () => {
    let run = await begin(notified)
    const close = async () => anna.call(closeCase, { caseId: file.caseId, reason: 'bisogno_risolto', situation: 'famiglia', version: 1 } as never)
    expect((await close()).status).not.toBe(200)
    run = await record(run, 'contenuto', '2026-03-22', { option: 'completo', fields: { contenuti: ['a'] } })
    run = (await anna.call(abandonRun, { runId: run.id, reason: 'Errore', version: run.version })).body
    expect(run.terms).toEqual([])
    run = (await anna.call(resumeRun, { runId: run.id, reason: 'Era giusta', version: run.version })).body
    expect([run.state, openDue(run, 'responsabile'), openDue(run, 'relazione')]).toEqual(['running', ['2026-04-05'], ['2026-06-28']])
    const { rows } = (await anna.call(readTimeline, { caseId: file.caseId, sources: 'procedure' } as never)).body
    expect(rows.map((row) => row.kind)).toEqual(['resumed', 'abandoned', 'step_done', 'started'])
    expect(rows.at(-2)?.title).toContain('Che cosa dice il provvedimento')
  })
})

describe('a run of a body', () => {
  const breach = (unitId: string, happened: string) => ({ definitionId: 'data_breach', unitId, subtitle: 'Telefono di servizio rubato', happened, fields: { cosa: 'Rubato sul treno' } })

  it('is refused to who does not work there, on a file’s procedure, and with papers', async () => {
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(startBodyRun, breach(body.unitId, ago(1)))).status).toBe(404)
    expect((await anna.call(startBodyRun, { ...breach(body.unitId, ago(1)), definitionId: '403' })).problem.errors?.[0]?.path).toBe('definitionId')
    const papers = await anna.call(startBodyRun, { ...breach(body.unitId, ago(1)), documents: [{ id: file.caseId }] })
    expect(papers.problem.errors?.[0]?.path).toBe('documents')
    expect((await anna.call(startRun, { caseId: file.caseId, definitionId: 'data_breach', happened: ago(1) })).status).toBe(400)
  })

  it('gives 72 hours from the knowledge of a breach, seen by the unit and the privacy officer of the body', async () => {
    world.clock.set('2026-05-29T18:00:00+02:00')
    let run = (await anna.call(startBodyRun, breach(body.unitId, '2026-05-29T17:00:00+02:00'))).body
    expect(run).toMatchObject({ caseId: null, subtitle: 'Telefono di servizio rubato', can: { act: true } })
    expect(openDue(run, 'garante')).toEqual(['2026-06-01T17:00:00+02:00'])
    const officer = await world.operator(body, { role: 'privacy_officer' })
    expect((await officer.call(getRun, { runId: run.id })).body.can.act).toBe(true)
    const elsewhere = await world.operator(await world.organisation(), { role: 'privacy_officer' })
    expect((await elsewhere.call(getRun, { runId: run.id })).status).toBe(404)
    run = await record(run, 'valutazione', '2026-05-29T17:30:00+02:00', { option: 'alto', fields: { quanti: 'Dodici' } })
    expect(at(run, 'persone').state).toBe('open')
    expect((await anna.call(board, { q: 'telefono' })).body.rows.map((row) => row.id)).toEqual([run.id])
  })
})

describe('the library', () => {
  it('is searched by its words, by steps too, and answers a whole procedure', async () => {
    const found = (await anna.call(listDefinitions, { q: 'curatore speciale' })).body
    expect(found.rows[0]).toMatchObject({ id: '403', matches: expect.arrayContaining([{ it: expect.stringContaining('convalida'), en: expect.any(String) }]) })
    expect((await anna.call(listDefinitions, { family: 'msna' })).body.rows.map((row) => row.id)).toEqual(['msna', 'msna_eta', 'msna_asilo', 'msna_18'])
    expect((await anna.call(listDefinitions, { q: 'unicorno' })).body).toMatchObject({ rows: [], total: 0, next: null })
    const first = (await anna.call(listDefinitions, { limit: 5 })).body
    expect((await anna.call(listDefinitions, { limit: 5, cursor: first.next! })).body.rows[0]!.id).not.toBe(first.rows[0]!.id)
    const whole = (await anna.call(getDefinition, { definitionId: '403' })).body
    expect(whole.steps.find((step) => step.id === 'trasmissione')).toMatchObject({
      ours: true, skippable: false, terms: [{ rule: '403-02', term: { it: '24 ore' }, from: { it: expect.stringContaining('Collocamento') } }], sources: [{ rule: '403-02', article: expect.stringContaining('403') }],
    })
    expect((await anna.call(getDefinition, { definitionId: 'niente' })).status).toBe(404)
    expect((await world.anonymous.call(listDefinitions, {})).status).toBe(401)
  })
})

it('is not listed to who reaches the file but not the section', async () => {
  world.clock.set(new Date().toISOString())
  await begin(placement(ago(1)))
  const educator = await world.operator(body, { role: 'educator' })
  expect((await educator.call(listCaseRuns, { caseId: file.caseId })).body).toEqual({ rows: [], can: { start: false } })
})

it('of school attendance counts no term that the child’s attendance counts already, and meets that one', async () => {
  world.clock.set(new Date().toISOString())
  const day = (days: number) => ago(24 * days).slice(0, 10)
  const kept = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'SCU-04', event: day(4) } as never)).body
  const run = await begin({ definitionId: 'scuola_114', happened: day(4), option: 'assenze', fields: { obbligo: true } })
  const stored = async () => (await world.owner.query(`select id, state from deadlines.term where subject = $1 and rule_id = 'SCU-04'`, [file.caseId])).rows
  expect(await stored()).toEqual([{ id: kept.id, state: 'open' }])
  await record(run, 'rientro', day(1), { option: 'si' })
  expect(await stored()).toEqual([{ id: kept.id, state: 'done' }])
})

it('a paper put to a penal procedure goes behind its wall, and no order that is not penal brings it out', async () => {
  const reader = await world.operator(await world.organisation(), { role: 'partner' })
  await openTo(world, file.caseId, { operatorId: reader.operatorId })
  const [paper, when] = [newId(), new Date().toISOString()]
  await world.owner.query(
    `insert into documents.document (id, subject, section, title, type, origin, current, created_by, created_at) values ($1, $2, 3, 'Ordinanza', 'decreto', 'autorita', 1, $3, $4)`, [paper, file.caseId, anna.operatorId, when])
  await world.owner.query(
    `insert into documents.file_version (document_id, n, blob_id, file_name, media_type, size, sha256, stripped, scan, uploaded_by, uploaded_at)
     values ($1, 1, $1, 'ordinanza.pdf', 'application/pdf', 1, '\\x00', false, 'off', $2, $3)`, [paper, anna.operatorId, when])
  const papers = async (who: Somebody) => (await who.call(listDocuments, { subject: file.caseId })).body.rows.map(({ id }) => id)
  expect(await papers(reader)).toEqual([paper])
  const run = await begin({ definitionId: 'messa_alla_prova', happened: ago(24 * 15), option: 'un_anno', fields: { giudice: 'Tribunale' } })
  const attach = 'insert into procedures.record_document (record_id, document_id) select r.id, $2 from procedures.record r where r.run_id = $1 limit 1'
  expect((await world.owner.query(attach, [run.id, paper])).rowCount).toBe(1)
  expect(await papers(reader)).toEqual([])
  expect(await papers(anna)).toEqual([paper])
  await world.owner.query('select documents.wall($1, false)', [paper])
  expect(await papers(reader)).toEqual([])
})
