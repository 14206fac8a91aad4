// Codes and documents that are given to one person alone: two registrations that carry the same one are of one person, unless somebody copied it wrong.
import type { Says } from './fact-words.ts'

/** How a code is written among the facts compared: `TYPE:VALUE`, its type of the list `identifier_type`. */
export type Code = string

interface Kind extends Says {
  /** Hundredths of log-odds that the same code adds. Chosen, not learned: the development set has no codes. */
  same: number
  /** That another code of this type takes away; 0 where one person may well have had two (a health code of each agency, a renewed document, a tax code issued on another spelling). */
  other: number
}

/** Part of the version of every score: to be moved with the numbers below, which no training changes. */
export const CODES_VERSION = 1

const PERSONAL = 1600
const DOCUMENT = 1200

/**
 * What is compared. Left out: the Vestanet and the guardianship number, which brothers and sisters may have together, and `ALTRO`, which may be anything. The CUI is given on
 * fingerprints, so that two of them are two people unless one was copied wrong. `people.compares_code` of the database names the same types.
 */
export const COMPARED_CODES: Readonly<Record<string, Kind>> = {
  CF: { same: PERSONAL, other: 0, it: 'codice fiscale', en: 'tax code' },
  CF_PROVV: { same: PERSONAL, other: 0, it: 'codice fiscale provvisorio', en: 'provisional tax code' },
  STP: { same: PERSONAL, other: 0, it: 'codice STP', en: 'STP health code' },
  ENI: { same: PERSONAL, other: 0, it: 'codice ENI', en: 'ENI health code' },
  CUI: { same: PERSONAL, other: -400, it: 'CUI', en: 'CUI' },
  SIM: { same: PERSONAL, other: 0, it: 'numero SIM (sistema informativo minori)', en: 'SIM number (minors’ information system)' },
  PASSAPORTO: { same: DOCUMENT, other: 0, it: 'numero di passaporto', en: 'passport number' },
  PERMESSO: { same: DOCUMENT, other: 0, it: 'numero del permesso di soggiorno', en: 'residence permit number' },
  CARTA_IDENTITA: { same: DOCUMENT, other: 0, it: 'numero della carta d’identità', en: 'identity card number' },
  TESSERA_SANITARIA: { same: DOCUMENT, other: 0, it: 'numero della tessera sanitaria', en: 'health card number' },
}

/** A code on more people than this is none: a parent's on all the children, a word typed where the number was not known. */
export const MOST_BEARERS = 3

const typeOf = (code: Code): string => code.slice(0, code.indexOf(':'))
const valueOf = (code: Code): string => code.slice(code.indexOf(':') + 1)

/** Is this a number at all? «In attesa», `0000000000` and `XXX` are written where a code is not known. */
const isNumber = (value: string): boolean => value.length >= 6 && value.length <= 40 && /\d/.test(value) && new Set(value).size >= 3

/** Those of somebody's codes that are compared, in the form in which they are: letters and figures alone. */
export const comparedCodes = (codes: readonly Code[] | null | undefined): Code[] =>
  [...new Set((codes ?? []).map((code) => `${typeOf(code)}:${valueOf(code).toUpperCase().replace(/[^A-Z\d]/g, '')}`))].filter((code) => COMPARED_CODES[typeOf(code)] && isNumber(valueOf(code)))

export interface CodeEvidence {
  /** The code both have that weighs most. */
  same: Code | null
  /** Two that one person does not have: of the one that comes first in the order of comparison, and of the other. */
  others: readonly [Code, Code] | null
  /** Hundredths. */
  weight: number
}

const NONE: CodeEvidence = { same: null, others: null, weight: 0 }

/** What the codes of two records say. */
export function codeEvidence(a: readonly Code[], b: readonly Code[]): CodeEvidence {
  if (!a.length || !b.length) return NONE
  const shared = a.filter((code) => b.includes(code)).toSorted((one, other) => COMPARED_CODES[typeOf(other)]!.same - COMPARED_CODES[typeOf(one)]!.same || (one < other ? -1 : 1))
  const types = new Set(shared.map(typeOf))
  const against = a.find((code) => COMPARED_CODES[typeOf(code)]!.other && !types.has(typeOf(code)) && b.some((other) => typeOf(other) === typeOf(code)))
  const same = shared[0] ?? null
  if (!against) return same ? { same, others: null, weight: COMPARED_CODES[typeOf(same)]!.same } : NONE
  return { same, others: [against, b.find((code) => typeOf(code) === typeOf(against))!], weight: (same ? COMPARED_CODES[typeOf(same)]!.same : 0) + COMPARED_CODES[typeOf(against)]!.other }
}

/** The same in words; `flipped`: the reader sees the two the other way round. */
export function saysOfCodes({ same, others }: CodeEvidence, flipped: boolean, show: (value: string) => string): Says {
  const lines: Says[] = []
  if (same) {
    const { it, en } = COMPARED_CODES[typeOf(same)]!
    lines.push({ it: `stesso ${it}: ${show(valueOf(same))}`, en: `same ${en}: ${show(valueOf(same))}` })
  }
  if (others) {
    const { it, en } = COMPARED_CODES[typeOf(others[0])]!
    const both = (flipped ? others.toReversed() : others).map((code) => show(valueOf(code))).join(' / ')
    lines.push({ it: `${it} diverso: ${both}`, en: `another ${en}: ${both}` })
  }
  return { it: lines.map((line) => line.it).join('; '), en: lines.map((line) => line.en).join('; ') }
}
