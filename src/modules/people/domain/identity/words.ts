// The words of a name, and how each may be read. What was written stays beside what is compared.
import { goesOn, isTitle, joined, KIN, SERVANT } from './compounds.ts'
import { wordKey } from './hash.ts'
import { toLatin } from './letters.ts'
import { coarseSkeleton, fineSkeletons, soundsOf } from './sounds.ts'

export interface Word {
  /** Tells it from all others while the process lives; 0 for what is no word of its own. */
  id: number
  /** The key whose list is as long as the word is frequent in the register. */
  key: number
  /** As it is compared: Latin small letters, compound joined. */
  text: string
  /** Its sounds, and those of other ways to read it (without the article, without the prefix). */
  forms: readonly string[]
  fine: readonly string[]
  coarse: readonly string[]
  abjad: boolean
  /** Names that no rule ties together and people know to be one: number of the reviewed group. */
  group: string | null
  /** Skeletons of the other names of its reviewed group: who is asked about under one is looked for under these too. */
  also: readonly string[]
  /** The stem of a patronymic (Serhiiovych → serhi): compared with the father's name only. */
  patronymic: string | null
}

const servantRest = /^(?:[ch]?a|o)bdh?(?:[aeiou]{0,2})(?:l(?=[^l])|(r|s|n|z|t|d|sh)(?=\1))?(.{3,})$/
const article = /^(?:al|el|ul|il)(?=.{4,})/
const fathersName = /(?:[oeiy]v[iy]?(?:tsch|tch|sch|csh|ch|cz|c)|[oeiy]vn[ao]|inichna|ichna)$/

/** The father's name inside a Slavic patronymic: Serhiiovych, Serhiivna → serhi. */
const patronymicOf = (text: string): string | null => (text.length >= 7 && fathersName.test(text) ? text.replace(fathersName, '') : null)

/** The sounds of a word: as it is read first, then the other ways to read it. */
export function formsOf(text: string): string[] {
  const forms = [soundsOf(text)]
  const alone = SERVANT.test(text)
  const servant = alone ? null : servantRest.exec(text)
  // read apart, or the d of abd and a j make one sound; without a consonant it is no name of God (Abdoulaye)
  if (servant && /[^aeiouyhw]/.test(servant[2]!)) {
    forms[0] = soundsOf('abd') + soundsOf(servant[2]!)
    forms.push(soundsOf(servant[2]!))
  } else if (article.test(text)) forms.push(soundsOf(text.replace(article, '')))
  // what is often left out: Salahuddin, Salah; Saiful Islam, Saif Islam
  const shorter = !alone && /^(.{3,}?)(?:[aeiou]+(?:dd|ld)[iey]+n+e?|(?<=.{4})ul)$/.exec(text)
  if (shorter) forms.push(soundsOf(shorter[1]!))
  // French spelling of West African names: Diallo is Jallow, Thiam is Cham, Ndiaye is Njie
  if (/^n?di(?=[aeou])/.test(text)) forms.push(soundsOf(text.replace(/di(?=[aeou])/, 'dj')))
  else if (/^thi(?=[aeou])|^ti(?=[aeou])/.test(text)) forms.push(soundsOf(text.replace(/^th?i/, 'tch')))
  // French c and s, Gambian nj, Albanian xh written dz
  if (/^ci(?=[aou])/.test(text)) forms.push(soundsOf(text.replace(/^c/, 's')))
  if (/^nj(?=[aeiou])/.test(text)) forms.push(`n${soundsOf(text.slice(1).replace(/^j/, 'dj'))}`)
  if (/dz(?!h)/.test(text)) forms.push(soundsOf(text.replace(/dz(?!h)/g, 'dj')))
  for (const kin of KIN) if (kin.length > 2 && text.startsWith(kin) && text.length >= kin.length + 3) forms.push(soundsOf(text.slice(kin.length)))
  return [...new Set(forms)].slice(0, 3)
}

/** Tells the group of a word by its sounds, and the skeletons of the names of a group. */
export interface Groups {
  (sounds: string): string | null
  skeletonsOf: (group: string) => readonly string[]
}

const cache = new Map<string, Word>()
const fields = new Map<string, readonly Word[]>()
let lastId = 0
const CACHED = 150_000
/** Beyond so many, words have no number: two numbers are looked up as one (likeness-memory.ts). */
export const MOST_IDS = 2 ** 26

/** One word as it is compared. Remembered: registers repeat the same words without end. */
export function wordOf(text: string, abjad: boolean, groups: Groups): Word {
  const key = abjad ? `*${text}` : text
  const known = cache.get(key)
  if (known) return known
  const forms = formsOf(text)
  const fine = [...new Set(forms.flatMap((form) => fineSkeletons(form, abjad)))].filter(Boolean).slice(0, 6)
  const group = forms.map(groups).find(Boolean) ?? null
  const word: Word = {
    id: lastId < MOST_IDS - 1 ? ++lastId : 0, key: wordKey(fine[0] ?? ''), text, forms, fine, coarse: [...new Set(fine.map(coarseSkeleton))].filter(Boolean), abjad, group, also: group === null ? [] : groups.skeletonsOf(group).filter((one) => !fine.includes(one)), patronymic: patronymicOf(text),
  }
  if (cache.size >= CACHED) cache.clear()
  cache.set(key, word)
  return word
}

/** Forgets remembered words: the reviewed groups changed. */
export function forgetWords(): void {
  cache.clear()
  fields.clear()
}

/** The words of the two fields of a name; Abdul | Rahman is one word, of the second. */
export function wordsOfBoth(one: string | null | undefined, other: string | null | undefined, groups: Groups): readonly [readonly Word[], readonly Word[]] {
  const [first, second] = [wordsOf(one, groups), wordsOf(other, groups)]
  if (!first.length || !second.length) return [first, second]
  if (first.length === 1 && isTitle(first[0]!.text)) return [[], second]
  if (!goesOn(first.at(-1)!.text, second[0]!.text)) return [first, second]
  const both = wordsOf(`${one} ${other}`, groups)
  return both.length === first.length + second.length - 1 ? [both.slice(0, first.length - 1), both.slice(first.length - 1)] : [first, second]
}

/** The words of a name, in order. */
export function wordsOf(written: string | null | undefined, groups: Groups): readonly Word[] {
  if (!written) return []
  const known = fields.get(written)
  if (known) return known
  const words = readWords(written, groups)
  if (fields.size >= CACHED) fields.clear()
  fields.set(written, words)
  return words
}

function readWords(written: string, groups: Groups): Word[] {
  const { text, abjad } = toLatin(written)
  if (!text) return []
  return joined(text.split(' ')).map((part) => wordOf(part, abjad, groups)).filter(({ forms }) => forms.some(Boolean))
}
