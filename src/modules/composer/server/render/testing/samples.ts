import { asPlainDate } from '#kernel/domain/plain-date.ts'
import type { Block, PaperContent } from '../../../domain/paper.ts'
import { sampleContent } from '../sample-content.ts'

/** The sample with other blocks in its first section of facts. */
export const withBlocks = (blocks: Block[], more: Partial<PaperContent> = {}): PaperContent => {
  const content = sampleContent()
  return { ...content, sections: content.sections.map((section) => (section.part === 'fact' ? { ...section, blocks } : section)), ...more }
}
export const paragraph = (text: string, id = 'p-x1'): Block => ({ kind: 'paragraph', id, runs: [{ text }] })

const SENTENCE = 'Si presenta all’incontro con la madre; si parla della scuola, delle amicizie e del rientro a casa nel fine settimana. '

/** A paper of forty pages: 300 facts, each with its source, and long evaluations. */
export function longPaper(facts = 300): PaperContent {
  const blocks = Array.from({ length: facts }, (_, at): Block => ({
    kind: 'fact', id: `f-${at}00`, on: asPlainDate(`2026-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}`), title: `Colloquio n. ${at + 1}`, text: `${SENTENCE.repeat(2)}\n${SENTENCE}`, saidBy: at % 3 ? null : 'la madre',
    source: { kind: 'diary', id: String(at), version: 1 }, sourceWords: `Diario, nota n. ${at + 1}`, edited: at % 5 === 0,
  }))
  return withBlocks(blocks)
}
