import { foldName } from '#kernel/domain/name-keys.ts'
import { cellText, type Cell, type Grid } from './grid.ts'

/** What a column may hold, in the order in which screens offer it. */
export const fields = [
  'fullName', 'family', 'given', 'birthDate', 'birthPlace', 'sex', 'taxCode', 'citizenship', 'address', 'municipality', 'worker', 'openedOn', 'status', 'number',
  'mother', 'father', 'phone', 'email',
] as const
export type Field = (typeof fields)[number]

/** How registers call each field. The first that fits decides, so the more particular stand first. Texts are folded: no accents, no points. */
const synonyms: readonly (readonly [Field | null, RegExp])[] = [
  [null, /\b(note|osservazioni|annotazioni|commenti|motivo|chiusura|chiuso il|cessazione|fine)\b/],
  ['phone', /\b(cell|cellulare|tel|telefono|telefonico|recapit[oi]|contatt[oi]|utenza)\b/],
  ['email', /\b(e ?mail|mail|posta elettronica|pec)\b/],
  ['mother', /\b(madre|mamma)\b/],
  ['father', /\b(padre|papa)\b/],
  ['worker', /\b(a ?s|ass(istente)? soc\w*|operator[ei]|referente|case manager|responsabile|in carico a)\b/],
  ['taxCode', /\b(c ?f|cod(ice)? fisc\w*)\b/],
  ['birthPlace', /\b(luogo|comune|stato|paese|citta)( di)? nasc\w*|\bnat[oa] a\b/],
  ['birthDate', /\bnasc\w*|\bnat[oa]( il)?\b|\bd n\b/],
  ['openedOn', /\b(apertura|apert[oa]|presa in carico|in carico dal|inizio|dal)\b/],
  ['sex', /\b(sesso|genere|m f)\b|^s$/],
  ['citizenship', /\b(cittadinanza|nazionalita|naz|cittad)\b/],
  ['number', /\b(fasc\w*|cartella|pratica)\b/],
  ['status', /\b(stato|situazione|esito)\b/],
  ['municipality', /\b(comune|citta)\b/],
  ['address', /\b(indirizzo|residenza|resid|via|domicilio|abitazione)\b/],
  ['fullName', /\bcognome\b.*\bnome\b|\bnome\b.*\bcognome\b|\b(nominativo|minore|bambin\w*|utente|generalita)\b/],
  ['family', /\bcognome\b/],
  ['given', /\bnome\b/],
]

/** What a heading means; null: a column that is not loaded; undefined: nothing known. */
function meaning(heading: string): Field | null | undefined {
  const folded = foldName(heading)
  return folded ? synonyms.find(([, pattern]) => pattern.test(folded))?.[0] : undefined
}

export interface Column {
  index: number
  header: string
  field: Field | null
}

export interface Header {
  /** Rows that come before the data, counted from 0; the data begin after `to`. */
  from: number
  to: number
  columns: Column[]
}

/** How far down the headings are looked for: titles, dates of print and logos stand above. */
const DEPTH = 25

/** Finds the headings, on one row or two, whatever stands above; undefined when nothing looks like headings. */
export function findHeader(grid: Grid): Header | undefined {
  let best: { header: Header; score: number } | undefined
  for (let row = 0; row < Math.min(DEPTH, grid.length); row++) {
    for (const header of [oneRow(grid, row), ...(row > 0 ? [twoRows(grid, row - 1)] : [])]) {
      if (!header) continue
      const score = new Set(header.columns.map(({ field }) => field).filter(Boolean)).size
      if (score >= 2 && (!best || score > best.score)) best = { header, score }
    }
  }
  return best && { ...best.header, columns: once(best.header.columns) }
}

/** The columns under headings already found. */
export function columnsOf(grid: Grid, { from, to }: { from: number; to: number }): Column[] {
  return once((from === to ? oneRow(grid, from) : (twoRows(grid, from) ?? oneRow(grid, to))).columns)
}

function oneRow(grid: Grid, row: number): Header {
  const width = Math.max(...grid.map((cells) => cells.length))
  const columns = Array.from({ length: width }, (_, index): Column => {
    const header = cellText(grid[row]?.[index])
    return { index, header, field: meaning(header) ?? null }
  })
  return { from: row, to: row, columns }
}

/** A group over its columns: merged cells hold the text in their first one only, so it is carried on to the right. */
function twoRows(grid: Grid, row: number): Header | undefined {
  const [upper, lower] = [grid[row]!, grid[row + 1]!]
  const filled = upper.filter((cell) => cellText(cell) !== '').length
  // a second row of data has dates and numbers; headings are words
  if (filled < 2 || lower.some((cell) => cell !== null && typeof cell !== 'string') || lower.some((cell) => /\d{2}/.test(cellText(cell)))) return undefined
  let group = ''
  const width = Math.max(upper.length, lower.length)
  const columns = Array.from({ length: width }, (_, index): Column => {
    const own = cellText(upper[index])
    const below = cellText(lower[index])
    if (own) group = own
    const header = below ? [group, below].filter(Boolean).join(' ') : own
    return { index, header, field: meaningOfTwo(own || group, below) }
  })
  return { from: row, to: row + 1, columns }
}

function meaningOfTwo(above: string, below: string): Field | null {
  if (!below) return meaning(above) ?? null
  const [upper, own, both] = [meaning(above), meaning(below), meaning(`${above} ${below}`)]
  // "Madre – Cognome e nome" is the mother's name, "Madre – cell." a telephone
  if ((upper === 'mother' || upper === 'father') && (own === 'fullName' || own === 'family' || own === 'given')) return upper
  // "Data – nascita", "Minore – Cognome"
  return own ?? (upper === 'fullName' ? null : both) ?? null
}

/** The first column of a meaning keeps it; but two of a mother's name (family, given) would need joining, which nobody asks for. */
function once(columns: Column[]): Column[] {
  const seen = new Set<Field>()
  return columns
    .filter(({ header, field }) => header || field)
    .map((column) => {
      if (!column.field || !seen.has(column.field)) {
        if (column.field) seen.add(column.field)
        return column
      }
      return { ...column, field: null }
    })
}

/** Does the heading say which comes first? */
export function orderSaid(header: string): 'familyFirst' | 'givenFirst' | undefined {
  const folded = foldName(header)
  if (/\bcognome\b.*\bnome\b/.test(folded)) return 'familyFirst'
  return /\bnome\b.*\bcognome\b/.test(folded) ? 'givenFirst' : undefined
}

const TOTALS = /^(totale?|tot|somma|subtotale|media|numero (casi|minori)|stampato|aggiornat[oa]|fonte|legenda|pag(ina)?)\b/

/** A line that counts or comments instead of naming somebody. */
export function isTotals(row: readonly Cell[]): boolean {
  const texts = row.map((cell) => cellText(cell)).filter(Boolean)
  return texts.length > 0 && texts.length <= 4 && TOTALS.test(foldName(texts[0]!))
}
