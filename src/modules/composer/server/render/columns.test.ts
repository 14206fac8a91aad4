import { expect, it } from 'vitest'
import { columnWeights } from './columns.ts'

const LINE = 88
const story = 'Due pomeriggi a settimana, a casa e in sede, con la presenza di un educatore e della nonna materna, fino alla fine della scuola'

it('never gives a date less than its figures, beside a story however long', () => {
  const weights = columnWeights({ head: ['Azione', 'Chi', 'Entro', 'A che punto è'], rows: [[story, 'I genitori e la nonna', '28/12/2027', 'da fare'], [story, 'Anna Ferri', '', 'fatto']] })
  const whole = weights.reduce((sum, one) => sum + one, 0)
  expect((weights[2]! / whole) * LINE).toBeGreaterThanOrEqual('28/12/2027'.length + 2)
  expect(weights[0]).toBe(Math.max(...weights))
  expect(whole).toBeCloseTo(LINE)
})

it('keeps short columns near each other, and gives each something when there are too many', () => {
  expect(columnWeights({ head: ['Mese', 'Ore'], rows: [['ottobre', '12']] })).toEqual([10, 6])
  const many = columnWeights({ head: Array.from({ length: 12 }, (_, n) => `Colonna numero ${n}`), rows: [Array.from({ length: 12 }, () => story)] })
  expect(many.every((one) => one > 0)).toBe(true)
})
