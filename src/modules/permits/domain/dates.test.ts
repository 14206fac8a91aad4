import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { dateProblems, remarksOf, type PermitDates } from './dates.ts'

const day = (text: string) => text as PlainDate
const none: PermitDates = { askedOn: null, appointmentOn: null, receiptOn: null, issuedOn: null, expiresOn: null, deliveredOn: null, refusedOn: null }
const known = { birth: day('2009-05-15'), today: day('2026-11-22') }
const problemsOf = (dates: Record<string, string>, about = known) => dateProblems({ ...none, ...dates } as PermitDates, about)

describe('dates that contradict each other', () => {
  it.each([
    ['a request that lies ahead', { askedOn: '2026-11-23' }, 'askedOn', 'futuro'],
    ['an issue before birth', { issuedOn: '2008-01-01' }, 'issuedOn', 'nascita (15/5/2009)'],
    ['an expiry before birth', { expiresOn: '1999-01-01' }, 'expiresOn', 'nascita'],
    ['an expiry before the issue', { issuedOn: '2026-03-02', expiresOn: '2026-03-01' }, 'expiresOn', 'prima del rilascio (2/3/2026)'],
    ['an issue before the request', { askedOn: '2026-03-02', issuedOn: '2026-03-01' }, 'issuedOn', 'prima della richiesta'],
    ['a delivery before the issue', { issuedOn: '2026-03-02', deliveredOn: '2026-03-01' }, 'deliveredOn', 'prima del rilascio'],
    ['a receipt before the request', { askedOn: '2026-03-02', receiptOn: '2026-03-01' }, 'receiptOn', 'prima della richiesta'],
    ['an appointment before the request', { askedOn: '2026-03-02', appointmentOn: '2026-03-01' }, 'appointmentOn', 'prima della richiesta'],
    ['an expiry a century away', { issuedOn: '2026-03-02', expiresOn: '2126-03-02' }, 'expiresOn', 'anno'],
  ])('%s', (_, dates, path, message) => {
    const found = problemsOf(dates)
    expect(found.map((one) => one.path)).toEqual([path])
    expect(found[0]!.message.it).toContain(message)
  })

  it('says one thing of each field, and something of each field that is wrong', () => {
    expect(problemsOf({ askedOn: '2027-01-01', issuedOn: '2026-03-02', expiresOn: '2026-03-01' }).map((one) => one.path)).toEqual(['askedOn', 'issuedOn', 'expiresOn'])
  })

  it('agrees with what people really have: an appointment ahead, same-day issue and delivery, nothing known at all', () => {
    expect(problemsOf({ askedOn: '2026-11-01', appointmentOn: '2026-12-24' })).toEqual([])
    expect(problemsOf({ issuedOn: '2026-03-02', deliveredOn: '2026-03-02', expiresOn: '2027-03-02' })).toEqual([])
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ issuedOn: '2008-01-01' }, { ...known, birth: null as never })).toEqual([])
  })
})

describe('what deserves a second look', () => {
  const permit = { kind: 'minore_eta', state: 'issued', number: 'I123', expiresOn: day('2027-05-15') }
  it('a permit for minors valid beyond eighteen', () => {
    expect(remarksOf(permit, day('2027-05-15'))).toEqual([])
    expect(remarksOf({ ...permit, expiresOn: day('2027-05-16') }, day('2027-05-15'))).toEqual(['beyond-eighteen'])
    expect(remarksOf({ ...permit, kind: 'asilo', expiresOn: day('2029-05-16') }, day('2027-05-15'))).toEqual([])
  })
  it('a permit in hand without expiry or number; not one that was only asked for', () => {
    expect(remarksOf({ ...permit, number: null, expiresOn: null }, null)).toEqual(['no-expiry', 'no-number'])
    expect(remarksOf({ ...permit, state: 'asked', number: null, expiresOn: null }, null)).toEqual([])
  })
})
