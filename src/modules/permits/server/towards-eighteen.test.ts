import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { milestonesOf } from './towards-eighteen.ts'

const day = (text: string) => text as PlainDate
const datesOf = (birth: string) =>
  Object.fromEntries(milestonesOf(day(birth), day('2026-11-22')).milestones.map(({ id, from, on }) => [id, from ? `${from} … ${on}` : on]))

it('gives the dates of example T43 of the law: born on 15 May 2009', () => {
  expect(datesOf('2009-05-15')).toEqual({
    'plan-early': '2026-11-15', 'plan-late': '2027-02-15', 'opinion-window': '2027-02-15 … 2027-07-15',
    'ask-extension': '2027-05-14', convert: '2027-05-14', eighteen: '2027-05-15',
  })
})

it('plans by the months that the service gave itself, with the reason', () => {
  const { milestones } = milestonesOf(day('2009-05-15'), day('2026-11-22'), (rule) => (rule === 'PRO-02b' ? 9 : undefined))
  expect(milestones.map(({ id, on }) => [id, on]).slice(0, 2)).toEqual([['plan-early', '2026-08-15'], ['plan-late', '2027-02-15']])
  const early = milestones.find(({ id }) => id === 'plan-early')!
  expect(early).toMatchObject({ ruleId: 'PRO-02b', sure: ['OWN'] })
  expect(early.why.map(({ it: words }) => words).join(' ')).toContain('9 mesi prima del compleanno (numero del servizio, non legge)')
})

it('a birthday on 29 February falls on the 28th of a common year, and the safe day is the 27th', () => {
  expect(datesOf('2008-02-29')).toMatchObject({ 'ask-extension': '2026-02-27', eighteen: '2026-02-28' })
})

it('says what has passed, and gives each rule its source and how sure it is', () => {
  const { adult, milestones } = milestonesOf(day('2009-05-15'), day('2026-11-22'))
  expect(adult).toBe(false)
  expect(milestones.filter((one) => one.passed).map((one) => one.id)).toEqual(['plan-early'])
  expect(milestones.find((one) => one.id === 'convert')).toMatchObject({ ruleId: 'PER-07', sure: ['UNSURE'], source: 'TUI art. 5 c. 4; DPR 394/1999' })
  expect(milestonesOf(day('2008-11-22'), day('2026-11-22')).adult).toBe(true)
})
