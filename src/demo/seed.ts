import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { createHash } from 'node:crypto'

/** A stream of chances that is the same each time (mulberry32). */
export class Chance {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  /** A whole number between the two, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }
  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!
  }
  /** True so often. */
  maybe(share: number): boolean {
    return this.next() < share
  }
}

/** The same name gives the same identifier in every load. */
export function stableId(name: string): string {
  const hex = createHash('sha256').update(`accanto demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** An instant on that day, at that local hour (summer or winter makes no difference for a story). */
export const at = (day: PlainDate, hour: number, minute = 0): string => `${day}T${String(Math.max(0, hour - 1)).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`

export const daysBefore = (today: PlainDate, days: number): PlainDate => addDays(today, -days)
