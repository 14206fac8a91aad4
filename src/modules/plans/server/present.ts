import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import { measuresWithPrescriptions } from '#modules/measures/server/index.ts'
import { localStandards } from '#modules/deadlines/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { Part, Plan, ReviewHead, SheetLanguage } from '../contract/plan.ts'
import { mayPlanFor } from '#modules/agenda/server/index.ts'
import { areasOf, sectionOf } from '../domain/areas.ts'
import { missingOf } from '../domain/readiness.ts'
import { isLate } from '../domain/rhythm.ts'
import { tScore } from '../domain/scale.ts'
import { isPending, isWritten, type PlanState } from '../domain/states.ts'
import { mayDecide, mayHear, mayWrite } from './access.ts'
import { agreementsOf, editionsOf, type AgreementRecord } from './agree-store.ts'
import { meetingsOf, presentContact } from './meetings.ts'
import { blindTo, namesOf, type Names } from './names.ts'
import type { Needs, Opened } from './opened.ts'
import { inOrder, presentAgreement } from './present-agreements.ts'
import { lastScore, presentGoal } from './present-goals.ts'
import { presentHead } from './present-head.ts'
import { reviewsOf, scoresOf, type ReviewRecord } from './review-store.ts'
import * as store from './store.ts'

type Reader = Pick<Needs, 'tx' | 'actor' | 'now'>

/** Everything of a plan that one answer is made of, read once. */
async function rowsOf(tx: Tx, plan: store.PlanRecord) {
  const ids = [plan.id]
  return {
    parts: await store.partsOf(tx, ids), goals: await store.goalsOf(tx, ids), actions: await store.actionsOf(tx, ids), members: await store.membersOf(tx, plan.id),
    contacts: await store.contactsOf(tx, plan.id), agreements: await agreementsOf(tx, plan.id), editions: await editionsOf(tx, plan.id), reviews: await reviewsOf(tx, plan.id),
    scores: await scoresOf(tx, ids), family: await store.plansOf(tx, plan.case_id), measures: await measuresWithPrescriptions(tx, plan.case_id),
  }
}
export type PlanRows = Awaited<ReturnType<typeof rowsOf>>

const everybody = (plan: store.PlanRecord, file: FileHead, rows: PlanRows) => ({
  people: [file.child_id, ...rows.actions.map((one) => one.person_id), ...rows.contacts.map((one) => one.person_id), ...rows.agreements.map((one) => one.person_id), ...rows.reviews.flatMap((one) => one.people)],
  operators: [...rows.actions.map((one) => one.operator_id), ...rows.members.map((one) => one.operator_id), ...rows.reviews.flatMap((one) => one.operators), ...rows.parts.map((one) => one.updated_by)],
  units: [plan.keeper_unit, ...rows.actions.map((one) => one.unit_id), ...rows.agreements.map((one) => one.unit_id), ...rows.family.map((one) => one.keeper_unit)],
})

export function presentReviewHead(row: ReviewRecord, file: Pick<FileHead, 'child_id'>, names: Names): ReviewHead {
  const late = row.held_on !== null && isLate(row.due_on, row.held_on)
  return {
    id: row.id as Id<'review'>, edition: row.edition, state: row.state as ReviewHead['state'], dueOn: row.due_on as PlainDate | null, heldOn: row.held_on as PlainDate | null, late,
    lateReason: row.late_reason, outcome: row.outcome as ReviewHead['outcome'], words: row.words,
    present: [...row.people.map(names.person), ...row.operators.map(names.operator), row.others].filter((name): name is string => Boolean(name)),
    childPresent: row.people.includes(file.child_id), absenceReason: row.absence_reason,
  }
}

export const presentPart = (row: store.PartRecord, names: Names): Part => ({
  area: row.area, section: sectionOf(row.area), situation: row.situation, resources: row.resources, needs: row.needs, updatedBy: names.operator(row.updated_by), updatedAt: row.updated_at, version: row.version,
})

function agreed(opened: Opened, { edition }: store.PlanRecord, all: readonly AgreementRecord[], names: Names): Pick<Plan, 'agreements' | 'earlierAgreements'> {
  if (!mayHear(opened)) return { agreements: null, earlierAgreements: null }
  const now = all.filter((one) => one.superseded_at === null && one.edition === edition)
  return {
    agreements: inOrder(now.map((one) => presentAgreement(one, names))),
    earlierAgreements: all.filter((one) => !now.includes(one) && one.stance !== null).toReversed().map((one) => ({ ...presentAgreement(one, names), edition: one.edition })),
  }
}

function around({ plan }: Opened, { family, measures }: PlanRows, names: Names) {
  const parent = family.find(({ id }) => id === plan.parent_id)
  const measure = measures.find(({ id }) => id === plan.measure_id)
  return {
    parent: parent ? { id: parent.id as Id<'plan'>, kind: parent.kind, state: parent.state as PlanState } : null,
    inside: family.filter((one) => one.parent_id === plan.id).map((one) => ({ id: one.id as Id<'plan'>, kind: one.kind, state: one.state as PlanState, keeper: names.unit(one.keeper_unit) ?? '' })),
    measure: measure ? { id: measure.id as Id<'measure'>, words: measureWords(measure) } : null,
  }
}

export const measureWords = (one: { authority: string; number: string | null; decidedOn: string | null }): string => [one.authority, one.number && `n. ${one.number}`, one.decidedOn].filter(Boolean).join(', ')

/** What this reader may do to it now. */
function doable(opened: Opened): Plan['can'] {
  const { plan, file } = opened
  const [may, decide, open] = [mayWrite(opened), mayDecide(opened), file.status === 'open' && plan.state !== 'closed']
  const [write, draft] = [may && open, isWritten(plan.state as PlanState)]
  return {
    write: write && draft, correct: write && !draft, decide: decide && file.status === 'open', record: write && mayHear(opened) && plan.state !== 'draft',
    review: decide && open && (plan.state === 'in_force' || plan.state === 'under_review'), meet: write && plan.standing !== null && mayPlanFor(opened.held),
  }
}

/** A plan as this reader sees it: parts, goals and actions of the sections he reaches; what parties say only for those who hear it. */
export async function presentPlan({ tx, now }: Reader, opened: Opened): Promise<Plan> {
  const { plan, file } = opened
  const rows = await rowsOf(tx, plan)
  const [names, keeper, standard] = [await namesOf(tx, everybody(plan, file, rows)), await unitHeaders(tx, [plan.keeper_unit]), plan.review_standard ? await localStandards(tx, [plan.review_standard]) : new Map()]
  const [today, meetings] = [dateInRome(now), await meetingsOf(tx, plan, rows.contacts)]
  const prescriptions = new Map(rows.measures.flatMap((one) => one.prescriptions.map(({ id, words }) => [id, words] as const)))
  const areas = areasOf(plan.kind).filter((area) => opened.reached.includes(sectionOf(area)))
  const blind = plan.state === 'closed' ? new Set<string>() : await blindTo(tx, file.id, rows.actions)
  const orphans = rows.actions.filter((one) => isPending(one.state) && (names.left(one.operator_id) || blind.has(one.id))).length
  const goalList = rows.goals.map((row) => presentGoal(row, { actions: rows.actions, scores: rows.scores, names, today, blind, prescriptions }))
  const head = presentHead(plan, keeper.get(plan.keeper_unit), { parent: rows.family.find(({ id }) => id === plan.parent_id) ?? null, goals: rows.goals, scores: rows.scores, orphans }, today)
  return {
    ...head,
    ...around(opened, rows, names), ...agreed(opened, plan, rows.agreements, names),
    childId: file.child_id, childName: file.child_name, childBirth: file.child_birth as PlainDate | null,
    reviewMonths: plan.review_months, reviewStandard: plan.review_standard ? { id: plan.review_standard, name: standard.get(plan.review_standard)?.title ?? '' } : null,
    childLanguage: plan.child_language as SheetLanguage | null, areas: [...areas], sections: [...opened.reached],
    parts: rows.parts.map((row) => presentPart(row, names)), goalList,
    members: rows.members.map((one) => ({ operatorId: one.operator_id as Id<'operator'> | null, name: names.operator(one.operator_id) ?? one.words ?? '', role: one.role, left: names.left(one.operator_id) })),
    contacts: rows.contacts.map((one) => presentContact(one, plan, meetings, names, now)),
    reviews: rows.reviews.map((row) => presentReviewHead(row, file, names)), editions: rows.editions.map((one) => ({ n: one.n, inForceOn: one.in_force_on as PlainDate })),
    missing: missingOf({
      kind: plan.kind, months: plan.months, framework: head.framework, hasFramework: rows.family.some((one) => one.kind === 'progetto_quadro' && one.state !== 'closed'),
      members: rows.members.length, contacts: rows.contacts.length, goals: goalList.map((one) => ({ id: one.id, levels: one.levels, baseline: one.baseline, actions: one.actions.length })),
    }),
    tScore: tScore(rows.goals.flatMap(({ id }) => lastScore(id, rows.scores) ?? [])),
    can: doable(opened),
  }
}
