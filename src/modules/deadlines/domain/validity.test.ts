import { describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { compute } from './compute.ts'
import { dayOfLaw, lawDays } from './law-days.ts'
import { isAmount, lawParameters, type Parameters } from './parameters.ts'
import type { LawDayId } from './rule.ts'
import { ruleOf, rules, rulesReading } from './rules.ts'
import { standingOf, validityOf } from './validity.ts'

const applied = (id: LawDayId, day: string | null): Parameters => ({
  ...lawParameters, [id]: { ...lawParameters[id], values: [...lawParameters[id].values, { day: day === null ? null : asPlainDate(day), source: 'L. di prova 1/2027', sure: ['SEEN'], applied: true }] },
})
const codes = (id: string, event: string, parameters = lawParameters) => compute(ruleOf(id)!, event, { parameters }).why.map(({ code }) => code)

// law.md 1.1, row by row: what moves is a parameter, with the day and the sureness written there
it.each<[LawDayId, string | null, string, readonly string[]]>([
  ['art_403_2021', '2022-06-22', 'SEEN', ['403-02', '403-09']], ['single_rite', '2023-03-01', 'SEEN', ['CPC-09', 'ASS-03']], ['hearing_not_delegated', '2023-07-01', 'SEEN-2', ['CPC-15']],
  ['cartabia_corrective', '2024-11-26', 'SEEN+SEEN-2+OWN', ['CPC-08', 'ASS-04']], ['cutro', '2023-05-06', 'SEEN+OWN', ['PER-05']], ['age_133_2023', '2023-10-06', 'SEEN', ['ETA-09', 'MSNA-14']],
  ['msna_176_2023', '2023-12-05', 'SEEN-2+OWN', ['MSNA-15']], ['attendance_159_2023', '2023-11-15', 'SEEN-2', ['SCU-04']], ['sim_231_2023', '2024-03-15', 'SEEN', ['MSNA-02']],
  ['reeducation_70_2024', '2024-06-14', 'OWN', ['PEN-07']], ['talk_98_2024', '2024-07-24', 'SEEN-2', ['MSNA-05', 'MSNA-06']], ['sim_opinion_2025', '2025-07-01', 'SEEN-2', ['PER-03']],
  ['eu_pact', '2026-06-12', 'SEEN+OWN', ['EU-10', 'EU-12']], ['ammr', '2026-07-01', 'SEEN', ['EU-04', 'EU-01']], ['art_403_later', null, 'UNSURE', ['403-02']],
  ['MOV-1', null, 'SEEN-2', ['AFF-05']], ['MOV-2', null, 'SEEN-2', ['PRO-01']], ['MOV-3', null, 'SEEN-2', ['403-04', '403-03']], ['MOV-4', null, 'UNSURE', ['MSNA-03', 'ETA-07']],
])('%s holds from %s (%s)', (id, day, sure, touched) => {
  expect(dayOfLaw(lawDays[id])).toMatchObject({ day, sure: sure.split('+') })
  expect(rulesReading(id).map((rule) => rule.id)).toEqual(expect.arrayContaining([...touched]))
})

it('every day of the law and every number has rules that it touches, a source and how sure it is', () => {
  for (const one of Object.values(lawParameters)) {
    expect(rulesReading(one.id).length, one.id).toBeGreaterThan(0)
    for (const { source, sure } of one.values as readonly { source: string; sure: readonly string[] }[]) expect([source.length > 0, sure.length > 0], one.id).toEqual([true, true])
  }
})

it('the days shipped with a rule are those of its parameters', () => {
  for (const rule of rules) expect(validityOf(rule), rule.id).toEqual({ from: rule.validFrom, to: rule.validTo })
})

describe('a day of the law that moves', () => {
  it('moves from when its rules hold, and up to when those before it did', () => {
    const later = applied('ammr', '2026-09-01')
    expect([validityOf(ruleOf('EU-04')!, later).from, validityOf(ruleOf('EU-01')!, later).to]).toEqual(['2026-09-01', '2026-08-31'])
    expect([standingOf(ruleOf('EU-04')!, asPlainDate('2026-08-01')).standing, standingOf(ruleOf('EU-04')!, asPlainDate('2026-08-01'), later).standing]).toEqual(['in_force', 'before'])
    expect([codes('EU-04', '2026-08-01').includes('before-validity'), codes('EU-04', '2026-08-01', later).includes('before-validity')]).toEqual([false, true])
  })

  it('of a law that may come, is a doubt until its day is known; then it touches what starts from that day', () => {
    const known = applied('MOV-1', '2027-03-01')
    expect(codes('AFF-05', '2027-04-01')).toContain('moving')
    expect(codes('AFF-05', '2027-02-28', known)).not.toEqual(expect.arrayContaining(['moving']))
    expect([codes('AFF-05', '2027-02-28', known).includes('law-changed'), codes('AFF-05', '2027-03-01', known).includes('law-changed')]).toEqual([false, true])
    expect(codes('AFF-05', '2027-04-01', { ...known, 'MOV-1': { ...known['MOV-1'], values: applied('MOV-1', null)['MOV-1'].values } })).toContain('moving')
  })

  it('touches what is counted from a birth by who comes of age from that day on', () => {
    const known = applied('MOV-2', '2027-03-01')
    const changed = (birth: string) => standingOf(ruleOf('PRO-01')!, asPlainDate(birth), known).changedBy
    expect([changed('2009-02-28'), changed('2009-03-01')]).toEqual([[], ['MOV-2']])
  })

  it('never moves a date', () => {
    for (const rule of rules) {
      const event = rule.term.mode === 'H-S' ? '2026-03-04T10:00:00+01:00' : '2026-03-04'
      for (const one of Object.values(lawParameters)) {
        if (isAmount(one)) continue
        const { due, raw } = compute(rule, event, { parameters: applied(one.id, '2020-01-01') })
        expect({ due, raw }, `${rule.id} ${one.id}`).toEqual({ due: compute(rule, event).due, raw: compute(rule, event).raw })
      }
    }
  })
})
