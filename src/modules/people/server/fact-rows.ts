import type * as z from 'zod'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { KnownFacts } from '#kernel/domain/tax-code.ts'
import type { NewPerson, addAddress, addContact, addIdentifier, addLanguage } from '../contract.ts'
import { readIdentifier } from '../domain/identifiers.ts'
import type { AddressRow, ContactRow, IdentifierRow, LanguageRow, Recorded } from './fact-store.ts'

/** Who writes, for whom, when: what every fact carries. */
export interface Hand {
  personId: string
  actorId: string
  now: number
}

export const recorded = ({ personId, actorId, now }: Hand): Recorded => ({
  id: newId(), person_id: personId, recorded_by: actorId, recorded_at: new Date(now).toISOString(),
})

type Birth = Omit<NonNullable<NewPerson['birth']>, 'source' | 'reliability'>

/** A birth date as stored: a year alone is kept as its 1 January with the precision "year". */
export function birthDate({ date, year, precision }: Birth): { date: PlainDate | null; precision: string } {
  if (date) return { date: precision === 'year' ? (`${date.slice(0, 4)}-01-01` as PlainDate) : date, precision: precision && precision !== 'unknown' ? precision : 'day' }
  if (year) return { date: `${year}-01-01` as PlainDate, precision: 'year' }
  return { date: null, precision: 'unknown' }
}

export function identifierRow(hand: Hand, given: z.output<(typeof addIdentifier)['body']>, known: KnownFacts): IdentifierRow {
  const { type, value, issuedBy, issuedOn, expiresOn } = given
  return {
    ...recorded(hand), type, value, ...readIdentifier(type, value, known, dateInRome(hand.now)),
    issued_by: issuedBy, issued_on: issuedOn ?? null, expires_on: expiresOn ?? null,
  }
}

/** `files`: those through which it is written, whose protected section opens it if it is protected. */
export const addressRow = (hand: Hand, given: z.output<(typeof addAddress)['body']>, files: string[]): AddressRow => ({
  ...recorded(hand), kind: given.kind, at_name: given.atName, street: given.street, postcode: given.postcode, municipality_istat: given.municipality ?? null,
  // whatever is called protected is protected
  place: given.place, country: given.country ?? null, protected: given.protected || given.kind === 'protetto', protected_for: files,
  valid_from: given.validFrom ?? null, valid_to: given.validTo ?? null, note: given.note,
})

/** One form for comparison: digits (with a leading +) for telephones, lower case for the rest. */
export function normalisedContact(kind: string, value: string): string {
  if (kind === 'email' || kind === 'pec') return value.toLowerCase()
  const digits = value.replace(/\D/g, '')
  if (digits.length < 5) return value.toLowerCase()
  return value.trim().startsWith('+') ? `+${digits}` : digits.startsWith('00') ? `+${digits.slice(2)}` : digits
}

export const contactRow = (hand: Hand, given: z.output<(typeof addContact)['body']>, files: string[]): ContactRow => ({
  ...recorded(hand), kind: given.kind, value: given.value, normalised: normalisedContact(given.kind, given.value), protected: given.protected, protected_for: files, note: given.note,
  valid_from: given.validFrom ?? null, valid_to: given.validTo ?? null,
})

export const languageRow = (hand: Hand, given: z.output<(typeof addLanguage)['body']>): LanguageRow => ({
  ...recorded(hand), language: given.language, level: given.level, mother_tongue: given.motherTongue, interpreter: given.interpreter,
})
