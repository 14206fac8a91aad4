import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { recordMeasure } from '#modules/measures/contract.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
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
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  paola = await world.operator(body, { name: 'Paola Blu', profession: 'psicologo' })
  capo = await world.operator(body, { name: 'Carla Capo', role: 'coordinator' })
})
afterAll(() => world.close())
beforeEach(async () => void (file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova', birth: '2014-05-06' } })))

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const start = (who: Somebody, over: Record<string, unknown> = {}) => who.call(contract.startPaper, { caseId: file.caseId, kind: 'court_update', ...over } as never)
const read = async (who: Somebody, paper: { id: contract.Paper['id'] }) => (await who.call(contract.getPaper, { paperId: paper.id })).body
const section = (paper: contract.Paper, key: string) => paper.sections.find((one) => one.key === key)!
const para = (text: string, id = 'para-1') => ({ kind: 'paragraph' as const, id, runs: [{ text }] })
const save = (who: Somebody, paper: contract.Paper, key: string, blocks: contract.WrittenBlock[], version = section(paper, key).version) =>
  who.call(contract.saveSection, { paperId: paper.id, sectionId: section(paper, key).id, blocks, version })
const head = (paper: contract.Paper, over: Record<string, unknown> = {}) => ({
  paperId: paper.id, title: paper.title, subject: paper.subject, addressee: { name: 'Tribunale per i minorenni di Milano' }, measureId: paper.measure?.id ?? null, question: paper.question,
  termId: paper.term?.id ?? null, period: paper.period, methods: [{ name: 'Colloqui e visite domiciliari', words: '' }], annexes: [], place: null, datedOn: null, version: paper.version, ...over,
})

/** A paper with every obligatory section written by Anna, and its head. */
async function written(over: Record<string, unknown> = {}): Promise<contract.Paper> {
  let paper = (await start(anna, { question: 'Riferire sulle condizioni della minore.', ...over })).body
  for (const one of paper.sections.filter(({ optional }) => !optional)) {
    const { status } = await save(anna, paper, one.key, [para(`Testo di ${one.key}.`)])
    expect(status).toBe(200)
  }
  paper = (await anna.call(contract.changePaper, head(await read(anna, paper)) as never)).body
  return paper
}
const ask = (who: Somebody, paper: contract.Paper) => who.call(contract.askApproval, { paperId: paper.id, version: paper.version })
const approve = (who: Somebody, paper: contract.Paper) => who.call(contract.approvePaper, { paperId: paper.id, version: paper.version })
async function approved(over: Record<string, unknown> = {}): Promise<contract.Paper> {
  const paper = (await ask(anna, await written(over))).body
  return (await approve(capo, paper)).body
}

describe('sending', () => {
  const document = async () => {
    const id = newId()
    await world.owner.query(`insert into documents.document (id, subject, section, title, type, origin, created_by, created_at) values ($1, $2, 3, 'Ricevuta', 'corrispondenza', 'attivita_propria', $3, now())`, [id, file.caseId, anna.operatorId])
    return id as never
  }
  const sendInput = (paper: contract.Paper, over: Record<string, unknown> = {}) => ({ paperId: paper.id, to: 'Cancelleria civile', channel: 'pec', on: day(0), protocolNumber: '4411/2026', version: paper.version, ...over }) as never
  async function withFiles(paper: contract.Paper): Promise<contract.Paper> {
    await world.owner.query('update composer.frozen set pdf_document = $2, docx_document = $2 where paper_id = $1', [paper.id, await document()])
    return read(anna, paper)
  }

  it('is refused before approval, before the files, on impossible days, with documents of another file', async () => {
    const paper = await written()
    expect((await anna.call(contract.sendPaper, sendInput(paper))).status).toBe(409)
    const ready = (await approve(capo, (await ask(anna, paper)).body)).body
    expect((await anna.call(contract.sendPaper, sendInput(ready))).status).toBe(409)
    const done = await withFiles(ready)
    expect((await anna.call(contract.sendPaper, sendInput(done, { on: day(3) }))).problem.errors?.[0]?.path).toBe('on')
    expect((await anna.call(contract.sendPaper, sendInput(done, { on: day(-3) }))).problem.errors?.[0]?.path).toBe('on')
    expect((await anna.call(contract.sendPaper, sendInput(done, { receipts: [{ documentId: newId(), kind: 'accepted' }] }))).problem.errors?.[0]?.path).toBe('receipts.0.documentId')
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(contract.sendPaper, sendInput(done))).status).toBe(404)
  })
  it('closes the term by its proof, freezes everything, takes receipts later, and is followed only by a new version', async () => {
    const order = (await anna.call(recordMeasure, {
      caseId: file.caseId, kind: 'vigilanza_supporto', authorityWords: 'Tribunale per i minorenni', number: '9/2026', decidedOn: day(-60), mandate: 'Riferire ogni tre mesi.', reportsOn: [day(20)],
      prescriptions: [{ words: 'Verificare la frequenza scolastica', who: 'servizio' }],
    } as never)).body
    const desk = (await anna.call(contract.getPaperDesk, { caseId: file.caseId })).body
    expect(desk.orders[0]).toMatchObject({ id: order.id, question: 'Riferire ogni tre mesi.\n1. Verificare la frequenza scolastica' })
    const term = desk.orders[0]!.terms[0]!
    expect((await anna.call(contract.listCasePapers, { caseId: file.caseId })).body.terms.map(({ id }) => id)).toContain(term.id)
    const done = await withFiles(await approved({ measureId: order.id, termId: term.id, question: null }))
    expect([done.question, done.dueOn]).toEqual(['Riferire ogni tre mesi.\n1. Verificare la frequenza scolastica', day(20)])
    const sent = (await anna.call(contract.sendPaper, sendInput(done, { receipts: [{ documentId: await document(), kind: 'accepted' }] }))).body
    expect(sent).toMatchObject({ state: 'sent', sentOn: day(0), term: { state: 'done' }, frozen: [{ sent: { protocolNumber: '4411/2026', channel: 'pec' }, receipts: [{ kind: 'accepted' }] }] })
    const { rows } = await world.owner.query('select proof_document from deadlines.term where id = $1', [term.id])
    expect(rows[0].proof_document).toBe(sent.frozen[0]!.pdf!.id)
    expect((await save(anna, sent, 'facts', [para('Dopo.')])).status).toBe(409)
    expect((await anna.call(contract.changePaper, head(sent) as never)).status).toBe(409)
    const later = (await anna.call(contract.addReceipt, { paperId: sent.id, documentId: await document(), kind: 'delivered', version: sent.version })).body
    expect(later.frozen[0]!.receipts).toHaveLength(2)
    const renewed = (await anna.call(contract.renewPaper, { paperId: later.id, reason: 'Un dato era sbagliato', version: later.version })).body
    expect(renewed).toMatchObject({ state: 'writing', current: 2, number: done.number })
    const second = (await approve(capo, (await ask(anna, renewed)).body)).body
    expect(second.frozen.map(({ n }) => n)).toEqual([2, 1])
    const { rows: kept } = await world.owner.query('select n, content ->> $2 as supersedes from composer.frozen where paper_id = $1 order by n', [done.id, 'supersedes'])
    expect(kept[0].supersedes).toBeNull()
    expect(kept[1].supersedes).toContain('versione 1')
  })
})

describe('lists', () => {
  it('show what is to be written and approved by term, and only mine unless asked', async () => {
    const paper = (await start(anna)).body
    const rows = async (who: Somebody, over = {}) => (await who.call(contract.listPapers, over as never)).body.rows.map(({ id }) => id)
    expect(await rows(anna)).toContain(paper.id)
    expect(await rows(paola)).not.toContain(paper.id)
    expect(await rows(paola, { scope: 'unit' })).toContain(paper.id)
    expect(await rows(anna, { work: 'approve' })).not.toContain(paper.id)
    expect(await rows(anna, { q: file.number })).toEqual([paper.id])
    expect((await anna.call(contract.listCasePapers, { caseId: file.caseId })).body.rows[0]).toMatchObject({ id: paper.id, authors: ['Anna Verdi'] })
  })
  it('leave out what was thrown away, unless asked; the reason stays', async () => {
    const paper = (await start(anna)).body
    expect((await paola.call(contract.dropPaper, { paperId: paper.id, reason: 'x', version: paper.version })).status).toBe(403)
    expect((await anna.call(contract.dropPaper, { paperId: paper.id, reason: 'Doppia', version: paper.version })).body.state).toBe('dropped')
    expect((await anna.call(contract.listCasePapers, { caseId: file.caseId })).body.rows).toEqual([])
    expect((await anna.call(contract.listCasePapers, { caseId: file.caseId, dropped: 'true' } as never)).body.rows).toHaveLength(1)
    expect((await anna.call(contract.paperHistory, { paperId: paper.id })).body.rows[0]).toMatchObject({ what: 'dropped', words: 'Doppia' })
  })
})
