import { describe, expect, it } from 'vitest'
import { answerLine } from './answer-line.ts'

describe('a line', () => {
  it.each([
    ['', 'empty line'], ['   \r', 'empty line'], ['{"rule":', 'not JSON'], ['[]', 'not a JSON object'], ['null', 'not a JSON object'], ['"x"', 'not a JSON object'],
    ['{}', '"rule"'], ['{"rule":"ASS-03"}', '"event"'], ['{"rule":"NO-1","event":"2026-01-01"}', 'unknown rule: NO-1'], ['{"rule":7,"event":"2026-01-01"}', '"rule"'],
    ['{"rule":"toString","event":"2026-01-01"}', 'unknown rule'], ['{"rule":"ASS-03","event":20260101}', '"event"'], ['{"rule":"ASS-03","event":"2026-02-30"}', 'no-such-day'],
    ['{"rule":"ASS-03","event":"2026-01-01","rome":"true"}', '"rome"'], ['{"rule":"AFF-08","event":"2026-01-01","occurrence":"2"}', '"occurrence"'],
    ['{"rule":"AFF-08","event":"2026-01-01","occurrence":0}', 'occurrence'], ['{"rule":"403-02","event":"2026-10-25T02:30:00"}', 'offset-ambiguous'],
  ])('%s: %s', (line, words) => {
    const answer = answerLine(line)
    expect(Object.keys(answer)).toEqual(['error'])
    expect((answer as { error: string }).error).toContain(words)
  })

  it('has no workBy for terms in hours, and all nulls where the law gives no number', () => {
    expect(answerLine('{"rule":"403-02","event":"2026-11-11T14:30:00+01:00"}')).toStrictEqual({ raw: '2026-11-12T14:30:00+01:00', extended: null, due: '2026-11-12T14:30:00+01:00' })
    expect(answerLine('{"rule":"403-01","event":"2026-11-11"}')).toStrictEqual({ raw: null, extended: null, due: null, workBy: null })
  })
})
