import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { NewPerson } from '../contract.ts'
import { readIdentifier } from '../domain/identifiers.ts'
import { taxIdentifier } from './person-rows.ts'

/** Codes as they are compared (`TYPE:VALUE`), of somebody being written down. `now`: milliseconds since 1970. */
export const codesOf = ({ taxCode, identifiers }: Partial<Pick<NewPerson, 'taxCode' | 'identifiers'>>, now: number): string[] =>
  [...(taxCode ? [taxIdentifier(taxCode)] : []), ...(identifiers ?? [])].map(({ type, value }) => `${type}:${readIdentifier(type, value, {}, dateInRome(now)).normalised}`)
