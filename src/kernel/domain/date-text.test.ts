import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDateText, weekdayName } from './date-text.ts'
import { addDays, asPlainDate } from './plain-date.ts'

// a Thursday
const today = asPlainDate('2026-03-05')
const read = (text: string): unknown => {
  const result = parseDateText(text, today)
  return 'date' in result ? result.date : result.error
}

describe('what cannot be a date', () => {
  it.each([
    ['30/2/2026', 'Il 30 febbraio non esiste: controlla il giorno'],
    ['31 aprile', 'Il 31 aprile non esiste: controlla il giorno'],
    ['29/2/26', 'Il 29 febbraio 2026 non esiste: controlla il giorno o l’anno'],
    ['3/13/2026', 'Il mese 13 non esiste: scrivi prima il giorno e poi il mese'],
    ['45/3/2026', 'Il giorno 45 non esiste: i giorni vanno da 1 a 31'],
    ['3/3/126', 'Scrivi l’anno con due o quattro cifre'],
    ['3/3/0026', 'L’anno 26 è troppo lontano: controlla l’anno'],
    ['', 'Scrivi una data, per esempio 3/3/2026'],
    ['presto', 'Non capisco «presto»: scrivi per esempio 3/3/2026, ieri o tra 15 giorni'],
    ['constructor', 'Non capisco «constructor»: scrivi per esempio 3/3/2026, ieri o tra 15 giorni'],
    ['tra toString giorni', 'Non capisco «tra toString giorni»: scrivi per esempio 3/3/2026, ieri o tra 15 giorni'],
    ['tra molti giorni', 'Non capisco «tra molti giorni»: scrivi per esempio 3/3/2026, ieri o tra 15 giorni'],
    ['3 ma 2026', 'Non capisco «3 ma 2026»: scrivi per esempio 3/3/2026, ieri o tra 15 giorni'],
    ['lunedì 3 marzo 2026', '03/03/2026 è martedì, non lunedì: controlla il giorno'],
  ])('%j → %s', (text, error) => expect(read(text)).toBe(error))
})

describe('dates as people write them', () => {
  it.each([
    ['3/3/26', '2026-03-03'], ['3.3.2026', '2026-03-03'], ['3-3-26', '2026-03-03'], ['2026-03-03', '2026-03-03'], ['3 marzo 2026', '2026-03-03'],
    ['3 mar', '2026-03-03'], ['il 1° maggio', '2026-05-01'], ['primo maggio 2027', '2027-05-01'], ['mar 3 marzo 2026', '2026-03-03'], ['3/3', '2026-03-03'],
    ['7/4/26', '2026-04-07'], ['20 dic', '2025-12-20'], ['29/2/24', '2024-02-29'], ['3rd March 2026', '2026-03-03'], ['March 3, 2026', '2026-03-03'],
    ['oggi', '2026-03-05'], ['Ieri', '2026-03-04'], ["l'altro ieri", '2026-03-03'], ['l’altro ieri', '2026-03-03'], ['domani', '2026-03-06'],
    ['dopodomani', '2026-03-07'], ['the day after tomorrow', '2026-03-07'], ['yesterday', '2026-03-04'],
    ['lunedì', '2026-03-09'], ['giovedi', '2026-03-05'], ['giovedì scorso', '2026-02-26'], ['giovedì prossimo', '2026-03-12'], ['lunedì scorso', '2026-03-02'],
    ['domenica scorsa', '2026-03-01'], ['last monday', '2026-03-02'], ['next Friday', '2026-03-06'],
    ['tra 15 giorni', '2026-03-20'], ['fra due settimane', '2026-03-19'], ['15 giorni fa', '2026-02-18'], ['un mese fa', '2026-02-05'], ["fra un'anno", '2027-03-05'],
    ['tra un anno', '2027-03-05'], ['in two weeks', '2026-03-19'], ['a month ago', '2026-02-05'], ['15 days ago', '2026-02-18'],
  ])('%s → %s', (text, date) => expect(read(text)).toBe(date))

  it('keeps the last day of a shorter month', () =>
    expect(parseDateText('un mese fa', asPlainDate('2026-03-31'))).toEqual({ date: '2026-02-28' }))

  it('puts two-digit years from 79 before to 20 after', () => {
    expect(read('1/1/46')).toBe('2046-01-01')
    expect(read('1/1/47')).toBe('1947-01-01')
    expect(read('1/1/00')).toBe('2000-01-01')
  })
})

describe('any date', () => {
  const months = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre']
  const english = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
  const days = fc.integer({ min: -28_000, max: 7_000 }).map((offset) => addDays(today, offset))

  it('written in each accepted form is read back', () => {
    fc.assert(fc.property(days, (date) => {
      const [y, mm, dd] = date.split('-') as [string, string, string]
      const [d, m] = [String(Number(dd)), String(Number(mm))]
      const [name, en] = [months[Number(mm) - 1]!, english[Number(mm) - 1]!]
      const forms = [date, `${d}/${m}/${y}`, `${dd}/${mm}/${y}`, `${d}.${m}.${y}`, `${d}-${m}-${y.slice(2)}`, `${d}/${m}/${y.slice(2)}`, `${d} ${name} ${y}`, `${d} ${name.slice(0, 3)} ${y}`,
        `${d} ${en} ${y}`, `${en} ${d}, ${y}`, `${weekdayName(date)} ${d} ${name} ${y}`, `${weekdayName(date).slice(0, 3)} ${d} ${name} ${y}`, `${weekdayName(date, 'en')} ${d} ${en} ${y}`]
      for (const form of forms) expect([form, parseDateText(form, today)]).toEqual([form, { date }])
    }))
  })

  it('said by its distance is read back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), (count) => {
      expect(parseDateText(`tra ${count} giorni`, today)).toEqual({ date: addDays(today, count) })
      expect(parseDateText(`${count} giorni fa`, today)).toEqual({ date: addDays(today, -count) })
    }))
  })

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('tra ', '99999', ' giorni', ' fa', '/', '3', ' mar', 'lun ') })), (text) => {
      const result = parseDateText(text, today)
      expect('date' in result || result.error.length > 10).toBe(true)
    }))
  })
})

it('names the day of the week', () => {
  expect(weekdayName(today)).toBe('giovedì')
  expect(weekdayName(today, 'en')).toBe('Thursday')
})
