import type { Tx } from '#kernel/server/db.ts'
import type { MatchCandidate, MatchFacts } from '#modules/people/contract.ts'
import { comparePairs, matchAmong, matchPerson, reachedIdentities, scoreVersion, type Alike } from '#modules/people/server/index.ts'

export interface EngineOptions {
  limit: number
  /** Registrations not to be answered: those asked about themselves. */
  except?: readonly string[]
  /** `reach`: those whose identity the actor reaches speak for each other, for an answer that nobody else reads. Otherwise each is scored by the two records alone. */
  support?: 'reach' | undefined
  /** Those below "possible" too, as such: for who decides by something else than the score whom to keep. */
  weak?: boolean
}

/** Compares facts with everybody registered, wherever he is. Who of those found may be shown is decided afterwards, in this module. */
export interface Engine {
  (tx: Tx, facts: MatchFacts, options: EngineOptions): Promise<readonly MatchCandidate[]>
  /** Of its scores, when it is not that of `people`. */
  readonly version?: string
}

/** The engine of `people`. What a third registration adds counts only where its reader reaches that third: never in what is stored of a pair, which others read. */
export const realEngine: Engine = (tx, facts, { support, ...options }) =>
  matchPerson(tx, facts, { ...options, supporters: (people) => (support === 'reach' ? reachedIdentities(tx, people) : Promise.resolve(new Set())) })

let engine: Engine = realEngine

/** Compares the entries of a list among themselves. */
export type Among = (tx: Tx, list: readonly MatchFacts[]) => Promise<readonly Alike[]>

let among: Among = matchAmong

/** Which entries of a list may be one person under two spellings. */
export const findAmong: Among = (tx, list) => among(tx, list)

/** Everybody who may be the one with these facts, best first, siblings among them. */
export const findAlike: Engine = (tx, facts, options) => engine(tx, facts, options)

/** With which version pairs are compared now. */
export const versionNow = (): string => engine.version ?? scoreVersion

/** How alike two records are, laid side by side, for many at once: cheap, and only good enough to tell which are worth a search. */
export const likenessOf = (tx: Tx, pairs: readonly { a: MatchFacts; b: MatchFacts }[]): Promise<number[]> => comparePairs(tx, pairs)

/** Puts another engine in its place, for tests; the function returned takes it away again. What compares a list among itself finds nobody, unless it is given. */
export function replaceEngine(other: Engine, otherAmong: Among = other === realEngine ? matchAmong : () => Promise.resolve([])): () => void {
  const before = [engine, among] as const
  engine = other
  among = otherAmong
  return () => void ([engine, among] = before)
}
