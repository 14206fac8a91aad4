import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { sheetLanguages } from '../contract/plan.ts'
import { directionOf, sheetDay, sheetWords } from './sheet-words.ts'

it('says everything in every language, each in its own script', () => {
  const scripts: Record<string, RegExp> = { ar: /\p{Script=Arabic}/u, ur: /\p{Script=Arabic}/u, bn: /\p{Script=Bengali}/u, uk: /\p{Script=Cyrillic}/u }
  for (const language of sheetLanguages) {
    for (const one of Object.values(sheetWords[language])) expect(typeof one === 'function' ? one('1') : one, language).toMatch(scripts[language] ?? /\p{Script=Latin}/u)
  }
})
it('reads Arabic and Urdu from the right', () => {
  expect(sheetLanguages.filter((one) => directionOf(one) === 'rtl')).toEqual(['ar', 'ur'])
})
it('writes days in words of the language, in the figures of Italian papers', () => {
  expect(sheetDay('2026-12-14' as PlainDate, 'it')).toBe('lunedì 14 dicembre 2026')
  expect(sheetDay('2026-12-14' as PlainDate, 'en')).toMatch(/^Monday,? 14 December 2026$/)
  for (const language of sheetLanguages) expect(sheetDay('2026-12-14' as PlainDate, language)).toMatch(/14.*2026|2026.*14/)
})
it('knows the Albanian days and months by itself: as a machine that has them writes them', () => {
  const known = new Intl.DateTimeFormat('sq-u-nu-latn', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  for (let n = 0; n < 366; n += 1) {
    const day = new Date(Date.UTC(2028, 0, 1 + n))
    expect(sheetDay(day.toISOString().slice(0, 10) as PlainDate, 'sq')).toBe(known.format(day))
  }
})
