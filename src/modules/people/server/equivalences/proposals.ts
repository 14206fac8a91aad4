import { notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../../contract/equivalence.ts'
import { borneOut, unexplainedPairs, type ConfirmedLink } from '../../domain/equivalence-pairs.ts'
import type { Facts } from '../../domain/identity/facts.ts'
import { actorNames } from '../person-store.ts'
import { groupsFor } from '../identity/groups.ts'
import { addGroup, assertInstalls } from './equivalences.ts'
import * as store from './equivalence-store.ts'

async function present(tx: Tx, rows: readonly store.ProposalRow[]): Promise<contract.EquivalenceProposal[]> {
  const ids = [...new Set(rows.flatMap(({ decided_by }) => decided_by ?? []))]
  const names = new Map(ids.length ? (await actorNames(tx, ids)).map(({ id, name }) => [id, name]) : [])
  return rows.map((row) => ({
    id: row.id as Id<'equivalence_proposal'>, words: [row.one, row.other], children: row.children, bodies: row.bodies, countedAt: row.counted_at,
    state: row.state as contract.EquivalenceProposal['state'], version: row.version,
    decided: row.decided_by && row.decided_at ? { by: { id: row.decided_by, name: names.get(row.decided_by) ?? '—' }, at: row.decided_at, reason: row.reason ?? '' } : null,
  }))
}

export const listEquivalenceProposals = operation(contract.listEquivalenceProposals, async ({ tx, note }, { q, state, cursor, limit }) => {
  await assertInstalls(tx)
  const after = openCursor<store.After>(cursor, ['children', 'id'])
  const like = q ? q.toLowerCase().replaceAll(/[^\p{L}]/gu, '') : null
  const { rows, next } = pageOf(await store.proposals(tx, { state, like }, after, limit + 1), limit, ({ children, id }) => ({ children, id }))
  note({ found: rows.length })
  return { rows: await present(tx, rows), next, total: null }
})

/** Accepted, a pair is an equivalence like any other; refused, it is not shown again among those that wait. */
export const decideEquivalenceProposal = operation(contract.decideEquivalenceProposal, async (context, { proposalId, verdict, kind, languages, reason, version }) => {
  const { tx, actor, now, note } = context
  await assertInstalls(tx)
  const row = await store.proposal(tx, proposalId)
  if (!row) throw notFound()
  const id = verdict === 'accept' && row.state === 'open' && row.version === version
    ? await addGroup(context, { words: [row.one, row.other], kind, languages, source: `${row.children} minori, ${row.bodies} enti`, reason }, () => 'verdict')
    : null
  const decided = { state: verdict === 'accept' ? 'accepted' : 'refused', reason, decided_by: actor.id, decided_at: new Date(now).toISOString(), equivalence_id: id }
  if (!(await store.decideProposal(tx, proposalId, version, decided))) throw stale((await present(tx, [row]))[0])
  note({ proposal: proposalId, verdict })
  return (await present(tx, [(await store.proposal(tx, proposalId))!]))[0]!
})

/** A link that people confirmed: the facts of both sides, and the body of who decided. */
export interface JoinedFacts {
  low: string
  high: string
  body: string
  one: Facts
  other: Facts
}

/** Counts, over all confirmed links, which words stood unexplained, and keeps those that enough children of enough bodies bear out. As a job. */
export async function learnEquivalences(tx: Tx, joined: readonly JoinedFacts[], now: number): Promise<number> {
  const groups = await groupsFor(tx)
  const links = joined.map(({ low, high, body, one, other }): ConfirmedLink => ({ low, high, body, pairs: unexplainedPairs(one, other, groups) }))
  const counted = borneOut(links)
  await store.putProposals(tx, counted.map((pair) => ({ ...pair, id: newId(now) })), new Date(now).toISOString())
  return counted.length
}
