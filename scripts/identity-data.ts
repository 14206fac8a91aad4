// The identity set of the reference folder, read for training and evaluation. It is not part of a clone.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = resolve(import.meta.dirname, '..')
const shared = join(root, '../shared')
export const dataFolder = join(shared, 'data/identity')
export const evaluator = join(shared, 'tools/identity-eval.mjs')

/** Stops with a clear message when the set is not there. */
export function assertData(): void {
  if (existsSync(join(dataFolder, 'pairs.tsv')) && existsSync(evaluator)) return
  console.error('Manca ../shared/data/identity (o ../shared/tools): l’insieme di prova delle identità non fa parte del prodotto e va messo accanto alla cartella del progetto.')
  process.exit(2)
}

export type Row = Record<string, string>

/** A tab-separated file of the set, by the names of its columns. */
export function readTable(name: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(dataFolder, name), 'utf8').trim().split('\n')
  const columns = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

/** The register to search: the earlier registrations of the set, then `people` others of the set's own generator (fixed seed). */
export async function* gallery(people: number): AsyncGenerator<Row> {
  for (const row of readTable('records.tsv')) if (row.gallery === '1') yield row
  const { samplePopulation } = (await import(pathToFileURL(join(shared, 'tools/make-population.mjs')).href)) as { samplePopulation: (file: string, people: number) => Generator<Row> }
  yield* samplePopulation(join(dataFolder, 'population.json'), people)
}
