import { parseDateText } from './date-text.ts'
import { addDays, isPlainDate, type PlainDate } from './plain-date.ts'

/** What a cell held: a date, only a year, nothing, or something a person must look at. */
export type SpreadsheetDate = { date: PlainDate } | { year: number } | { empty: true } | { doubt: string; reason: string; date?: PlainDate }

export interface SpreadsheetContext {
  today: PlainDate
  /** The oldest year that makes sense in this column: 1900 for births of adults, later for openings of files. */
  oldest?: number
  /** Serial numbers count from 1904 (old Macintosh workbooks). */
  from1904?: boolean
}

const NOTHING = /^(-+|\/+|\.+|n\.?[ /]?[dcp]\.?|nd|non (noto|nota|pervenut[oa]|disponibile)|sconosciut[oa]|ignot[oa]|\?+|#n\/?[da]!?|null)$/i
// "xx/xx/2010" and "__/__/2010": somebody knew only the year
const YEAR_ONLY = /^(?:(?:anno|nel|circa|ca\.?|c\.)\s*)?(?:[x_?*0]{1,2}[/.-][x_?*0]{1,2}[/.-])?((?:18|19|20)\d{2})(?:\s*\(?(?:circa|ca\.?|\?)\)?)?$/i

/** Reads the date in a cell as municipalities fill it: a real date, a serial number, `dd/mm/yyyy`, `d.m.yy`, a year alone, or an artefact. */
export function readSpreadsheetDate(cell: unknown, context: SpreadsheetContext): SpreadsheetDate {
  if (cell === null || cell === undefined) return { empty: true }
  if (cell instanceof Date) return fromDate(cell, context)
  if (typeof cell === 'number') return fromNumber(cell, context)
  if (typeof cell !== 'string') return { doubt: String(cell), reason: 'Qui non c’è una data: controlla se la colonna è quella giusta' }
  // the first line: an address or a note may follow in the same cell
  const text = cell.normalize('NFKC').replace(/[\u200b\u00ad]/g, '').trim()
  if (!text || NOTHING.test(text)) return { empty: true }
  const year = YEAR_ONLY.exec(text)
  if (year) return plausibleYear(Number(year[1]), text, context)
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return fromNumber(Number(text.replace(',', '.')), context)
  return fromText(text, context)
}

function fromDate(cell: Date, context: SpreadsheetContext): SpreadsheetDate {
  if (Number.isNaN(cell.getTime())) return { doubt: '', reason: 'La cella contiene una data che non esiste: riscrivila' }
  // readers give midnight UTC; 22 or 23 sharp of the day before is midnight in Rome
  const slip = cell.getUTCHours() >= 22 && cell.getUTCMinutes() === 0 && cell.getUTCSeconds() === 0
  const year = cell.getUTCFullYear()
  const date = year >= 0 && year < 9999 ? new Date(cell.getTime() + (slip ? 2 * 3_600_000 : 0)).toISOString().slice(0, 10) : String(year)
  return isPlainDate(date) ? plausible(date, date, context) : { doubt: date, reason: 'L’anno è fuori da ogni calendario: controlla la cella' }
}

function fromNumber(value: number, context: SpreadsheetContext): SpreadsheetDate {
  const days = Math.floor(value)
  if (days >= 1850 && days <= 2100 && days === value) return plausibleYear(days, String(value), context)
  if (/^\d{7,8}$/.test(String(value))) return fromText(String(value), context)
  if (!(days >= 1 && days <= 80_000)) return { doubt: String(value), reason: 'Questo numero non è una data: controlla se la colonna è quella giusta' }
  if (context.from1904) return plausible(addDays('1904-01-01' as PlainDate, days), String(value), context)
  // Excel counts a 29 February 1900 that never was: from 1 March 1900 (61) on, the count starts on 30 December 1899
  return plausible(addDays((days < 60 ? '1899-12-31' : '1899-12-30') as PlainDate, days), String(value), context)
}

function fromText(text: string, context: SpreadsheetContext): SpreadsheetDate {
  // a time may follow ("03/03/2010 00:00:00"), a place or "nato il" may stand before
  const bare = text
    .replace(/[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/^(?:nat[oa](?: il)?|n\.|il|dal|in data)\s+/i, '').trim()
  const packed = /^(\d{1,2})(\d{2})(\d{4})$/.exec(bare)
  const written = packed ? `${packed[1]}/${packed[2]}/${packed[3]}` : bare.replace(/\s*([/.-])\s*/g, '$1').replace(/[/.-]{2,}/g, '/')
  const iso = /^(\d{4})(\d{2})(\d{2})$/.exec(bare)
  if (iso && isPlainDate(`${iso[1]}-${iso[2]}-${iso[3]}`)) return plausible(`${iso[1]}-${iso[2]}-${iso[3]}` as PlainDate, text, context)
  // day and month alone: the year cannot be guessed for a register
  if (/^\d{1,2}[/.\- ](\d{1,2}|\p{L}+\.?)$/u.test(written)) {
    return 'date' in parseDateText(written, context.today) ? { doubt: text, reason: 'Manca l’anno: scrivilo' } : unreadable(text)
  }
  // words of the day ("domani", "15 giorni fa") have no place in a register: a date ends with its year
  if (!/\d{2}\.?$/.test(written)) return unreadable(text)
  const parsed = parseDateText(written, context.today)
  if ('date' in parsed) return plausible(parsed.date, text, context)
  const swapped = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(written)
  if (swapped && Number(swapped[2]) > 12 && Number(swapped[1]) <= 12) {
    return { doubt: text, reason: 'Sembra scritta all’americana (mese prima del giorno): conferma la data', ...otherOrder(swapped, context.today) }
  }
  return parsed.error.startsWith('Non capisco') ? unreadable(text) : { doubt: text, reason: parsed.error }
}

function otherOrder([, month, day, year]: RegExpExecArray, today: PlainDate): { date?: PlainDate } {
  const parsed = parseDateText(`${day}/${month}/${year}`, today)
  return 'date' in parsed ? { date: parsed.date } : {}
}

const unreadable = (text: string): SpreadsheetDate => ({ doubt: text, reason: `«${text}» non è una data che so leggere: scrivila come 3/3/2010` })

function plausible(date: PlainDate, shown: string, { today, oldest = 1900 }: SpreadsheetContext): SpreadsheetDate {
  // an empty cell formatted as a date, or a database's "no date"
  if (date <= '1900-01-01' || date === '1904-01-01' || date === '1970-01-01') {
    return { doubt: shown, reason: 'Sembra la data che il foglio scrive quando manca quella vera: controlla o lascia vuoto' }
  }
  if (Number(date.slice(0, 4)) < oldest) return { doubt: shown, date, reason: `La data è prima del ${oldest}: controlla l’anno` }
  if (date > today) return { doubt: shown, date, reason: 'La data è nel futuro: controlla l’anno' }
  return { date }
}

function plausibleYear(year: number, shown: string, { today, oldest = 1900 }: SpreadsheetContext): SpreadsheetDate {
  if (year <= 1900) return { doubt: shown, reason: 'Sembra l’anno che il foglio scrive quando manca quello vero: controlla o lascia vuoto' }
  if (year < oldest) return { doubt: shown, reason: `L’anno è prima del ${oldest}: controllalo` }
  if (year > Number(today.slice(0, 4))) return { doubt: shown, reason: 'L’anno è nel futuro: controllalo' }
  return { year }
}
