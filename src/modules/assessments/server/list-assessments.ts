import type { Input } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import * as contract from '../contract/assessment.ts'
import { mayFill } from './access.ts'
import { lastSaves } from './assessment-store.ts'
import { availableInstruments, newestVersions } from './library.ts'
import * as store from './list-store.ts'
import { actingOn, getFile, load } from './load.ts'
import { presentAssessment } from './present.ts'

type Asked = Pick<Input<typeof contract.listCaseAssessments>, 'q' | 'instrument' | 'family' | 'state' | 'moment' | 'from' | 'to'>
const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

const filterOf = (actorId: string, asked: Asked): store.ListFilter => ({
  actorId, caseId: null, instrument: asked.instrument ?? null, family: asked.family ?? null, state: asked.state ?? null, moment: asked.moment ?? null, from: asked.from ?? null, to: asked.to ?? null,
  mine: false, reassess: false, unit: null, words: foldName(asked.q ?? '').split(' ').filter(Boolean).map(safe), number: asked.q ? safe(asked.q) : null,
})

/** Assessments of a file within reach; those of which the reader reaches no section are not there, and are not counted. */
export const listCaseAssessments = operation(contract.listCaseAssessments, async (context, { caseId, cursor, limit, ...asked }) => {
  const { tx, actor } = context
  const file = await getFile(context, caseId)
  const acting = await actingOn(tx, actor.id, caseId)
  if (!acting.bySection.size) throw notFound()
  const page = await pageFor(tx, { ...filterOf(actor.id, asked), caseId }, cursor, limit)
  return { ...page, can: { start: file.status === 'open' && (await availableInstruments(tx)).some(({ instrument }) => mayFill(acting, instrument)) } }
})

/** Over all the files within reach. */
export const listAssessments = operation(contract.listAssessments, async ({ tx, actor, note }, { cursor, limit, scope, reassess, unit, ...asked }) => {
  const page = await pageFor(tx, { ...filterOf(actor.id, asked), mine: scope === 'mine', reassess: reassess ?? false, unit: unit ?? null }, cursor, limit)
  note({ rows: page.rows.length })
  return page
})

async function pageFor(tx: Tx, filter: store.ListFilter, cursor: string | undefined, limit: number) {
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const [found, total] = [await store.listRows(tx, filter, after, limit), after ? null : await store.countRows(tx, filter)]
  const { rows, next } = pageOf(found, limit, ({ key, id }) => ({ key, id }))
  return { rows: await presentRows(tx, rows), next, total }
}

async function presentRows(tx: Tx, rows: readonly store.ListedRow[]): Promise<contract.AssessmentRow[]> {
  const ids = rows.map(({ id }) => id)
  const [serious, saves, newest] = [await store.seriousCounts(tx, ids), await lastSaves(tx, ids), await newestVersions(tx, [...new Set(rows.map(({ instrument_key }) => instrument_key))])]
  return rows.map((row) => {
    const version = newest.get(row.instrument_key)
    const completed = row.shown_state === 'completed'
    return {
      id: row.id as Id<'assessment'>, caseId: row.case_id as Id<'case'>, caseNumber: row.case_number, childName: row.child_name, instrumentKey: row.instrument_key,
      instrumentVersion: row.instrument_version, title: row.title, family: row.family, sure: row.sure, state: row.shown_state, revision: row.shown_revision, moment: row.moment,
      heldOn: row.held_on as PlainDate, startedBy: { id: row.started_by, name: row.started_name }, completedAt: completed ? row.completed_at : null,
      completedBy: completed && row.completed_by ? { id: row.completed_by, name: row.completed_name ?? '' } : null, decision: row.decision, reassessOn: row.reassess_on as PlainDate | null,
      savedAt: saves.get(row.id) ?? null, serious: serious.get(`${row.id} ${row.shown_revision}`) ?? 0, newerVersion: version !== undefined && version > row.instrument_version ? version : null,
    }
  })
}

/** The row of a list, of these assessments, in the order of their days. */
export const rowsOf = async (tx: Tx, actorId: string, caseId: string, ids: readonly string[]): Promise<contract.AssessmentRow[]> =>
  (await presentRows(tx, await store.listRows(tx, { ...filterOf(actorId, {}), caseId }, null, 10_000))).filter(({ id }) => ids.includes(id)).toReversed()

export const getAssessment = operation(contract.getAssessment, async (context, { assessmentId, revision }) => {
  const loaded = await load(context, assessmentId)
  const view = await presentAssessment(context, loaded, revision)
  if (revision !== undefined && !view.revisions.some((one) => one.revision === revision)) throw notFound()
  return view
})
