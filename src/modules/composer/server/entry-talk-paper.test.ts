import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import * as assessments from '#modules/assessments/contract.ts'
import type { Item } from '#modules/assessments/domain/instrument.ts'
import { scheduleTerms } from '#modules/deadlines/server/index.ts'
import { as, save, start } from '#tests/support/assessments-world.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { answerTo } from '#tests/support/fill-instrument.ts'
import { approve, ask, day, papersWorld, read } from '#tests/support/papers-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { printed } from './render/printed.ts'
import { contentOf } from './frozen-store.ts'

let world: World
let anna: Somebody
let capo: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  ;({ anna, capo } = await papersWorld(world))
})
afterAll(() => world.close())
beforeEach(async () => void (file = await buildCase(world, { holder: anna, child: { name: 'بلال Prova', birth: '2010-02-03' } })))

async function talk(complete = true): Promise<string> {
  const view = await start(anna, file.caseId, 'colloquio_ingresso_msna', { moment: null, heldOn: asPlainDate(day(-1)), eventOn: asPlainDate(day(-2)) })
  const reread = async () => (await anna.call(assessments.getAssessment, { assessmentId: view.id })).body
  for (let now = await reread(), round = 0; round < 4; round++, now = await reread()) {
    for (const [section, missing] of Map.groupBy(now.missing.filter(({ item }) => item !== null), (one) => one.section)) {
      const items = now.definition.sections.find(({ key }) => key === section)!.items as Item[]
      await save(anna, view.id, section, Object.fromEntries(missing.map(({ item }) => [item!, answerTo(items.find(({ key }) => key === item)!, 0)])))
    }
  }
  await save(anna, view.id, 'relazione', { r1_storia: { text: 'È nato a Sylhet.\n\nHa lavorato in un mercato.' } })
  await save(anna, view.id, 'relazione_opinione', { r6_opinione: { text: 'Vorrei studiare da meccanico.' } })
  await anna.call(assessments.addSitting, { assessmentId: view.id, heldOn: day(-1) as never, from: '15:00', to: '16:30', present: 'Tutore e mediatrice' })
  if (complete) expect((await anna.call(assessments.completeAssessment, { assessmentId: view.id, version: (await reread()).version })).status).toBe(200)
  return view.id
}
const begin = (who: Somebody, sourceId: string | null, over: Record<string, unknown> = {}) => who.call(contract.startPaper, { caseId: file.caseId, kind: 'entry_talk', sourceId, ...over } as never)
const words = (paper: contract.Paper, key: string): string => JSON.stringify(paper.sections.find((one) => one.key === key)?.blocks ?? [])

describe('the report of the entry talk', () => {
  it('is refused to strangers and partners, and without a completed talk of this very file', async () => {
    const id = await talk()
    const stranger = await world.operator(await world.organisation())
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { unitId: partner.unitId }, [2, 3, 4])
    for (const who of [stranger, partner]) expect((await begin(who, id)).status).toBe(404)
    const other = await buildCase(world, { holder: anna })
    for (const [source, over] of [[null, {}], [newId(), {}], [id, { caseId: other.caseId }]] as const) expect((await begin(anna, source, over)).problem.errors?.[0]?.path).toBe('sourceId')
    file = other
    expect((await begin(anna, await talk(false))).problem.errors?.[0]?.path).toBe('sourceId')
  })
  it('begins with its six parts under their headings, the two on vulnerability behind the wall, the opinion in the child’s voice', async () => {
    const paper = (await begin(anna, await talk())).body
    expect(paper.sections.map(({ key, clinical }) => [key, clinical])).toEqual([['held', false], ['story', false], ['relations', false], ['vulnerability', true], ['protection', true], ['involvement', false], ['opinion', false]])
    expect(words(paper, 'held')).toMatch(/dalle 15:00 alle 16:30/)
    expect(words(paper, 'story')).toMatch(/Sylhet.*mercato/)
    expect(paper.sections.find(({ key }) => key === 'opinion')!.blocks[0]).toMatchObject({ kind: 'quote', saidBy: 'Il minore', runs: [{ text: 'Vorrei studiare da meccanico.' }] })
    expect(paper.addressee.name).toContain('Procura della Repubblica presso il Tribunale per i minorenni')
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [2, 3])
    expect((await read(educator, paper)).sections.map(({ key }) => key)).not.toContain('vulnerability')
  })
  it('answers the term of MSNA-06, is approved, and is printed part after part in the order of the decree', async () => {
    await as(world, anna, (tx) => scheduleTerms({ tx, actor: { id: anna.operatorId }, now: Date.now() }, [{ subject: file.caseId, ruleId: 'MSNA-06', event: day(-1), source: { kind: 'procedures.step', id: newId() } }] as never))
    const id = await talk()
    const { terms } = (await anna.call(contract.listCasePapers, { caseId: file.caseId })).body
    expect(terms.map(({ kind }) => kind)).toContain('entry_talk')
    const paper = (await begin(anna, id, { termId: terms.find(({ kind }) => kind === 'entry_talk')!.term.id })).body
    // what the file says already is read again, and saved, by who signs it
    for (const one of paper.sections) await anna.call(contract.saveSection, { paperId: paper.id, sectionId: one.id, blocks: one.blocks as never, version: one.version })
    const approved = (await approve(capo, (await ask(anna, await read(anna, paper))).body)).body
    expect(approved.state).toBe('approved')
    const content = (await as(world, capo, (tx) => contentOf(tx, paper.id, 1)))!
    expect(printed(content, null).flow.filter(({ kind }) => kind === 'part' || kind === 'section').map((one) => 'text' in one && one.text)).toEqual([
      'Come si è svolto il colloquio', '1. Storia personale', '2. Relazioni e comunità di riferimento', '3. Profili di vulnerabilità', '4. Fatti per attivare la protezione', '5. Modalità di coinvolgimento del minore', '6. Opinione del minore',
    ])
  })
})
