import { describe, expect, it } from 'vitest'
import { compute } from './compute.ts'
import type { Computed, Options } from './computed.ts'
import { ruleOf } from './rules.ts'

const of = (id: string, event: string, options?: Options): Computed => compute(ruleOf(id)!, event, options)

// `law.md` section 4
describe('worked examples', () => {
  it.each([
    ['T01', '403-02', '2026-11-11T14:30:00+01:00', '2026-11-12T14:30:00+01:00'],
    ['T02', '403-03', '2026-11-12T10:00:00+01:00', '2026-11-15T10:00:00+01:00'],
    ['T09 spring', '403-02', '2026-03-28T18:20:00+01:00', '2026-03-29T18:20:00+02:00'],
    ['T12 autumn, first pass', '403-02', '2026-10-25T02:30:00+02:00', '2026-10-26T01:30:00+01:00'],
    ['T15', '403-02', '2026-10-03T23:10:00+02:00', '2026-10-04T23:10:00+02:00'],
    ['T17', 'SEG-04', '2026-11-20T22:15:00+01:00', '2026-11-22T22:15:00+01:00'],
  ])('%s: %s from %s falls due at %s, never extended', (_id, rule, event, due) =>
    expect(of(rule, event)).toMatchObject({ raw: due, extended: null, due, workBy: null }))

  it.each([
    ['T05', '403-07', '2026-11-17', '2026-12-02', null, '2026-12-02'],
    ['T07', '403-10', '2026-12-18', '2026-12-28', null, '2026-12-28'],
    ['T20', 'ETA-07', '2026-09-24', '2026-10-04', '2026-10-05', '2026-10-02'],
    ['T22', 'CPC-11', '2026-12-15', '2026-12-25', '2026-12-28', '2026-12-24'],
    ['T23', 'ASS-03', '2026-03-21', '2026-04-05', '2026-04-07', '2026-04-03'],
    ['T28', 'MSNA-05', '2026-12-24', '2026-12-27', null, '2026-12-24'],
    ['T30', 'MSNA-03', '2028-01-31', '2028-03-16', null, '2028-03-16'],
    ['T34', 'AFF-05', '2026-08-31', '2028-08-31', null, '2028-08-31'],
    ['T46', 'EU-07', '2027-01-31', '2027-02-28', null, '2027-02-26'],
    ['T48', 'EU-10', '2026-12-18', '2027-01-13', null, '2027-01-13'],
  ])('%s: %s from %s', (_id, rule, event, raw, extended, workBy) => expect(of(rule, event)).toMatchObject({ raw, extended, due: raw, workBy }))

  it('T26: 29 June moves the term in Rome only', () => {
    expect(of('CPC-11', '2026-06-19')).toMatchObject({ raw: '2026-06-29', extended: null, due: '2026-06-29', workBy: '2026-06-29' })
    expect(of('CPC-11', '2026-06-19', { rome: true })).toMatchObject({ raw: '2026-06-29', extended: '2026-06-30', due: '2026-06-29', workBy: '2026-06-26' })
  })

  it('T33: half-yearly reports from 31 August never drift', () => {
    const dates = [1, 2, 3, 4].map((occurrence) => of('AFF-08', '2026-08-31', { occurrence }))
    expect(dates.map(({ raw }) => raw)).toEqual(['2027-02-28', '2027-08-31', '2028-02-29', '2028-08-31'])
    expect(dates[0]).toMatchObject({ extended: '2027-03-01', workBy: '2027-02-26' })
  })

  it('T37: the suspension of August is information, the term falls due without it', () =>
    expect(of('CPC-09', '2026-07-28')).toMatchObject({ raw: '2026-08-07', due: '2026-08-07', suspended: '2026-09-07' }))

  it('T40: ten days before a hearing go back over Easter Monday, Sunday and Saturday', () =>
    expect(of('CPC-13b', '2027-04-08')).toMatchObject({ raw: '2027-03-29', extended: null, due: '2027-03-26', workBy: '2027-03-26' }))

  it('T43: coming of age of a child born on 15 May 2009', () => {
    expect(of('PER-03', '2009-05-15')).toMatchObject({ opens: '2027-02-15', raw: '2027-07-15', due: '2027-07-15' })
    expect(of('PRO-01', '2009-05-15')).toMatchObject({ raw: '2030-05-15', due: '2030-05-15' })
    expect(of('PRO-02', '2009-05-15')).toMatchObject({ raw: '2027-05-15', due: '2027-05-14', workBy: '2027-05-14' })
  })
})

describe('what must not happen', () => {
  it('applies the 30-day cap to an entry before 5 December 2023', () => {
    expect(of('MSNA-03', '2023-11-01')).toMatchObject({ raw: '2023-12-01', due: '2023-12-01' })
    expect(of('MSNA-03', '2023-12-04').due).toBe('2024-01-03')
    expect(of('MSNA-03', '2023-12-05').due).toBe('2024-01-19')
  })

  it('gives a term without a number no date, though it has an hour', () => expect(of('403-01', '2026-11-11T14:30:00+01:00').due).toBeNull())

  it('never suspends 403 hours, caps, reports or judge’s terms in August', () => {
    for (const [id, event] of [['403-02', '2026-08-01T10:00:00+02:00'], ['403-07', '2026-07-28'], ['AFF-08', '2026-02-15'], ['MSNA-03', '2026-07-28'], ['ETA-10', '2026-07-30']] as const) {
      expect(of(id, event).suspended, id).toBeNull()
    }
  })

  it('starts a term on 1 September when its event falls in August, for information', () => {
    expect(of('CPC-09', '2026-08-10')).toMatchObject({ due: '2026-08-20', suspended: '2026-09-10' })
    expect(of('CPC-09', '2026-08-31').suspended).toBeNull()
    expect(of('CPC-09', '2026-07-22').suspended).toBe('2026-09-01')
    expect(of('CPC-09', '2026-07-21').suspended).toBeNull()
    // 403-10 with its Saturday: 12 September is one
    expect(of('403-10', '2026-08-02').suspended).toBe('2026-09-10')
    expect(of('ADO-07', '2026-07-29').suspended).toBe('2026-09-28')
  })

  it('counts the birthday of 29 February on the 28th, safe the day before', () => {
    expect(of('PRO-02', '2008-02-29')).toMatchObject({ raw: '2026-02-28', due: '2026-02-27' })
    expect(of('PER-03', '2008-02-29')).toMatchObject({ opens: '2025-11-28', raw: '2026-04-28' })
    expect(of('SCU-09', '2016-02-29')).toMatchObject({ opens: '2022-02-28', raw: '2032-02-29', due: null })
  })

  it('works by a day before the birthday when that is a Monday', () =>
    expect(of('PRO-02', '2009-05-17')).toMatchObject({ raw: '2027-05-17', due: '2027-05-16', workBy: '2027-05-14' }))

  it('extends over 4 October from 2026 only', () => {
    expect(of('PRI-02', '2026-09-04').extended).toBe('2026-10-05')
    expect(of('SCU-06', '2025-09-27').extended).toBeNull()
    expect(of('SCU-06', '2027-09-27').extended).toBe('2027-10-05')
  })

  it('skips 29 June among working days in Rome only', () => {
    expect(of('EU-10', '2026-06-12').due).toBe('2026-07-03')
    expect(of('EU-10', '2026-06-12', { rome: true }).due).toBe('2026-07-06')
  })
})

describe('a term fixed by somebody entitled', () => {
  it('may be shorter than the law’s, never longer', () => {
    expect(of('ASS-04', '2026-05-19', { length: 12 })).toMatchObject({ due: '2027-05-19', counted: { amount: 12, unit: 'months' } })
    const longer = of('ASS-04', '2026-05-19', { length: 36 })
    expect(longer.due).toBe('2028-05-19')
    expect(longer.why.map(({ code }) => code)).toContain('cut-to-law')
    expect(of('ASS-05', '2026-01-31', { length: 3, occurrence: 3 }).due).toBe('2026-10-31')
    expect(of('403-02', '2026-11-11T14:30:00+01:00', { length: 12 }).due).toBe('2026-11-12T02:30:00+01:00')
  })

  it('may be a date, cut to the law’s end', () => {
    expect(of('AFF-05', '2026-05-19', { fixedOn: '2027-01-31' })).toMatchObject({ raw: '2027-01-31', due: '2027-01-31', workBy: '2027-01-29', extended: null })
    expect(of('AFF-05', '2026-05-19', { fixedOn: '2029-01-31' }).due).toBe('2028-05-19')
    expect(of('CPC-08', '2026-11-17', { fixedOn: '2026-11-30T10:15:00+01:00' })).toMatchObject({ due: '2026-11-30T10:15:00+01:00', workBy: '2026-11-30' })
    expect(of('403-02', '2026-11-11T14:30:00+01:00', { fixedOn: '2026-11-11' }).due).toBe('2026-11-11T23:59:59+01:00')
    expect(of('403-02', '2026-11-11T14:30:00+01:00', { fixedOn: '2026-11-13' }).due).toBe('2026-11-12T14:30:00+01:00')
  })

  it('gives rules without a number the date of the judge or the local number', () => {
    expect(of('CPC-01', '2026-11-17', { fixedOn: '2027-01-31' })).toMatchObject({ mode: 'EVT', due: '2027-01-31', workBy: '2027-01-29' })
    expect(of('CPC-01', '2026-11-17', { length: 60 }).due).toBe('2027-01-16')
    expect(of('AFF-06', '2028-08-31', { length: 4 }).due).toBe('2028-04-30')
    expect(of('PEN-03', '2026-08-31', { length: 3, occurrence: 2 }).due).toBe('2027-02-28')
    expect(of('STD-03b', '2026-11-02', { length: 30 }).due).toBe('2026-12-02')
  })
})
