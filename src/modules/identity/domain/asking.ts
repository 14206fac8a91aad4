import { foldName } from '#kernel/domain/name-keys.ts'
import { wholeTaxCode } from './whole-tax-code.ts'

/** What is typed of somebody being written down. */
export interface Typed {
  given?: string | null | undefined
  family?: string | null | undefined
  original?: string | null | undefined
  birthDate?: string | null | undefined
  phone?: string | null | undefined
  taxCode?: string | null | undefined
}

/** Different questions a person may ask in a day that could show something out of reach. */
export const DAILY_QUESTIONS = 40
/** In thirty days: who stays just below the limit of each day asks as much as who does not. */
export const MONTHLY_QUESTIONS = 300
/** Of all who work in one body, in a day. Nobody is stopped by it: a large city asks much on a Monday. */
export const BODY_QUESTIONS = 200

/** Different questions asked: by this person today and in thirty days, by all of his body today. */
export interface AskedSoFar {
  today: number
  month: number
  body: number
}

/** Is nothing more told, found or not? */
export const tooMany = ({ today, month }: AskedSoFar): boolean => today > DAILY_QUESTIONS || month > MONTHLY_QUESTIONS

/** Who is made known to who protects the data of the body: the person, when he reaches his limits; the body as a whole, when many of its people ask much; nobody. */
export const madeKnown = ({ today, month, body }: AskedSoFar): 'person' | 'body' | null =>
  (today >= DAILY_QUESTIONS || month >= MONTHLY_QUESTIONS ? 'person' : body >= BODY_QUESTIONS ? 'body' : null)

const wordsOf = ({ given, family, original }: Typed): string[] => foldName([given, family].filter(Boolean).join(' ') || original || '').split(' ').filter((word) => word.length > 1)
const digitsOf = (phone: string | null | undefined): string => (phone ?? '').replaceAll(/\D/g, '').slice(-8)

/**
 * Is enough known to be told that there is a registration out of reach? Two words of a name with the whole date of birth, or a whole telephone number, or a whole tax code. A name
 * alone is not: with it one could ask whether somebody is followed at all.
 */
export const enoughToGlimpse = (typed: Typed): boolean => (wordsOf(typed).length >= 2 && Boolean(typed.birthDate)) || (wordsOf(typed).length > 0 && (digitsOf(typed.phone).length === 8 || wholeTaxCode(typed.taxCode) !== null))

/** What makes two questions the same question: the words of the name in any order, the date, the number, the code. */
export const printOf = (typed: Typed): string => [wordsOf(typed).toSorted().join(' '), typed.birthDate ?? '', digitsOf(typed.phone), wholeTaxCode(typed.taxCode) ?? []].flat().join('|')
