import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { recordMeasure } from '#modules/measures/contract.ts'
import { draftRequest, sendRequest, stepRequest } from '#modules/referrals/contract.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import * as papers from '#tests/support/papers-world.ts'
import { approve, ask, day, head, papersWorld, para, read, save } from '#tests/support/papers-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

let world: World
let anna: Somebody
let paola: Somebody
let capo: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  ;({ anna, paola, capo } = await papersWorld(world))
})
afterAll(() => world.close())
beforeEach(async () => void (file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova', birth: '2014-05-06' } })))

const start = (who: Somebody, over: Record<string, unknown> = {}) => papers.start(who, file.caseId, over)
const written = (over: Record<string, unknown> = {}) => papers.written(anna, file.caseId, over)
const approved = (over: Record<string, unknown> = {}) => papers.approved({ anna, capo }, file.caseId, over)

interface Arranged {
  id: string
  key: string
  title: string
  part: string
  clinical: boolean
  authors: string[]
}

describe('the sections of a paper', () => {
  it('never takes a section with words away, nor makes a psychological one plain once it was written; an empty one goes', async () => {
    const paper = (await start(anna, { psychologists: [paola.operatorId] })).body
    await save(anna, paper, 'facts', [para('Fatti.')])
    await save(paola, paper, 'psychology', [para('Valutazione.')])
    const arrange = async (who: Somebody, change: (all: Arranged[]) => Arranged[]) => {
      const { sections, version } = await read(anna, paper)
      const all = sections.map(({ id, key, title, part, clinical, authors }): Arranged => ({ id, key, title, part, clinical, authors: authors.map((one) => one.id) }))
      return who.call(contract.arrangeSections, { paperId: paper.id, version, sections: change(all).map(({ id, title, part, clinical, authors }) => ({ id, title, part, clinical, authors })) } as never)
    }
    expect((await arrange(paola, (all) => all)).status).toBe(403)
    expect((await arrange(anna, (all) => all.filter(({ key }) => key !== 'facts'))).problem.errors?.[0]?.path).toBe('sections')
    expect((await arrange(anna, (all) => all.map((one) => (one.key === 'psychology' ? { ...one, clinical: false } : one)))).problem.errors?.[0]?.path).toMatch(/\.clinical$/)
    expect((await arrange(anna, (all) => [...all, { ...all[0]!, id: newId() }])).status).toBe(404)
    const kept = (await arrange(anna, (all) => all.filter(({ key }) => key === 'facts' || key === 'psychology').toReversed())).body
    expect(kept.sections.map(({ key }) => key)).toEqual(['psychology', 'facts'])
  })
})

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
    expect((await anna.call(contract.sendPaper, sendInput(done, { protocolOn: day(3) }))).problem.errors?.[0]?.path).toBe('protocolOn')
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
    expect((await anna.call(contract.listCasePapers, { caseId: file.caseId })).body.terms.map((one) => [one.term.id, one.kind])).toContainEqual([term.id, 'court_update'])
    const done = await withFiles(await approved({ measureId: order.id, termId: term.id, question: null }))
    expect([done.question, done.dueOn]).toEqual(['Riferire ogni tre mesi.\n1. Verificare la frequenza scolastica', day(20)])
    const sent = (await anna.call(contract.sendPaper, sendInput(done, { receipts: [{ documentId: await document(), kind: 'accepted' }] }))).body
    expect(sent).toMatchObject({ state: 'sent', sentOn: day(0), term: { state: 'done' }, frozen: [{ sent: { protocolNumber: '4411/2026', channel: 'pec' }, receipts: [{ kind: 'accepted' }] }] })
    const { rows } = await world.owner.query('select proof_document from deadlines.term where id = $1', [term.id])
    expect(rows[0].proof_document).toBe(sent.frozen[0]!.pdf!.id)
    expect((await save(anna, sent, 'facts', [para('Dopo.')])).status).toBe(409)
    expect((await anna.call(contract.changePaper, head(sent))).status).toBe(409)
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

describe('a request to another body, on paper', () => {
  const written = { kind: 'npi', toWords: 'UONPIA di Altrove', asked: 'Una valutazione neuropsichiatrica', why: 'Difficoltà di attenzione a scuola', urgency: 'soon', basis: 'compito_pubblico', consent: 'raccolto', childWords: 'A. P.', expectedOn: day(30) }
  const asked = async (over: Record<string, unknown> = {}) => (await anna.call(draftRequest, { caseId: file.caseId, ...written, ...over } as never)).body
  const offered = async (who = anna) => (await who.call(contract.getPaperDesk, { caseId: file.caseId })).body.requests

  it('is not offered behind the wall to who may not read it, nor taken up by its name alone', async () => {
    const request = await asked()
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [3, 4])
    expect(await offered(educator)).toEqual([])
    const other = await buildCase(world, { holder: anna, child: { name: 'Altra Prova' } })
    const elsewhere = (await papers.start(anna, other.caseId, { kind: 'ats_request', sourceId: request.id })).body
    expect([elsewhere.addressee.name, ...elsewhere.sections.map(({ blocks }) => blocks.length)]).toEqual(['', 0, 0])
  })

  it('is offered once, whatever happened to it, before it is sent too; the paper begins with its words and to whom it goes', async () => {
    const [draft, sent] = [await asked({ kind: 'consultorio', asked: 'Un posto al corso' }), await asked()]
    const away = (await anna.call(sendRequest, { requestId: sent.id, version: sent.version, sentOn: day(0), channel: 'pec', expectedOn: day(30) } as never)).body
    await anna.call(stepRequest, { requestId: sent.id, step: 'waiting', on: day(0), version: away.version } as never)
    const requests = await offered()
    expect(requests.map(({ id }) => id).toSorted()).toEqual([draft.id, sent.id].toSorted())
    expect(requests.find(({ id }) => id === draft.id)!.title).toMatch(/bozza/)
    for (const { id } of requests) {
      const paper = (await start(anna, { kind: 'ats_request', sourceId: id })).body
      expect(paper.addressee.name).toBe('UONPIA di Altrove')
      expect(paper.sections.map(({ blocks }) => blocks.length > 0)).toEqual([true, true])
    }
    const paper = (await start(anna, { kind: 'ats_request', sourceId: sent.id })).body
    expect(JSON.stringify(paper.sections[0])).toContain('Difficoltà di attenzione a scuola')
    expect(JSON.stringify(paper.sections[1])).toContain('Una valutazione neuropsichiatrica')
  })
})
