import { ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import { readSpreadsheetDate, type SpreadsheetDate } from '#kernel/domain/spreadsheet-dates.ts'
import { readTaxCode, taxCodeMatches, type TaxCode } from '#kernel/domain/tax-code.ts'
import { isTotals, orderSaid, type Field, type Header } from './columns.ts'
import type { Finding } from './findings.ts'
import { cellText, isBlank, type Cell, type Grid } from './grid.ts'
import { detectOrder, properCase, splitName, type NameOrder } from './names.ts'

export interface Parent {
  type: 'madre' | 'padre'
  family: string | null
  given: string | null
}

/** What one row says, as far as the file alone can tell. */
export interface ReadRow {
  /** Number of the row in the file, from 1. */
  row: number
  family: string | null
  given: string | null
  birthDate: PlainDate | null
  birthYear: number | null
  birthPlace: string | null
  sex: 'M' | 'F' | null
  taxCode: { value: string; normalised: string | null; kind: 'CF' | 'CF_PROVV' } | null
  citizenship: string | null
  address: string | null
  municipality: string | null
  worker: string | null
  openedOn: PlainDate | null
  number: string | null
  parents: Parent[]
  phone: string | null
  email: string | null
  findings: Finding[]
}

export interface Mapping {
  header: Pick<Header, 'from' | 'to'>
  columns: readonly { index: number; header: string; field: Field | null }[]
  nameOrder: NameOrder | 'auto'
}

/** Reads every row of data; blank lines and totals are passed over and counted. */
export function readRows(grid: Grid, mapping: Mapping, today: PlainDate): { rows: ReadRow[]; skipped: number } {
  const at = new Map(mapping.columns.flatMap(({ index, field }) => (field ? [[field, index] as const] : [])))
  const data = grid.slice(mapping.header.to + 1).map((cells, index) => ({ cells, row: mapping.header.to + 2 + index }))
  const kept = data.filter(({ cells }) => !isBlank(cells) && !isTotals(cells) && !repeatsHeader(cells, mapping))
  const orders = ordersOf(kept.map(({ cells }) => cells), mapping, at)
  const rows = kept.map(({ cells, row }) => readRow(row, (field) => (at.has(field) ? (cells[at.get(field)!] ?? null) : null), orders, today))
  return { rows, skipped: data.length - kept.length }
}

/** Long registers repeat their headings on each printed page. */
const repeatsHeader = (cells: readonly Cell[], { columns }: Mapping): boolean => {
  const same = columns.filter(({ index, header }) => header && cellText(cells[index]) !== '' && header.endsWith(cellText(cells[index])))
  return same.length >= 3
}

type Orders = Record<'child' | 'parents', { order: NameOrder; sure: boolean }>

function ordersOf(rows: readonly Cell[][], { nameOrder, columns }: Mapping, at: ReadonlyMap<Field, number>): Orders {
  const of = (field: Field) => (at.has(field) ? rows.map((cells) => cellText(cells[at.get(field)!])) : [])
  const header = columns.find(({ field }) => field === 'fullName')?.header ?? ''
  const said = nameOrder === 'auto' ? orderSaid(header) : nameOrder
  const child = said ? { order: said, sure: true } : detectOrder(of('fullName'))
  const parents = detectOrder([...of('mother'), ...of('father')])
  return { child, parents: parents.sure ? parents : { order: child.order, sure: false } }
}

type Get = (field: Field) => Cell

function readRow(row: number, get: Get, orders: Orders, today: PlainDate): ReadRow {
  const findings: Finding[] = []
  const text = (field: Field): string | null => cellText(get(field)).slice(0, 200) || null
  const name = readName(text, orders, findings)
  const code = readCode(text('taxCode'), today, findings)
  const sex = readSex(text('sex')) ?? (code.read?.kind === 'CF' ? code.read.sex : null)
  const birth = readBirth(get('birthDate'), code.read, today, findings)
  if (code.read) for (const doubt of taxCodeMatches(code.read, { birthDate: birth.date, sex })) findings.push({ code: 'taxCodeSays', detail: doubt })
  const years = birth.date ? ageOn(birth.date, today).years : birth.year ? Number(today.slice(0, 4)) - birth.year : 0
  if (years >= 21) findings.push({ code: 'adult', detail: String(years) })
  const status = text('status')
  if (status && /\b(chius|cessat|archiviat|concluso|dimess|trasferit)/i.test(status)) findings.push({ code: 'closed', detail: status })
  return {
    row, ...name, birthDate: birth.date, birthYear: birth.year, birthPlace: text('birthPlace'), sex, taxCode: code.kept, citizenship: text('citizenship'),
    address: text('address'), municipality: text('municipality'), worker: text('worker'), openedOn: readOpening(get('openedOn'), today, findings), number: text('number'),
    parents: [...readParent('madre', text('mother'), orders, findings), ...readParent('padre', text('father'), orders, findings)],
    phone: readPhone(text('phone')), email: readEmail(text('email')), findings,
  }
}

function readName(text: (field: Field) => string | null, { child }: Orders, findings: Finding[]): Pick<ReadRow, 'family' | 'given'> {
  const [family, given, full] = [text('family'), text('given'), text('fullName')]
  const odd = [family, given, full].find((part) => part && /[\d=<>{}()[\]"@#|/\\]/.test(part))
  if (odd) findings.push({ code: 'oddName', detail: odd.slice(0, 60) })
  if (family || given) return { family: family && properCase(family), given: given && properCase(given) }
  if (!full || !/\p{L}{2}/u.test(full)) {
    findings.push({ code: 'noName', detail: '' })
    return { family: null, given: null }
  }
  const split = splitName(full, child)
  if (split.doubt) findings.push({ code: 'nameOrder', detail: full })
  return { family: split.family, given: split.given }
}

function readCode(text: string | null, today: PlainDate, findings: Finding[]): { read: TaxCode | null; kept: ReadRow['taxCode'] } {
  if (!text || /^[-–.\s/?x]+$|^(n\.?[acpd]\.?|non .*|assente|manca|in attesa|senza)$/i.test(text)) return { read: null, kept: null }
  const read = readTaxCode(text, today)
  if (read.ok) return { read, kept: { value: read.normalised, normalised: read.kind === 'CF' ? read.plain : read.normalised, kind: read.kind } }
  findings.push({ code: 'taxCode', detail: read.reason })
  return { read: null, kept: { value: text.slice(0, 60), normalised: null, kind: 'CF' } }
}

const asCell = (cell: Cell): unknown => (cell !== null && typeof cell === 'object' ? new Date(cell.date) : cell)
const italian = (date: string): string => date.split('-').reverse().join('/')

function readBirth(cell: Cell, code: TaxCode | null, today: PlainDate, findings: Finding[]): { date: PlainDate | null; year: number | null } {
  const read: SpreadsheetDate = readSpreadsheetDate(asCell(cell), { today, oldest: 1930 })
  if ('reason' in read) {
    findings.push({ code: 'birthDate', detail: read.reason })
    return { date: read.date && read.date <= today ? read.date : null, year: null }
  }
  if ('date' in read) return { date: read.date, year: null }
  if ('year' in read) {
    findings.push({ code: 'yearOnly', detail: String(read.year) })
    return { date: null, year: read.year }
  }
  if (code?.kind === 'CF') {
    findings.push({ code: 'birthFromCode', detail: italian(code.birth) })
    return { date: code.birth, year: null }
  }
  findings.push({ code: 'noBirth', detail: '' })
  return { date: null, year: null }
}

function readOpening(cell: Cell, today: PlainDate, findings: Finding[]): PlainDate | null {
  const read = readSpreadsheetDate(asCell(cell), { today, oldest: 1970 })
  if ('reason' in read) {
    if (read.date && read.date > today) findings.push({ code: 'futureOpening', detail: italian(read.date) })
    else findings.push({ code: 'openedOn', detail: read.reason })
    return null
  }
  if ('year' in read) return `${read.year}-01-01` as PlainDate
  return 'date' in read ? read.date : null
}

function readSex(text: string | null): 'M' | 'F' | null {
  const letter = text?.trim().charAt(0).toUpperCase()
  return letter === 'M' || letter === 'F' ? letter : null
}

function readParent(type: Parent['type'], text: string | null, { parents }: Orders, findings: Finding[]): Parent[] {
  if (!text || !/\p{L}{2}/u.test(text) || /\b(decedut|ignot|sconosciut|non (noto|nota|riconosc))/i.test(text)) return []
  // "Rossi Anna (1985)", "Rossi Anna - 333 1234567"
  const name = text.replace(/\(.*?\)/g, ' ').replace(/[-–,;/]?\s*[+\d][\d\s./-]{4,}.*$/, '').replace(/\s+/g, ' ').trim()
  if (!name) return []
  const split = splitName(name, parents)
  if (split.doubt) findings.push({ code: 'parentName', detail: name })
  return [{ type, family: split.family, given: split.given }]
}

function readPhone(text: string | null): string | null {
  const first = text?.split(/[;,]|\s\/\s|\be\b/)[0]?.trim().slice(0, 40) ?? ''
  const digits = first.replace(/\D/g, '')
  return digits.length >= 6 && digits.length <= 15 ? first : null
}

const readEmail = (text: string | null): string | null => (text && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text.toLowerCase() : null)
