import { conflict, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { sections, type Section } from '#modules/access/contract.ts'
import { rolesReaching, sectionsReached } from '#modules/access/server/index.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import { fileHead, type FileHead } from '#modules/cases/server/index.ts'
import type { Plan } from '../contract/plan.ts'
import { after, type PlanState, type Step } from '../domain/states.ts'
import { assertMayDecide, assertMayWrite, assertOpen } from './access.ts'
import type { Needs, Opened } from './opened.ts'
import { presentPlan } from './present.ts'
import * as store from './store.ts'

/** The file of a plan to be, or of a plan; 404 out of reach. */
export async function getFile({ tx, audit }: Needs, caseId: string): Promise<FileHead> {
  audit(caseId)
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  return file
}

/** A plan within reach, and how the actor stands before it; `lock` keeps it for this transaction. 404 out of reach. */
export async function openPlan(context: Needs, planId: string, lock = false): Promise<Opened> {
  const { tx, actor } = context
  const plan = await (lock ? store.lockPlan : store.planOf)(tx, planId)
  if (!plan) throw notFound()
  const file = await getFile(context, plan.case_id)
  const [held, reached, keeper, members] = [
    await rolesReaching(tx, file.id), (await sectionsReached(tx, [file.id])).get(file.id) ?? [], await unitHeaders(tx, [plan.keeper_unit]), await store.membersOf(tx, plan.id),
  ]
  return { actor, file, plan, held, reached: reached as readonly Section[], keeperOrganisation: keeper.get(plan.keeper_unit)?.organisationId ?? null, member: members.some(({ operator_id }) => operator_id === actor.id) }
}

/** A plan to write in: by who may, in an open file, not closed itself. */
export async function toWrite(context: Needs, planId: string): Promise<Opened> {
  const opened = await openPlan(context, planId, true)
  assertMayWrite(opened)
  assertOpen(opened.file)
  if (opened.plan.state === 'closed') throw conflict({ it: 'Il progetto è chiuso: per scriverci va riaperto.', en: 'The plan is closed: to write in it, reopen it.' })
  return opened
}

/** A plan to decide on, in the version that was seen. */
export async function toDecide(context: Needs, planId: string, version: number): Promise<Opened> {
  const opened = await openPlan(context, planId, true)
  assertMayDecide(opened)
  assertOpen(opened.file)
  await assertVersion(context, opened, version)
  return opened
}

export async function assertVersion(context: Needs, opened: Opened, version: number): Promise<void> {
  if (opened.plan.version !== version) throw stale(await presentPlan(context, opened))
}

/** Where a step leads; 409 when the plan does not stand where it may be taken. */
export function stepFrom({ plan }: Opened, step: Step): PlanState {
  const to = after(plan.state as PlanState, step, plan.standing !== null)
  if (to) return to
  throw conflict({ it: 'Il progetto non è più nello stato in cui questo si può fare: rileggi la pagina.', en: 'The plan no longer stands where this may be done: read the page again.' })
}

/** Changes the plan itself, and answers it as it is now. */
export async function changePlan(context: Needs, opened: Opened, changes: Parameters<typeof store.updatePlan>[3]): Promise<Opened> {
  if (!(await store.updatePlan(context.tx, opened.plan.id, opened.plan.version, changes))) throw stale(await presentPlan(context, await openPlan(context, opened.plan.id)))
  return openPlan(context, opened.plan.id)
}

interface Told {
  what: string
  section?: Section
  thing?: string | null
  words?: string | null
  before?: unknown
}
/** Adds a line to the history, read by who reaches the section it is about. */
export const tell = ({ tx, actor, now }: Pick<Needs, 'tx' | 'actor' | 'now'>, { plan }: { plan: Pick<store.PlanRecord, 'id' | 'case_id'> }, { what, section = 'social', thing, words, before }: Told) =>
  store.insertChange(tx, {
    id: newId(now), case_id: plan.case_id, plan_id: plan.id, section: sections[section], what, thing_id: thing ?? null, at: new Date(now).toISOString(), by_operator: actor.id,
    words: words ?? null, before: before === undefined ? null : JSON.stringify(before),
  })

/** The plan as its reader sees it now. */
export const answer = async (context: Needs, planId: string): Promise<Plan> => presentPlan(context, await openPlan(context, planId))
