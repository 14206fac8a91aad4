import { expect, it } from 'vitest'
import { marksOf, spread } from './drawing.ts'

const label = { it: '', en: '' }
const six = [1, 2, 3, 4, 5, 6].map((value) => ({ value, label }))

it('puts the better end to the right, whichever way the scale counts', () => {
  expect(marksOf({ levels: six, worse: 'down', answers: [{ level: 1 }, null, { level: 6 }] })).toEqual([{ side: 0, level: 1, at: 0 }, { side: 2, level: 6, at: 1 }])
  const needs = [0, 1, 2, 3, 4].map((value) => ({ value, label }))
  expect(marksOf({ levels: needs, worse: 'up', answers: [{ level: 4 }, { level: 0 }] }).map(({ at }) => at)).toEqual([0, 1])
})
it('draws nothing for what was not rated, or has no scale', () => {
  expect(marksOf({ levels: six, worse: 'down', answers: [{ notRated: true }, null] })).toEqual([])
  expect(marksOf({ levels: null, worse: null, answers: [{ text: 'a' }] })).toEqual([])
})
it('sets marks of one place beside each other, around it', () => {
  const marks = marksOf({ levels: six, worse: 'down', answers: [{ level: 3 }, { level: 3 }, { level: 5 }] })
  expect(spread(marks).map(({ shift }) => shift)).toEqual([-0.5, 0.5, 0])
})
