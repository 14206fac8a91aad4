import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { addMonths, dateProblems, effectiveFrom, endByItsWords, type DateFacts, type MeasureDates } from './measure-dates.ts'

const d = (text: string) => text as PlainDate
const empty: MeasureDates = {
  decidedOn: d('2026-03-10'), filedOn: null, communicatedOn: null, notifiedOn: null, startsOn: null, endsOn: null, durationMonths: null,
  firstReportOn: null, reportsOn: [], effects: [], offices: [], prescriptions: [],
}
const facts: DateFacts = { today: d('2026-11-22'), births: [{ name: 'Amina', birth: d('2014-05-06') }], hearings: [] }
const paths = (over: Partial<MeasureDates>, more: Partial<DateFacts> = {}) => dateProblems({ ...empty, ...over }, { ...facts, ...more }).map(({ path }) => path)

describe('dates of an order', () => {
  it('are well when each follows the other, also all on one day', () => {
    const day = d('2026-03-10')
    expect(paths({ filedOn: day, communicatedOn: day, notifiedOn: day, startsOn: day, endsOn: day, firstReportOn: day, prescriptions: [{ byOn: day }] }, { hearings: [day] })).toEqual([])
  })
  it('are wanted: at least one', () => expect(paths({ decidedOn: null })).toEqual(['decidedOn']))
  it('may be only the day on which it arrived', () => expect(paths({ decidedOn: null, notifiedOn: d('2026-03-20') })).toEqual([]))
  it.each([
    ['in the future', { decidedOn: d('2026-11-23') }, ['decidedOn']],
    ['before the birth', { decidedOn: d('2014-05-05') }, ['decidedOn']],
    ['filed before decided', { filedOn: d('2026-03-09') }, ['filedOn']],
    ['communicated before decided', { communicatedOn: d('2026-03-09') }, ['communicatedOn']],
    ['communicated before filed', { filedOn: d('2026-03-12'), communicatedOn: d('2026-03-11') }, ['communicatedOn']],
    ['notified before decided', { notifiedOn: d('2026-03-09') }, ['notifiedOn']],
    ['notified before filed', { filedOn: d('2026-03-12'), notifiedOn: d('2026-03-11') }, ['notifiedOn']],
    ['an end before the start', { startsOn: d('2026-03-12'), endsOn: d('2026-03-11') }, ['endsOn']],
    ['an end before the decision', { endsOn: d('2026-03-09') }, ['endsOn']],
    ['a duration that ends elsewhere', { durationMonths: 6, endsOn: d('2026-10-10') }, ['endsOn']],
    ['a first report before the order', { firstReportOn: d('2026-03-09') }, ['firstReportOn']],
    ['a date for a report before the order', { reportsOn: [d('2026-06-01'), d('2026-03-09')] }, ['reportsOn.1']],
    ['a prescription due before the order', { prescriptions: [{ byOn: null }, { byOn: d('2026-03-09') }] }, ['prescriptions.1.byOn']],
    ['a state that ends before it begins', { effects: [{ parentId: 'm', from: d('2026-03-10'), to: d('2026-03-09') }] }, ['effects.0.to']],
    ['a guardian before the birth', { offices: [{ from: d('2013-01-01'), to: null }] }, ['offices.0.from']],
    ['two states of a parent together', { effects: [{ parentId: 'm', from: d('2026-03-10'), to: d('2026-06-10') }, { parentId: 'm', from: d('2026-06-10'), to: null }] }, ['effects.1.from']],
  ] as const)('%s: said next to the field', (_, over, expected) => expect(paths(over as Partial<MeasureDates>)).toEqual(expected))
  it('two states one after the other, and one for each parent, are well', () => {
    expect(paths({ effects: [{ parentId: 'm', from: d('2026-03-10'), to: d('2026-06-10') }, { parentId: 'm', from: d('2026-06-11'), to: null }, { parentId: 'p', from: null, to: null }] })).toEqual([])
  })
  it('a hearing set by it cannot come before it', () => expect(paths({}, { hearings: [d('2026-03-09')] })).toEqual(['decidedOn']))
  it('six months may be written with the same date or with the day before', () => {
    expect(paths({ durationMonths: 6, endsOn: d('2026-09-10') })).toEqual([])
    expect(paths({ durationMonths: 6, endsOn: d('2026-09-09') })).toEqual([])
  })
})

describe('when it holds', () => {
  it('from what it says, else from the decision, else from what is known', () => {
    expect(effectiveFrom({ ...empty, startsOn: d('2026-04-01') })).toBe('2026-04-01')
    expect(effectiveFrom({ ...empty, notifiedOn: d('2026-04-01') })).toBe('2026-03-10')
    expect(effectiveFrom({ ...empty, decidedOn: null, communicatedOn: d('2026-04-02'), notifiedOn: d('2026-04-01') })).toBe('2026-04-01')
    expect(effectiveFrom({ ...empty, decidedOn: null })).toBeNull()
  })
  it('to the date it gives, or its months; without either it has no end', () => {
    expect(endByItsWords(d('2026-03-10'), { endsOn: null, durationMonths: 24 })).toBe('2028-03-10')
    expect(endByItsWords(d('2026-08-31'), { endsOn: null, durationMonths: 6 })).toBe('2027-02-28')
    expect(endByItsWords(d('2026-03-10'), { endsOn: d('2026-05-01'), durationMonths: 24 })).toBe('2026-05-01')
    expect(endByItsWords(d('2026-03-10'), { endsOn: null, durationMonths: null })).toBeNull()
  })
  it('months end on the last day where the day is missing, and cross years', () => {
    expect(addMonths(d('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(d('2027-11-30'), 3)).toBe('2028-02-29')
    expect(addMonths(d('2026-12-15'), 12)).toBe('2027-12-15')
  })
})
