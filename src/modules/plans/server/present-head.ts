import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { unitHeaders, type UnitHeader } from '#modules/network/server/index.ts'
import type { PlanHead } from '../contract/plan.ts'
import { frameworkOf } from '../domain/framework.ts'
import { endOf } from '../domain/rhythm.ts'
import { isPending, type PlanState } from '../domain/states.ts'
import { leftOf } from './names.ts'
import { reachedAmong } from './present-goals.ts'
import { scoresOf, type ScoreRecord } from './review-store.ts'
import * as store from './store.ts'

const day = (text: string | null): PlainDate | null => text as PlainDate | null

/** What a plan is counted in and stands in. */
interface Around {
  parent: Pick<store.PlanRecord, 'state' | 'standing'> | null
  goals: readonly store.GoalRecord[]
  scores: readonly ScoreRecord[]
  orphans: number
}

/** What every list shows of a plan. */
export function presentHead(row: store.PlanRecord, keeper: UnitHeader | undefined, { parent, goals, scores, orphans }: Around, today: string): PlanHead {
  const live = row.state === 'in_force' || row.state === 'under_review'
  return {
    id: row.id as Id<'plan'>, caseId: row.case_id as Id<'case'>, kind: row.kind, parentId: row.parent_id as Id<'plan'> | null,
    framework: frameworkOf(row.kind, parent && { state: parent.state as PlanState, standing: parent.standing }),
    keeper: { id: row.keeper_unit, name: keeper?.name ?? '', organisation: keeper?.organisationName ?? '' }, state: row.state as PlanState, edition: row.edition, standing: row.standing,
    startsOn: row.starts_on as PlainDate, endsOn: endOf(row.starts_on as PlainDate, row.months), months: row.months, inForceOn: day(row.in_force_on), nextReviewOn: day(row.next_review_on),
    reviewLate: live && row.next_review_on !== null && row.next_review_on < today, closedOn: day(row.closed_on), outcome: row.outcome,
    goals: goals.length, reached: reachedAmong(goals, scores), orphans, version: row.version,
  }
}

/** Heads of several plans, counted in as many questions as for one. */
export async function presentHeads(tx: Tx, rows: readonly store.PlanRecord[], now: number): Promise<PlanHead[]> {
  const ids = rows.map(({ id }) => id)
  const [units, goals, actions, scores] = [await unitHeaders(tx, rows.map((row) => row.keeper_unit)), await store.goalsOf(tx, ids), await store.actionsOf(tx, ids), await scoresOf(tx, ids)]
  const parents = new Map((await store.plansById(tx, [...new Set(rows.flatMap(({ parent_id }) => parent_id ?? []))])).map((one) => [one.id, one]))
  const pending = actions.filter((one) => one.operator_id !== null && isPending(one.state))
  const left = await leftOf(tx, [...new Set(pending.map((one) => one.operator_id!))])
  return rows.map((row) => {
    const own = <T extends { plan_id: string }>(all: readonly T[]): T[] => all.filter(({ plan_id }) => plan_id === row.id)
    const orphans = row.state === 'closed' ? 0 : own(pending).filter(({ operator_id }) => left.has(operator_id!)).length
    return presentHead(row, units.get(row.keeper_unit), { parent: parents.get(row.parent_id ?? '') ?? null, goals: own(goals), scores: own(scores), orphans }, dateInRome(now))
  })
}
