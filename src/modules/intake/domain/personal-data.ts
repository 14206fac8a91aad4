import { foldName } from '#kernel/domain/name-keys.ts'
import { before, institutional } from './institutional-words.ts'

/** What a passage looks like: each has its own advice on what to write instead. */
export type PersonalKind = 'taxCode' | 'email' | 'phone' | 'birthDate' | 'address' | 'name'

export interface PersonalPassage {
  kind: PersonalKind
  text: string
  at: number
}

const MONTHS = 'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre'
const DATE = String.raw`(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}°?\s+(?:${MONTHS})\s+\d{4}|\d{4}-\d{2}-\d{2})`
const BORN = String.raw`(?:\bnat[oaie]\b|\bnascit[ae]\b|\bborn\b|\bbirth\b)`
/** Words that make a date that of an act, not of a person. */
const ACT = /(?:legge|l\.|decreto|d\.?\s?lgs\.?|d\.?p\.?r\.?|d\.?m\.?|dpcm|circolare|nota|delibera\w*|sentenza|regolamento|accordo|protocollo|convenzione|direttiva|linee guida|prot\.|n\.)[^.;\n]{0,40}$/i

// Omocodia replaces digits by letters, so all letters of its places are taken.
const TAX_CODE = /\b[A-Z]{6}\s?[0-9LMNP-V]{2}\s?[ABCDEHLMPRST]\s?[0-9LMNP-V]{2}\s?[A-Z][0-9LMNP-V]{3}\s?[A-Z]\b/gi
const EMAIL = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[a-z]{2,}/gi
const PHONE = /(?<![\d./-])(?:(?:\+|00)\d{2}[\s.-]?)?(?:3\d{2}|0\d{1,3}\/?)(?:[\s.-]?\d{2,4}){2,3}(?![\d/])|(?<![\d.])(?:\+|00)(?!39)\d{1,3}(?:[\s.-]?\d{2,4}){3,4}(?!\d)/g
const STREET = '[Vv]ia|[Vv]iale|[Pp]iazza|[Pp]iazzale|[Cc]orso|[Ll]argo|[Vv]icolo|[Ss]trada|[Cc]ontrada'
const ADDRESS = new RegExp(String.raw`\b(?:${STREET})\s+(?:[\p{L}'’.]+\s+){0,4}?\p{Lu}[\p{L}'’.]+,?\s+(?:n\.?\s?)?\d{1,3}(?:\s?\/\s?[a-zA-Z0-9])?(?!\d)`, 'gu')
const BIRTH_DATE = new RegExp(`${BORN}[^.;\\n]{0,30}?(${DATE})`, 'giu')
const ANY_DATE = new RegExp(`(?<![\\d/.-])${DATE}(?![\\d/-])`, 'giu')

// an apostrophe belongs to a name only before a capital: "D'Angelo", not "L'alunna"
const WORD = String.raw`\p{Lu}\p{L}*(?:['’-]\p{Lu}\p{L}*)*`
const PARTICLE = String.raw`(?:d[aei]|del|della|dello|dei|degli|de|di|la|lo|le|al|el|ben|bin|van|von)`
const EACH_WORD = new RegExp(WORD, 'gu')
const RUN = new RegExp(String.raw`(?<![\p{L}\p{N}])${WORD}(?:[ \t]+(?:${PARTICLE}[ \t]+)?${WORD})+`, 'gu')
/** After these words one capitalised word is enough. */
const CUE = new RegExp(
  String.raw`(?:\b(?:bambin[oa]|ragazz[oa]|ragazzin[oa]|alunn[oa]|student(?:e|essa)|minore|figli[oa]|fratello|sorella|neonat[oa]|madre|padre|mamma|papà|pupil|child|girl|boy)(?:\s+(?:di nome|called|named))?|\bdi nome|\bsi chiama|\bchiamat[oa]|\bnamed|\bcalled)\s+(${WORD})`,
  'gu',
)

/**
 * Passages of a text that look like data of a person, in their order. It cannot be sure: names are any run of capitalised words that are not
 * institutions, offices, places or laws; a single first name is found only after words such as "l'alunna" or "si chiama".
 */
export function findPersonalData(text: string, today: string): PersonalPassage[] {
  const found: PersonalPassage[] = []
  const add = (kind: PersonalKind, passage: string, at: number) => {
    const end = at + passage.length
    if (!found.some((one) => at < one.at + one.text.length && end > one.at)) found.push({ kind, text: passage, at })
  }
  for (const match of text.matchAll(TAX_CODE)) add('taxCode', match[0], match.index)
  for (const match of text.matchAll(EMAIL)) add('email', match[0], match.index)
  for (const match of text.matchAll(BIRTH_DATE)) add('birthDate', match[1]!, match.index + match[0].length - match[1]!.length)
  for (const match of text.matchAll(ANY_DATE)) if (looksLikeBirth(match[0], text.slice(0, match.index), today)) add('birthDate', match[0], match.index)
  for (const match of text.matchAll(PHONE)) if (isPhone(match[0])) add('phone', match[0].trim(), match.index)
  for (const match of text.matchAll(ADDRESS)) add('address', match[0], match.index)
  for (const name of names(text)) add('name', name.text, name.at)
  return found.toSorted((a, b) => a.at - b.at)
}

/** A whole date that is years ago and not that of an act is more likely a birth than an event one asks advice about. */
function looksLikeBirth(date: string, before: string, today: string): boolean {
  const year = Number(/\d{4}/.exec(date)?.[0] ?? 0)
  const now = Number(today.slice(0, 4))
  return year >= now - 25 && year <= now - 3 && !ACT.test(before)
}

const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length
  return digits >= 8 && digits <= 15
}

function names(text: string): { text: string; at: number }[] {
  const runs = [...text.matchAll(RUN)].flatMap((match) => {
    const words = nameWords(match[0])
    // A run that holds the name of an institution is the institution's: "Istituto Comprensivo Alessandro Manzoni".
    if (words.length < 2 || words.some(({ word }) => known(word))) return []
    const [first, last] = [words[0]!, words.at(-1)!]
    return [{ text: match[0].slice(first.at, last.at + last.word.length), at: match.index + first.at }]
  })
  const cued = [...text.matchAll(CUE)].flatMap((match) => {
    const word = match[1]!
    return known(word) || isAcronym(word) ? [] : [{ text: word, at: match.index + match[0].length - word.length }]
  })
  return [...runs, ...cued]
}

/** Folded, without an article tied to it: "dell'Istituto" is "istituto". */
const bareWord = (word: string): string => foldName(word.replace(/^(?:dell|nell|all|sull|dall|quest|un|l|d|c|s)['’]/i, ''))
const known = (word: string): boolean => institutional.has(bareWord(word))
const isAcronym = (word: string): boolean => word.length > 1 && word.length <= 4 && word === word.toUpperCase()

/** The words of a run that may be a name: without what comes before names or begins sentences, and without acronyms beside ordinary words. */
function nameWords(run: string): { word: string; at: number }[] {
  const words = [...run.matchAll(EACH_WORD)].map((match) => ({ word: match[0], at: match.index }))
  while (words.length && before.has(bareWord(words[0]!.word))) words.shift()
  const capitals = words.every(({ word }) => word === word.toUpperCase())
  if (!capitals) return words.filter(({ word }) => !isAcronym(word))
  return words.every(({ word }) => word.length >= 3) && words.some(({ word }) => word.length >= 5) ? words : []
}
