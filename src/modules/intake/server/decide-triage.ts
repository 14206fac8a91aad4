import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { actingIn, coordinatorsOf } from '#modules/access/server/index.ts'
import * as contract from '../contract.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { decisions, LONGEST_OBSERVATION, observationProblem, reduce, type Written } from '../domain/triage.ts'
import { assertMayTriage } from './access.ts'
import { openFiles } from './open-files.ts'
import { loadReport, presentReport, written, type Loaded } from './present-report.ts'
import * as store from './report-store.ts'

type Asked = Input<typeof contract.decideTriage>

/** Writes a decision with its reason for some or all children, and does what it says: opens files, sets the day to look again, tells coordinators. */
export const decideTriage = operation(contract.decideTriage, async (context, asked) => {
  const { tx, actor, audit, note } = context
  audit(asked.reportId)
  const facts = await loadReport(tx, asked.reportId)
  assertMayTriage(await actingIn(tx, actor, asked.reportId), facts)
  const all = await store.childrenOf(tx, asked.reportId)
  if (!all.length) throw notFound()
  const wanted = new Set(asked.childIds ?? all.map(({ id }) => id))
  const chosen = all.filter(({ id }) => wanted.has(id))
  if (chosen.length !== wanted.size) throw invalid('childIds', { it: 'Scegli i minori di questa segnalazione', en: 'Choose the children of this report' })
  const until = observationEnd(asked, context.now)
  const rows = (chosen.length === all.length ? [null] : chosen.map(({ id }) => id)).map((childId) => ({
    id: newId(context.now), report_id: asked.reportId, child_id: childId, decision: asked.decision, reason: asked.reason, observe_until: until,
    decided_by: actor.id, decided_at: new Date(context.now).toISOString(),
  }))
  const now = rows.map((row): Written => ({ childId: row.child_id, decision: asked.decision, observeUntil: until }))
  const { state, observeUntil } = reduce(all.map(({ id }) => id), facts.assigned_to !== null, [...written(facts.decisions), ...now])
  // the version first: of two who decide at once the second waits here, then is told
  if (!(await store.changeReport(tx, asked.reportId, asked.version, { state, observe_until: observeUntil }))) throw stale(await presentReport(tx, actor, asked.reportId))
  await store.insertDecisions(tx, rows)
  if (decisions[asked.decision].opensFile) await openFiles(context, facts, asked, chosen, all)
  if (until) for (const { id } of rows) await lookAgain(context, id, until)
  if (decisions[asked.decision].urgent) await tellCoordinators(context, facts)
  note({ decision: asked.decision, children: chosen.length })
  return presentReport(tx, actor, asked.reportId)
})

function observationEnd({ decision, observeUntil }: Asked, now: number): PlainDate | null {
  if (!decisions[decision].needsDate) return null
  if (!observeUntil) throw invalid('observeUntil', { it: 'Scrivi fino a quando osservare', en: 'Write until when to observe' })
  const today = dateInRome(now)
  const problem = observationProblem(observeUntil, today, addDays(today, LONGEST_OBSERVATION))
  if (problem === 'past') throw invalid('observeUntil', { it: 'Scegli una data dopo oggi', en: 'Choose a date after today' })
  if (problem === 'far') throw invalid('observeUntil', { it: 'Si osserva al massimo per sei mesi, poi qualcuno decide di nuovo: scegli una data più vicina', en: 'Observing lasts six months at most, then somebody decides again: choose a nearer date' })
  return observeUntil
}

/** In the morning of the day on which the observation ends; the task itself looks whether the decision still holds. */
async function lookAgain({ enqueue }: Context, decisionId: string, until: PlainDate): Promise<void> {
  const morning = new Date(Date.parse(startOfDayInRome(until)) + 6 * 3_600_000)
  await enqueue('intake.observation_due', { decisionId }, { runAt: morning, key: `intake.observation_due:${decisionId}` })
}

async function tellCoordinators({ tx, actor, now }: Context, { row, unit_id: unitId }: Loaded): Promise<void> {
  const to = (await coordinatorsOf(tx, unitId)).filter((one) => one !== actor.id)
  await notify(tx, now, to.map((one) => ({ to: one, kind: 'intake.urgent_protection', mail: true, subject: row.id, params: { number: row.number } })))
}
