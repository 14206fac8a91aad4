import { describe, expect, it } from 'vitest'
import type { Answer } from '../../domain/instrument.ts'
import { afterSave, begin, changesOf, clashing, receive, refused, settle, textOf, write } from './desk.ts'

const says = (text: string): Answer => ({ text })
const started = begin({ answers: { a: says('uno'), b: says('due') }, version: 3 })

describe('what is written on this screen', () => {
  it('sends only what changed, and null for what was emptied', () => {
    const written = write(write(write(started, 'a', says('uno e mezzo')), 'b', says('  ')), 'c', says('nuovo'))
    expect(changesOf(written)).toEqual({ a: says('uno e mezzo'), b: null, c: says('nuovo') })
    expect(changesOf(started)).toEqual({})
  })
  it('holds back what does not fit its question', () => {
    expect(changesOf(write(started, 'a', says('?')), (key) => key !== 'a')).toEqual({})
  })
  it('takes in what others saved, and never over what is being written', () => {
    const after = receive(write(started, 'a', says('mio')), { answers: { a: says('uno'), b: says('loro'), c: says('loro') }, version: 4 })
    expect(after.own).toEqual({ a: says('mio'), b: says('loro'), c: says('loro') })
    expect(changesOf(after)).toEqual({ a: says('mio') })
  })
  it('ignores an answer that arrives late', () => {
    const now = receive(started, { answers: { a: says('dopo') }, version: 5 })
    expect(receive(now, { answers: { a: says('prima') }, version: 4 })).toBe(now)
  })
})

describe('saving', () => {
  it('keeps what was typed while the save was under way', () => {
    const sending = write(started, 'a', says('mio'))
    const typedOn = write(sending, 'a', says('mio e altro'))
    const after = afterSave(typedOn, changesOf(sending), { answers: { a: says('mio'), b: says('loro') }, version: 4 })
    expect(after.own).toEqual({ a: says('mio e altro'), b: says('loro') })
    expect(changesOf(after)).toEqual({ a: says('mio e altro') })
  })
  it('keeps on the screen what the writer may not read back', () => {
    const sending = write(started, 'c', says('parole del minore'))
    const after = afterSave(sending, changesOf(sending), { answers: { a: says('uno'), b: says('due') }, version: 4 })
    expect(after.own['c']).toEqual(says('parole del minore'))
    expect(changesOf(after)).toEqual({})
  })
  it('has nothing left to send after emptying', () => {
    const sending = write(started, 'b', null)
    const after = afterSave(sending, changesOf(sending), { answers: { a: says('uno') }, version: 4 })
    expect(changesOf(after)).toEqual({})
    expect(after.own).toEqual({ a: says('uno') })
  })
})

describe('two authors of one item', () => {
  const mine = write(write(started, 'a', says('mio')), 'c', says('mio c'))
  const theirs = { answers: { a: says('loro'), b: says('due bis') }, version: 7 }

  it('is a clash only where both changed differently', () => {
    expect(clashing(mine, theirs)).toEqual(['a'])
    expect(refused(mine, theirs).clash).toBe(theirs)
    expect(refused(mine, { answers: { a: says('mio'), b: says('due') }, version: 7 }).clash).toBeNull()
  })
  it('keeps mine: sent again over their version, the rest taken in', () => {
    const after = settle(refused(mine, theirs), () => true)
    expect(after).toMatchObject({ own: { a: says('mio'), b: says('due bis'), c: says('mio c') }, base: { version: 7 }, clash: null })
    expect(changesOf(after)).toEqual({ a: says('mio'), c: says('mio c') })
  })
  it('takes theirs: only that item, never what they did not touch', () => {
    const after = settle(refused(mine, theirs), () => false)
    expect(after.own).toEqual({ a: says('loro'), b: says('due bis'), c: says('mio c') })
    expect(changesOf(after)).toEqual({ c: says('mio c') })
  })
})

it('takes the order of fields for nothing, and an empty answer for none', () => {
  expect(textOf({ yes: 'yes', text: 'a' })).toBe(textOf({ text: 'a', yes: 'yes' }))
  expect(textOf({ text: '' })).toBe(textOf(null))
})
