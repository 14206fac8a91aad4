import { nameSimilarity } from '#kernel/domain/name-keys.ts'
import type { Tx } from '#kernel/server/db.ts'
import { matchPeople, type Match } from '#modules/people/server/index.ts'
import type { Finding } from '../domain/findings.ts'
import type { ReadRow } from '../domain/read-rows.ts'
import { candidatesOf, type CandidateRow } from './candidate-store.ts'
import * as store from './store.ts'

/** What is known of the child of a row, among who is registered within reach and in the other rows. */
export interface Known {
  /** Registered with the same tax code, or the same name and day of birth. */
  exact: string | null
  /** Somebody whose file this will be: he is that person, as answered. */
  personId: string | null
  candidates: readonly CandidateRow[]
  /** A very likely one is not answered: the row is not loaded before it is. */
  must: boolean
  finding: Finding | null
}

const SAME_NAME = 0.97
const fullName = ({ family, given }: ReadRow): string => [given, family].filter(Boolean).join(' ')

/** Who bears the same tax code, or the very same name and day of birth, by row. Others are found by the engine. */
export async function exactPeople(tx: Tx, rows: readonly ReadRow[]): Promise<Map<number, string>> {
  const { byTaxCode, byBirth } = await matchPeople(tx, {
    taxCodes: rows.flatMap(({ taxCode }) => taxCode?.normalised ?? []), births: rows.flatMap(({ birthDate }) => birthDate ?? []),
  })
  const found = new Map<number, string>()
  for (const row of rows) {
    const byCode = row.taxCode?.normalised ? byTaxCode.get(row.taxCode.normalised) : undefined
    const sameName = (match: Match) => nameSimilarity(fullName(row), match.displayName) >= SAME_NAME
    const exact = byCode ?? (row.birthDate ? byBirth.get(row.birthDate)?.find(sameName) : undefined)
    if (exact) found.set(row.row, exact.personId)
  }
  return found
}

const answeredSame = (candidates: readonly CandidateRow[]) => candidates.find(({ verdict }) => verdict === 'same')
const unanswered = (candidates: readonly CandidateRow[], band: CandidateRow['band']) => candidates.some((one) => one.verdict === null && one.band === band)

/** What is known of each row: certain persons, candidates with their answers, and what follows. */
export async function knownPeople(tx: Tx, run: Pick<store.RunFound, 'id' | 'organisation_id'>, rows: readonly ReadRow[]): Promise<(row: ReadRow) => Known> {
  const exact = await exactPeople(tx, rows)
  const candidates = Map.groupBy(await candidatesOf(tx, run.id), ({ row }) => row)
  const chosen = (row: number) => answeredSame(candidates.get(row) ?? [])?.person_id ?? null
  const people = new Set([...exact.values(), ...rows.flatMap(({ row }) => chosen(row) ?? [])])
  const open = new Map((await store.openFilesOf(tx, run.organisation_id, [...people])).map(({ personId, number }) => [personId, number]))
  const firstOf = new Map<string, number>()
  for (const { row } of rows) for (const person of new Set([chosen(row), exact.get(row)])) if (person && !firstOf.has(person)) firstOf.set(person, row)
  return ({ row }) => {
    const own = candidates.get(row) ?? []
    const [certain, same] = [exact.get(row) ?? null, answeredSame(own)]
    const unseen = certain !== null && !own.some(({ person_id }) => person_id === certain)
    const known = (finding: Finding | null, personId: string | null = null): Known => ({
      exact: certain, personId, candidates: own, must: !same && (unseen || unanswered(own, 'very_likely')), finding,
    })
    if (same?.other_row) return known({ code: 'duplicateInFile', detail: String(same.other_row) })
    const denied = own.find(({ person_id, verdict }) => person_id === certain && verdict !== null && verdict !== 'same')
    const person = same?.person_id ?? (denied ? null : certain)
    if (person && firstOf.get(person) !== row) return known({ code: 'duplicateInFile', detail: String(firstOf.get(person)) })
    const number = person ? open.get(person) : undefined
    if (number) return known({ code: 'openFile', detail: number })
    if (same) return same.exact ? known({ code: 'becomesHis', detail: '' }, same.person_id) : known({ code: 'joins', detail: '' })
    return known(unseen || unanswered(own, 'very_likely') || unanswered(own, 'likely') ? { code: 'maybeKnown', detail: '' } : null)
  }
}
