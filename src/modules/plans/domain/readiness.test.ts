import { expect, it } from 'vitest'
import { missingOf, type Readiness } from './readiness.ts'

const whole: Readiness = {
  kind: 'pei', months: 12, framework: 'holds', hasFramework: true, members: 2, contacts: 1,
  goals: [{ id: 'g', levels: ['a', 'b', 'c', 'd', 'e'], baseline: -1, actions: 1 }],
}
const codes = (over: Partial<Readiness>) => missingOf({ ...whole, ...over }).map(({ code, needed }) => (needed ? code.toUpperCase() : code))

it('lacks nothing when all is there', () => {
  expect(missingOf(whole)).toEqual([])
})
it('cannot do without a goal, nor a goal without an action', () => {
  expect(codes({ goals: [] })).toEqual(['NO_GOAL'])
  expect(codes({ goals: [{ id: 'g', levels: ['', '', '', '', ''], baseline: null, actions: 0 }] })).toEqual(['NO_ACTION', 'no_scale', 'no_baseline'])
})
it('of a foster-care project the law asks contacts and who answers, and 24 months are the most', () => {
  expect(codes({ kind: 'progetto_affidamento', contacts: 0, members: 0, months: 25 })).toEqual(['NO_CONTACT', 'NO_TEAM', 'long'])
  expect(codes({ kind: 'progetto_affidamento', months: 24 })).toEqual([])
})
it('a PEI outside a framework project says so', () => {
  expect(codes({ framework: 'none' })).toEqual(['no_parent_plan'])
})
it('what stands in a framework project that is not agreed is told so, and is not stopped', () => {
  expect(codes({ framework: 'not_agreed' })).toEqual(['parent_not_agreed'])
})
