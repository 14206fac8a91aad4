import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { directionOf } from '../clean-text.ts'
import { columnWeights } from '../columns.ts'
import type { Flow, Printed } from '../printed.ts'
import { fontNames, fonts } from './fonts.ts'
import { printable } from './printable.ts'

/** The logo as Typst reads it: a PNG, already made safe and small. */
export interface Logo {
  png: Buffer
  alt: string
}

const source = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')
let compiler: NodeCompiler | undefined

/**
 * The paper as PDF/A-2a, tagged. Blocking: called in a thread of its own.
 * Every text goes in as data (`sys.inputs`), never as source: what looks like a command of Typst is printed as it is.
 * @param day YYYY-MM-DD, written as the day of the document; the same content gives the same bytes
 * @throws Error with the reasons of Typst
 */
export function typeset(paper: Printed, day: string, logo: Logo | null): Buffer {
  const { files, covered } = fonts()
  // the workspace holds the template alone; what can be read from a template is read from there
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: files }] })
  if (logo) compiler.mapShadow(`${import.meta.dirname}/logo.png`, logo.png)
  const data = printable({ ...paper, flow: paper.flow.map(directed), fonts: fontNames, dated: day, logo: logo ? logo.alt : null }, covered)
  try {
    return compiler.pdf({ mainFileContent: source, inputs: { data: JSON.stringify(data) } }, { pdfStandard: 'a-2a' })
  } catch (error) {
    throw new Error(`Typst refused the paper: ${reasons(error)}`, { cause: error })
  } finally {
    compiler.resetShadow()
    compiler.evictCache(4)
  }
}

/** Typst gives its reasons as the code of the error. */
const reasons = (error: unknown): string => String((error as { code?: unknown }).code ?? error).slice(0, 2000)

type Cell = { text: string; dir: 'rtl' | 'ltr' }
const cell = (text: string): Cell => ({ text, dir: directionOf(text) })

/** A block with the direction in which it is read; of a table, each of its cells, and how wide its columns are. */
function directed(flow: Flow): object {
  if (flow.kind !== 'table') return { ...flow, dir: directionOf(wordsOf(flow)) }
  return { ...flow, head: flow.head.map(cell), rows: flow.rows.map((row) => row.map(cell)), widths: columnWeights(flow), dir: directionOf(flow.caption) }
}

function wordsOf(flow: Flow): string {
  if ('text' in flow) return flow.text
  if (flow.kind === 'list') return flow.items.flat().map(({ text }) => text).join(' ')
  if (flow.kind === 'table' || flow.kind === 'notes') return ''
  return flow.runs.map(({ text }) => text).join('')
}
