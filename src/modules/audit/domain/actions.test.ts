import { expect, test } from 'vitest'
import { operations } from '#server/registry.ts'
import { actionWords, knownActions } from './actions.ts'

test('everything that can be called has its words in both languages', () => {
  const without = operations.map(({ endpoint }) => endpoint.id).filter((id) => !knownActions.includes(id))
  expect(without, 'add them to domain/actions.ts').toEqual([])
})

test('an action of the past is shown by its identifier', () => {
  expect(actionWords('cases.somethingRemoved')).toEqual({ it: 'cases.somethingRemoved', en: 'cases.somethingRemoved' })
  expect(actionWords('toString').it).toBe('toString')
})
