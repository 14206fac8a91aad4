import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { correctEntry, writeEntry } from '#modules/cases/contract.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { trailOf } from '#tests/support/subject.ts'
import * as papers from '#tests/support/papers-world.ts'
import { approve, ask, day, head, papersWorld, para, read, save, section } from '#tests/support/papers-world.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let paola: Somebody
let capo: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  ;({ body, anna, paola, capo } = await papersWorld(world))
})
afterAll(() => world.close())
beforeEach(async () => void (file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova', birth: '2014-05-06' } })))

const at = (days: number) => `${day(days)}T10:00:00Z`
const diary = async (over: Record<string, unknown> = {}) =>
  (await anna.call(writeEntry, { caseId: file.caseId, kind: 'visita_domiciliare', section: 'social', origin: 'attivita_propria', happenedAt: at(-10), body: 'La casa è in ordine.', ...over } as never)).body
const start = (who: Somebody, over: Record<string, unknown> = {}) => papers.start(who, file.caseId, over)
const written = (over: Record<string, unknown> = {}) => papers.written(anna, file.caseId, over)
const approved = (over: Record<string, unknown> = {}) => papers.approved({ anna, capo }, file.caseId, over)

describe('papers are refused', () => {
  it('to strangers, partners, schools, educators without the section; and are absent from their lists', async () => {
    const paper = (await start(anna)).body
    const stranger = await world.operator(await world.organisation())
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { unitId: partner.unitId }, [2, 3, 4, 5])
    for (const who of [stranger, partner]) {
      expect((await who.call(contract.getPaper, { paperId: paper.id })).status).toBe(404)
      expect((await who.call(contract.listCasePapers, { caseId: file.caseId })).status).toBe(404)
      expect((await who.call(contract.proposeFacts, { paperId: paper.id })).status).toBe(404)
      expect((await who.call(contract.listPapers, { work: 'all', scope: 'all' })).body.rows).toEqual([])
      expect((await start(who)).status).toBe(404)
    }
  })
  it('behind the clinical wall: an educator who reaches the file’s judicial section reads the paper without its psychological part', async () => {
    const paper = (await start(anna, { psychologists: [paola.operatorId] })).body
    await save(paola, await read(paola, paper), 'psychology', [para('Quadro clinico riservato.')])
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [3])
    const seen = await read(educator, paper)
    expect(seen.sections.map(({ key }) => key)).not.toContain('psychology')
    expect(seen.hiddenSections).toBe(1)
    expect(JSON.stringify(seen)).not.toContain('riservato')
    expect((await save(educator, seen, 'facts', [para('x')])).status).toBe(403)
    const id = section(await read(anna, paper), 'psychology').id
    expect((await educator.call(contract.listSectionVersions, { paperId: paper.id, sectionId: id })).status).toBe(404)
    expect((await start(educator)).status).toBe(403)
  })
  it('to who is not an author of the section, whatever else he may', async () => {
    const paper = (await start(anna, { psychologists: [paola.operatorId] })).body
    expect((await save(anna, paper, 'psychology', [para('x')])).status).toBe(403)
    expect((await save(paola, paper, 'facts', [para('x')])).status).toBe(403)
    expect((await save(capo, paper, 'facts', [para('x')])).status).toBe(403)
    expect((await save(paola, paper, 'psychology', [para('Valutazione.')])).status).toBe(200)
  })
  it('to who would approve without coordinating the unit, or alone what he alone wrote', async () => {
    const paper = (await ask(anna, await written())).body
    expect((await approve(anna, paper)).status).toBe(403)
    const elsewhere = await world.operator(await world.organisation(), { role: 'coordinator' })
    await openTo(world, file.caseId, { operatorId: elsewhere.operatorId }, [1, 2, 3])
    expect((await approve(elsewhere, paper)).status).toBe(403)
    const own = (await start(capo, { kind: 'report_403' })).body
    for (const one of own.sections) await save(capo, own, one.key, [para('Testo.')])
    const asked = (await ask(capo, (await capo.call(contract.changePaper, head(await read(capo, own)))).body)).body
    const alone = await approve(capo, asked)
    expect([alone.status, alone.problem.detail]).toEqual([403, expect.stringContaining('altra persona')])
    const manager = await world.operator(body, { role: 'manager' })
    const rule = (who: Somebody, twoPairs: boolean, version: number, reason = 'Deciso dalla direzione') => who.call(contract.changePaperSetting, { organisationId: body.organisationId as never, twoPairs, reason, version })
    expect((await rule(capo, false, 0)).status).toBe(403)
    expect((await rule(await world.operator(await world.organisation(), { role: 'manager' }), false, 0)).status).toBe(404)
    expect((await rule(manager, false, 0, ' ')).status).toBe(400)
    expect((await rule(manager, false, 0)).body.twoPairs).toBe(false)
    expect((await rule(manager, false, 0)).status).toBe(409)
    expect((await approve(capo, asked)).status).toBe(200)
    expect((await rule(manager, true, 1, 'Si torna a due')).body).toMatchObject({
      twoPairs: true, version: 2, history: [{ n: 2, twoPairs: true, reason: 'Si torna a due', by: { id: manager.operatorId } }, { n: 1, twoPairs: false, reason: 'Deciso dalla direzione' }],
    })
  })
})

describe('what is written is checked', () => {
  it('refuses unknown blocks, marks used twice, facts never taken up, authors who do not work on the file', async () => {
    const paper = (await start(anna)).body
    expect((await save(anna, paper, 'facts', [{ kind: 'script', id: 'para-1', text: 'x' } as never])).status).toBe(400)
    expect((await save(anna, paper, 'facts', [para('a'), para('b')])).status).toBe(400)
    const forged = { kind: 'fact' as const, id: 'fact-1', on: day(-3) as never, title: 'Inventato', text: 'Mai accaduto.', saidBy: null, source: { kind: 'diary' as const, id: newId(), version: 1 }, sourceWords: '', edited: false }
    expect((await save(anna, paper, 'facts', [forged])).problem.errors?.[0]?.path).toBe('blocks.0.source')
    const far = await world.operator(await world.organisation())
    expect((await start(anna, { authors: [far.operatorId] })).problem.errors?.[0]?.path).toBe('authors.0')
    expect((await start(anna, { measureId: newId() })).problem.errors?.[0]?.path).toBe('measureId')
    expect((await start(anna, { period: { from: day(0), to: day(-5) } })).status).toBe(400)
  })
  it('gives the slower of two authors the other’s text, and keeps what was there before', async () => {
    const paper = (await start(anna, { authors: [paola.operatorId] })).body
    expect((await save(anna, paper, 'facts', [para('Anna per prima.')])).status).toBe(200)
    const late = await save(paola, paper, 'facts', [para('Paola per seconda.')])
    expect(late.status).toBe(409)
    expect((late.problem.current as contract.Section).blocks).toEqual([para('Anna per prima.')])
    const fresh = await read(paola, paper)
    await save(paola, fresh, 'facts', [para('Insieme.')])
    const { rows } = (await paola.call(contract.listSectionVersions, { paperId: paper.id, sectionId: section(paper, 'facts').id })).body
    expect(rows.map(({ blocks, by }) => [blocks, by.name])).toEqual([[[para('Anna per prima.')], 'Anna Verdi']])
  })
})

describe('facts of the file', () => {
  it('are proposed with their source, searched and filtered; secret and unreached ones are not there', async () => {
    const mother = await addRelative(world, file, anna, 'Fatima El Fassi')
    await diary({ kind: 'colloquio', body: 'La madre riferisce di aver cambiato lavoro.', happenedAt: at(-8), presences: [{ personId: mother, role: 'madre' }] })
    await diary()
    await diary({ section: 'reporter', body: 'Ha chiamato la vicina.', happenedAt: at(-7) })
    await diary({ happenedAt: at(-900), body: 'Troppo vecchio.' })
    const paper = (await start(anna)).body
    const facts = async (over = {}) => (await anna.call(contract.proposeFacts, { paperId: paper.id, ...over })).body
    const all = await facts()
    expect(all.rows.map(({ part, saidBy, text }) => [part, saidBy, text])).toEqual([
      ['statement', 'Fatima El Fassi (madre)', 'La madre riferisce di aver cambiato lavoro.'], ['fact', null, 'La casa è in ordine.'],
    ])
    expect((await facts({ order: 'oldest' })).rows.map(({ on }) => on)).toEqual(all.rows.map(({ on }) => on).toReversed())
    expect(all.counts).toMatchObject({ parts: { fact: 1, statement: 1 }, kinds: { diary: 2 } })
    expect((await facts({ q: 'CAMBIATO fatima' })).total).toBe(1)
    expect((await facts({ part: 'fact' })).total).toBe(1)
    expect((await facts({ limit: 1 })).next).not.toBeNull()
  })
  it('are quoted as they are; an edit is marked by the server, and a later correction of the source is told', async () => {
    const entry = await diary()
    const paper = (await start(anna)).body
    const [fact] = (await anna.call(contract.proposeFacts, { paperId: paper.id, order: 'oldest' })).body.rows
    const quote = async () => (await anna.call(contract.quoteFacts, { paperId: paper.id, sectionId: section(paper, 'facts').id, sources: [fact!.source] })).body.blocks[0]!
    const block = await quote()
    expect(block).toMatchObject({ kind: 'fact', text: 'La casa è in ordine.', edited: false, sourceWords: expect.stringContaining('Fonte: diario') })
    const saved = (await save(anna, paper, 'facts', [{ ...block, title: 'Falsato', text: 'La casa era in disordine.', edited: false } as never])).body
    expect(saved.blocks[0]).toMatchObject({ edited: true, title: (block as { title: string }).title })
    expect((await anna.call(contract.checkSources, { paperId: paper.id })).body.rows).toEqual([])
    await anna.call(correctEntry, {
      caseId: file.caseId, entryId: entry.id, kind: 'visita_domiciliare', section: 'social', origin: 'attivita_propria', happenedAt: at(-10), body: 'La casa è pulita ma fredda.', reason: 'Errore', version: entry.version,
    } as never)
    const [changed] = (await anna.call(contract.checkSources, { paperId: paper.id })).body.rows
    expect(changed).toMatchObject({ what: 'corrected', quoted: 'La casa è in ordine.', now: { text: 'La casa è pulita ma fredda.', version: 2 } })
    expect((await anna.call(contract.checkPaper, { paperId: paper.id })).body.findings.map(({ kind }) => kind)).toContain('source_corrected')
  })
  it('of health stand in a psychological section only', async () => {
    await diary({ section: 'health', body: 'Diagnosi riservata.' })
    const paper = (await start(anna)).body
    const [fact] = (await anna.call(contract.proposeFacts, { paperId: paper.id })).body.rows
    expect(fact?.clinical).toBe(true)
    const quote = (key: string) => anna.call(contract.quoteFacts, { paperId: paper.id, sectionId: section(paper, key).id, sources: [fact!.source] })
    expect((await quote('facts')).status).toBe(409)
    expect((await quote('psychology')).status).toBe(200)
  })
})

describe('the check before approval', () => {
  const kinds = async (who: Somebody, paper: contract.Paper) => (await who.call(contract.checkPaper, { paperId: paper.id })).body.findings.map(({ kind, paragraph }) => [kind, paragraph])
  const reported = async () => {
    const report = newId()
    await world.owner.query(
      `insert into intake.report (id, number, organisation_id, unit_id, source, channel, received_at, urgency, state, created_by, created_at)
       values ($1::uuid, 'SEG-' || $1::text, $2, $3, 'scuola', 'telefono', now(), 'bassa', 'decided', $4, now())`, [report, body.organisationId, body.unitId, anna.operatorId])
    await world.owner.query(`insert into intake.reporter (report_id, name, phone) values ($1, 'Giulia Marchetti', '347 1234567')`, [report])
    await world.owner.query(`insert into intake.reported_child (id, report_id, position, given, case_id) values ($1, $2, 1, 'Amina', $3)`, [newId(), report, file.caseId])
  }
  const hidden = (street: string, atName: string) => world.owner.query(
    `insert into people.address (id, person_id, kind, at_name, street, protected, protected_for, recorded_by, recorded_at) values ($1, $2, 'struttura', $3, $4, true, $5, $6, now())`,
    [newId(), file.childId, atName, street, [file.caseId], anna.operatorId])

  it('finds the reporter, the protected place and phone, says where, and never says the secret to who does not see it', async () => {
    await reported()
    await hidden('Via delle Ginestre 14', 'Casa Aurora')
    await world.owner.query(`insert into people.contact (id, person_id, kind, value, normalised, protected, protected_for, recorded_by, recorded_at) values ($1, $2, 'phone', '+39 02 5551234', '025551234', true, $3, $4, now())`,
      [newId(), file.childId, [file.caseId], anna.operatorId])
    const narrow = await world.operator(await world.organisation(), { role: 'worker', name: 'Nino Stretto' })
    await openTo(world, file.caseId, { operatorId: narrow.operatorId }, [1, 2, 3])
    const paper = await written()
    await save(anna, await read(anna, paper), 'facts', [
      para('La minore sta bene.', 'para-1'), para('La segnalazione è di MARCHETTI Giulia.', 'para-2'), para('Vive presso la casa «Aurora»? No: in via delle Ginestre, 14.', 'para-3'),
      para('Ospite di Casa Aurora.', 'para-4'), para('Si chiama lo 02/555.12.34 o il 3471234567.', 'para-5'),
    ])
    const seen = await kinds(narrow, paper)
    expect(seen).toContainEqual(['reporter', 2])
    expect(seen).toContainEqual(['protected_address', 3])
    expect(seen).toContainEqual(['protected_facility', 4])
    expect(seen).toContainEqual(['protected_phone', 5])
    expect(seen).toContainEqual(['reporter', 5])
    const answer = JSON.stringify((await narrow.call(contract.checkPaper, { paperId: paper.id })).body)
    for (const secret of ['Marchetti', 'Ginestre', 'Aurora', '5551234', '1234567']) expect(answer).not.toContain(secret)
    const stopped = await ask(anna, await read(anna, paper))
    expect(stopped.status).toBe(409)
    const finding = (await capo.call(contract.checkPaper, { paperId: paper.id })).body.findings.find(({ kind }) => kind === 'reporter')!
    expect((await capo.call(contract.answerFinding, { paperId: paper.id, key: finding.key, reason: 'Va bene così' })).status).toBe(409)
  })
  it('is not run by who only reads the paper: he would learn which name is the reporter’s', async () => {
    await reported()
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [1, 3])
    const paper = await written()
    await save(anna, await read(anna, paper), 'facts', [para('Giulia Marchetti ha segnalato.', 'para-1')])
    const reply = await educator.call(contract.checkPaper, { paperId: paper.id })
    expect(reply.status).toBe(403)
    expect(JSON.stringify(reply.problem)).not.toContain('reporter')
  })
  it('is run so many times in an hour and no more, so that names are not tried one after the other; every run is recorded', async () => {
    const trying = await world.operator(body, { name: 'Tina Prova' })
    const paper = await written()
    for (let run = 1; run <= 120; run++) expect((await trying.call(contract.checkPaper, { paperId: paper.id })).status).toBe(200)
    expect((await trying.call(contract.checkPaper, { paperId: paper.id })).status).toBe(429)
    expect((await anna.call(contract.checkPaper, { paperId: paper.id })).status).toBe(200)
    expect((await world.owner.query(`select 1 from kernel.audit_event where actor_id = $1 and action = 'composer.checkPaper'`, [trying.operatorId])).rowCount).toBe(121)
  })
  it('finds empty parts, no method, no answer, wrong ages, other children; who coordinates answers false alarms, nobody else', async () => {
    await buildCase(world, { holder: anna, child: { name: 'Luca Altrove' } })
    const paper = (await start(anna, { question: 'Riferire.' })).body
    await save(anna, paper, 'facts', [para('Amina, di anni 19, è nata a Milano il 7/5/2014. Gioca con Luca Altrove.')])
    await save(anna, paper, 'social_view', [para('Valutazione.')])
    const found = (await kinds(anna, paper)).map(([kind]) => kind)
    for (const kind of ['empty_section', 'missing_method', 'unanswered', 'age', 'birth', 'other_child', 'no_addressee']) expect(found).toContain(kind)
    const finding = (await anna.call(contract.checkPaper, { paperId: paper.id })).body.findings.find(({ kind }) => kind === 'other_child')!
    expect(finding.detail).toBe('Luca Altrove')
    expect((await anna.call(contract.answerFinding, { paperId: paper.id, key: finding.key, reason: 'È un compagno' })).status).toBe(403)
    const after = (await capo.call(contract.answerFinding, { paperId: paper.id, key: finding.key, reason: 'È un compagno di classe, serve' })).body
    expect(after.findings.find(({ key }) => key === finding.key)?.answer?.reason).toContain('compagno')
    expect((await capo.call(contract.answerFinding, { paperId: paper.id, key: 'age:none', reason: 'x' })).status).toBe(400)
  })
})

describe('the draft to print', () => {
  const draft = async (who: Somebody, paper: contract.Paper) => world.app.inject({ method: 'GET', url: `/api/papers/${paper.id}/draft`, headers: { cookie: `accanto_session=${who.token}` } })
  it('is refused to strangers and to who only reads, while a secret stands in the text, and once approved', async () => {
    const paper = await written()
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [1, 3])
    expect((await draft(await world.operator(await world.organisation()), paper)).statusCode).toBe(404)
    expect((await draft(educator, paper)).statusCode).toBe(403)
    await world.owner.query(`insert into people.address (id, person_id, kind, at_name, street, protected, protected_for, recorded_by, recorded_at) values ($1, $2, 'struttura', 'Casa Aurora', 'Via Alta 1', true, $3, $4, now())`, [newId(), file.childId, [file.caseId], anna.operatorId])
    await save(anna, await read(anna, paper), 'facts', [para('Vive a Casa Aurora.')])
    expect((await draft(anna, paper)).statusCode).toBe(409)
    expect((await draft(anna, await approved())).statusCode).toBe(409)
  })
  it('is a PDF in the name of who asked, recorded, and numbers nothing', async () => {
    const paper = await written()
    const answer = await draft(anna, paper)
    expect([answer.statusCode, answer.headers['content-type'], answer.rawPayload.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
    expect(await read(anna, paper)).toMatchObject({ state: 'writing', number: null, version: paper.version })
    expect((await trailOf(world, file.caseId)).filter(({ action }) => action === 'composer.downloadDraft')).toEqual([{ action: 'composer.downloadDraft', outcome: 'ok', actor: anna.operatorId }])
  })
})

describe('approval', () => {
  it('is asked, sent back with words, asked again, given: the version is frozen with a number and a hash', async () => {
    const asked = (await ask(anna, await written())).body
    expect(asked.state).toBe('asked')
    expect((await save(anna, asked, 'facts', [para('Di nascosto.')])).status).toBe(409)
    const back = (await capo.call(contract.sendBack, { paperId: asked.id, words: 'Manca la scuola.', version: asked.version })).body
    expect([back.state, back.sentBack?.words]).toEqual(['writing', 'Manca la scuola.'])
    const again = (await ask(anna, back)).body
    const done = (await approve(capo, again)).body
    expect(done).toMatchObject({ state: 'approved', number: { year: new Date().getFullYear() }, frozen: [{ n: 1, approvedBy: { name: 'Carla Capo' } }] })
    expect(done.frozen[0]!.hash).toMatch(/^[0-9a-f]{64}$/)
    const { rows } = await world.owner.query('select content from composer.frozen where paper_id = $1', [done.id])
    expect(rows[0].content).toMatchObject({ schema: 1, child: { name: 'Amina Prova' }, addressee: { name: 'Tribunale per i minorenni di Milano' }, approvedBy: { name: 'Carla Capo' } })
    const next = await approved()
    expect(next.number!.n).toBe(done.number!.n + 1)
    expect((await trailOf(world, file.caseId)).filter(({ action }) => action === 'composer.approvePaper')).toEqual([
      { action: 'composer.approvePaper', outcome: 'ok', actor: capo.operatorId }, { action: 'composer.approvePaper', outcome: 'ok', actor: capo.operatorId },
    ])
    const { rows: jobs } = await world.owner.query(`select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'composer.render'`)
    expect(jobs[0].n).toBeGreaterThanOrEqual(2)
  })
  it('waits for remarks to be settled or explained', async () => {
    const paper = await written()
    const remark = (await capo.call(contract.addRemark, { paperId: paper.id, sectionId: section(paper, 'facts').id, blockId: 'para-1', passage: 'Testo', words: 'Precisa la data.' })).body
    const asked = (await ask(anna, await read(anna, paper))).body
    expect((await approve(capo, asked)).status).toBe(409)
    expect((await anna.call(contract.settleRemark, { paperId: paper.id, remarkId: remark.id, settled: true, version: 9 })).status).toBe(409)
    expect((await anna.call(contract.settleRemark, { paperId: paper.id, remarkId: remark.id, settled: true, version: 1 })).body.settled?.by.name).toBe('Anna Verdi')
    expect((await approve(capo, asked)).status).toBe(200)
  })
})
