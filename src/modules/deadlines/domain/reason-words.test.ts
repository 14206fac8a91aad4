import { describe, expect, it } from 'vitest'
import { compute } from './compute.ts'
import { dateOf, dayOf } from './day-number.ts'
import { whyWords } from './reason-words.ts'
import { inputOf, ruleOf, rules } from './rules.ts'

const why = (id: string, event: string, options = {}): string[] => whyWords(compute(ruleOf(id)!, event, options).why).map(({ it: italian }) => italian)

describe('perché questa data', () => {
  it('names the clock change and takes the nearer moment', () =>
    expect(why('403-02', '2026-03-28T18:20:00+01:00')).toEqual([
      '24 ore da sab 28/3/2026 18:20: dom 29/3/2026 18:20',
      'In mezzo cambia l’ora: contando le ore trascorse si arriva alle 19:20 di dom 29/3, per l’orologio alle 18:20 di dom 29/3. Si prende il momento più vicino',
      'dom 29/3: i termini in ore non si prorogano',
      'Limite formale dom 29/3/2026 19:00, se l’ora iniziale non si conta (art. 155 c.p.c.): non farvi conto',
    ]))

  it('names the holidays it passes over', () =>
    expect(why('ASS-03', '2026-03-21').slice(0, 3)).toEqual([
      '15 giorni da sab 21/3/2026 (il giorno dell’evento non si conta): dom 5/4/2026',
      'dom 5/4 (Pasqua), lun 6/4 (Lunedì dell\'Angelo): prorogato a mar 7/4/2026, ma si lavora sulla data senza proroga',
      'dom 5/4 (Pasqua), sab 4/4: l’ultimo giorno di lavoro utile è ven 3/4/2026',
    ]))

  it('says when the rule is not the law of that day, and when it is not verified', () => {
    expect(why('EU-04', '2026-03-06').join()).toContain('vale dal mer 1/7/2026')
    expect(why('EU-01', '2026-07-01').join()).toContain('vale fino al mar 30/6/2026')
    expect(why('EU-04', '2026-07-01').join()).not.toContain('Attenzione')
    expect(why('ETA-10', '2026-03-06').join()).toContain('da verificare')
    expect(why('PRO-01', '2009-05-15').join()).toContain('da 21 a 19')
  })

  it('shows no formal limit to a full hour', () => expect(why('403-02', '2026-11-11T14:00:00+01:00')).toHaveLength(1))

  it('has words in both languages for every rule on every kind of day', () => {
    for (const rule of rules) {
      for (let day = dayOf(2026, 1, 1); day < dayOf(2027, 1, 1); day += 7) {
        const event = inputOf(rule.term) === 'instant' ? `${dateOf(day)}T22:30:00Z` : dateOf(day)
        for (const words of whyWords(compute(rule, event, { rome: true }).why)) {
          expect(`${words.it} ${words.en}`, rule.id).not.toMatch(/undefined|NaN|\[object/)
          expect(words.en).not.toBe('')
        }
      }
    }
  })
})
