import * as z from 'zod'
import { line, optionalLine, plainDate, prose } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

/** The schema of what is written: whatever editor wrote it, nothing else is kept. Sizes are those of a long report, with room. */
export const run = z.strictObject({ text: z.string().max(20_000), bold: z.boolean().optional(), italic: z.boolean().optional() })
const runs = z.array(run).max(400)
const blockId = z.string().regex(/^[a-z0-9-]{4,40}$/, message({ it: 'Paragrafo senza segno di riconoscimento', en: 'A paragraph without its mark' }))
const cell = z.string().max(2000)

export const factKinds = ['diary', 'meeting', 'service', 'request', 'assessment', 'plan', 'review', 'measure'] as const
export const factSource = z.strictObject({ kind: z.enum(factKinds), id: z.string().min(1).max(80), version: z.int().min(0) })

export const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), id: blockId, runs }),
  z.strictObject({ kind: z.literal('heading'), id: blockId, level: z.union([z.literal(1), z.literal(2)]), text: z.string().max(300) }),
  z.strictObject({ kind: z.literal('list'), id: blockId, ordered: z.boolean(), items: z.array(runs).max(200) }),
  z.strictObject({ kind: z.literal('quote'), id: blockId, runs, saidBy: optionalLine(200) }),
  z.strictObject({ kind: z.literal('table'), id: blockId, caption: z.string().max(300), head: z.array(cell).max(12), rows: z.array(z.array(cell).max(12)).max(400) }),
  z.strictObject({
    kind: z.literal('fact'), id: blockId, on: plainDate, title: z.string().max(500), text: prose(20_000), saidBy: optionalLine(300), source: factSource,
    sourceWords: z.string().max(400), edited: z.boolean(),
  }),
])
export type WrittenBlock = z.output<typeof block>

export const blocks = z.array(block).max(2000, message({ it: 'Al massimo 2000 paragrafi in una sezione', en: 'At most 2000 paragraphs in a section' }))

export const method = z.strictObject({ name: line(200), words: z.string().trim().max(1000).default('') })
