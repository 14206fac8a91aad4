import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { startOf } from './start.ts'

const today = '2026-11-22' as PlainDate
const [id, part] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']
const nothing = { day: today, kind: null, personId: null, placeKind: 'office', source: null }

it('begins today, at the office, of nothing in particular', () => {
  expect(startOf({}, today)).toEqual(nothing)
})
it('begins as its address says', () => {
  expect(startOf({ giorno: '2026-12-01', tipo: 'incontro_protetto', persona: id, dove: 'online', da: `plans.plan:${id}:${part}` }, today))
    .toEqual({ day: '2026-12-01', kind: 'incontro_protetto', personId: id, placeKind: 'online', source: { kind: 'plans.plan', id, part } })
  expect(startOf({ da: `plans.plan:${id}` }, today).source).toEqual({ kind: 'plans.plan', id, part: null })
})
it.each(['plans', 'plans.plan:1', `plans.plan:${id}:x`, `PLANS.plan:${id}`, `plans.plan:${id} `])('what cannot be read is left out: %s', (da) => {
  expect(startOf({ da, giorno: '2026-02-30', dove: 'casa' }, today)).toEqual(nothing)
})
