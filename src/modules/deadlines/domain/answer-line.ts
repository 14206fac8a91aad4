import { BadEvent } from './bad-event.ts'
import { compute } from './compute.ts'
import { ruleOf } from './rules.ts'

/** Dates of one line, or what is wrong with it. Terms in hours have no `workBy`. */
export type LineAnswer = { raw: string | null; extended: string | null; due: string | null; workBy?: string | null } | { error: string }

class BadLine extends Error {}

const given = (value: unknown): boolean => value !== undefined && value !== null

function objectOf(line: string): Record<string, unknown> {
  if (line.trim() === '') throw new BadLine('empty line')
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    throw new BadLine('not JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new BadLine('not a JSON object')
  return parsed as Record<string, unknown>
}

/**
 * Answers one line `{"rule","event","rome"?,"occurrence"?}` with the dates of the rule. Never throws: a line that cannot be answered says why in
 * `error`, in English.
 */
export function answerLine(line: string): LineAnswer {
  try {
    const { rule: id, event, rome, occurrence } = objectOf(line)
    if (typeof id !== 'string') throw new BadLine('"rule" must be the id of a rule')
    const rule = ruleOf(id)
    if (!rule) throw new BadLine(`unknown rule: ${id.slice(0, 60)}`)
    if (typeof event !== 'string') throw new BadLine('"event" must be a date, or an instant with offset')
    if (given(rome) && typeof rome !== 'boolean') throw new BadLine('"rome" must be true or false')
    if (given(occurrence) && typeof occurrence !== 'number') throw new BadLine('"occurrence" must be a whole number from 1')
    const { raw, extended, due, workBy, mode } = compute(rule, event, { rome: rome === true, ...(typeof occurrence === 'number' ? { occurrence } : {}) })
    return mode === 'H-S' ? { raw, extended, due } : { raw, extended, due, workBy }
  } catch (error) {
    if (error instanceof BadLine) return { error: error.message }
    if (error instanceof BadEvent) return { error: `${error.code}: ${error.words.en}` }
    throw error
  }
}
