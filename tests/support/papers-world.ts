import { dateInRome } from '#kernel/domain/plain-date.ts'
import * as contract from '#modules/composer/contract.ts'
import type { Body, Somebody, World } from './world.ts'

/** Who writes, who writes the psychological part, and who approves, in one service. */
export interface PapersWorld {
  body: Body
  anna: Somebody
  paola: Somebody
  capo: Somebody
}

export async function papersWorld(world: World): Promise<PapersWorld> {
  const body = await world.organisation()
  return {
    body, anna: await world.operator(body, { name: 'Anna Verdi' }), paola: await world.operator(body, { name: 'Paola Blu', profession: 'psicologo' }),
    capo: await world.operator(body, { name: 'Carla Capo', role: 'coordinator' }),
  }
}

export const day = (days: number): string => dateInRome(Date.now() + days * 86_400_000)
export const para = (text: string, id = 'para-1') => ({ kind: 'paragraph' as const, id, runs: [{ text }] })
export const section = (paper: contract.Paper, key: string): contract.Section => paper.sections.find((one) => one.key === key)!

export const start = (who: Somebody, caseId: string, over: Record<string, unknown> = {}) => who.call(contract.startPaper, { caseId, kind: 'court_update', ...over } as never)
export const read = async (who: Somebody, paper: { id: contract.Paper['id'] }): Promise<contract.Paper> => (await who.call(contract.getPaper, { paperId: paper.id })).body
export const save = (who: Somebody, paper: contract.Paper, key: string, blocks: contract.WrittenBlock[], version = section(paper, key).version) =>
  who.call(contract.saveSection, { paperId: paper.id, sectionId: section(paper, key).id, blocks, version })
export const head = (paper: contract.Paper, over: Record<string, unknown> = {}) => ({
  paperId: paper.id, title: paper.title, subject: paper.subject, addressee: { name: 'Tribunale per i minorenni di Milano' }, measureId: paper.measure?.id ?? null, question: paper.question,
  termId: paper.term?.id ?? null, period: paper.period, methods: [{ name: 'Colloqui e visite domiciliari', words: '' }], annexes: [], place: null, datedOn: null, version: paper.version, ...over,
}) as never
export const ask = (who: Somebody, paper: contract.Paper) => who.call(contract.askApproval, { paperId: paper.id, version: paper.version })
export const approve = (who: Somebody, paper: contract.Paper) => who.call(contract.approvePaper, { paperId: paper.id, version: paper.version })

/** A paper with every obligatory section written by one hand, and its head. */
export async function written(who: Somebody, caseId: string, over: Record<string, unknown> = {}): Promise<contract.Paper> {
  const paper = (await start(who, caseId, { question: 'Riferire sulle condizioni della minore.', ...over })).body
  for (const one of paper.sections.filter(({ optional }) => !optional)) await save(who, paper, one.key, [para(`Testo di ${one.key}.`)])
  return (await who.call(contract.changePaper, head(await read(who, paper)))).body
}

/** The same, asked for and approved by who leads. */
export const approved = async ({ anna, capo }: Pick<PapersWorld, 'anna' | 'capo'>, caseId: string, over: Record<string, unknown> = {}): Promise<contract.Paper> =>
  (await approve(capo, (await ask(anna, await written(anna, caseId, over))).body)).body
