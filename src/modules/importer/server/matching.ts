import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import { operation, type Context, type Operation } from '#kernel/server/operation.ts'
import { findAmong, knownAmong } from '#modules/identity/server/index.ts'
import { rowFacts } from '../domain/row-facts.ts'
import { analyse, type Analysed } from './analyse.ts'
import * as store from './candidate-store.ts'
import { getRunRow } from './present.ts'
import { closeLoadSession, openLoadSession, type RunFound } from './store.ts'

/** Begins to compare a register with who is registered, in the background, as the person who looks at it. */
export async function startMatching({ tx, now, enqueue }: Pick<Context, 'tx' | 'now' | 'enqueue'>, runId: string): Promise<void> {
  const attempt = newId(now)
  const session = createHash('sha256').update(randomBytes(32)).digest()
  await openLoadSession(tx, newId(now), runId, session)
  await store.beginMatching(tx, runId, attempt, new Date(now).toISOString())
  await enqueue('importer.match', { runId, attempt, session: session.toString('hex') }, { key: `importer.match ${runId}`, maxAttempts: 3 })
}

/** Not reachable over HTTP: run by the job, in the name of who looks at the register. */
const contract = endpoint({
  id: 'importer.match', method: 'POST', path: '/api/imports/{runId}/matched/{attempt}', summary: 'Compare a register with who is registered', params: z.object({ runId: z.uuid(), attempt: z.uuid() }),
  response: z.object({ found: z.int() }),
})

/** The same child in two rows: the later row is asked about, with the earlier one as its candidate. */
async function amongRows(tx: Context['tx'], rows: readonly Analysed[], now: number): Promise<store.NewCandidate[]> {
  return (await findAmong(tx, rows.map(rowFacts))).map(({ first, second, band, score, scoreVersion }) => ({
    id: newId(now), row: rows[second]!.row, person_id: null, other_row: rows[first]!.row, band, score, score_version: scoreVersion, exact: false,
  }))
}

async function amongRegistered({ tx, now }: Pick<Context, 'tx' | 'now'>, rows: readonly Analysed[], tell: (done: number) => Promise<void>): Promise<store.NewCandidate[]> {
  const found = await knownAmong({ tx }, rows.map(rowFacts), tell)
  const candidates = found.map(({ at, personId, band, score, scoreVersion }): store.NewCandidate => {
    const exact = rows[at]!.exact === personId
    return { id: newId(now), row: rows[at]!.row, person_id: personId, other_row: null, band: exact ? 'very_likely' : band, score, score_version: scoreVersion, exact }
  })
  const there = new Set(candidates.map(({ row, person_id }) => `${row} ${person_id}`))
  // the same tax code under names that have nothing in common is no match for the engine, and still the same child
  const certain = rows.flatMap(({ row, exact }): store.NewCandidate[] => (exact && !there.has(`${row} ${exact}`)
    ? [{ id: newId(now), row, person_id: exact, other_row: null, band: 'very_likely', score: 0, score_version: found[0]?.scoreVersion ?? '', exact: true }] : []))
  return [...candidates, ...certain]
}

/** Compares each row that may be loaded with everybody registered, and with the other rows; keeps what is within reach. `tell`: how far it is. */
export const matchOperation = (attempt: string, tell: (done: number, total: number) => Promise<void>): Operation =>
  operation(contract, async (context, { runId }) => {
    const { tx, note, now } = context
    const run: RunFound = await getRunRow(context, runId)
    const rows = (await analyse(context, run)).rows.filter(({ outcome }) => outcome !== 'refused')
    await tell(0, rows.length)
    const found = [...(await amongRegistered(context, rows, (done) => tell(done, rows.length))), ...(await amongRows(tx, rows, now))]
    // columns corrected meanwhile, and another comparison begun: what this one found is of no use
    const wanted = await store.lockMatching(tx, runId, attempt)
    if (wanted) await store.putCandidates(tx, { runId, attempt, at: new Date(now).toISOString() }, found)
    note({ rows: rows.length, found: found.length })
    await closeLoadSession(tx)
    return { found: found.length }
  }) as unknown as Operation
