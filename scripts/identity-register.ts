// The register of the development set in memory: what a search finds there, as the product's database answers it.
import type { Rarity } from '#modules/people/domain/identity/align.ts'
import { prepare, type Prepared } from '#modules/people/domain/identity/facts.ts'
import { askedKeys, storedKeys } from '#modules/people/domain/identity/keys.ts'
import { BUDGET, ENOUGH_READ, FULL_COMPARISONS, LONG_LIST, Prescorer } from '#modules/people/domain/identity/prescore.ts'
import { rarityBy } from '#modules/people/domain/identity/rarity.ts'
import { SIGNATURE_BYTES, writeSignature } from '#modules/people/domain/identity/signature.ts'
import type { Groups } from '#modules/people/domain/identity/words.ts'
import { CAP } from '#modules/people/server/identity/tasks.ts'
import { gallery, type Row } from './identity-data.ts'

export interface Register {
  people: Row[]
  /** Place of each registration, by its id. */
  places: Map<string, number>
  lists: Map<number, number[]>
  signatures: DataView
  rarity: Rarity
}

/** The register with `size` invented people: only the lists that some search asks for. */
export async function loadRegister(asked: ReadonlySet<number>, size: number, groups: Groups): Promise<Register> {
  const people: Row[] = []
  const places = new Map<string, number>()
  const lists = new Map([...asked].map((key): [number, number[]] => [key, []]))
  const bearers = new Map<number, number>()
  const signatures = new DataView(new ArrayBuffer((size + 20_000) * SIGNATURE_BYTES))
  for await (const row of gallery(size)) {
    const person = prepare(row, groups)
    writeSignature(person, people.length, signatures, people.length * SIGNATURE_BYTES)
    for (const { hash, kind } of storedKeys(person)) {
      lists.get(hash)?.push(people.length)
      if (kind === 'word') bearers.set(hash, (bearers.get(hash) ?? 0) + 1)
    }
    places.set(row.id!, people.length)
    people.push(row)
  }
  return { people, places, lists, signatures, rarity: rarityBy((key) => bearers.get(key) ?? 0, people.length) }
}

/** All that a search finds, as `people.match_lists` reads it: a list beyond CAP has nothing but its length. */
export function found(person: Prepared, { lists }: Register): Set<number> {
  const order = askedKeys(person).map(({ hash }) => lists.get(hash)!).filter((list) => list.length).sort((a, b) => a.length - b.length)
  const candidates = new Set<number>()
  let read = 0
  for (const list of order) {
    if (read + list.length > BUDGET || (list.length > LONG_LIST && read >= ENOUGH_READ)) break
    read += list.length
    if (list.length <= CAP) for (const one of list) candidates.add(one)
  }
  return candidates
}

/** Those that a search would compare in full, best first. */
export function retrieve(person: Prepared, register: Register, weights: Float64Array): number[] {
  const scorer = new Prescorer(person, register.rarity, weights)
  return [...found(person, register)].map((at): [number, number] => [at, scorer.score(register.signatures, at * SIGNATURE_BYTES)])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, FULL_COMPARISONS).map(([at]) => at)
}
