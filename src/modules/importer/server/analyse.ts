import { createHmac } from 'node:crypto'
import { foldName, searchTokens } from '#kernel/domain/name-keys.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { workersOf } from '#modules/cases/server/index.ts'
import { columnsOf } from '../domain/columns.ts'
import { findDuplicates, rowContent } from '../domain/duplicates.ts'
import { levelOf, outcomeOf, type Finding, type Outcome } from '../domain/findings.ts'
import type { Grid } from '../domain/grid.ts'
import { readRows, type ReadRow } from '../domain/read-rows.ts'
import type { CandidateRow } from './candidate-store.ts'
import { knownPeople } from './known-people.ts'
import { columnsWith, type StoredMapping } from './mapping.ts'
import { openGrid } from './register-file.ts'
import * as store from './store.ts'

/** A row with all that would follow from loading it. */
export interface Analysed extends ReadRow {
  outcome: Outcome
  key: Buffer
  /** Somebody already present whose file this will be, as answered. */
  personId: string | null
  /** Registered with the same tax code, or the same name and day of birth. */
  exact: string | null
  candidates: readonly CandidateRow[]
  /** A very likely candidate is not answered. */
  must: boolean
  responsibleId: string
  municipalityIstat: string | null
  country: string | null
}

export interface Analysis {
  grid: Grid
  rows: Analysed[]
  counts: Record<Outcome, number> & { skipped: number }
}

type Needs = Pick<Context, 'tx' | 'services' | 'now'>

/** Reads the sheet as mapped, and compares it with what the actor reaches: the dry run, and the first step of loading. */
export async function analyse(context: Needs, run: store.RunFound): Promise<Analysis> {
  const { grid, rowKey } = await openGrid(context, run)
  const mapping = run.mapping as unknown as StoredMapping
  const columns = columnsWith(columnsOf(grid, mapping.header), mapping)
  const { rows, skipped } = readRows(grid, { ...mapping, columns }, dateInRome(context.now))
  const duplicates = findDuplicates(rows)
  const keys = rows.map((row) => createHmac('sha256', rowKey).update(rowContent(row)).digest())
  const loaded = await store.loadedKeys(context.tx, run.unit_id, keys)
  const people = await knownPeople(context.tx, run, rows)
  const place = await placesOf(context.tx, rows)
  const worker = await workersBy(context.tx, run.unit_id)
  const analysed = rows.map((row, index): Analysed => {
    const key = keys[index]!
    const known = people(row)
    const responsible = row.worker ? worker(row.worker) : undefined
    const places = place(row)
    const duplicate = duplicates.get(row.row)
    // when it is certain who it is, that says which row is kept, and the file alone would say the same again
    const repeated = duplicate && known.finding?.code !== 'duplicateInFile'
    const more: Finding[] = [
      ...(repeated ? [duplicate] : []), ...(loaded.has(key.toString('hex')) ? [{ code: 'alreadyLoaded', detail: '' } as const] : []),
      ...(known.finding ? [known.finding] : []), ...places.findings, ...(row.worker && !responsible ? [{ code: 'worker', detail: row.worker } as const] : []),
    ]
    const findings = [...row.findings, ...more].toSorted((a, b) => weight[levelOf(a)] - weight[levelOf(b)])
    return {
      ...row, findings, outcome: outcomeOf(findings), key, personId: known.personId, exact: known.exact, candidates: known.candidates, must: known.must, responsibleId: responsible ?? mapping.responsibleId,
      municipalityIstat: places.istat, country: places.country,
    }
  })
  const of = (outcome: Outcome) => analysed.filter((row) => row.outcome === outcome).length
  return { grid, rows: analysed, counts: { create: of('create'), doubt: of('doubt'), refused: of('refused'), skipped } }
}

/** Is this row loaded, with these doubts accepted? */
export const included = ({ outcome, row }: Pick<Analysed, 'outcome' | 'row'>, chosen: 'all' | readonly number[]): boolean =>
  outcome === 'create' || (outcome === 'doubt' && (chosen === 'all' || chosen.includes(row)))

const weight = { refusal: 0, doubt: 1, note: 2 }
const townOf = (row: ReadRow): string | null => row.municipality ?? /[,–-]\s*(?:\d{5}\s+)?([\p{L}’' ]{3,})(?:\s*\([A-Z]{2}\))?\s*$/u.exec(row.address ?? '')?.[1] ?? null
const bareTown = (text: string): string => foldName(text.replace(/\([A-Za-z]{2}\)|\b[A-Z]{2}$|\d{5}/g, ''))

/** Municipalities and citizenships as people write them. */
async function placesOf(tx: Needs['tx'], rows: readonly ReadRow[]): Promise<(row: ReadRow) => { istat: string | null; country: string | null; findings: Finding[] }> {
  const towns = new Map<string, string | null>()
  const asked = [...new Set(rows.flatMap((row) => (townOf(row) ? [bareTown(townOf(row)!)] : [])))]
  for (const { name, name_other, istat } of asked.length > 0 ? await store.municipalitiesNamed(tx, asked) : []) {
    // of two with the same name nobody can tell which
    for (const called of new Set([foldName(name), foldName(name_other ?? name)])) towns.set(called, towns.has(called) ? null : istat)
  }
  const countries = new Map<string, string>()
  for (const { code, name_it, name_en, citizenship_it } of await store.countries(tx)) {
    const citizens = citizenship_it && foldName(citizenship_it)
    for (const name of [foldName(name_it), foldName(name_en), citizens, citizens && citizens.replace(/a$/, 'o'), code.toLowerCase()]) if (name) countries.set(name, code)
  }
  return (row) => {
    const town = townOf(row)
    const istat = town ? (towns.get(bareTown(town)) ?? null) : null
    const country = row.citizenship ? (countries.get(foldName(row.citizenship)) ?? null) : null
    const findings: Finding[] = []
    if (row.municipality && !istat) findings.push({ code: 'municipality', detail: row.municipality })
    if (row.citizenship && !country) findings.push({ code: 'citizenship', detail: row.citizenship })
    return { istat, country, findings }
  }
}

/** Finds a worker of the unit by what the register calls him: a family name, with or without title and given name. */
async function workersBy(tx: Needs['tx'], unitId: string): Promise<(text: string) => string | undefined> {
  const workers = (await workersOf(tx, unitId)).map(({ operator_id, display_name }) => ({ id: operator_id, tokens: searchTokens(display_name) }))
  return (text) => {
    const asked = searchTokens(text.replace(/\b(a\.? ?s\.?|ass\.? ?soc\.?|dott(\.?ssa|or|oressa)?\.?|dr\.?(ssa)?)(?=\s|$)/gi, ' '))
    const found = workers.filter(({ tokens }) => asked.length > 0 && asked.every((token) => tokens.includes(token)))
    return found.length === 1 ? found[0]!.id : undefined
  }
}
