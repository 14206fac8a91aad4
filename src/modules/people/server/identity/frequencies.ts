import type { Tx } from '#kernel/server/db.ts'
import type { Rarity } from '../../domain/identity/align.ts'
import type { Prepared } from '../../domain/identity/facts.ts'
import { EVERYBODY } from '../../domain/identity/keys.ts'
import { rarityBy } from '../../domain/identity/rarity.ts'
import type { Word } from '../../domain/identity/words.ts'
import * as store from './identity-store.ts'

/** How long a frequency is taken to hold: it moves by one person in a million at a time. */
const FRESH_MS = 10 * 60_000
const MOST = 200_000

interface Known {
  bearers: Map<number, number>
  since: number
}
/** By database: tests have many. */
const registers = new Map<string, Known>()

function eachWord({ names, father, mother }: Prepared, seen: (word: Word) => void): void {
  for (const name of names) for (const word of name) seen(word)
  for (const word of father) seen(word)
  for (const word of mother) seen(word)
}

/** The keys whose lists tell how frequent somebody's words are. */
export function wordKeysOf(person: Prepared): number[] {
  const keys = new Set<number>()
  eachWord(person, ({ key }) => keys.add(key))
  return [...keys]
}

/** How many people bear the words of the people compared, in this register. */
export class Frequencies {
  readonly #known: Known
  constructor(register: string) {
    const known = registers.get(register)
    this.#known = known && performance.now() - known.since < FRESH_MS && known.bearers.size < MOST ? known : { bearers: new Map(), since: performance.now() }
    registers.set(register, this.#known)
  }

  /** Takes what a search already learned. */
  learn(keys: readonly number[], totals: readonly number[]): void {
    for (const [at, key] of keys.entries()) this.#known.bearers.set(key, totals[at] ?? 0)
  }

  /** Asks for the words of these people that are not known yet. */
  async ask(tx: Tx, people: readonly Prepared[]): Promise<void> {
    const wanted = new Set<number>()
    for (const person of people) eachWord(person, ({ key }) => {
      if (!this.#known.bearers.has(key)) wanted.add(key)
    })
    if (!wanted.size) return
    const keys = [...wanted]
    this.learn(keys, await store.totals(tx, keys))
  }

  get people(): number {
    return this.#known.bearers.get(EVERYBODY) ?? 0
  }

  rarity(): Rarity {
    return rarityBy((key) => this.#known.bearers.get(key) ?? 0, this.people)
  }
}
