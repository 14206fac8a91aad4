// What is one name written apart, and what is written beside a name: compounds joined, particles and titles left out, abbreviations spelled out. General knowledge of these languages.
import { fineSkeletons, soundsOf } from './sounds.ts'

const ARTICLES = new Set(['a', 'al', 'el', 'il', 'ul', 'ol', 'l', 'ad', 'ed', 'ud', 'ar', 'er', 'ur', 'as', 'es', 'us', 'az', 'ez', 'uz', 'an', 'en', 'un', 'at', 'et', 'ut', 'ash', 'esh', 'ush', 'ach', 'ech', 'y', 'i', 'e', 'de', 'da', 'di', 'der', 'van', 'von', 'o'])
/** Abd, Abdul, Abdel: half a name. */
export const SERVANT = /^(?:[ch]?a|o)bdh?(?:(?:[aeiouy]|ou|oo)l|(?:[aeu]|ou)(?:r|ss?|n|zz?|d)|ou|u|e|i|a|o)?$/
const BEGINS_SERVANT = /^(?:[ch]?a|o)bdh?/
/** Written apart, some servants' names are names of their own (Abdi Ahmed) unless what follows is a name of God. */
const MAYBE_SERVANT = /^(?:[ch]?a|o)bdh?(?:ou|u|i|a|o)$/
const FAITH = /^(?:(?:[aeou]|ou)[ld])?(?:d+[iey]+n+e?|deen|ddin|dine)$/
const GOD = /^(?:ul|al|o|u|ol)?l+ah?$/
const ALONE: Readonly<Record<string, string>> = { md: 'mohammad', mohd: 'mohammad', muhd: 'mohammad', mhd: 'mohammad', mohamd: 'mohammad', mst: 'mosammat', mosst: 'mosammat', sk: 'sheikh' }
/** Abu, Ben: half a name too. */
export const KIN = new Set(['abu', 'abou', 'abo', 'bu', 'abul', 'aboul', 'aboo', 'ben', 'bin', 'ibn', 'bent', 'bint', 'ould', 'oum', 'umm', 'um', 'ait'])

const NAMES_OF_GOD = `rahman rahim malik qadir aziz karim latif hakim salam hamid majid wahhab wahid razzaq rashid samad nasir halim jabbar jalil khaliq ghani ghafar ghaffour fattah basit mumin rauf sattar
 shakur hadi hafiz haqq hayy baqi bari mannan muhsin monem quddus sabur tawab wakil warith kabir kader raziq`
const ofGod: ReadonlySet<string> = new Set(NAMES_OF_GOD.split(/\s+/).flatMap((name) => fineSkeletons(soundsOf(name)).slice(0, 2)))
const isNameOfGod = (part: string): boolean => fineSkeletons(soundsOf(part.replace(/^[ae]l(?=.{3})|^[ae]([rsnztd])(?=\1)/, ''))).some((one) => ofGod.has(one))

/** Abd al-X is one name; Abdi Abdirahman and Abdi Ahmed are two. */
const joinsServant = (servant: string, part: string): boolean => !BEGINS_SERVANT.test(part) && (!MAYBE_SERVANT.test(servant) || isNameOfGod(part))

/** What is written before a name and is none; left out unless it stands alone. */
const TITLES = new Set(['dr', 'dott', 'mr', 'mrs', 'prof', 'eng', 'sig', 'haji', 'hajji', 'hadji', 'alhaji', 'elhaji', 'hajj', 'hadj', 'elhadj', 'elhadji', 'alhadji', 'maulana', 'mawlana', 'maulavi', 'maulawi', 'mawlawi', 'maulvi', 'moulvi', 'molvi', 'qari', 'ustad', 'mufti'])
export const isTitle = (part: string): boolean => TITLES.has(part)
const isBeside = (part: string): boolean => ARTICLES.has(part) || part.length === 1

/** Joins what is one name written apart: Abd al-X, X ud-Din, X Ullah, Ben X; leaves out articles, titles and initials, unless they are all there is. */
export function joined(parts: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = ALONE[parts[at]!] ?? parts[at]!
    const isArticle = isBeside(part)
    if (isTitle(part) && parts.length > 1) continue
    const next = isArticle ? parts[at + 1] : undefined
    const last = out.at(-1)
    if (last !== undefined && isArticle && next !== undefined && FAITH.test(next)) {
      out[out.length - 1] = `${last}uddin`
      at++
    } else if (last !== undefined && (GOD.test(part) || (isArticle && next !== undefined && GOD.test(next)))) {
      out[out.length - 1] = `${last}ullah`
      if (isArticle) at++
    } else if (last !== undefined && FAITH.test(part) && last.length > 2) out[out.length - 1] = `${last}uddin`
    else if (last !== undefined && SERVANT.test(last) && !isArticle && joinsServant(last, part)) out[out.length - 1] = `abdul${part.replace(/^[ae]l(?=.{3})/, '')}`
    else if (last !== undefined && KIN.has(last) && !isArticle) out[out.length - 1] = `${last}${part}`
    else if (!isArticle) out.push(part)
    else if (parts.length === 1) out.push(part)
  }
  return out.length ? out : [...parts]
}

/** Does a name that ends so in one field go on so in the next? Abdul | Rahman, Abu | Bakar. */
export const goesOn = (last: string, first: string): boolean => KIN.has(last) || (SERVANT.test(last) && !BEGINS_SERVANT.test(first) && isNameOfGod(first))
