import { describe, expect, it } from 'vitest'
import { isComplete, isReached, meanOf, tScore } from './scale.ts'

describe('a scale', () => {
  it('is complete only with all five descriptions', () => {
    expect(isComplete(['a', 'b', 'c', 'd', 'e'])).toBe(true)
    expect(isComplete(['a', 'b', ' ', 'd', 'e'])).toBe(false)
    expect(isComplete(['a', 'b', 'c', 'd'])).toBe(false)
  })
  it('counts a goal as reached from what was expected on', () => {
    expect([-1, 0, 2, null].map(isReached)).toEqual([false, true, true, false])
  })
})

describe('the T-score', () => {
  it('is 50 when everything is as expected, and nothing without scores', () => {
    expect(tScore([0, 0, 0])).toBe(50)
    expect(tScore([])).toBe(null)
  })
  it('follows the formula: two goals, one at +1 and one at +2', () => {
    // 50 + 10·3 / √(0.7·2 + 0.3·4)
    expect(tScore([1, 2])).toBe(68.6)
    expect(tScore([-2])).toBe(30)
  })
})

it('a mean has one decimal', () => {
  expect(meanOf([1, 0, 0])).toBe(0.3)
  expect(meanOf([])).toBe(null)
})
