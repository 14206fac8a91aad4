import { BadEvent } from './bad-event.ts'
import type { Computed, Options } from './computed.ts'
import { dateOf } from './day-number.ts'
import { dayOffAt, holidayAt, type Moved, moveWhile } from './days-off.ts'
import type { ParsedEvent } from './event.ts'
import { lawParameters, parameterOn } from './parameters.ts'
import type { DayOff, Reason } from './reason.ts'
import type { Amount, Rule } from './rule.ts'

/** What every way of counting works with. Reasons are pushed in the order in which a person would explain them. */
export interface Sum {
  rule: Rule
  event: ParsedEvent
  options: Options
  rome: boolean
  why: Reason[]
}

/** A term in days as day numbers, before it is written down. */
export interface DayResult {
  raw: number
  extended?: number | null
  /** Absent: raw. Null: nothing falls due. */
  due?: number | null
  suspended?: number | null
  opens?: number | null
  counted: Computed['counted']
}

export type Unit = NonNullable<Computed['counted']>['unit']

/** The law's number on a day, then any shorter one that was asked for. Throws `BadEvent` on a length that is no whole number from 1 up. */
export function amountOf(sum: Sum, legal: Amount, unit: Unit, on: number): number {
  let most: number
  if (typeof legal === 'number') most = legal
  else {
    const value = parameterOn((sum.options.parameters ?? lawParameters)[legal], dateOf(on))
    sum.why.push({ code: 'parameter', parameter: legal, value })
    most = value.value
  }
  const asked = sum.options.length
  if (asked === undefined) return most
  assertLength(asked)
  sum.why.push(asked > most ? { code: 'cut-to-law', asked: String(asked) } : { code: 'shorter', length: asked, unit })
  return Math.min(asked, most)
}

export function assertLength(length: number): void {
  if (Number.isInteger(length) && length >= 1 && length <= 10_000) return
  throw new BadEvent('length', { it: 'La durata è un numero intero, da 1 in su', en: 'The length is a whole number, from 1 up' })
}

/** Which occurrence, from 1. Throws `BadEvent`. */
export function occurrenceOf(sum: Sum): number {
  const asked = sum.options.occurrence ?? 1
  if (Number.isInteger(asked) && asked >= 1 && asked <= 1000) return asked
  throw new BadEvent('occurrence', { it: 'Il numero della scadenza è un intero da 1 a 1000', en: 'The number of the occurrence is a whole number from 1 to 1000' })
}

export type Extension = 'holidays' | 'holidays-and-saturday' | 'none'

/** The first day on which the term may still be met, and the days passed over. */
export function extend(day: number, extension: Extension, rome: boolean): Moved {
  if (extension === 'none') return { day, off: [] }
  return moveWhile(day, 1, (at) => (extension === 'holidays' ? holidayAt(at, rome) : dayOffAt(at, rome)))
}

/** Pushes the reason of an extension, or why a day off does not extend; gives the extended day or null where nothing moves. */
export function extendedDay(sum: Sum, raw: number, extension: Extension, because: 'cap' | 'judge' | 'eu' | 'recurring' | 'age'): number | null {
  if (extension === 'none') {
    const off: DayOff | null = dayOffAt(raw, sum.rome)
    if (off) sum.why.push({ code: 'not-extended', off, because })
    return null
  }
  const moved = extend(raw, extension, sum.rome)
  if (moved.off.length === 0) return null
  sum.why.push({ code: 'extended', off: moved.off, to: dateOf(moved.day), procedural: extension === 'holidays-and-saturday' })
  return moved.day
}
