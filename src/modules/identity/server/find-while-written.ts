import type { Tx } from '#kernel/server/db.ts'
import type { MatchCandidate, MatchFacts } from '#modules/people/contract.ts'
import { findAlike, type EngineOptions } from './engine.ts'

/** From here on the parts of two names, as the engine weighs them, say that the names agree as a whole: one word out of two is far below. */
const NAMES_AGREE = 1

/** Nothing is known yet that could tell two people of one name apart. */
const onlyNames = ({ dob, otherDobs, phone, father, mother, codes }: MatchFacts): boolean => !dob && !otherDobs?.length && !phone && !father && !mother && !codes?.length

/** Is he called so, whatever else is known? */
const namesAgree = ({ sibling, explanation }: MatchCandidate): boolean =>
  !sibling && explanation.filter(({ fact }) => fact === 'given' || fact === 'family' || fact === 'names').reduce((sum, { weight }) => sum + weight, 0) >= NAMES_AGREE

/**
 * Who is alike, for a person who looks. A name alone is never enough for the engine, which looks among everybody; but who begins to write somebody down by his name, or
 * seeks a sister of whom only the name is known, expects to see those who are called so: as possible, no more.
 */
export async function findWhileWritten(tx: Tx, facts: MatchFacts, options: Omit<EngineOptions, 'weak'>): Promise<readonly MatchCandidate[]> {
  const byName = onlyNames(facts)
  const found = await findAlike(tx, facts, { ...options, weak: byName })
  return byName ? found.filter((one) => one.band !== 'possible' || namesAgree(one)) : found
}
