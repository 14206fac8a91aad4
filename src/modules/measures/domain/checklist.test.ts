import { describe, expect, it } from 'vitest'
import { actsOf, checkedItems, checklistItems, type SaidElsewhere } from './checklist.ts'

const nothing: SaidElsewhere = { placement: false, mandate: false, grounds: false, months: null, reportEveryMonths: null }
const stateOf = (id: string, kinds: string[], said: Partial<SaidElsewhere> = {}, answers = {}) => checkedItems(kinds, answers, { ...nothing, ...said }).find((one) => one.id === id)

describe('what the law wants in an order', () => {
  it('is eight items for the entrustment to the service (art. 5-bis), five for foster care, three for limits', () => {
    expect(checkedItems(['affido_servizio'], {}, nothing).map(({ id }) => id)).toEqual('abcdefgh'.split('').map((letter) => `ASS-02 ${letter}`))
    expect(checkedItems(['affido_giudiziale'], {}, nothing)).toHaveLength(5)
    expect(checkedItems(['limitazione_333'], {}, nothing)).toHaveLength(3)
    expect(checkedItems(['collocamento_comunita', 'affido_servizio'], {}, nothing)).toHaveLength(13)
  })
  it('is nothing for mere supervision (ASS-09) and for other kinds', () => {
    expect(checkedItems(['vigilanza_supporto'], {}, nothing)).toEqual([])
    expect(checkedItems(['map', 'unknown_kind'], {}, nothing)).toEqual([])
  })
  it('is not looked at until somebody says so', () => {
    expect(stateOf('ASS-02 b', ['affido_servizio'])).toMatchObject({ state: null, derived: false })
    expect(stateOf('ASS-02 b', ['affido_servizio'], {}, { 'ASS-02 b': { state: 'asked', on: '2026-03-10' } })).toMatchObject({ state: 'asked', on: '2026-03-10' })
  })
  it('is present where the form says it already, unless somebody answered otherwise', () => {
    expect(stateOf('ASS-02 g', ['affido_servizio'], { months: 24 })).toMatchObject({ state: 'present', derived: true, beyond: false })
    expect(stateOf('ASS-02 g', ['affido_servizio'], { months: 24 }, { 'ASS-02 g': { state: 'missing' } })).toMatchObject({ state: 'missing', derived: false })
  })
  it('says what goes beyond the law: 24 months, six months', () => {
    expect(stateOf('ASS-02 g', ['affido_servizio'], { months: 25 })?.beyond).toBe(true)
    expect(stateOf('ASS-02 h', ['affido_servizio'], { reportEveryMonths: 6 })?.beyond).toBe(false)
    expect(stateOf('ASS-02 h', ['affido_servizio'], { reportEveryMonths: 7 })?.beyond).toBe(true)
  })
  it('gives the legal status only the words that are in the order', () => {
    expect(actsOf({ 'ASS-02 b': { state: 'present', words: 'scelte sanitarie' }, 'ASS-02 c': { state: 'missing', words: 'non scritto' } })).toMatchObject({ service: 'scelte sanitarie', keeperActs: null })
  })
  it('has one id for each item', () => expect(new Set(checklistItems.map(({ id }) => id)).size).toBe(checklistItems.length))
})
