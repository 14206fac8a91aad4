import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { numberOf, weekdayOf } from './day-number.ts'

const weekdays = { it: ['dom', 'lun', 'mar', 'mer', 'gio', 'ven', 'sab'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Language = 'it' | 'en'

/** A day or an instant in few words, with its weekday: "sab 28/3/2026 18:20", "Sat 28 Mar 2026 18:20". Instants are shown on the clock they carry. */
export function momentWords(moment: string, language: Language): string {
  const date = moment.slice(0, 10) as PlainDate
  const day = weekdays[language][weekdayOf(numberOf(date))]!
  const [year, month, ofMonth] = date.split('-').map(Number) as [number, number, number]
  const written = language === 'it' ? `${ofMonth}/${month}/${year}` : `${ofMonth} ${monthsEn[month - 1]} ${year}`
  return `${day} ${written}${moment.length > 10 ? ` ${moment.slice(11, 16)}` : ''}`
}

/** Day and month alone, with the weekday: "dom 5/4", "Sun 5 Apr". */
export function dayWords(date: PlainDate, language: Language): string {
  const [, month, ofMonth] = date.split('-').map(Number) as [number, number, number]
  return `${weekdays[language][weekdayOf(numberOf(date))]} ${language === 'it' ? `${ofMonth}/${month}` : `${ofMonth} ${monthsEn[month - 1]}`}`
}
