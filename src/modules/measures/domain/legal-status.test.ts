import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { LegalInput, MeasureIn, OfficePeriod, ParentIn, RgPeriod } from './legal-input.ts'
import { birthday18, legalStatusOn } from './legal-status.ts'
import { legalTimeline, timelineSpan } from './legal-timeline.ts'

const d = (text: string) => text as PlainDate
const parent = (id: string, over: Partial<ParentIn> = {}): ParentIn => ({ id, name: id, relation: id, diedOn: null, since: null, until: null, ...over })
const [mother, father] = [parent('madre'), parent('padre')]
const period = (parentId: string, state: RgPeriod['state'], from: string | null, to: string | null = null, over: Partial<RgPeriod> = {}): RgPeriod => ({
  parentId, state, exercise: null, limits: null, from: from as PlainDate | null, to: to as PlainDate | null, measureId: 'm1', correctionId: null, ...over,
})
const office = (role: OfficePeriod['role'], from: string | null, to: string | null = null): OfficePeriod => ({
  role, holder: { kind: 'words', id: null, name: 'Avv. Bruno Sala' }, powers: null, from: from as PlainDate | null, to: to as PlainDate | null, measureId: 'm2', correctionId: null,
})
const noActs = { keeper: null, service: null, keeperActs: null, parents: null, curator: null }
const measure = (id: string, kind: string, from: string, to: string | null = null, over: Partial<MeasureIn> = {}): MeasureIn => ({
  id, kinds: [kind], from: d(from), to: to as PlainDate | null, endedBy: null, placementKind: null, placementWords: null, acts: noActs, ...over,
})
const child = (over: Partial<LegalInput> = {}): LegalInput => ({
  birth: d('2014-05-06'), birthPrecision: 'day', diedOn: null, parents: [mother, father], familySeen: true, periods: [], offices: [], measures: [], ...over,
})
const on = (day: string, over: Partial<LegalInput> = {}) => legalStatusOn(d(day), child(over))
const codes = (status: { issues: { code: string }[] }) => status.issues.map(({ code }) => code)

describe('without any measure', () => {
  it('both parents decide, presumed so', () => {
    const status = on('2026-03-10')
    expect(status).toMatchObject({ stage: 'minor', decides: 'parents', guardian: null, issues: [] })
    expect(status.parents.map(({ state, basis, decides }) => [state, basis, decides])).toEqual([['piena', 'presumed', true], ['piena', 'presumed', true]])
  })
  it('one parent alone in the file decides, and the doubt is named', () => {
    const status = on('2026-03-10', { parents: [mother] })
    expect(status.decides).toBe('parent')
    expect(codes(status)).toEqual(['one_parent'])
  })
  it('recognised by the mother alone until the father does: from that day both', () => {
    const parents = [mother, parent('padre', { since: d('2026-03-10') })]
    expect(on('2026-03-09', { parents }).decides).toBe('parent')
    expect(on('2026-03-09', { parents }).parents[1]).toMatchObject({ state: 'non_ancora', basis: 'filiation', to: '2026-03-09' })
    expect(on('2026-03-10', { parents }).decides).toBe('parents')
  })
  it('a father who never recognised the child does not decide', () => {
    const status = on('2026-03-10', { periods: [period('padre', 'nessuna', null)] })
    expect(status.decides).toBe('parent')
    expect(codes(status)).toEqual([])
  })
  it('a parent written as forfeited among the people of the file does not decide, until a measure says otherwise', () => {
    const parents = [mother, parent('padre', { relation: 'genitore_decaduto' })]
    expect(on('2026-03-10', { parents })).toMatchObject({ decides: 'parent', parents: [{}, { state: 'decaduta', basis: 'filiation', decides: false }] })
    expect(on('2026-03-10', { parents, periods: [period('padre', 'piena', '2026-03-01')] }).decides).toBe('parents')
  })
  it('a child whose family is not seen is not said to have nobody without saying why', () => {
    expect(codes(on('2026-03-10', { parents: [], familySeen: false }))).toContain('family_hidden')
  })
  it('nobody in the file: the guardian must be appointed', () => {
    const status = on('2026-03-10', { parents: [] })
    expect(status.decides).toBe('nobody')
    expect(status.issues).toMatchObject([{ code: 'nobody', rule: 'TUT-01' }])
  })
})

describe('the first and the last day belong to the period', () => {
  const periods = [period('padre', 'sospesa', '2026-03-01', '2026-05-31')]
  it.each([['2026-02-28', 'piena'], ['2026-03-01', 'sospesa'], ['2026-05-31', 'sospesa'], ['2026-06-01', 'piena']])('%s: %s', (day, state) => {
    expect(on(day, { periods }).parents[1]!.state).toBe(state)
  })
  it('before a known period the presumption says until when, after it since when', () => {
    expect(on('2026-02-28', { periods }).parents[1]).toMatchObject({ basis: 'presumed', to: '2026-02-28' })
    expect(on('2026-06-01', { periods }).parents[1]).toMatchObject({ basis: 'presumed', from: '2026-06-01', to: null })
  })
  it('a state that ended by itself with nothing after is named, one revoked is not', () => {
    expect(on('2026-06-01', { periods }).issues).toMatchObject([{ code: 'lapsed', parentIds: ['padre'], on: '2026-05-31' }])
    expect(on('2026-06-01', { periods, measures: [measure('m1', 'sospensione_rg', '2026-03-01', '2026-05-31', { endedBy: 'revocato' })] }).issues).toEqual([])
    expect(codes(on('2026-06-01', { periods, measures: [measure('m1', 'sospensione_rg', '2026-03-01', '2026-05-31', { endedBy: 'scaduto' })] }))).toEqual(['lapsed'])
    expect(on('2026-05-31', { periods }).issues).toEqual([])
  })
  it('days that are not known hold before and after everything', () => {
    const unknown = [period('padre', 'decaduta', null, null)]
    expect(on('2014-05-06', { periods: unknown }).parents[1]!.state).toBe('decaduta')
    expect(on('2032-05-05', { periods: unknown }).parents[1]!.state).toBe('decaduta')
  })
})

describe('who decides', () => {
  it('a parent alone when the other is suspended or lost it', () => {
    for (const state of ['sospesa', 'decaduta'] as const) {
      const status = on('2026-03-10', { periods: [period('padre', state, '2026-03-01')] })
      expect(status).toMatchObject({ decides: 'parent', issues: [] })
    }
  })
  it('a parent with limits still decides, within them', () => {
    const status = on('2026-03-10', { periods: [period('padre', 'limitata', '2026-03-01', null, { limits: 'scelte sanitarie al servizio' })] })
    expect(status).toMatchObject({ decides: 'parents' })
    expect(status.parents[1]).toMatchObject({ decides: true, limits: 'scelte sanitarie al servizio', basis: 'measure', measureId: 'm1' })
  })
  it('a parent with no exercise does not, though he holds it', () => {
    const periods = [period('padre', 'piena', '2026-03-01', null, { exercise: 'nessuno' }), period('madre', 'piena', '2026-03-01', null, { exercise: 'esclusivo' })]
    expect(on('2026-03-10', { periods })).toMatchObject({ decides: 'parent', issues: [] })
  })
  it('nobody when both are suspended and there is no guardian: CPC-06', () => {
    const periods = [period('padre', 'sospesa', '2026-03-01'), period('madre', 'decaduta', '2026-03-10')]
    expect(on('2026-03-09', { periods }).issues).toEqual([])
    expect(on('2026-03-10', { periods }).issues).toMatchObject([{ code: 'no_guardian', rule: 'CPC-06', parentIds: ['madre', 'padre'] }])
    expect(on('2026-03-10', { periods }).decides).toBe('nobody')
  })
  it('the guardian from his first day to his last', () => {
    const over = { periods: [period('padre', 'sospesa', '2026-03-01'), period('madre', 'sospesa', '2026-03-01')], offices: [office('tutore_provvisorio', '2026-03-05', '2026-04-30')] }
    expect(on('2026-03-04', over).decides).toBe('nobody')
    expect(on('2026-03-05', over)).toMatchObject({ decides: 'guardian', guardian: { role: 'tutore_provvisorio' }, issues: [] })
    expect(on('2026-04-30', over).decides).toBe('guardian')
    expect(codes(on('2026-05-01', over))).toEqual(['no_guardian'])
  })
  it('a curator assists and does not replace the parents', () => {
    const status = on('2026-03-10', { offices: [office('curatore_speciale', '2026-03-01')] })
    expect(status).toMatchObject({ decides: 'parents', guardian: null, issues: [] })
    expect(status.others).toHaveLength(1)
  })
  it('a guardian beside a parent who decides is a contradiction', () => {
    expect(codes(on('2026-03-10', { periods: [period('padre', 'sospesa', '2026-03-01')], offices: [office('tutore', '2026-03-01')] }))).toEqual(['guardian_with_parent'])
  })
  it('two exclusive exercises, or one beside a joint one, are contradictions', () => {
    const exclusive = { exercise: 'esclusivo' as const }
    expect(codes(on('2026-03-10', { periods: [period('padre', 'piena', null, null, exclusive), period('madre', 'piena', null, null, exclusive)] }))).toEqual(['two_exclusive'])
    expect(codes(on('2026-03-10', { periods: [period('padre', 'piena', null, null, exclusive)] }))).toEqual(['exclusive_with_joint'])
  })
})

describe('the death of a parent', () => {
  it('counts from its day', () => {
    const parents = [mother, parent('padre', { diedOn: d('2026-03-10') })]
    expect(on('2026-03-09', { parents }).decides).toBe('parents')
    expect(on('2026-03-10', { parents })).toMatchObject({ decides: 'parent', issues: [] })
    expect(on('2026-03-10', { parents }).parents[1]).toMatchObject({ state: 'morto', from: '2026-03-10', decides: false })
  })
  it('of both leaves nobody; of one while the other is suspended, too', () => {
    const dead = { diedOn: d('2026-03-10') }
    expect(on('2026-03-10', { parents: [parent('madre', dead), parent('padre', dead)] }).issues).toMatchObject([{ code: 'nobody', rule: 'TUT-01' }])
    const one = on('2026-03-10', { parents: [mother, parent('padre', dead)], periods: [period('madre', 'sospesa', '2026-01-01')] })
    expect(one.issues).toMatchObject([{ code: 'no_guardian', parentIds: ['madre'] }])
  })
  it('a measure on a parent after his death is named', () => {
    const over = { parents: [mother, parent('padre', { diedOn: d('2026-01-10') })], periods: [period('padre', 'decaduta', '2026-03-01')] }
    expect(codes(on('2026-03-10', over))).toContain('after_death')
    expect(codes(on('2026-02-28', over))).not.toContain('after_death')
  })
})

describe('age', () => {
  it('of eighteen ends guardianship and responsibility on the birthday, not the day before', () => {
    const over = { periods: [period('madre', 'decaduta', '2026-01-01'), period('padre', 'decaduta', '2026-01-01')], offices: [office('tutore', '2026-01-01')] }
    expect(on('2032-05-05', over).decides).toBe('guardian')
    expect(on('2032-05-06', over)).toMatchObject({ stage: 'adult', decides: 'self', parents: [], guardian: null, issues: [] })
  })
  it('born on 29 February: 28 February of a common year, the 29th of a leap year', () => {
    expect(birthday18(d('2008-02-29'))).toBe('2026-02-28')
    expect(birthday18(d('2010-02-28'))).toBe('2028-02-28')
    const leapling = { birth: d('2008-02-29') }
    expect(on('2026-02-27', leapling).stage).toBe('minor')
    expect(on('2026-02-28', leapling).stage).toBe('adult')
  })
  it('with only the year known is read as minority until it cannot be, and the doubt is named', () => {
    const vague = { birth: d('2008-01-01'), birthPrecision: 'year' as const }
    expect(codes(on('2025-12-31', vague))).toEqual([])
    expect(on('2026-01-01', vague)).toMatchObject({ stage: 'minor', issues: [{ code: 'age_uncertain', rule: 'ETA-05' }] })
    expect(on('2026-12-30', vague).stage).toBe('minor')
    expect(on('2026-12-31', vague).stage).toBe('adult')
    expect(codes(on('2026-12-31', { birth: null, birthPrecision: 'unknown' }))).toContain('birth_unknown')
  })
  it('with the month known: the last day of the month', () => {
    const vague = { birth: d('2008-02-01'), birthPrecision: 'month' as const }
    expect(on('2026-02-27', vague).stage).toBe('minor')
    expect(on('2026-02-28', vague).stage).toBe('adult')
  })
  it('care goes on after eighteen by the measure that says so', () => {
    const measures = [measure('m9', 'prosieguo', '2032-04-01', '2035-05-05')]
    expect(on('2032-05-06', { measures }).extension?.id).toBe('m9')
    expect(on('2035-05-06', { measures }).extension).toBeNull()
  })
  it('nothing is said of a child not yet born, or who died', () => {
    expect(on('2014-05-05')).toMatchObject({ stage: 'unborn', decides: 'nobody', issues: [] })
    expect(on('2026-03-10', { diedOn: d('2026-03-10') })).toMatchObject({ stage: 'deceased', parents: [], issues: [] })
    expect(on('2026-03-09', { diedOn: d('2026-03-10') }).stage).toBe('minor')
  })
})

describe('service and place', () => {
  it('come from the measures in force on the day', () => {
    const measures = [
      measure('a', 'affido_servizio', '2026-01-01', '2026-12-31', { acts: { ...noActs, service: 'scelte sanitarie', keeper: 'nonna materna' } }),
      measure('b', 'collocamento_comunita', '2026-06-01', null, { placementKind: 'comunita_educativa' }),
    ]
    expect(on('2026-03-10', { measures })).toMatchObject({ services: [{ id: 'a' }], placement: { id: 'a' } })
    expect(on('2026-06-01', { measures }).placement?.id).toBe('b')
    expect(on('2027-01-01', { measures }).services.map(({ id }) => id)).toEqual(['b'])
  })
})

describe('the timeline', () => {
  const over = child({
    periods: [period('padre', 'sospesa', '2026-03-01'), period('madre', 'sospesa', '2026-03-10')], offices: [office('tutore', '2026-03-20')],
  })
  it('turns on the very days', () => {
    expect(legalTimeline(over, d('2026-02-01'), d('2026-04-01')).map(({ from, to, status }) => [from, to, status.decides])).toEqual([
      ['2026-02-01', '2026-02-28', 'parents'], ['2026-03-01', '2026-03-09', 'parent'], ['2026-03-10', '2026-03-19', 'nobody'], ['2026-03-20', '2026-04-01', 'guardian'],
    ])
  })
  it('says the same as asking day by day, without a hole', () => {
    const stretches = legalTimeline(over, d('2026-02-20'), d('2026-03-25'))
    for (const [index, { from }] of stretches.entries()) if (index) expect(new Date(from).getTime() - new Date(stretches[index - 1]!.to).getTime()).toBe(86_400_000)
    for (const { from, to, status } of stretches) for (const day of [from, to]) expect(legalStatusOn(day, over).decides).toBe(status.decides)
  })
  it('spans from birth to the coming of age', () => {
    expect(timelineSpan(over, d('2026-03-10'))).toEqual({ from: '2014-05-06', to: '2032-05-06' })
    expect(legalTimeline(over, d('2032-05-01'), d('2032-05-10')).map(({ from, status }) => [from, status.decides])).toEqual([['2032-05-01', 'guardian'], ['2032-05-06', 'self']])
  })
})
