import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerLine } from './answer-line.ts'

interface Vector {
  id: number
  rule: string
  event: string
  rome: boolean
  occurrence?: number
  expect: object
}

const vectors = readFileSync(new URL('../testing/vectors.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Vector)

describe('vectors of an independent calculation', () => {
  it('are all here', () => expect(vectors).toHaveLength(240))

  it.each(vectors.map((vector) => [vector.id, vector.rule, vector.event, vector] as const))('%i: %s from %s', (_id, rule, event, { rome, occurrence, expect: expected }) => {
    expect(answerLine(JSON.stringify({ rule, event, rome, ...(occurrence === undefined ? {} : { occurrence }) }))).toStrictEqual(expected)
  })
})
