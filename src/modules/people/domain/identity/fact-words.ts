// Facts as people read them: a day, a country, a sex. Nobody reads "2020-11-04" or "EGY".
import { twoLetters } from './countries.ts'

/** The same words in the languages of the screens. */
export interface Says {
  it: string
  en: string
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Text written from right to left stands apart from the words around it, which it would otherwise carry along. */
export const isolate = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text)

const formats = (options: Intl.DateTimeFormatOptions) => ({
  it: new Intl.DateTimeFormat('it-IT', { ...options, timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }),
})
const DAY = formats({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
const MONTH = formats({ month: 'long', year: 'numeric' })

/** A date of birth as far as it is known: `2020`, `novembre 2020`, `mer 4 novembre 2020`. What is no date stays as it is. */
export function born(dob: string): Says {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(dob)) return { it: dob, en: dob }
  const at = Date.parse(dob.length === 7 ? `${dob}-01` : dob)
  if (Number.isNaN(at)) return { it: dob, en: dob }
  const format = dob.length === 7 ? MONTH : DAY
  return { it: format.it.format(at), en: format.en.format(at).replace(',', '') }
}

const COUNTRIES = { it: new Intl.DisplayNames('it', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) }

/** The name of a country given by two or three letters; a code that is none stays as it is. */
export function country(code: string): Says {
  const two = twoLetters(code)
  return /^[A-Z]{2}$/.test(two) ? { it: COUNTRIES.it.of(two) ?? code, en: COUNTRIES.en.of(two) ?? code } : { it: code, en: code }
}

const SEXES: Readonly<Record<string, Says>> = { M: { it: 'maschio', en: 'male' }, F: { it: 'femmina', en: 'female' } }

/** A sex in words. */
export const sex = (code: string): Says => SEXES[code] ?? { it: 'altro', en: 'other' }
