import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { kinds } from './kinds.ts'
import { changesOf, planTerms, startsOf, type TermFacts } from './terms.ts'

const d = (text: string) => text as PlainDate
const today = d('2026-11-22')
const facts = (kind: string | string[], over: Partial<TermFacts> = {}): TermFacts => ({
  kinds: [kind].flat(), nature: 'civile', effectiveFrom: d('2026-11-02'), effectiveTo: null, endedEarly: false, recordedOn: today, decidedOn: d('2026-11-02'), notifiedOn: d('2026-11-10'), communicatedOn: d('2026-11-05'),
  birth: d('2014-05-06'), reportEveryMonths: null, firstReportOn: null, reportsOn: [], prescriptions: [], ...over,
})
const plan = (kind: string | string[], over: Partial<TermFacts> = {}) => planTerms(facts(kind, over), today)
const dates = (kind: string | string[], over: Partial<TermFacts> = {}) => plan(kind, over).map(({ ruleId, event, fixedOn }) => [ruleId, event, fixedOn])

describe('an order starts the terms of its kind', () => {
  it.each([
    ['affido_servizio', [['ASS-03', '2026-11-10', null], ['ASS-04', '2026-11-02', null], ['ASS-05', '2026-11-02', null]]],
    ['affido_giudiziale', [['AFF-05', '2026-11-02', null], ['AFF-06', '2028-11-02', null], ['AFF-06', '2028-11-02', null], ['AFF-08', '2026-11-02', null]]],
    ['affido_consensuale', [['AFF-05', '2026-11-02', null], ['AFF-06', '2028-11-02', null], ['AFF-06', '2028-11-02', null], ['AFF-08', '2026-11-02', null]]],
    ['collocamento_comunita', [['AFF-05', '2026-11-02', null], ['AFF-06', '2028-11-02', null], ['AFF-06', '2028-11-02', null], ['AFF-08', '2026-11-02', null]]],
    ['prov_temporanei', [['CPC-09', '2026-11-05', null]]],
    ['prov_indifferibili', [['CPC-08', '2026-11-02', null]]],
    ['ordine_protezione', [['CPC-16', '2026-11-02', null], ['CPC-16b', '2026-11-02', null]]],
    ['adottabilita', [['ADO-07', '2026-11-10', null]]],
    ['preadottivo', [['ADO-11', '2026-11-02', null]]],
    ['adozione_piena', [['ADO-12', '2026-11-05', null]]],
    ['nomina_tutore', [['TUT-03', '2026-11-05', null], ['TUT-03b', '2026-11-05', null], ['TUT-04', '2026-11-02', null]]],
    ['attribuzione_eta', [['ETA-07', '2026-11-10', null]]],
    ['prosieguo', [['PRO-01', '2014-05-06', null]]],
  ])('%s', (kind, expected) => expect(dates(kind)).toEqual(expected))
  it('and the rules it names are kinds that exist', () => expect(Object.keys(startsOf).filter((kind) => !(kind in kinds))).toEqual([]))
  it('none by art. 403, whose clock is the procedure’s, and none by mere supervision (ASS-09)', () => {
    for (const kind of ['allontanamento_403', 'convalida_403', 'conferma_403', 'vigilanza_supporto', 'limitazione_333']) expect(plan(kind)).toEqual([])
  })
  it('nothing that hangs on a date not yet known', () => expect(dates('affido_servizio', { notifiedOn: null }).map(([rule]) => rule)).toEqual(['ASS-04', 'ASS-05']))
  it('each rule once, whatever else the order decides', () => {
    expect(dates(['affido_giudiziale', 'collocamento_comunita']).map(([rule]) => rule)).toEqual(['AFF-05', 'AFF-06', 'AFF-06', 'AFF-08'])
  })
})

describe('the length', () => {
  it('may be shorter by the order, never longer', () => {
    expect(dates('affido_servizio', { effectiveTo: d('2027-11-02') })).toContainEqual(['ASS-04', '2026-11-02', '2027-11-02'])
    expect(dates('affido_servizio', { effectiveTo: d('2030-11-02') })).toContainEqual(['ASS-04', '2026-11-02', null])
    expect(plan('affido_giudiziale', { effectiveTo: d('2027-11-02') }).filter(({ ruleId }) => ruleId === 'AFF-06').map(({ event, length }) => [event, length])).toEqual([['2027-11-02', 4], ['2027-11-02', 2]])
  })
  it('of an extension is its own end', () => expect(dates('proroga_affido', { effectiveTo: d('2027-11-02') })).toContainEqual([null, null, '2027-11-02']))
  it('between reports is that of the order, six months at most', () => {
    const every = (months: number | null) => plan('affido_servizio', { reportEveryMonths: months }).find(({ ruleId }) => ruleId === 'ASS-05')!.length
    expect([every(null), every(3), every(8)]).toEqual([6, 3, 6])
  })
  it('of messa alla prova is the order’s, and without one nothing is counted', () => {
    expect(plan('map', { nature: 'penale', reportEveryMonths: 2 })).toMatchObject([{ ruleId: 'PEN-03', length: 2, occurrence: 1 }])
    expect(plan('map', { nature: 'penale' })).toEqual([])
    expect(plan('map', { nature: 'penale', reportsOn: [d('2027-01-10')] })).toMatchObject([{ ruleId: 'PEN-03', fixedOn: '2027-01-10' }])
  })
})

describe('the judge’s dates', () => {
  it('are terms, each once', () => {
    expect(dates('incarico_indagine', { firstReportOn: d('2027-01-10'), reportsOn: [d('2027-01-10'), d('2027-06-10')] })).toEqual([['CPC-01', null, '2027-01-10'], ['CPC-01', null, '2027-06-10']])
  })
  it('at an interval go on to the end of the order', () => {
    expect(dates('vigilanza_supporto', { reportEveryMonths: 3, effectiveTo: d('2027-08-02') }).map(([, , on]) => on)).toEqual(['2027-02-02', '2027-05-02', '2027-08-02'])
  })
  it('for a prescription are terms too', () => {
    expect(plan('limitazione_333', { prescriptions: [{ id: 'a', n: 1, byOn: d('2027-01-10') }, { id: 'b', n: 2, byOn: null }] })).toMatchObject([{ key: 'prescription a', fixedOn: '2027-01-10', label: 'prescrizione n. 1' }])
  })
})

describe('an old order written down late', () => {
  it('starts nothing once it has ended, and on its last day still does', () => {
    expect(plan('affido_servizio', { effectiveTo: d('2026-11-21') })).toEqual([])
    expect(plan('affido_servizio', { effectiveTo: today })).not.toEqual([])
  })
  it('keeps its undone terms when its own duration is over, and counts no further report', () => {
    const over = { effectiveFrom: d('2024-11-01'), effectiveTo: d('2026-11-01'), recordedOn: d('2024-11-05'), decidedOn: d('2024-11-01'), notifiedOn: d('2024-11-04') }
    expect(plan('affido_servizio', over).map(({ ruleId }) => ruleId)).toEqual(['ASS-03', 'ASS-04'])
    expect(plan('affido_servizio', { ...over, endedEarly: true })).toEqual([])
  })
  it('does not raise what lapsed long ago, and goes on with the next report', () => {
    const old = plan('affido_servizio', { effectiveFrom: d('2025-11-10'), decidedOn: d('2025-11-10'), notifiedOn: d('2025-11-20') })
    expect(old.map(({ ruleId }) => ruleId)).toEqual(['ASS-04', 'ASS-05'])
    expect(old[1]).toMatchObject({ event: '2025-11-10', occurrence: 2 })
  })
  it('keeps a report that lapsed in these days', () => {
    expect(plan('affido_servizio', { effectiveFrom: d('2026-05-01') }).find(({ ruleId }) => ruleId === 'ASS-05')).toMatchObject({ occurrence: 1 })
    expect(plan('affido_servizio', { effectiveFrom: d('2026-04-10') }).find(({ ruleId }) => ruleId === 'ASS-05')).toMatchObject({ occurrence: 2 })
  })
})

describe('a corrected order', () => {
  const standing = (over: Partial<TermFacts> = {}) => plan('affido_servizio', over).map((term) => ({ key: term.key, basis: term }))
  it('changes nothing when the dates stay', () => expect(changesOf(standing(), plan('affido_servizio'))).toEqual({ added: [], moved: [], gone: [] }))
  it('moves what is counted from the corrected date, and that alone', () => {
    const { added, moved, gone } = changesOf(standing(), plan('affido_servizio', { notifiedOn: d('2026-11-12') }))
    expect([added, moved.map(({ key, event }) => [key, event]), gone]).toEqual([[], [['ASS-03', '2026-11-12']], []])
  })
  it('puts anew what changes its way of counting', () => {
    const { added, moved, gone } = changesOf(standing(), plan('affido_servizio', { reportEveryMonths: 3, effectiveTo: d('2027-11-02') }))
    expect([added.map(({ key }) => key), moved, gone]).toEqual([['ASS-04', 'ASS-05'], [], ['ASS-04', 'ASS-05']])
  })
  it('takes away what it does not start any more', () => {
    expect(changesOf(standing(), plan('vigilanza_supporto')).gone).toEqual(['ASS-03', 'ASS-04', 'ASS-05'])
    expect(changesOf(standing(), plan('affido_servizio', { effectiveTo: d('2026-11-20'), recordedOn: d('2026-11-03'), endedEarly: true })).gone).toEqual(['ASS-03', 'ASS-04', 'ASS-05'])
  })
  it('adds what a date now known starts', () => {
    expect(changesOf(standing({ notifiedOn: null }), plan('affido_servizio')).added.map(({ key }) => key)).toEqual(['ASS-03'])
  })
})
