import { expect, it } from 'vitest'
import { sinceThen } from './since.ts'

const line = (fact: string, it: string, { weight = 1, unknown = false } = {}) => ({ fact, weight, unknown, says: { it, en: it } })

it('never repeats what was said then and no longer stands: only of which fact', () => {
  const since = sinceThen([line('phone', 'stesso telefono: 333'), line('sex', 'sesso concorda')], [line('sex', 'sesso concorda')])
  expect(since).toEqual({ added: [], gone: ['phone'] })
  expect(JSON.stringify(since)).not.toContain('333')
})

it('tells what is new, and a fact that says another thing once', () => {
  const name = line('given', 'Asia: uguale')
  expect(sinceThen([line('given', 'Asya ≈ Asia')], [name])).toEqual({ added: [name], gone: [] })
})

it('nothing known is no news, nor is the same line with another weight', () => {
  expect(sinceThen([line('date', 'stesso giorno')], [line('date', 'stesso giorno', { weight: 4 }), line('phone', 'non si sa', { unknown: true })])).toEqual({ added: [], gone: [] })
  expect(sinceThen([line('phone', 'non si sa', { unknown: true })], []).gone).toEqual([])
})
