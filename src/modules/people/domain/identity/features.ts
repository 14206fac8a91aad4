// What two records have in common and what sets them apart, as numbers: the weights of `weights.json` turn them into log-odds.
import type { MatchFact } from './match-line.ts'
import { align, ENOUGH, wordLikeness, type Alignment, type Match, type Rarity } from './align.ts'
import { DATE_KINDS, dateKind, type DateKind } from './dates.ts'
import type { SoundCosts } from './distance.ts'
import type { Name, NameWord, Prepared } from './facts.ts'
import { neighbours } from './countries.ts'
import type { Word } from './words.ts'

/** Likeness is read between these points, linearly. */
const POINTS = [ENOUGH, 0.7, 0.78, 0.85, 0.91, 0.96, 1] as const
const KINDS = ['given', 'family', 'cross'] as const
const LEVELS = ['full', 'fullRare', 'part', 'one', 'weak'] as const
export type Level = (typeof LEVELS)[number]
const DATE_GROUPS = ['unknown', 'exact', 'jan1', 'sameYear', 'partOff', 'close', 'far'] as const

const groupOf: Readonly<Record<DateKind, (typeof DATE_GROUPS)[number]>> = {
  unknown: 'unknown', sameDay: 'exact', bothJan1: 'jan1', sameYearJan1: 'sameYear', sameYearAlone: 'sameYear', swapped: 'partOff', dayOff: 'partOff', dayDigit: 'partOff', monthOff: 'partOff',
  otherYear1: 'partOff', otherYear2: 'partOff', otherYear3: 'partOff', otherYearDigit: 'close', oneJan1Year1: 'close', oneJan1Year2: 'close', oneJan1Year3: 'far', bothJan1Year1: 'close', bothJan1Year2: 'close',
  bothJan1Year3: 'far', sameYear: 'far', sameMonthOtherYear: 'far', nearYear: 'far', far: 'far',
}

const registry: { name: string; fact: MatchFact }[] = []
const declare = (fact: MatchFact, ...names: string[]): number => {
  const at = registry.length
  for (const name of names) registry.push({ name, fact })
  return at
}
const points = POINTS.map((_, index) => String(index))

const CHANCE = declare('chance', 'chance')
const MATCH = Object.fromEntries(KINDS.map((kind) => [kind, {
  like: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', ...points.map((at) => `${kind}.like.${at}`)),
  rare: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', ...points.map((at) => `${kind}.rare.${at}`)),
  second: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', `${kind}.second`, `${kind}.secondRare`),
  apart: declare(kind === 'given' ? 'given' : kind === 'family' ? 'family' : 'names', `${kind}.apart`, `${kind}.apartCommon`, `${kind}.equivalent`, `${kind}.sameText`, `${kind}.firstLetter`),
}])) as Record<(typeof KINDS)[number], { like: number; rare: number; second: number; apart: number }>
const GIVEN_CONFLICT = declare('given', 'given.conflict.0', 'given.conflict.1', 'given.conflict.2')
const FAMILY_CONFLICT = declare('family', 'family.conflict.0', 'family.conflict.1', 'family.conflict.2')
const CONFLICTS = declare('names', 'conflict.one', 'conflict.two', 'conflict.rareBoth')
const EXTRA = declare('names', 'extra.one', 'extra.two', 'noMatch', 'crossed', 'single')
const SUFFIX = declare('family', 'family.slavicSuffix')
const KIN_NAME = declare('names', 'parentInName', 'patronymicAgrees', 'patronymicDiffers')
const SIBLING = declare('given', 'given.siblingParents', 'given.siblingPhone')
const DATE = declare('date', ...DATE_KINDS.map((kind) => `date.${kind}`))
const DATE_LEVEL = declare('date', ...LEVELS.flatMap((level) => DATE_GROUPS.map((group) => `date.${level}.${group}`)))
const NATION = declare('nationality', 'nat.same', 'nat.near', 'nat.differs', 'nat.unknown')
const SEX = declare('sex', 'sex.same', 'sex.differs', 'sex.unknown')
const FATHER = declare('father', 'father.exact', 'father.alike', 'father.rare', 'father.near', 'father.differs', 'father.unknown')
const MOTHER = declare('mother', 'mother.exact', 'mother.alike', 'mother.rare', 'mother.near', 'mother.differs', 'mother.unknown', 'mother.family')
const PLACE = declare('place', 'place.same', 'place.near', 'place.differs', 'place.unknown')
const PHONE = declare('phone', 'phone.same', 'phone.differs', 'phone.unknown', 'phone.oneOff')

export const FEATURES: readonly { name: string; fact: MatchFact }[] = registry

/** What was found, for the explanation and the guards. */
export interface Findings {
  values: Float64Array
  alignment: Alignment
  level: Level
  date: DateKind
  givenConflict: boolean
  familyConflict: boolean
  slavicSuffix: boolean
  father: Kin
  mother: Kin
  place: 'same' | 'near' | 'differs' | 'unknown'
  phone: 'same' | 'differs' | 'unknown'
  nation: 'same' | 'near' | 'differs' | 'unknown'
  sex: 'same' | 'differs' | 'unknown'
  /** Sum of likeness × rarity of the matched words: how much the names alone say. */
  evidence: number
}
export type Kin = 'same' | 'near' | 'differs' | 'unknown'

export interface Ear {
  costs: SoundCosts
  rarity: Rarity
}

/** Adds `amount` at the two points around `like`. */
function spread(values: Float64Array, base: number, like: number, amount: number): void {
  let at = 1
  while (at < POINTS.length - 1 && like > POINTS[at]!) at++
  const [low, high] = [POINTS[at - 1]!, POINTS[at]!]
  const share = Math.min(1, Math.max(0, (like - low) / (high - low)))
  values[base + at - 1]! += amount * (1 - share)
  values[base + at]! += amount * share
}

const bestAmong = (words: readonly Word[], others: readonly Word[], costs: SoundCosts): { like: number; word: Word | null } => {
  let like = 0
  let word: Word | null = null
  for (const x of words) for (const y of others) {
    const found = wordLikeness(x, y, costs)
    if (found > like) [like, word] = [found, x]
  }
  return { like, word }
}

const bin = (like: number): 0 | 1 | 2 => (like < 0.35 ? 0 : like < 0.5 ? 1 : 2)

/** Ending that makes another Ukrainian or Russian surname of the same stem: Ostapchenko, Ostapchuk. */
const SUFFIX_OF = /^(.{3,}?)(enko|tchenko|chenko|tschenko|cenko|chuk|tchuk|ciuk|tschuk|cuk|chak|uk|iuk|yuk|juk|ak|yak|iak|jak|ko|ivskyi|ovskyi|evskii|skyi|skiy|skij|skii|skyy|sky|ski|skaia|skaya|ska|tskyi|tskyy|tsky|tskii|ckij|ckii|ckiy|ckyi|ych|ich|yc|ic|ovich|ov|ova|iv|eva|ev|yev|in|yn|ina|yna|ets|ec|ez|yk|ik|nyk|nik|uts|un)$/
const suffixFamily: Readonly<Record<string, string>> = {
  enko: 'enko', tchenko: 'enko', chenko: 'enko', tschenko: 'enko', cenko: 'enko', ko: 'enko', chuk: 'uk', tchuk: 'uk', ciuk: 'uk', tschuk: 'uk', cuk: 'uk', uk: 'uk', iuk: 'uk', yuk: 'uk', juk: 'uk', chak: 'ak', ak: 'ak', yak: 'ak', iak: 'ak', jak: 'ak',
  ivskyi: 'sky', ovskyi: 'sky', evskii: 'sky', skyi: 'sky', skiy: 'sky', skij: 'sky', skii: 'sky', skyy: 'sky', sky: 'sky', ski: 'sky', skaia: 'sky', skaya: 'sky', ska: 'sky', tskyi: 'sky', tskyy: 'sky', tsky: 'sky', tskii: 'sky', ckij: 'sky', ckii: 'sky', ckiy: 'sky', ckyi: 'sky',
  ych: 'ych', ich: 'ych', yc: 'ych', ic: 'ych', ovich: 'ych', ov: 'ov', ova: 'ov', iv: 'ov', eva: 'ov', ev: 'ov', yev: 'ov', in: 'in', yn: 'in', ina: 'in', yna: 'in', ets: 'ets', ec: 'ets', ez: 'ets', yk: 'yk', ik: 'yk', nyk: 'yk', nik: 'yk', uts: 'uts', un: 'un',
}
const SLAVS = new Set(['UKR', 'RUS', 'BLR', 'MDA', 'POL', 'BGR', 'KAZ', 'GEO'])

function slavicEnding(word: Word): string | null {
  const found = SUFFIX_OF.exec(word.text)
  return found ? suffixFamily[found[2]!] ?? null : null
}

export const endsDifferently = (match: Match, a: Prepared, b: Prepared): boolean => {
  if (match.like === 1 || (!SLAVS.has(a.nat) && !SLAVS.has(b.nat))) return false
  const [one, other] = [slavicEnding(match.a), slavicEnding(match.b)]
  return one !== null && other !== null && one !== other
}

function kin(words: readonly Word[], others: readonly Word[], { costs, rarity }: Ear, values: Float64Array, base: number): Kin {
  if (!words.length || !others.length) {
    values[base + 5] = 1
    return 'unknown'
  }
  const { like, word } = bestAmong(words, others, costs)
  if (like >= 0.75) {
    values[base + (like >= 0.95 ? 0 : 1)] = 1
    values[base + 2] = rarity(word!)
    return 'same'
  }
  values[base + (like >= 0.6 ? 3 : 4)] = 1
  return like >= 0.6 ? 'near' : 'differs'
}

interface NameFindings {
  alignment: Alignment
  evidence: number
  a: Name
  b: Name
}

/** Every name of one against every name of the other: the pair that says most. */
function bestNames(a: Prepared, b: Prepared, ear: Ear): NameFindings {
  let best: NameFindings | null = null
  for (const x of a.names) for (const y of b.names) {
    const alignment = align(x, y, ear.costs, ear.rarity)
    const evidence = alignment.matches.reduce((sum, { like, rarity }) => sum + (like - 0.4) * (0.3 + rarity), 0) - 0.12 * Math.min(alignment.leftOver.length, alignment.rightOver.length)
    if (!best || evidence > best.evidence) best = { alignment, evidence, a: x, b: y }
  }
  return best ?? { alignment: { matches: [], leftOver: [], rightOver: [], crossed: 0 }, evidence: 0, a: [], b: [] }
}

const firstOf = (name: Name): NameWord | undefined => name.find(({ role }) => role !== 'family')

/** Words that a parent's name on the other side explains (a chain of names, a patronymic). */
function unexplained(words: readonly NameWord[], other: Prepared, ear: Ear): { words: NameWord[]; explained: number } {
  const left = words.filter((word) => {
    const kinWords = [...other.father, ...other.mother]
    if (kinWords.some((one) => wordLikeness(word, one, ear.costs) >= 0.75)) return false
    if (word.patronymic && word.role !== 'family') return false
    return true
  })
  return { words: left, explained: words.length - left.length }
}

/** What the matched words say. */
function ofMatches(matches: readonly Match[], a: Prepared, b: Prepared, ear: Ear, values: Float64Array): { seen: Record<Match['kind'], number>; suffix: boolean } {
  const seen = { given: 0, family: 0, cross: 0 }
  let suffix = false
  for (const match of [...matches].sort((p, q) => q.like * (0.3 + q.rarity) - p.like * (0.3 + p.rarity))) {
    const slots = MATCH[match.kind]
    const ends = endsDifferently(match, a, b)
    if (ends) suffix = true
    if (match.equivalent) values[slots.apart + 2] = 1
    else if (match.like === 1) values[slots.apart + 3] = 1
    else if (!match.a.fine.some((one) => match.b.fine.includes(one))) {
      values[slots.apart]! += 1
      values[slots.apart + 1]! += 1 - Math.max(ear.rarity(match.a), ear.rarity(match.b))
      if (match.a.coarse[0]?.[0] !== match.b.coarse[0]?.[0]) values[slots.apart + 4]! += 1
    }
    if (seen[match.kind]++) {
      values[slots.second]! += (match.like - 0.5) * 2
      values[slots.second + 1]! += match.rarity * (match.like - 0.5) * 2
    } else {
      spread(values, slots.like, match.like, 1)
      spread(values, slots.rare, match.like, match.rarity)
    }
  }
  if (suffix) values[SUFFIX] = 1
  return { seen, suffix }
}

/** Compares two records. Call it with the two in their one order (`score.ts` does): it is then the same both ways round. */
export function findings(a: Prepared, b: Prepared, ear: Ear): Findings {
  const values = new Float64Array(registry.length)
  values[CHANCE] = 1
  const { alignment, evidence, a: nameA, b: nameB } = bestNames(a, b, ear)
  const { matches } = alignment
  const { seen, suffix } = ofMatches(matches, a, b, ear, values)
  const leftA = unexplained(alignment.leftOver, b, ear)
  const leftB = unexplained(alignment.rightOver, a, ear)
  if (leftA.explained + leftB.explained) values[KIN_NAME] = 1
  const conflicts = Math.min(leftA.words.length, leftB.words.length)
  const extra = Math.abs(leftA.words.length - leftB.words.length)
  const [givenA, givenB] = [firstOf(nameA), firstOf(nameB)]
  const isLeft = (word: NameWord | undefined, words: readonly NameWord[]): boolean => Boolean(word && words.some((one) => one.text === word.text))
  const near = conflicts ? bestAmong(leftA.words, leftB.words, ear.costs).like : 0
  const givenConflict = conflicts > 0 && !seen.given && (isLeft(givenA, leftA.words) || isLeft(givenB, leftB.words)) && leftA.words.some(({ role }) => role !== 'family') && leftB.words.some(({ role }) => role !== 'family')
  const familyConflict = conflicts > 0 && !seen.family && leftA.words.some(({ role }) => role !== 'given') && leftB.words.some(({ role }) => role !== 'given')
  if (givenConflict) values[GIVEN_CONFLICT + bin(near)] = 1
  if (familyConflict) values[FAMILY_CONFLICT + bin(near)] = 1
  if (conflicts) {
    values[CONFLICTS + (conflicts > 1 ? 1 : 0)] = 1
    values[CONFLICTS + 2] = Math.min(Math.max(...leftA.words.map(ear.rarity)), Math.max(...leftB.words.map(ear.rarity)))
  }
  if (extra) values[EXTRA + (extra > 1 ? 1 : 0)] = 1
  if (!matches.length) values[EXTRA + 2] = 1
  if (alignment.crossed && matches.length > 2) values[EXTRA + 3] = 1
  if (matches.length === 1) values[EXTRA + 4] = 1
  patronymics(a, b, ear, values)
  const rareSum = matches.reduce((sum, { like, rarity }) => sum + Math.max(0, (like - 0.5) * 2) * rarity, 0)
  const level: Level = conflicts || !matches.length ? (rareSum > 0.6 ? 'part' : 'weak') : matches.length > 1 ? (rareSum > 1 ? 'fullRare' : 'full') : 'one'
  const date = dateKind(a.born, b.born)
  values[DATE + DATE_KINDS.indexOf(date)] = 1
  values[DATE_LEVEL + LEVELS.indexOf(level) * DATE_GROUPS.length + DATE_GROUPS.indexOf(groupOf[date])] = 1
  const father = kin(a.father, b.father, ear, values, FATHER)
  const mother = kin(a.mother, b.mother, ear, values, MOTHER)
  const phone = phones(a.phone, b.phone, values)
  if (givenConflict && (father === 'same' || mother === 'same')) values[SIBLING] = 1
  if (givenConflict && phone === 'same') values[SIBLING + 1] = 1
  return {
    values, alignment: { ...alignment, leftOver: leftA.words, rightOver: leftB.words }, level, date, givenConflict, familyConflict, slavicSuffix: suffix, father, mother, phone,
    place: places(a.place, b.place, ear, values), nation: nations(a.nat, b.nat, values), sex: sexes(a.sex, b.sex, values), evidence,
  }
}

function patronymics(a: Prepared, b: Prepared, { costs }: Ear, values: Float64Array): void {
  const stems = (one: Prepared) => one.names.flatMap((name) => name.filter(({ patronymic, role }) => patronymic && role !== 'family'))
  for (const [one, other] of [[a, b], [b, a]] as const) for (const word of stems(one)) {
    if (!other.father.length) continue
    const stem = { ...word, id: 0, text: word.patronymic!, forms: [word.forms[0]!.slice(0, Math.max(3, word.patronymic!.length))], group: null }
    const { like } = bestAmong([stem], other.father, costs)
    values[KIN_NAME + (like >= 0.62 ? 1 : 2)] = 1
  }
}

function phones(a: string, b: string, values: Float64Array): Findings['phone'] {
  if (!a || !b) {
    values[PHONE + 2] = 1
    return 'unknown'
  }
  if (a === b) {
    values[PHONE] = 1
    return 'same'
  }
  let different = a.length === b.length ? 0 : 9
  for (let at = 0; at < a.length && at < b.length; at++) if (a[at] !== b[at]) different++
  values[PHONE + (different <= 2 ? 3 : 1)] = 1
  return 'differs'
}

function places(a: readonly Word[], b: readonly Word[], { costs }: Ear, values: Float64Array): Findings['place'] {
  if (!a.length || !b.length) {
    values[PLACE + 3] = 1
    return 'unknown'
  }
  const { like } = bestAmong(a, b, costs)
  const found = like >= 0.8 ? 'same' : like >= 0.6 ? 'near' : 'differs'
  values[PLACE + ['same', 'near', 'differs'].indexOf(found)] = 1
  return found
}

function nations(a: string, b: string, values: Float64Array): Findings['nation'] {
  const found = !a || !b ? 'unknown' : a === b ? 'same' : neighbours(a, b) ? 'near' : 'differs'
  values[NATION + ['same', 'near', 'differs', 'unknown'].indexOf(found)] = 1
  return found
}

function sexes(a: string, b: string, values: Float64Array): Findings['sex'] {
  const found = !a || !b ? 'unknown' : a === b ? 'same' : 'differs'
  values[SEX + ['same', 'differs', 'unknown'].indexOf(found)] = 1
  return found
}
