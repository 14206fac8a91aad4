import type { Tx } from '#kernel/server/db.ts'
import { insertRows } from '#kernel/server/insert-rows.ts'

/** Who writes a fact down, and when. */
export interface Recorded {
  id: string
  person_id: string
  recorded_by: string
  recorded_at: string
}

export interface NameRow extends Recorded {
  kind: string
  given: string | null
  family: string | null
  original: string | null
  script: string | null
  source: string
  chosen: boolean
  note: string | null
}

export interface BirthRow extends Recorded {
  date: string | null
  precision: string
  place: string | null
  municipality_istat: string | null
  country: string | null
  source: string
  reliability: string
  chosen: boolean
  note: string | null
}

export interface IdentifierRow extends Recorded {
  type: string
  value: string
  normalised: string
  issued_by: string | null
  issued_on: string | null
  expires_on: string | null
  doubt: string | null
}

export interface AddressRow extends Recorded {
  kind: string
  at_name: string | null
  street: string | null
  postcode: string | null
  municipality_istat: string | null
  place: string | null
  country: string | null
  protected: boolean
  /** Files whose protected section opens it. */
  protected_for: string[]
  valid_from: string | null
  valid_to: string | null
  note: string | null
}

export interface ContactRow extends Recorded {
  kind: string
  value: string
  normalised: string
  protected: boolean
  /** Files whose protected section opens it. */
  protected_for: string[]
  note: string | null
  valid_from: string | null
  valid_to: string | null
}

export interface NationalityRow extends Recorded {
  country: string
  source: string
}

export interface LanguageRow extends Recorded {
  language: string
  level: string | null
  mother_tongue: boolean
  interpreter: boolean
}

export const insertNames = (tx: Tx, rows: readonly NameRow[]) => insertRows(tx, 'people.name', rows)
export const insertBirths = (tx: Tx, rows: readonly BirthRow[]) => insertRows(tx, 'people.birth_fact', rows)
export const insertNationalities = (tx: Tx, rows: readonly NationalityRow[]) => insertRows(tx, 'people.nationality', rows)
export const insertLanguages = (tx: Tx, rows: readonly LanguageRow[]) => insertRows(tx, 'people.spoken_language', rows)
export const insertIdentifiers = (tx: Tx, rows: readonly IdentifierRow[]) => insertRows(tx, 'people.identifier', rows)
export const insertAddresses = (tx: Tx, rows: readonly AddressRow[]) => insertRows(tx, 'people.address', rows)
export const insertContacts = (tx: Tx, rows: readonly ContactRow[]) => insertRows(tx, 'people.contact', rows)

const tables = {
  names: 'people.name',
  births: 'people.birth_fact',
  nationalities: 'people.nationality',
  languages: 'people.spoken_language',
  identifiers: 'people.identifier',
  addresses: 'people.address',
  contacts: 'people.contact',
} as const
export type OwnFact = keyof typeof tables

/** Takes back a fact of this person that still stands; whose facts changed: of a tie both, nobody when it is not there. */
export async function retire(tx: Tx, kind: OwnFact | 'relations', personId: string, factId: string, by: string, at: string): Promise<string[]> {
  if (kind === 'relations') {
    const row = await tx.updateTable('people.relation').set({ retired_at: at, retired_by: by })
      .where('id', '=', factId).where('retired_at', 'is', null)
      .where((eb) => eb.or([eb('from_person', '=', personId), eb('to_person', '=', personId)])).returning(['from_person', 'to_person']).executeTakeFirst()
    return row ? [row.from_person, row.to_person] : []
  }
  // one statement serves all: every table of facts has these columns
  const { numUpdatedRows } = await tx.updateTable(tables[kind] as 'people.identifier').set({ retired_at: at, retired_by: by })
    .where('id', '=', factId).where('person_id', '=', personId).where('retired_at', 'is', null).executeTakeFirst()
  return numUpdatedRows ? [personId] : []
}

/** Is this a name or birth fact of the person that still stands, and is it the chosen one? */
export const standing = (tx: Tx, kind: 'names' | 'births', personId: string, factId: string) =>
  tx.selectFrom(tables[kind] as 'people.name').select(['id', 'chosen']).where('id', '=', factId).where('person_id', '=', personId).where('retired_at', 'is', null).executeTakeFirst()

/** No name (or birth fact) is the chosen one: call before choosing another. */
export const unchoose = (tx: Tx, kind: 'names' | 'births', personId: string) =>
  tx.updateTable(tables[kind] as 'people.name').set({ chosen: false }).where('person_id', '=', personId).where('chosen', '=', true).execute()

export async function choose(tx: Tx, kind: 'names' | 'births', personId: string, factId: string): Promise<void> {
  await unchoose(tx, kind, personId)
  await tx.updateTable(tables[kind] as 'people.name').set({ chosen: true }).where('id', '=', factId).where('person_id', '=', personId).execute()
}

/** Says until when it held; the number of rows (0: not there, or taken back). */
export async function end(tx: Tx, kind: 'addresses' | 'contacts' | 'relations', personId: string, factId: string, validTo: string): Promise<number> {
  if (kind === 'relations') {
    const { numUpdatedRows } = await tx.updateTable('people.relation').set({ valid_to: validTo })
      .where('id', '=', factId).where('retired_at', 'is', null)
      .where((eb) => eb.or([eb('from_person', '=', personId), eb('to_person', '=', personId)])).executeTakeFirst()
    return Number(numUpdatedRows)
  }
  const { numUpdatedRows } = await tx.updateTable(tables[kind] as 'people.address').set({ valid_to: validTo })
    .where('id', '=', factId).where('person_id', '=', personId).where('retired_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Since when it held, as far as is known. */
export async function beginning(tx: Tx, kind: 'addresses' | 'contacts' | 'relations', factId: string): Promise<string | null> {
  const table = kind === 'relations' ? ('people.relation' as 'people.address') : (tables[kind] as 'people.address')
  return (await tx.selectFrom(table).select('valid_from').where('id', '=', factId).executeTakeFirst())?.valid_from ?? null
}
