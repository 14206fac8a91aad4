import { newId, type Id } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import { rolesReaching, sectionsReached } from '#modules/access/server/index.ts'
import { seriousNeedsOf, seriousNeedsOfEach } from '#modules/assessments/server/index.ts'
import { invalid, notFound } from '#kernel/contract/problem.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import { measuresWithPrescriptions } from '#modules/measures/server/index.ts'
import { parentsOf, personHeaders } from '#modules/people/server/index.ts'
import * as contract from '../contract/agree.ts'
import * as lists from '../contract/lists.ts'
import { assertMayGive, mayBegin, mayGive } from './access.ts'
import * as store from './agree-store.ts'
import { myFiles } from './list-store.ts'
import { getFile } from './open-plan.ts'
import { measureWords } from './present.ts'
import { presentHeads } from './present-head.ts'
import * as plans from './store.ts'

type Serious = Awaited<ReturnType<typeof seriousNeedsOf>>[number]
/** The same need in the next assessment of the same instrument too: a goal goes on answering it. */
const keyOf = ({ instrumentKey, item, person }: Serious): string => [instrumentKey, item, ...(person ? [person.id] : [])].join(':')

/** Serious needs of these files, each with the goals that answer it and the reason why none does. */
async function needsOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, contract.Need[]>> {
  const [goals, reasons, serious] = [await store.answeringGoals(tx, caseIds), await store.reasonsOf(tx, caseIds), await seriousNeedsOfEach(tx, caseIds)]
  return new Map([...serious].map(([caseId, needs]) => [caseId, needs.map((one): contract.Need => {
    const reason = reasons.find(({ case_id, need }) => case_id === caseId && need === keyOf(one))
    return {
      id: keyOf(one), label: one.label, area: one.area, level: one.level, since: one.since, instrument: one.instrument, assessmentId: one.assessmentId,
      goals: goals.filter((goal) => goal.case_id === caseId && goal.needs.includes(keyOf(one))).map((goal) => ({ planId: goal.plan_id as Id<'plan'>, goalId: goal.id as Id<'goal'>, words: goal.words })),
      reason: reason ? { words: reason.reason, by: reason.by, at: reason.given_at } : null,
    }
  })]))
}

/** Neither a goal nor a reason yet. */
export const isUnanswered = ({ goals, reason }: contract.Need): boolean => goals.length === 0 && reason === null

export const listCasePlans = operation(contract.listCasePlans, async (context, { caseId }) => {
  const { tx, actor, note, now } = context
  const file = await getFile(context, caseId)
  const [rows, held, reached] = [await plans.plansOf(tx, caseId), await rolesReaching(tx, caseId), (await sectionsReached(tx, [caseId])).get(caseId) ?? []]
  const social = reached.includes('social')
  const mine = [...new Set([file.unit_id, ...held.map(({ unitId }) => unitId)])]
  const [units, parents, measures] = [await unitHeaders(tx, mine), await parentsOf(tx, [file.child_id]), await measuresWithPrescriptions(tx, caseId)]
  const people = await personHeaders(tx, (await plans.familyOf(tx, caseId)).filter((id) => id !== file.child_id))
  note({ rows: rows.length })
  return {
    rows: await presentHeads(tx, rows, now), needs: social ? ((await needsOf(tx, [caseId])).get(caseId) ?? []) : [],
    measures: measures.map((one) => ({ id: one.id as Id<'measure'>, words: measureWords(one), prescriptions: one.prescriptions.map(({ id, words }) => ({ id, name: words })) })),
    people: [...people.values()].map(({ id, displayName }) => ({ id, name: displayName, relation: parents.find((one) => one.id === id)?.relation ?? null })),
    units: mine.flatMap((id) => (units.has(id) ? [{ id, name: `${units.get(id)!.name}, ${units.get(id)!.organisationName}` }] : [])),
    can: {
      create: file.status === 'open' && social && [...units.values()].some(({ organisationId }) => mayBegin(held, file, organisationId)),
      giveReason: file.status === 'open' && social && mayGive(held, file, actor.id),
    },
  }
})

export const giveNeedReason = operation(contract.giveNeedReason, async (context, { caseId, need, reason }) => {
  const { tx, actor, now } = context
  const file = await getFile(context, caseId)
  if (!((await sectionsReached(tx, [caseId])).get(caseId) ?? []).includes('social')) throw notFound()
  assertMayGive(await rolesReaching(tx, caseId, 'social'), file, actor.id)
  if (!(await seriousNeedsOf(tx, caseId)).some((one) => keyOf(one) === need)) throw invalid('need', { it: 'Questo bisogno non è più tra quelli gravi: rileggi la pagina', en: 'This need is no longer among the serious ones: read the page again' })
  const at = new Date(now).toISOString()
  await store.withdrawReason(tx, caseId, need, at)
  if (reason) await store.insertReason(tx, { id: newId(now), case_id: caseId, need, reason, given_by: actor.id, given_at: at })
  return { needs: (await needsOf(tx, [caseId])).get(caseId) ?? [] }
})

/** How many files Oggi looks through; who answers for more sees those touched last. */
const LOOKED_THROUGH = 60

export const listOpenNeeds = operation(lists.listOpenNeeds, async ({ tx, actor, note }, { limit }) => {
  const files = await myFiles(tx, actor.id, LOOKED_THROUGH)
  const needs = await needsOf(tx, files.map(({ id }) => id!))
  const rows = files.flatMap((file) => (needs.get(file.id!) ?? []).filter(isUnanswered).map((need) => ({ ...need, caseId: file.id as Id<'case'>, caseNumber: file.number ?? '', childName: file.child_name ?? '' })))
  note({ rows: rows.length })
  return { rows: rows.slice(0, limit), files: files.length }
})
