import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract/danger.ts'
import { isDue, reviewDateProblem } from '../domain/danger.ts'
import { touchActivity } from './case-store.ts'
import * as store from './danger-store.ts'
import { assertMayReview, assertMayWrite, mayReview, mayWrite } from './diary-access.ts'
import { getFile } from './diary-content.ts'
import type { FileHead } from './file-head.ts'

export const listWarnings = operation(contract.listWarnings, async ({ tx, actor, audit, now }, { caseId, lifted }) => {
  audit(caseId)
  const file = await getFile(tx, caseId)
  const [rows, here] = await Promise.all([store.warningsOf(tx, caseId, lifted === 'true'), actingIn(tx, actor, caseId)])
  return { rows: await present(tx, here, file, now, rows), can: { raise: mayWrite(here) } }
})

export const raiseWarning = operation(contract.raiseWarning, async ({ tx, actor, audit, note, now }, { caseId, kind, words, reviewOn }) => {
  audit(caseId)
  const file = await getFile(tx, caseId)
  const here = await actingIn(tx, actor, caseId)
  assertMayWrite(here)
  await assertCode(tx, now, 'danger_warning', kind, 'kind')
  assertReviewDate(reviewOn, now)
  const at = new Date(now).toISOString()
  const id = newId(now)
  await store.insertWarning(tx, { id, case_id: caseId, kind, words, raised_by: actor.id, raised_at: at, review_on: reviewOn })
  await touchActivity(tx, [caseId], at)
  note({ kind })
  return presentOne(tx, here, file, now, id)
})

export const reviewWarning = operation(contract.reviewWarning, async ({ tx, actor, audit, now }, { caseId, warningId, reviewOn, version }) => {
  audit(caseId)
  const { file, here } = await getStanding(tx, actor, caseId, warningId)
  assertReviewDate(reviewOn, now)
  if (!(await store.changeWarning(tx, warningId, version, { review_on: reviewOn }))) throw stale(await presentOne(tx, here, file, now, warningId))
  return presentOne(tx, here, file, now, warningId)
})

export const liftWarning = operation(contract.liftWarning, async ({ tx, actor, audit, now }, { caseId, warningId, reason, version }) => {
  audit(caseId)
  const { file, here } = await getStanding(tx, actor, caseId, warningId)
  const change = { lifted_by: actor.id, lifted_at: new Date(now).toISOString(), lift_reason: reason }
  if (!(await store.changeWarning(tx, warningId, version, change))) throw stale(await presentOne(tx, here, file, now, warningId))
  return presentOne(tx, here, file, now, warningId)
})

async function getStanding(tx: Tx, actor: Actor, caseId: string, warningId: string): Promise<{ file: FileHead; here: Actor }> {
  const file = await getFile(tx, caseId)
  const warning = await store.warningOf(tx, caseId, warningId)
  if (!warning) throw notFound()
  const here = await actingIn(tx, actor, caseId)
  assertMayReview(here, file, warning)
  if (warning.lifted_at) throw conflict({ it: 'L’avviso è già stato tolto. Se il pericolo c’è ancora, mettine uno nuovo.', en: 'The warning was lifted already. If the danger is still there, raise a new one.' })
  return { file, here }
}

function assertReviewDate(reviewOn: PlainDate, now: number): void {
  const problem = reviewDateProblem(reviewOn, dateInRome(now))
  if (problem === 'past') throw invalid('reviewOn', { it: 'Scegli una data dopo oggi', en: 'Choose a date after today' })
  if (problem === 'far') throw invalid('reviewOn', { it: 'Un avviso va rivisto entro sei mesi: scegli una data più vicina', en: 'A warning is reviewed within six months: choose a nearer date' })
}

async function presentOne(tx: Tx, actor: Actor, file: FileHead, now: number, warningId: string): Promise<contract.DangerWarning> {
  const row = await store.warningOf(tx, file.id, warningId)
  if (!row) throw notFound()
  return (await present(tx, actor, file, now, [row]))[0]!
}

async function present(tx: Tx, actor: Actor, file: FileHead, now: number, rows: readonly store.WarningRow[]): Promise<contract.DangerWarning[]> {
  const names = await operatorNames(tx, rows.flatMap((row) => [row.raised_by, ...(row.lifted_by ? [row.lifted_by] : [])]))
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id as Id<'warning'>,
    caseId: row.case_id as Id<'case'>,
    kind: row.kind,
    words: row.words,
    raisedBy: named(row.raised_by),
    raisedAt: row.raised_at,
    reviewOn: row.review_on as PlainDate,
    due: !row.lifted_at && isDue(row.review_on as PlainDate, dateInRome(now)),
    lifted: row.lifted_at ? { at: row.lifted_at, by: row.lifted_by ? named(row.lifted_by) : null, reason: row.lift_reason ?? '' } : null,
    version: row.version,
    can: { review: !row.lifted_at && mayReview(actor, file, row) },
  }))
}
