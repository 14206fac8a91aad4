import { expect, it } from 'vitest'
import { clashesOf } from './StaleChoice.tsx'

it('shows only what somebody else changed, and tells what both changed', () => {
  const base = { street: 'via Dante 1', phone: '02 555', note: null, city: 'Rho' }
  const theirs = { street: 'via Verdi 2', phone: '02 777', note: '', city: 'Rho' }
  const mine = { street: 'via Dante 1', phone: '02 999', note: 'chiamare prima', city: 'Arese' }
  expect(clashesOf(base, theirs, mine)).toEqual([
    { name: 'street', theirs: 'via Verdi 2', mine: 'via Dante 1', both: false },
    { name: 'phone', theirs: '02 777', mine: '02 999', both: true },
  ])
})

it('asks nothing when both wrote the same', () => {
  expect(clashesOf({ a: 1 }, { a: 2 }, { a: 2 })).toEqual([])
})

it('looks into what holds a field, whether it was opened with it or settled on it', () => {
  const clash = { name: 'fields.cause', theirs: 'trasloco', mine: 'scuola', both: true }
  const mine = { fields: { cause: 'scuola', note: 'x' } }
  expect(clashesOf({ fields: { cause: '', note: 'x' } }, { 'fields.cause': 'trasloco', 'fields.note': 'x' }, mine)).toEqual([clash])
  expect(clashesOf({ 'fields.cause': 'altro', 'fields.note': 'x' }, { 'fields.cause': 'trasloco', 'fields.note': 'x' }, mine)).toEqual([clash])
})
