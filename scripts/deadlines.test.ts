import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('the command', () => {
  it('answers line by line in order, goes on after bad lines, reads the last line without its end', () => {
    const lines = ['{"rule":"ASS-03","event":"2026-03-21"}', '', '{"rule":"?"}', '{"rule":"ASS-03","event":"2026-03-21","note":"a\u2028b"}\r', '{"rule":"PRI-02","event":"2027-01-31"}']
    const { stdout, status } = spawnSync(process.execPath, ['scripts/deadlines.ts'], { input: `\uFEFF${lines.join('\n')}`, encoding: 'utf8' })
    expect(status).toBe(0)
    const answers = stdout.split('\n')
    expect(answers.pop()).toBe('')
    expect(answers.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual(['raw', 'error', 'error', 'raw', 'raw'])
    expect(JSON.parse(answers[4]!)).toEqual({ raw: '2027-02-28', extended: '2027-03-01', due: '2027-02-28', workBy: '2027-02-26' })
  }, 30_000)
})
