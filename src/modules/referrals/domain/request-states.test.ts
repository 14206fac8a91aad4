import { describe, expect, it } from 'vitest'
import { isFollowed, isWaiting, mayClose, mayWithdraw, requestStates, ruleOfKind, stepsFrom } from './request-states.ts'

describe('a request', () => {
  it('is answered step by step; nothing follows a draft, a closed or a withdrawn one', () => {
    expect(requestStates.map((state) => [state, stepsFrom(state).length])).toEqual([
      ['draft', 0], ['sent', 6], ['received', 5], ['waiting', 5], ['taken', 3], ['appointment', 3], ['refused', 3], ['answered', 1], ['closed', 0], ['withdrawn', 0],
    ])
  })
  it('is closed only when its outcome is known, or when nobody answered after a reminder', () => {
    expect(requestStates.filter((state) => mayClose(state, 0))).toEqual(['refused', 'answered'])
    expect(requestStates.filter((state) => mayClose(state, 1))).toEqual(['sent', 'received', 'waiting', 'taken', 'appointment', 'refused', 'answered'])
  })
  it('is taken back while it waits, and followed until it is over', () => {
    expect(requestStates.filter(mayWithdraw)).toEqual(['draft', 'sent', 'received', 'waiting', 'taken', 'appointment'])
    expect(requestStates.filter(isFollowed)).toEqual(['sent', 'received', 'waiting', 'taken', 'appointment', 'refused', 'answered'])
    expect(requestStates.filter(isWaiting)).not.toContain('answered')
  })
  it('to a clinical service is health and stands behind the wall; to a school it is education', () => {
    expect(ruleOfKind('npi')).toEqual({ section: 4, clinical: true })
    expect(ruleOfKind('scuola')).toEqual({ section: 5, clinical: false })
    expect(ruleOfKind('antitratta')).toEqual({ section: 2, clinical: false })
  })
})
