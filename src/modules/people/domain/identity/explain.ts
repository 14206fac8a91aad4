// Why two records may be of one person, or may not, in words: one line for each fact, with its weight.
import type { MatchFact, MatchLine } from './match-line.ts'
import type { Match } from './align.ts'
import type { DateKind } from './dates.ts'
import type { Facts, Prepared } from './facts.ts'
import type { Findings } from './features.ts'
import { fatherOf } from './kin-evidence.ts'
import type { Comparison } from './score.ts'
import { asWritten as nameAsWritten } from './names-as-written.ts'
import { saysOfCodes } from './codes.ts'
import { born, country, isolate, sex, type Says } from './fact-words.ts'

const DATES: Readonly<Record<Exclude<DateKind, 'unknown'>, Says>> = {
  sameDay: { it: 'stesso giorno di nascita', en: 'same day of birth' },
  bothJan1: { it: 'stesso anno, tutte e due al 1º gennaio: spesso è inventato, e molti lo hanno', en: 'same year, both on 1 January: often invented, and many have it' },
  sameYearJan1: { it: 'stesso anno: il 1º gennaio è probabilmente inventato', en: 'same year: 1 January is probably invented' },
  sameYearAlone: { it: 'stesso anno, di una si sa solo quello', en: 'same year, of one nothing more is known' },
  swapped: { it: 'giorno e mese scambiati', en: 'day and month swapped' },
  dayOff: { it: 'un giorno di differenza', en: 'one day apart' },
  dayDigit: { it: 'il giorno differisce di una cifra', en: 'the day differs by one figure' },
  monthOff: { it: 'il mese differisce di poco', en: 'the month differs slightly' },
  otherYear1: { it: 'stesso giorno e mese, un anno di differenza', en: 'same day and month, one year apart' },
  otherYear2: { it: 'stesso giorno e mese, due anni di differenza', en: 'same day and month, two years apart' },
  otherYear3: { it: 'stesso giorno e mese, tre anni di differenza', en: 'same day and month, three years apart' },
  otherYearDigit: { it: 'stesso giorno e mese, l’anno differisce di una cifra', en: 'same day and month, the year differs by one figure' },
  oneJan1Year1: { it: 'un anno di differenza, uno dei due è un 1º gennaio', en: 'one year apart, one of them a 1 January' },
  oneJan1Year2: { it: 'due anni di differenza, uno dei due è un 1º gennaio', en: 'two years apart, one of them a 1 January' },
  oneJan1Year3: { it: 'tre anni di differenza, uno dei due è un 1º gennaio', en: 'three years apart, one of them a 1 January' },
  bothJan1Year1: { it: 'tutte e due al 1º gennaio, un anno di differenza', en: 'both on 1 January, one year apart' },
  bothJan1Year2: { it: 'tutte e due al 1º gennaio, due anni di differenza', en: 'both on 1 January, two years apart' },
  bothJan1Year3: { it: 'tutte e due al 1º gennaio, tre anni di differenza', en: 'both on 1 January, three years apart' },
  twoSlips: { it: 'stesso anno, giorno e mese differiscono di poco', en: 'same year, day and month differ slightly' },
  slipOtherYear: { it: 'giorno o mese differiscono di poco, l’anno di uno, due o tre', en: 'day or month differ slightly, the year by one, two or three' },
  sameYear: { it: 'stesso anno, giorno e mese diversi', en: 'same year, another day and month' },
  sameMonthOtherYear: { it: 'stesso mese, giorno e anno diversi', en: 'same month, another day and year' },
  nearYear: { it: 'date diverse, a circa un anno', en: 'different dates, about a year apart' },
  far: { it: 'date di nascita lontane', en: 'dates of birth far apart' },
}

/** Both records in the order in which they were compared, and whether the reader sees them the other way round. */
interface Sides {
  a: Facts
  b: Facts
  flipped: boolean
}

function howAlike({ a: left, b: right, like, equivalent, rarity }: Match, { a, b, flipped }: Sides): Says {
  const written = [nameAsWritten(left.text, a), nameAsWritten(right.text, b)] as const
  const [one, other] = flipped ? [written[1], written[0]] : written
  const rare = rarity >= 0.75 ? { it: ', molto raro', en: ', very rare' } : rarity >= 0.5 ? { it: ', poco comune', en: ', uncommon' } : rarity >= 0.3 ? { it: '', en: '' } : { it: ', molto comune', en: ', very common' }
  const how = like === 1 ? { it: 'uguale', en: 'the same' } : equivalent ? { it: 'lo stesso nome in un’altra lingua o grafia', en: 'the same name in another language or spelling' }
    : like >= 0.9 ? { it: 'stesso suono', en: 'same sound' } : like >= 0.78 ? { it: 'suono simile', en: 'similar sound' } : { it: 'suono vicino', en: 'close sound' }
  const names = like === 1 && one.toLowerCase() === other.toLowerCase() ? one : `${one} ≈ ${other}`
  return { it: `${names}: ${how.it}${rare.it}`, en: `${names}: ${how.en}${rare.en}` }
}

const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())
const together = (lines: readonly Says[], otherwise: Says): Says =>
  lines.length ? { it: lines.map(({ it }) => it).join('; '), en: lines.map(({ en }) => en).join('; ') } : otherwise

/** How a fact is called, and what its adjectives end in. */
interface Called extends Says {
  feminine?: boolean
}

/** A fact as the reader knows it: a day, a country, a sex; as it is written when nothing else is said. */
type Reading = (value: string) => Says
const asWritten: Reading = (value) => ({ it: isolate(value), en: isolate(value) })

interface Side {
  one: string | null | undefined
  other: string | null | undefined
}

/** Both values in the order of the reader; one, when they read the same. */
function values({ one, other }: Side, flipped: boolean, read: Reading): Says {
  const [a, b] = (flipped ? [other, one] : [one, other]).map((value) => (value?.trim() ? read(value.trim()) : { it: '—', en: '—' })) as [Says, Says]
  const both = (left: string, right: string): string => (left === right ? left : `${left} / ${right}`)
  return { it: both(a.it, b.it), en: both(a.en, b.en) }
}

function notKnown(what: Says, { one, other }: Side, read: Reading): Says {
  const known = one?.trim() || other?.trim()
  if (!known) return { it: `${what.it}: non si sa in nessuna delle due`, en: `${what.en}: not known in either` }
  const said = read(known)
  return { it: `${what.it}: si sa in una sola (${said.it})`, en: `${what.en}: known in one only (${said.en})` }
}

function compared(what: Called, state: Findings['father'] | Findings['place'], side: Side, flipped: boolean, read: Reading = asWritten): Says {
  if (state === 'unknown') return notKnown(what, side, read)
  const { it, en } = values(side, flipped, read)
  if (state === 'same') return { it: `${what.it} concorda: ${it}`, en: `${what.en} agrees: ${en}` }
  const end = what.feminine ? 'a' : 'o'
  return state === 'near' ? { it: `${what.it} vicin${end} ma non uguale: ${it}`, en: `${what.en} close but not the same: ${en}` } : { it: `${what.it} divers${end}: ${it}`, en: `${what.en} differs: ${en}` }
}

function names(found: Findings, kind: Match['kind'], conflict: boolean, sides: Sides): Says {
  const lines = found.alignment.matches.filter((match) => match.kind === kind).map((match) => howAlike(match, sides))
  if (kind === 'family' && found.slavicSuffix) lines.push({ it: 'finiscono in modo diverso: di solito sono due cognomi', en: 'they end differently: usually two surnames' })
  if (conflict) lines.push(kind === 'given' ? { it: 'i nomi propri non concordano', en: 'the given names do not agree' } : { it: 'i cognomi non concordano', en: 'the family names do not agree' })
  return together(lines, { it: 'niente da confrontare', en: 'nothing to compare' })
}

function wholeNames(found: Findings, sides: Sides, weight: number): Says {
  const lines = found.alignment.matches.filter(({ kind }) => kind === 'cross').map((match) => howAlike(match, sides)).map(({ it, en }): Says => ({ it: `nome da una parte, cognome dall’altra: ${it}`, en: `given name on one side, family name on the other: ${en}` }))
  const { leftOver, rightOver, crossed, matches } = found.alignment
  if (leftOver.length && rightOver.length) lines.push({ it: 'ciascuno ha parole che l’altro non ha', en: 'each has words that the other has not' })
  else if (leftOver.length || rightOver.length) lines.push({ it: 'una registrazione ha una parola in più', en: 'one registration has a word more' })
  if (crossed && matches.length > 2) lines.push({ it: 'le stesse parole in un altro ordine', en: 'the same words in another order' })
  if (!matches.length) lines.push({ it: 'nessuna parola dei nomi concorda', en: 'no word of the names agrees' })
  return together(lines, weight < 0 ? { it: 'i nomi nel loro insieme non sono proprio gli stessi', en: 'the names as a whole are not quite the same' } : { it: 'i nomi nel loro insieme si somigliano', en: 'the names as a whole are alike' })
}

function dates({ found, flipped }: Comparison, a: Facts, b: Facts): Says {
  const side = { one: a.dob, other: b.dob }
  if (found.date === 'unknown') return notKnown({ it: 'data di nascita', en: 'date of birth' }, side, born)
  const { it, en } = values(side, flipped, born)
  return { it: `${it}: ${DATES[found.date].it}`, en: `${en}: ${DATES[found.date].en}` }
}

function nations({ found, flipped }: Comparison, a: Facts, b: Facts): Says {
  const side = { one: a.nat, other: b.nat }
  if (found.nation !== 'near') return compared({ it: 'cittadinanza', en: 'nationality', feminine: true }, found.nation, side, flipped, country)
  const { it, en } = values(side, flipped, country)
  return { it: `cittadinanze di paesi vicini, spesso scambiati: ${it}`, en: `nationalities of neighbouring countries, often taken for each other: ${en}` }
}

function said(fact: MatchFact, comparison: Comparison, a: Facts, b: Facts): Says {
  const { found, flipped, parts } = comparison
  const sides = { a, b, flipped }
  switch (fact) {
    case 'given': return names(found, 'given', found.givenConflict, sides)
    case 'family': return names(found, 'family', found.familyConflict, sides)
    case 'names': return wholeNames(found, sides, parts.get('names') ?? 0)
    case 'date': return dates(comparison, a, b)
    case 'nationality': return nations(comparison, a, b)
    case 'sex': return compared({ it: 'sesso', en: 'sex' }, found.sex, { one: a.sex, other: b.sex }, flipped, sex)
    case 'father': return compared({ it: 'nome del padre', en: 'father’s name' }, found.father, { one: a.father, other: b.father }, flipped)
    case 'mother': return compared({ it: 'nome della madre', en: 'mother’s name' }, found.mother, { one: a.mother, other: b.mother }, flipped)
    case 'place': return compared({ it: 'luogo di nascita', en: 'place of birth' }, found.place, { one: a.place, other: b.place }, flipped)
    case 'phone': return compared({ it: 'telefono', en: 'telephone' }, found.phone, { one: a.phone, other: b.phone }, flipped)
    case 'code': return saysOfCodes(comparison.codes, flipped, isolate)
    case 'support': return { it: 'corrisponde anche a un’altra registrazione già trovata', en: 'it matches another registration already found as well' }
    case 'chance': return { it: 'punto di partenza: due registrazioni prese a caso sono quasi sempre di due persone', en: 'starting point: two registrations taken at random are almost always of two people' }
  }
}

/** Is this fact not known of both? Then its line speaks neither for nor against. */
function unknown(fact: MatchFact, { found }: Comparison): boolean {
  const state = { date: found.date, nationality: found.nation, sex: found.sex, father: found.father, mother: found.mother, place: found.place, phone: found.phone }
  return fact in state && state[fact as keyof typeof state] === 'unknown'
}

const ORDER: readonly MatchFact[] = ['given', 'family', 'names', 'date', 'nationality', 'sex', 'father', 'mother', 'place', 'phone', 'code', 'support', 'chance']

/** The facts, with the father's name that a patronymic tells. */
const withFather = (one: Prepared): Facts => (one.father.length ? one.facts : { ...one.facts, father: fatherOf(one).map(({ text }) => capital(text))[0] })

/** The lines of a comparison of `asked` with `found`, in that order of sides. Their weights add up to the score, those of unknown facts included. */
export function explain(comparison: Comparison, asked: Prepared, other: Prepared): MatchLine[] {
  const [a, b] = comparison.flipped ? [other, asked] : [asked, other]
  return ORDER.filter((fact) => comparison.parts.has(fact)).map((fact) => ({
    fact, weight: comparison.parts.get(fact)! / 100, unknown: unknown(fact, comparison), says: said(fact, comparison, withFather(a), withFather(b)),
  }))
}
