import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/paper.ts'
import { paperStates } from '../domain/states.ts'
import { mayStart, unitsOfWork } from './access.ts'
import * as store from './list-store.ts'
import { standIn } from './open-paper.ts'
import { headOf } from './present.ts'
import { reportTermsOf } from './report-terms.ts'
import { authorsOf, openRemarks } from './section-store.ts'

const leads = new Set(['coordinator', 'manager'])

async function present(tx: Context['tx'], rows: readonly store.ListedPaper[]): Promise<contract.PaperHead[]> {
  const ids = rows.map(({ id }) => id)
  const [authors, remarks] = [await authorsOf(tx, ids), await openRemarks(tx, ids)]
  return rows.map((row) => ({
    ...headOf(row, { number: row.case_number, child_name: row.child_name }, row.unit_name ?? ''), addressee: row.addressee.name,
    authors: [...new Set(authors.filter(({ paper_id }) => paper_id === row.id).map(({ name }) => name))],
    openRemarks: remarks.filter(({ paper_id }) => paper_id === row.id).reduce((sum, { n }) => sum + Number(n), 0),
  }))
}

/** Papers of a file, those under way first; and the terms of reports that nobody writes for yet. */
export const listCasePapers = operation(contract.listCasePapers, async (context, { caseId, q, cursor, limit, kind, state, dropped }) => {
  const { tx, actor, note } = context
  const { me } = await standIn(context, caseId)
  const filter: store.PaperFilter = {
    caseId, states: state ? [state] : paperStates.filter((one) => one !== 'dropped' || dropped), kind, unit: undefined, scope: 'all', actorId: actor.id, myUnits: [], text: store.escaped(q),
  }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const [found, total] = [await store.listRows(tx, filter, after, limit), after ? null : await store.countRows(tx, filter)]
  const { rows, next } = pageOf(found, limit, ({ key, id }) => ({ key, id }))
  const terms = after || q || kind || state ? [] : await reportTermsOf(context, caseId, { unwritten: true })
  note({ rows: rows.length })
  return { rows: await present(tx, rows), next, total, can: { start: mayStart(me) }, terms }
})

const statesOf: Record<(typeof contract.works)[number], readonly string[]> = { write: ['writing'], approve: ['asked'], send: ['approved'], sent: ['sent'], all: ['writing', 'asked', 'approved', 'sent'] }

/** What is to be written, approved and sent, in the files within reach, by its term. */
export const listPapers = operation(contract.listPapers, async ({ tx, actor, note }, { q, cursor, limit, work, scope, kind, unit }) => {
  const filter: store.PaperFilter = { states: statesOf[work], kind, unit, scope, actorId: actor.id, text: store.escaped(q), myUnits: unitsOfWork(actor) }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const [found, total] = [await store.listRows(tx, filter, after, limit), after ? null : await store.countRows(tx, filter)]
  const { rows, next } = pageOf(found, limit, ({ key, id }) => ({ key, id }))
  const counted = async (states: readonly string[]) => (await store.countRows(tx, { ...filter, states, text: null, kind: undefined })) ?? 2000
  note({ rows: rows.length })
  return {
    rows: await present(tx, rows), next, total,
    counts: after ? { write: 0, approve: 0, send: 0 } : { write: await counted(['writing']), approve: actor.roles.some(({ role }) => leads.has(role)) ? await counted(['asked']) : 0, send: await counted(['approved']) },
  }
})
