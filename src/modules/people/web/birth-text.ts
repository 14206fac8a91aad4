import { addDays, ageOn, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatAge, formatDate } from '#kernel/web/i18n/format.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { wordsNow } from '#kernel/web/i18n/words.ts'
import { peopleWords } from './words.ts'

interface Birth {
  birthDate: PlainDate | null
  birthPrecision: 'day' | 'month' | 'year' | 'unknown'
}

/** A birth date as surely as it is known: a day, a month, only a year, or nothing. */
export function birthText({ birthDate, birthPrecision }: Birth): string {
  const say = wordsNow(peopleWords)
  if (!birthDate || birthPrecision === 'unknown') return say.notKnown
  if (birthPrecision === 'year') return say.only(birthDate.slice(0, 4))
  return birthPrecision === 'month' ? say.month(formatDate(birthDate)) : formatDate(birthDate)
}

/** Age on a day: exact when the day of birth is known, in round years when only the year is. */
export function ageText({ birthDate, birthPrecision }: Birth, on: PlainDate = dateInRome(Date.now())): string {
  if (!birthDate || birthPrecision === 'unknown') return ''
  const age = ageOn(birthDate, on)
  if (birthPrecision !== 'year') return formatAge(age)
  return getLanguage() === 'it' ? `circa ${Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))} anni` : `about ${Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))} years`
}

/** Surely eighteen on a day: not when the day of birth is unknown, or only its year is and may be too late. */
export function isAdult({ birthDate, birthPrecision }: Birth, on: PlainDate = dateInRome(Date.now())): boolean {
  if (!birthDate || birthPrecision === 'unknown') return false
  const latest = birthPrecision === 'year' ? `${birthDate.slice(0, 4)}-12-31` : birthPrecision === 'month' ? addDays(`${birthDate.slice(0, 7)}-28` as PlainDate, 3) : birthDate
  return ageOn(latest as PlainDate, on).years >= 18
}
