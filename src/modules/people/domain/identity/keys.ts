// Under which keys somebody is found. Stored ones are few; those asked for are more: what may be wrong is tried on the asking side.
import { hash53 } from './hash.ts'
import type { NameWord, Prepared } from './facts.ts'
import type { Word } from './words.ts'

/** How a key is used: the order in which lists of one length are worth reading. */
export type KeyKind = 'phone' | 'date' | 'pair' | 'pairYear' | 'word' | 'wordYear' | 'kin'

export interface Key {
  hash: number
  kind: KeyKind
}

/** Stored for each word: its likeliest readings. The asking side tries all. */
const READINGS_STORED = 2
const NAME_WORDS = 5

/** The different words of all the names, those first that come first. */
export function nameWords(person: Prepared): NameWord[] {
  const found = new Map<string, NameWord>()
  for (const name of person.names) for (const word of name) if (word.fine.length && !found.has(word.text)) found.set(word.text, word)
  return [...found.values()].slice(0, person.names.length > 1 ? 8 : NAME_WORDS)
}

const pairOf = (one: string, other: string): string => (one < other ? `${one}+${other}` : `${other}+${one}`)

class Keys {
  readonly found = new Map<number, Key>()
  add(kind: KeyKind, text: string): void {
    const hash = hash53(`${kind}:${text}`)
    if (!this.found.has(hash)) this.found.set(hash, { hash, kind })
  }
}

/** The key everybody is under: the length of its list is the size of the register. */
export const EVERYBODY = hash53('word:*')

const pad = (value: number): string => String(value).padStart(2, '0')
const dayKey = (year: number, month: number, day: number): string => `${year}${pad(month)}${pad(day)}`

/** What somebody is stored under. */
export function storedKeys(person: Prepared): Key[] {
  const keys = new Keys()
  const words = nameWords(person)
  const { born } = person
  keys.add('word', '*')
  if (person.phone) keys.add('phone', person.phone)
  if (born && !born.invented) keys.add('date', dayKey(born.year, born.month, born.day))
  for (const [at, word] of words.entries()) {
    for (const fine of word.fine.slice(0, READINGS_STORED)) {
      keys.add('word', fine)
      if (born) keys.add('wordYear', `${fine}@${born.year}`)
    }
    for (const other of words.slice(at + 1)) {
      for (const one of word.fine.slice(0, READINGS_STORED)) for (const two of other.fine.slice(0, READINGS_STORED)) keys.add('pair', pairOf(one, two))
      if (born) for (const one of word.coarse.slice(0, READINGS_STORED)) for (const two of other.coarse.slice(0, READINGS_STORED)) keys.add('pairYear', `${pairOf(one, two)}@${born.year}`)
    }
  }
  const father = person.father[0]?.fine[0]
  if (father) for (const word of words.slice(0, 2)) if (word.fine[0] && word.fine[0] !== father) keys.add('kin', `${father}>${word.fine[0]}`)
  return [...keys.found.values()]
}

/** How a word may stand in the register: its own readings, then those of the names that are one with it. */
const readingsOf = ({ fine, also }: Word): readonly string[] => [...clip(fine, 4), ...clip(also, 3)]

const clip = (values: readonly string[], most: number): readonly string[] => (values.length > most ? values.slice(0, most) : values)

/** What is asked for: all the readings, the years around, the days a slip away. */
export function askedKeys(person: Prepared): Key[] {
  const keys = new Keys()
  const words = nameWords(person)
  const { born } = person
  if (person.phone) keys.add('phone', person.phone)
  if (born && !born.invented) {
    const { year, month, day } = born
    for (const y of [year, year - 1, year + 1, year - 2, year + 2, year - 3, year + 3]) keys.add('date', dayKey(y, month, day))
    if (day <= 12) keys.add('date', dayKey(year, day, month))
    for (const step of [-1, 1]) {
      keys.add('date', dayKey(year, month, day + step))
      keys.add('date', dayKey(year, month + step, day))
    }
  }
  const years = born ? [0, -1, 1, -2, 2].map((step) => born.year + step) : []
  for (const [at, word] of words.entries()) {
    for (const fine of readingsOf(word)) {
      keys.add('word', fine)
      for (const year of years.slice(0, 3)) keys.add('wordYear', `${fine}@${year}`)
    }
    for (const other of words.slice(at + 1)) {
      for (const one of readingsOf(word)) for (const two of readingsOf(other)) keys.add('pair', pairOf(one, two))
      for (const one of clip(word.coarse, 3)) for (const two of clip(other.coarse, 3)) for (const year of years) keys.add('pairYear', `${pairOf(one, two)}@${year}`)
    }
  }
  // the father's name may stand on either side as a name of the child
  for (const father of person.father.slice(0, 1)) for (const fine of clip(father.fine, 3)) for (const word of words.slice(0, 3)) for (const own of clip(word.fine, 3)) if (own !== fine) {
    keys.add('kin', `${fine}>${own}`)
    keys.add('pair', pairOf(fine, own))
  }
  return [...keys.found.values()]
}
