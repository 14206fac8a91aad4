import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { candidatesFor, comparedFactsOf, registrationsOf } from '#modules/identity/server/index.ts'
import { explainPairs } from '#modules/people/server/index.ts'
import * as contract from '../contract/known.ts'
import { rowFacts } from '../domain/row-facts.ts'
import { analyse, type Analysed } from './analyse.ts'
import { assertMayImport } from './access.ts'
import type { CandidateRow } from './candidate-store.ts'
import { getRunRow, presentMatching, saidOf } from './present.ts'

const bands = ['very_likely', 'likely', 'possible'] as const
const AS_GOOD = 0.5

interface Line {
  row: Analysed
  candidate: CandidateRow
}

/** Lines of the table: very likely ones first, then as the register goes. */
const linesOf = (rows: readonly Analysed[]): Line[] =>
  rows.flatMap((row) => row.candidates.map((candidate) => ({ row, candidate })))
    .toSorted((a, b) => placeOf(a).band - placeOf(b).band || a.row.row - b.row.row || (placeOf(a).id < placeOf(b).id ? -1 : 1))

const placeOf = ({ row, candidate }: Line): { band: number; row: number; id: string } => ({ band: bands.indexOf(candidate.band), row: row.row, id: candidate.id })
const comesAfter = (line: Line, after: ReturnType<typeof placeOf>): boolean => {
  const place = placeOf(line)
  return place.band - after.band > 0 || (place.band === after.band && (place.row > after.row || (place.row === after.row && place.id > after.id)))
}

/** A row that is refused for what the file says is not loaded, whatever is answered. */
const loadable = ({ outcome, candidates }: Analysed): boolean => outcome !== 'refused' || candidates.some(({ verdict }) => verdict === 'same')

/** What is to be answered, and how much of it. */
export function countsOf(candidates: readonly CandidateRow[]) {
  const of = (band: CandidateRow['band']) => candidates.filter((one) => one.band === band).length
  const same = new Set(candidates.flatMap(({ row, verdict }) => (verdict === 'same' ? [row] : [])))
  const must = new Set(candidates.flatMap(({ row, verdict, band }) => (verdict === null && band === 'very_likely' && !same.has(row) ? [row] : [])))
  return { very_likely: of('very_likely'), likely: of('likely'), possible: of('possible'), unanswered: candidates.filter(({ verdict }) => verdict === null).length, must: must.size }
}

/** Worked out anew at each asking, like the dry run; the reasons for the lines of this page only. */
export const listKnown = operation(contract.listKnown, async (context, { runId, band, show, q, cursor, limit }) => {
  const run = await getRunRow(context, runId)
  const { rows } = await analyse(context, run)
  const after = openCursor<ReturnType<typeof placeOf>>(cursor, ['band', 'row', 'id'])
  const like = q?.toLowerCase()
  const wanted = linesOf(rows.filter(loadable)).filter(({ row, candidate }) =>
    (!band || candidate.band === band) && (show === 'all' || (show === 'answered') === (candidate.verdict !== null)) && (!like || saidOf(row).name.toLowerCase().includes(like)))
  const { rows: page, next } = pageOf(wanted.filter((line) => !after || comesAfter(line, after)).slice(0, limit + 1), limit, placeOf)
  const shown = await present(context, rows, page)
  context.note({ lines: shown.length })
  return { rows: shown, next, total: wanted.length, counts: countsOf(rows.filter(loadable).flatMap(({ candidates }) => candidates)), matching: presentMatching(run) }
})

async function present({ tx, audit }: Context, rows: readonly Analysed[], page: readonly Line[]): Promise<contract.KnownLine[]> {
  const people = [...new Set(page.flatMap(({ candidate }) => candidate.person_id ?? []))]
  for (const person of people) audit(person)
  const [registrations, facts] = [await registrationsOf(tx, people), await comparedFactsOf(tx, people)]
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const otherOf = ({ candidate }: Line) => (candidate.person_id ? facts.get(candidate.person_id)?.facts : rowFacts(byRow.get(candidate.other_row!)!))
  const known = page.filter((line) => otherOf(line) !== undefined)
  const compared = await explainPairs(tx, known.map((line) => ({ asked: rowFacts(line.row), other: otherOf(line)! })))
  const lines = new Map(known.map(({ candidate }, at) => [candidate.id, compared[at]!.explanation]))
  return page.flatMap(({ row, candidate }): contract.KnownLine[] => {
    const registration = candidate.person_id ? registrations.get(candidate.person_id) : undefined
    const other = candidate.other_row ? byRow.get(candidate.other_row) : undefined
    if (!registration && !other) return []
    return [{
      id: candidate.id as Id<'candidate'>, row: row.row, ...saidOf(row), loads: row.outcome === 'create', band: candidate.band, exact: candidate.exact,
      others: row.candidates.filter((one) => one.id !== candidate.id && Math.abs(one.score - candidate.score) <= AS_GOOD).length,
      person: registration ? { header: registration.person, files: registration.files.map(({ caseId, number, status, unitName, organisationName }) => ({ caseId, number, status, unitName, organisationName })) } : null,
      other: other ? { row: other.row, ...saidOf(other) } : null, lines: lines.get(candidate.id) ?? [], verdict: candidate.verdict, words: candidate.words,
    }]
  })
}

/** A register as short as what somebody would write down in a day by hand. */
const SHORT = 20

/**
 * Which services may hold a child of a short register out of reach: each row is counted as the question it is. A long one would let anybody learn who is followed elsewhere
 * by loading a list and throwing it away: there it is told once the files are open, in the list of identity.
 */
export const listBeyond = operation(contract.listBeyond, async (context, { runId }) => {
  const run = await getRunRow(context, runId)
  assertMayImport(context.actor, run.unit_id)
  const rows = (await analyse(context, run)).rows.filter(({ outcome }) => outcome !== 'refused')
  if (rows.length > SHORT) return { later: true, limited: false, rows: [] }
  let limited = false
  const found: { row: number; name: string; services: { unitName: string; organisationName: string; contact: string | null }[] }[] = []
  for (const row of rows) {
    const beyond = await candidatesFor(context, rowFacts(row), { given: row.given, family: row.family, birthDate: row.birthDate, phone: row.phone, taxCode: row.taxCode?.value })
    limited ||= beyond.limited
    if (beyond.elsewhere.length) found.push({ row: row.row, name: saidOf(row).name, services: beyond.elsewhere.map(({ unitName, organisationName, contact }) => ({ unitName, organisationName, contact })) })
  }
  context.note({ rows: rows.length, elsewhere: found.length })
  return { later: false, limited, rows: found }
})
