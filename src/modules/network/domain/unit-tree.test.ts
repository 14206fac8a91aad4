import { expect, it } from 'vitest'
import { inTreeOrder, makesCycle } from './unit-tree.ts'

const units = [
  { id: 'team', parentId: 'pole' },
  { id: 'top', parentId: null },
  { id: 'pole', parentId: 'top' },
  { id: 'other', parentId: 'top' },
]

it('refuses a unit under itself or under what stands below it', () => {
  expect(makesCycle(units, 'top', 'top')).toBe(true)
  expect(makesCycle(units, 'top', 'team')).toBe(true)
  expect(makesCycle(units, 'pole', 'team')).toBe(true)
})

it('lets a unit move beside, above or to the top', () => {
  expect(makesCycle(units, 'team', 'other')).toBe(false)
  expect(makesCycle(units, 'team', 'top')).toBe(false)
  expect(makesCycle(units, 'pole', null)).toBe(false)
})

it('lists parents before what is below them, with depth', () => {
  expect(inTreeOrder(units).map(({ unit, depth }) => `${depth} ${unit.id}`)).toEqual(['0 top', '1 pole', '2 team', '1 other'])
})
