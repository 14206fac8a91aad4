import { isPlainDate, type PlainDate } from './plain-date.ts'

export type Sex = 'F' | 'M'

export type TaxCode =
  | {
      ok: true
      kind: 'CF'
      /** Upper case, without spaces, omocodia letters kept. */
      normalised: string
      /** The same code with digits where omocodia put letters and its own control letter: what two variants have in common. */
      plain: string
      omocodia: boolean
      birth: PlainDate
      sex: Sex
      /** Land-registry code of the place of birth; Z… is abroad. */
      placeCode: string
    }
  | { ok: true; kind: 'CF_PROVV'; normalised: string; omocodia: false }
export type Refused = { ok: false; reason: string }

const MONTHS = 'ABCDEHLMPRST'
const OMOCODIA = 'LMNPQRSTUV'
/** Positions (from 0) that hold digits and may hold omocodia letters. */
const DIGITS = [6, 7, 9, 10, 12, 13, 14]
/** Value of a character in an odd position, by its value in an even one (DM 23 December 1976). */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
const SHAPE = /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/

const refuse = (reason: string): Refused => ({ ok: false, reason })

/** Control letter of the first fifteen characters. */
function controlLetter(body: string): string {
  const sum = [...body].reduce((total, character, index) => {
    const value = character >= 'A' ? character.charCodeAt(0) - 65 : Number(character)
    return total + (index % 2 === 0 ? ODD[value]! : value)
  }, 0)
  return String.fromCharCode(65 + (sum % 26))
}

/** Check digit of eleven-digit codes, the same as a VAT number's. */
function elevenDigitsCheck(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/**
 * Reads a tax code (codice fiscale) or a provisional eleven-digit one. `today` decides the century: nobody is born tomorrow, and of the two
 * possible years the later is taken (someone aged 100 or more is read as a child: `taxCodeMatches` then tells the doubt).
 */
export function readTaxCode(text: string, today: PlainDate): TaxCode | Refused {
  const code = text.toUpperCase().replace(/[\s.\-/]/g, '')
  if (/^\d+$/.test(code)) return readProvisional(code)
  if (code.length !== 16) {
    return refuse(`Il codice fiscale ha 16 caratteri, qui sono ${code.length}: ${code.length < 16 ? 'controlla se ne manca qualcuno' : 'controlla se ce n’è qualcuno in più'}`)
  }
  const wrong = [...code].findIndex((character) => !/[A-Z\d]/.test(character))
  if (wrong >= 0) return refuse(`Il carattere ${wrong + 1} («${code[wrong]}») non è una lettera né una cifra: correggilo`)
  if (!SHAPE.test(code)) return refuse(whereShapeFails(code))
  if (controlLetter(code.slice(0, 15)) !== code[15]) return refuse('Il carattere di controllo non torna: ricontrolla la lettera finale e le altre')
  return readParts(code, today)
}

function readParts(code: string, today: PlainDate): TaxCode | Refused {
  const digitAt = (character: string, index: number): string =>
    DIGITS.includes(index) && character >= 'A' ? String(OMOCODIA.indexOf(character)) : character
  const plainBody = Array.from(code.slice(0, 15), digitAt).join('')
  const dayNumber = Number(plainBody.slice(9, 11))
  const sex: Sex = dayNumber > 40 ? 'F' : 'M'
  const day = sex === 'F' ? dayNumber - 40 : dayNumber
  const tail = `${plainBody.slice(6, 8)}-${String(MONTHS.indexOf(plainBody[8]!) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const century = Number(today.slice(0, 2))
  const birth = [`${century}${tail}`, `${century - 1}${tail}`].find((date): date is PlainDate => isPlainDate(date) && date <= today)
  if (!birth) return refuse('Il giorno di nascita scritto nel codice non esiste: ricontrolla i caratteri dal 7 all’11')
  return {
    ok: true, kind: 'CF', normalised: code, plain: plainBody + controlLetter(plainBody), omocodia: plainBody !== code.slice(0, 15),
    birth, sex, placeCode: plainBody.slice(11, 15),
  }
}

function readProvisional(code: string): TaxCode | Refused {
  if (code.length !== 11) return refuse(`Un codice fiscale provvisorio ha 11 cifre, qui sono ${code.length}: controlla se ne mancano o ce ne sono in più`)
  if (/^0+$/.test(code)) return refuse('Undici zeri non sono un codice fiscale: lascia vuoto il campo se il codice non c’è')
  if (!elevenDigitsCheck(code)) return refuse('La cifra di controllo non torna: ricontrolla l’ultima cifra e le altre')
  return { ok: true, kind: 'CF_PROVV', normalised: code, omocodia: false }
}

function whereShapeFails(code: string): string {
  const part = (from: number, to: number): string => code.slice(from, to)
  if (!/^[A-Z]{6}$/.test(part(0, 6))) return 'I primi 6 caratteri (cognome e nome) sono lettere: controlla se uno zero sta al posto di una O'
  if (!/^[\dLMNP-V]{2}$/.test(part(6, 8))) return 'I caratteri 7 e 8 sono l’anno di nascita: scrivi due cifre'
  if (!MONTHS.includes(code[8]!)) return `Il carattere 9 è il mese: «${code[8]}» non ne indica nessuno (si usano ${MONTHS})`
  if (!/^[\dLMNP-V]{2}$/.test(part(9, 11))) return 'I caratteri 10 e 11 sono il giorno di nascita: scrivi due cifre'
  if (!/^[A-Z][\dLMNP-V]{3}$/.test(part(11, 15))) return 'I caratteri dal 12 al 15 sono il luogo di nascita: una lettera e tre cifre'
  return 'L’ultimo carattere è una lettera di controllo: qui c’è una cifra'
}

export interface KnownFacts {
  birthDate?: PlainDate | null
  sex?: Sex | 'X' | null
}

/** Doubts, in Italian, between a tax code and what is known of the person; empty when all agrees. A doubt never blocks: dates are often presumed. */
export function taxCodeMatches(code: TaxCode, { birthDate, sex }: KnownFacts): string[] {
  if (code.kind === 'CF_PROVV') return []
  const doubts: string[] = []
  // the code knows only two digits of the year
  if (birthDate && birthDate.slice(2) !== code.birth.slice(2)) {
    doubts.push(`Il codice fiscale dice nato il ${italian(code.birth)}, qui è scritto ${italian(birthDate)}`)
  }
  if (sex && sex !== 'X' && sex !== code.sex) {
    doubts.push(`Il codice fiscale è di ${code.sex === 'F' ? 'una femmina' : 'un maschio'}, qui è scritto ${sex === 'F' ? 'femmina' : 'maschio'}`)
  }
  return doubts
}

const italian = (date: PlainDate): string => date.split('-').reverse().join('/')

/** Reads a health code for foreigners without registration: STP or ENI and thirteen digits. */
export function readHealthCode(text: string): { ok: true; kind: 'STP' | 'ENI'; normalised: string } | Refused {
  const code = text.toUpperCase().replace(/[\s.\-/]/g, '')
  const kind = code.slice(0, 3)
  if (kind !== 'STP' && kind !== 'ENI') return refuse('Il codice comincia con STP o ENI: controlla le prime tre lettere')
  const digits = code.slice(3)
  if (!/^\d*$/.test(digits)) return refuse(`Dopo ${kind} ci sono solo cifre: controlla se una lettera sta al posto di una cifra`)
  if (digits.length !== 13) return refuse(`Dopo ${kind} ci sono 13 cifre, qui sono ${digits.length}`)
  return { ok: true, kind, normalised: code }
}

/** Reads a CUI (unique code given with fingerprints): letters and digits, usually seven; no control character is public. */
export function readCui(text: string): { ok: true; kind: 'CUI'; normalised: string } | Refused {
  const code = text.toUpperCase().replace(/[\s.\-/]/g, '')
  if (!/^[A-Z\d]{5,12}$/.test(code)) return refuse('Il CUI è fatto di lettere e cifre (di solito 7): controlla di averlo copiato tutto')
  return { ok: true, kind: 'CUI', normalised: code }
}
