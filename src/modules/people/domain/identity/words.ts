// The words of a name: compounds joined, particles dropped, abbreviations spelled out. What was written stays beside what is compared.
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
  /** The stem of a patronymic (Serhiiovych → serhi): compared with the father's name only. */
  patronymic: string | null
}

const ARTICLES = new Set(['al', 'el', 'il', 'ul', 'ol', 'l', 'ad', 'ed', 'ud', 'ar', 'er', 'ur', 'as', 'es', 'us', 'az', 'ez', 'uz', 'an', 'en', 'un', 'at', 'et', 'ut', 'ash', 'esh', 'ush', 'ach', 'ech', 'y', 'i', 'e', 'de', 'da', 'di', 'der', 'van', 'von', 'o'])
const SERVANT = /^(?:c|h)?abd(?:el|al|ul|il|ol|oul|ool|ou|u|e|i|a|o)?$/
const FAITH = /^(?:d+[iey]+n+e?|deen|ddin|dine)$/
const GOD = /^(?:ul|al|o|u|ol)?l+ah?$/
const ALONE: Readonly<Record<string, string>> = { md: 'mohammad', mohd: 'mohammad', muhd: 'mohammad', mhd: 'mohammad', mohamd: 'mohammad', mst: 'mosammat', mosst: 'mosammat', sk: 'sheikh' }
const KIN = new Set(['abu', 'abou', 'abo', 'bu', 'ben', 'bin', 'ibn', 'bent', 'bint', 'ould', 'oum', 'umm', 'um', 'ait'])

/** Joins what is one name written apart: Abd al-X, X ud-Din, X Ullah, Ben X. */
function joined(parts: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = ALONE[parts[at]!] ?? parts[at]!
    const isArticle = ARTICLES.has(part)
    const next = isArticle ? parts[at + 1] : undefined
    const last = out.at(-1)
    if (last !== undefined && isArticle && next !== undefined && FAITH.test(next)) {
      out[out.length - 1] = `${last}uddin`
      at++
    } else if (last !== undefined && (GOD.test(part) || (isArticle && next !== undefined && GOD.test(next)))) {
      out[out.length - 1] = `${last}ullah`
      if (isArticle) at++
    } else if (last !== undefined && FAITH.test(part) && last.length > 2) out[out.length - 1] = `${last}uddin`
    else if (last !== undefined && SERVANT.test(last) && !isArticle) out[out.length - 1] = `abdul${part.replace(/^[ae]l(?=.{3})/, '')}`
    else if (last !== undefined && KIN.has(last) && !isArticle) out[out.length - 1] = `${last}${part}`
    else if (!isArticle) out.push(part)
    else if (parts.length === 1) out.push(part)
  }
  return out.length ? out : [...parts]
}

const servantRest = /^(?:c|h)?abd(?:[aeiou]{0,2})(?:l(?=[^l])|(r|s|n|z|t|d|sh)(?=\1))?(.{3,})$/
const article = /^(?:al|el|ul|il)(?=.{4,})/
const fathersName = /(?:[oeiy]v[iy]?(?:tsch|tch|sch|csh|ch|cz|c)|[oeiy]vn[ao]|inichna|ichna)$/

/** The father's name inside a Slavic patronymic: Serhiiovych, Serhiivna → serhi. */
const patronymicOf = (text: string): string | null => (text.length >= 7 && fathersName.test(text) ? text.replace(fathersName, '') : null)

function formsOf(text: string): string[] {
  const forms = [soundsOf(text)]
  const servant = servantRest.exec(text)
  if (servant) forms[0] = soundsOf(`abd${servant[2]}`)
  else if (article.test(text)) forms.push(soundsOf(text.replace(article, '')))
  // French spelling of West African names: Diallo is Jallow, Thiam is Cham, Ndiaye is Njie
  if (/^n?di(?=[aeou])/.test(text)) forms.push(soundsOf(text.replace(/di(?=[aeou])/, 'dj')))
  else if (/^thi(?=[aeou])|^ti(?=[aeou])/.test(text)) forms.push(soundsOf(text.replace(/^th?i/, 'tch')))
  for (const kin of KIN) if (kin.length > 2 && text.startsWith(kin) && text.length >= kin.length + 3) forms.push(soundsOf(text.slice(kin.length)))
  return [...new Set(forms)].slice(0, 3)
}

/** Tells the group of a word by its sounds. */
export type Groups = (sounds: string) => string | null

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
    id: lastId < MOST_IDS - 1 ? ++lastId : 0, key: wordKey(fine[0] ?? ''), text, forms, fine, coarse: [...new Set(fine.map(coarseSkeleton))].filter(Boolean), abjad, group, patronymic: patronymicOf(text),
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
