import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, asPlainDate } from './plain-date.ts'
import { readSpreadsheetDate } from './spreadsheet-dates.ts'

const today = asPlainDate('2026-11-22')
const read = (cell: unknown, more: object = {}) => readSpreadsheetDate(cell, { today, ...more })

describe('a cell somebody must look at', () => {
  it.each([
    ['01/01/1900', /manca quella vera/], [1, /manca quella vera/], [0.5, /non è una data/], [new Date('1899-12-30T00:00:00Z'), /manca quella vera/],
    ['00/00/0000', /non esiste/], ['1900', /manca quello vero/], ['30/02/2010', /30 febbraio non esiste/], ['3/3', /Manca l’anno/], ['3 marzo', /Manca l’anno/],
    ['3/3/2031', /nel futuro/], [2031, /nel futuro/], ['domani', /non è una data/], ['Rho', /non è una data/], ['15 anni', /non è una data/], [true, /non c’è una data/],
    [new Date('nonsense'), /non esiste/], [999_999, /non è una data/], ['3/3/201', /due o quattro cifre/],
  ])('%j', (cell, reason) => {
    const result = read(cell)
    expect(result).toHaveProperty('doubt')
    expect((result as { reason: string }).reason).toMatch(reason)
  })

  it('offers the other order when the month cannot be one', () => {
    expect(read('12/31/2010')).toEqual({ doubt: '12/31/2010', reason: expect.stringContaining('americana') as string, date: '2010-12-31' })
  })

  it('is one older than the column allows', () => {
    expect(read('3/3/1950', { oldest: 1990 })).toMatchObject({ reason: 'La data è prima del 1990: controlla l’anno', date: '1950-03-03' })
    expect(read(1950, { oldest: 1990 })).toMatchObject({ reason: 'L’anno è prima del 1990: controllalo' })
  })
})

describe('a cell without a date', () => {
  it.each([null, undefined, '', '  ', '-', '--', 'n.d.', 'ND', 'N/D', '?', 'non noto', 'sconosciuta', '#N/D'])('%j', (cell) => expect(read(cell)).toEqual({ empty: true }))
})

describe('a cell with a date', () => {
  it.each([
    ['03/03/2010', '2010-03-03'], ['3.3.10', '2010-03-03'], ['3-3-2010', '2010-03-03'], ['2010-03-03', '2010-03-03'], ['2010-03-03T00:00:00.000Z', '2010-03-03'],
    ['03/03/2010 00:00:00', '2010-03-03'], ['03/03/2010 10.30', '2010-03-03'], [' 3 / 3 / 2010 ', '2010-03-03'], ['3//3/2010', '2010-03-03'], ['nata il 3 marzo 2010', '2010-03-03'],
    ['3 mar. 2010', '2010-03-03'], ['03032010', '2010-03-03'], [3032010, '2010-03-03'], ['20100303', '2010-03-03'], ['20/12/2019', '2019-12-20'],
    // known pairs of serial number and date
    [40240, '2010-03-03'], ['40240', '2010-03-03'], [40240.75, '2010-03-03'], [36526, '2000-01-01'], [43831, '2020-01-01'], [61, '1900-03-01'],
    // before the 29 February 1900 that only spreadsheets know (60)
    [59, '1900-02-28'], [60, '1900-02-28'], [2, '1900-01-02'],
    [new Date('2010-03-03T00:00:00Z'), '2010-03-03'], [new Date('2010-03-02T23:00:00Z'), '2010-03-03'], [new Date('2010-03-03T14:30:00Z'), '2010-03-03'],
  ])('%j → %s', (cell, date) => expect(read(cell)).toEqual({ date }))

  it('counts from 1904 where the workbook does', () => expect(read(38778, { from1904: true })).toEqual({ date: '2010-03-03' }))

  it('as a serial number or in words is read back for any day', () => {
    const offset = fc.integer({ min: 0, max: 45_000 })
    fc.assert(fc.property(offset, (days) => {
      const date = addDays(asPlainDate('1900-03-01'), days)
      if (date > today || date === '1904-01-01' || date === '1970-01-01') return
      const serial = 61 + days
      // four-digit numbers are taken for years: 1850–2100 as serials are dates of 1905, never a child's
      if (serial < 1850 || serial > 2100) expect(read(serial)).toEqual({ date })
      expect(read(date.split('-').reverse().join('/'))).toEqual({ date })
    }))
  })
})

describe('a cell with only a year', () => {
  it.each([['2010', 2010], [2010, 2010], ['anno 2010', 2010], ['circa 2010', 2010], ['2010 circa', 2010], ['2010 (?)', 2010], ['xx/xx/2010', 2010], ['00/00/2010', 2010]])('%j → %s', (cell, year) =>
    expect(read(cell)).toEqual({ year }))
})

it('never throws, whatever the cell holds', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.double(), fc.date({ noInvalidDate: false })), (cell) => {
    expect(Object.keys(read(cell)).length).toBeGreaterThan(0)
  }))
})
