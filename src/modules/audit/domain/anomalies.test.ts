import { expect, test } from 'vitest'
import { anomaliesOf, ruleCodes, type DayFacts, type Rule } from './anomalies.ts'

const rules: Rule[] = [
  { code: 'many_files', threshold: 25 }, { code: 'night', threshold: 5 }, { code: 'refusals', threshold: 20 }, { code: 'surname', threshold: 1 }, { code: 'emergencies', threshold: 3 },
]
const quiet: DayFacts = { actorId: 'a', organisationId: 'o', familyName: 'Rossi', roles: ['worker'], opened: ['x', 'y'], ofOthers: 0, atNight: 0, refused: 0, emergencies: 0 }
const nobody = () => false
const found = (change: Partial<DayFacts>, sameName: (subject: string) => boolean = nobody) => anomaliesOf({ ...quiet, ...change }, rules, sameName)

test('an ordinary day is not odd', () => {
  expect(found({ opened: Array.from({ length: 60 }, (_, n) => `own ${n}`) })).toEqual([])
})

test.each<[string, Partial<DayFacts>, Partial<DayFacts>, string]>([
  ['many files of other teams', { ofOthers: 24 }, { ofOthers: 25 }, 'many_files'],
  ['files opened at night', { atNight: 4 }, { atNight: 5 }, 'night'],
  ['many refusals', { refused: 19 }, { refused: 20 }, 'refusals'],
  ['many emergencies', { emergencies: 2 }, { emergencies: 3 }, 'emergencies'],
])('%s: from the threshold on, not before', (_name, below, at, rule) => {
  expect(found(below)).toEqual([])
  expect(found(at)).toEqual([{ rule, amount: Object.values(at)[0] }])
})

test('a child of the same surname, counted by file', () => {
  expect(found({}, (subject) => subject === 'y')).toEqual([{ rule: 'surname', amount: 1 }])
})

test('the night says nothing of who has night shifts', () => {
  expect(found({ atNight: 50, roles: ['educator'] })).toEqual([])
})

test('a rule that is off, and every rule at once', () => {
  const all = { ofOthers: 99, atNight: 99, refused: 99, emergencies: 99 }
  expect(anomaliesOf({ ...quiet, ...all }, [], nobody)).toEqual([])
  expect(found(all, () => true).map(({ rule }) => rule)).toEqual([...ruleCodes])
})
