import type { Tie } from './family-layout.ts'

// by descent or adoption; the partner of a parent makes nobody a sibling
const PARENT = new Set(['genitore', 'madre', 'padre', 'genitore_adottivo', 'genitore_decaduto'])
const CHILD = new Set(['figlio', 'figlio_adottivo'])

/** The parents of somebody, as written from either side. */
export function parentsOf(id: string, ties: readonly Tie[]): Set<string> {
  return new Set(ties.flatMap(({ from, to, type }) => (to === id && PARENT.has(type) ? [from] : from === id && CHILD.has(type) ? [to] : [])))
}

export interface DerivedSibling {
  /** `fratello_unilaterale` only where it is certain: one parent shared, and both have another, who is not the same. */
  type: 'fratello' | 'fratello_unilaterale'
  /** The parents both have. */
  shared: string[]
}

/** Are two people siblings by what is written of their parents, though nobody wrote the tie itself? Null: nothing written says so. */
export function siblingByParents(one: string, other: string, ties: readonly Tie[]): DerivedSibling | null {
  const [mine, theirs] = [parentsOf(one, ties), parentsOf(other, ties)]
  const shared = [...mine].filter((parent) => theirs.has(parent))
  if (!shared.length) return null
  const certainlyHalf = shared.length === 1 && mine.size > 1 && theirs.size > 1
  return { type: certainlyHalf ? 'fratello_unilaterale' : 'fratello', shared }
}
