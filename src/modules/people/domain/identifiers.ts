import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { readCui, readHealthCode, readTaxCode, taxCodeMatches, type KnownFacts } from '#kernel/domain/tax-code.ts'

export interface ReadIdentifier {
  normalised: string
  /** What does not add up, in Italian: kept beside the value, never a reason to refuse it. */
  doubt: string | null
}

const letters = (value: string): string => value.toUpperCase().replace(/[^A-Z\d]/g, '')

/** Reads an identifier of any type: one form for comparison, and the doubts about it. */
export function readIdentifier(type: string, value: string, known: KnownFacts, today: PlainDate): ReadIdentifier {
  if (type === 'CF' || type === 'CF_PROVV') return readTax(type, value, known, today)
  if (type === 'STP' || type === 'ENI') {
    const read = readHealthCode(/^[A-Za-z]/.test(value.trim()) ? value : `${type}${value}`)
    if (!read.ok) return { normalised: letters(value), doubt: read.reason }
    return { normalised: read.normalised, doubt: read.kind === type ? null : `Il codice comincia con ${read.kind}, qui è scritto come ${type}` }
  }
  if (type === 'CUI') {
    const read = readCui(value)
    return { normalised: letters(value), doubt: read.ok ? null : read.reason }
  }
  return { normalised: letters(value), doubt: null }
}

function readTax(type: 'CF' | 'CF_PROVV', value: string, known: KnownFacts, today: PlainDate): ReadIdentifier {
  const read = readTaxCode(value, today)
  if (!read.ok) return { normalised: letters(value), doubt: read.reason }
  const doubts = taxCodeMatches(read, known)
  if (read.kind !== type) doubts.unshift(read.kind === 'CF' ? 'È un codice definitivo di 16 caratteri, qui è scritto come provvisorio' : 'È un codice provvisorio di 11 cifre, qui è scritto come definitivo')
  // two variants by omocodia are the same person's: they compare by what they have in common
  return { normalised: read.kind === 'CF' ? read.plain : read.normalised, doubt: doubts.join('. ') || null }
}
