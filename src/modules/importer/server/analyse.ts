import { createHmac } from 'node:crypto'
import { foldName, nameSimilarity, searchTokens } from '#kernel/domain/name-keys.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { workersOf } from '#modules/cases/server/index.ts'
import { matchPeople, type Match } from '#modules/people/server/index.ts'
import { columnsOf } from '../domain/columns.ts'
import { findDuplicates, rowContent } from '../domain/duplicates.ts'
import { levelOf, outcomeOf, type Finding, type Outcome } from '../domain/findings.ts'
import type { Grid } from '../domain/grid.ts'
import { readRows, type ReadRow } from '../domain/read-rows.ts'
import { columnsWith, type StoredMapping } from './mapping.ts'
import { openGrid } from './register-file.ts'
import * as store from './store.ts'

/** A row with all that would follow from loading it. */
export interface Analysed extends ReadRow {
  outcome: Outcome
  key: Buffer
  /** Somebody already present whose file this would be. */
  personId: string | null
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
  const people = await knownPeople(context.tx, run.organisation_id, rows)
  const place = await placesOf(context.tx, rows)
  const worker = await workersBy(context.tx, run.unit_id)
  const analysed = rows.map((row, index): Analysed => {
    const key = keys[index]!
    const known = people(row)
    const responsible = row.worker ? worker(row.worker) : undefined
    const places = place(row)
    const duplicate = duplicates.get(row.row)
    const more: Finding[] = [
      ...(duplicate ? [duplicate] : []), ...(loaded.has(key.toString('hex')) ? [{ code: 'alreadyLoaded', detail: '' } as const] : []),
      ...(known.finding ? [known.finding] : []), ...places.findings, ...(row.worker && !responsible ? [{ code: 'worker', detail: row.worker } as const] : []),
    ]
    const findings = [...row.findings, ...more].toSorted((a, b) => weight[levelOf(a)] - weight[levelOf(b)])
    return {
      ...row, findings, outcome: outcomeOf(findings), key, personId: known.personId, responsibleId: responsible ?? mapping.responsibleId,
      municipalityIstat: places.istat, country: places.country,
    }
  })
  const of = (outcome: Outcome) => analysed.filter((row) => row.outcome === outcome).length
  return { grid, rows: analysed, counts: { create: of('create'), doubt: of('doubt'), refused: of('refused'), skipped } }
}

const weight = { refusal: 0, doubt: 1, note: 2 }
const fullName = ({ family, given }: ReadRow): string => [given, family].filter(Boolean).join(' ')

/** Who of the file is already present within reach, and has an open file. */
async function knownPeople(tx: Needs['tx'], organisationId: string, rows: readonly ReadRow[]): Promise<(row: ReadRow) => { personId: string | null; finding: Finding | null }> {
  const { byTaxCode, byBirth } = await matchPeople(tx, {
    taxCodes: rows.flatMap(({ taxCode }) => taxCode?.normalised ?? []), births: rows.flatMap(({ birthDate }) => birthDate ?? []),
  })
  const likeness = (row: ReadRow, match: Match): number => nameSimilarity(fullName(row), match.displayName)
  const found = new Map<number, { match: Match; same: boolean }>()
  for (const row of rows) {
    const byCode = row.taxCode?.normalised ? byTaxCode.get(row.taxCode.normalised) : undefined
    const candidates = row.birthDate ? (byBirth.get(row.birthDate) ?? []) : []
    const best = candidates.map((match) => ({ match, like: likeness(row, match) })).toSorted((a, b) => b.like - a.like)[0]
    if (byCode) found.set(row.row, { match: byCode, same: true })
    else if (best && best.like >= 0.8) found.set(row.row, { match: best.match, same: best.like >= 0.97 })
  }
  const same = [...found.values()].filter((one) => one.same).map(({ match }) => match.personId)
  const open = new Map((await store.openFilesOf(tx, organisationId, [...new Set(same)])).map(({ personId, number }) => [personId, number]))
  const firstOf = new Map<string, number>()
  for (const [row, { match, same: certain }] of found) if (certain && !firstOf.has(match.personId)) firstOf.set(match.personId, row)
  return ({ row }) => {
    const one = found.get(row)
    if (!one) return { personId: null, finding: null }
    if (!one.same) return { personId: null, finding: { code: 'likePerson', detail: one.match.displayName } }
    const first = firstOf.get(one.match.personId)!
    if (first !== row) return { personId: null, finding: { code: 'duplicateInFile', detail: String(first) } }
    const number = open.get(one.match.personId)
    return { personId: one.match.personId, finding: number ? { code: 'openFile', detail: number } : { code: 'knownPerson', detail: one.match.displayName } }
  }
}

const townOf = (row: ReadRow): string | null => row.municipality ?? /[,–-]\s*(?:\d{5}\s+)?([\p{L}’' ]{3,})(?:\s*\([A-Z]{2}\))?\s*$/u.exec(row.address ?? '')?.[1] ?? null
const bareTown = (text: string): string => foldName(text.replace(/\([A-Za-z]{2}\)|\b[A-Z]{2}$|\d{5}/g, ''))

/** Municipalities and citizenships as people write them. */
async function placesOf(tx: Needs['tx'], rows: readonly ReadRow[]): Promise<(row: ReadRow) => { istat: string | null; country: string | null; findings: Finding[] }> {
  const towns = new Map<string, string | null>()
  const asked = [...new Set(rows.flatMap((row) => (townOf(row) ? [bareTown(townOf(row)!)] : [])))]
  // of two with the same name nobody can tell which
  for (const { folded, istat } of await store.municipalitiesNamed(tx, asked)) towns.set(folded, towns.has(folded) ? null : istat)
  const countries = new Map<string, string>()
  for (const { code, folded, name_en, citizenship_it } of await store.countries(tx)) {
    for (const name of [folded, foldName(name_en), citizenship_it && foldName(citizenship_it), citizenship_it && foldName(citizenship_it).replace(/a$/, 'o'), code.toLowerCase()]) if (name) countries.set(name, code)
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
