import type { Tx } from '#kernel/server/db.ts'
import type { PersonHeader } from '../contract.ts'
import { ENOUGH, readQuery, scoreOf, type Asked } from '../domain/ranking.ts'
import { presentHeader } from './present.ts'
import { candidates, type Candidate } from './search-store.ts'

export type Found = PersonHeader & { why: 'name' | 'alias' | 'number' }

const CAP = 120

interface Ranked {
  found: Found
  score: number
}

/** Who only sees the header of a file finds its child by the header, not by his aliases and numbers. */
function rank(text: string, row: Candidate): Ranked {
  const header = scoreOf(text, [row.display_name, row.original_name, row.called].filter(Boolean).join(' '))
  const alias = row.identity ? scoreOf(text, row.tokens.join(' ')) : 0
  const byNumber = row.identity && row.by_number
  const why = byNumber ? 'number' : header >= alias || header >= ENOUGH ? 'name' : 'alias'
  return { found: { ...presentHeader(row), why }, score: byNumber ? 2 : Math.max(header, alias * 0.99) }
}

async function askTwice(tx: Tx, asked: Asked): Promise<Candidate[]> {
  const strict = await candidates(tx, asked, CAP)
  if (strict.length || !asked.others) return strict
  // one of the words may be wrong altogether
  return candidates(tx, { first: [...asked.first, ...asked.others], others: null, numbers: asked.numbers }, CAP)
}

/** People within the actor's reach that a text may mean, best first. */
export async function searchPeople(tx: Tx, q: string, limit: number): Promise<Found[]> {
  const asked = readQuery(q)
  if (!asked) return []
  return (await askTwice(tx, asked))
    .map((row) => rank(q, row))
    .filter(({ score }) => score >= (asked.others ? 0.6 : ENOUGH))
    .toSorted((a, b) => b.score - a.score || (a.found.displayName < b.found.displayName ? -1 : 1))
    .slice(0, limit)
    .map(({ found }) => found)
}
