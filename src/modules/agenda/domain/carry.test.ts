import { expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { carried } from './carry.ts'

const week = { from: asPlainDate('2026-11-23'), to: asPlainDate('2026-11-29') }
const wall = { on: asPlainDate('2026-11-24'), from: '15:15', minutes: 60 }

it('goes by half an hour and by a day, as long as it stays in the day and in what is shown', () => {
  expect(carried(wall, 'ArrowUp', false, week)).toEqual({ ...wall, from: '14:45' })
  expect(carried(wall, 'ArrowDown', false, week)).toEqual({ ...wall, from: '15:45' })
  expect(carried(wall, 'ArrowLeft', false, week)).toEqual({ ...wall, on: '2026-11-23' })
  expect(carried({ ...wall, on: week.from }, 'ArrowLeft', false, week)).toBeNull()
  expect(carried({ ...wall, on: week.to }, 'ArrowRight', false, week)).toBeNull()
  expect(carried({ ...wall, from: '00:15' }, 'ArrowUp', false, week)).toBeNull()
  expect(carried({ ...wall, from: '23:30' }, 'ArrowDown', false, week)).toBeNull()
})

it('in a month goes by a week up and down, at the same hour', () => {
  const month = { from: asPlainDate('2026-10-26'), to: asPlainDate('2026-12-06') }
  expect(carried(wall, 'ArrowDown', true, month)).toEqual({ ...wall, on: '2026-12-01' })
  expect(carried({ ...wall, on: asPlainDate('2026-12-01') }, 'ArrowDown', true, month)).toBeNull()
})
