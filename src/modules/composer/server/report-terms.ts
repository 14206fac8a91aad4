import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { termsOf } from '#modules/deadlines/server/index.ts'
import * as contract from '../contract/paper.ts'
import { kindForTerm } from '../domain/report-terms.ts'
import { unitsOfWork } from './access.ts'
import { escaped } from './list-store.ts'
import * as store from './term-store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'now'>
const MOST = 200

async function present(context: Needs, found: readonly { id: string }[]): Promise<contract.ReportTerm[]> {
  const terms = found.length ? await termsOf(context, { ids: found.map(({ id }) => id) }) : []
  return terms.map((term) => ({ term, kind: kindForTerm(term.ruleId) }))
}

/** Live terms of a file that ask for a report, missed ones first; `unwritten`: only those that no paper answers. */
export async function reportTermsOf(context: Needs, caseId: string, { unwritten }: { unwritten: boolean }): Promise<contract.ReportTerm[]> {
  return present(context, await store.reportTerms(context.tx, { caseId, unwritten, scope: 'all', actorId: context.actor.id, myUnits: [], text: null }, null, MOST))
}

/** Terms that ask for a report and have no paper yet, in the open files where who asks may begin one. */
export const listReportTerms = operation(contract.listReportTerms, async (context, { q, cursor, limit, scope, unit }) => {
  const { tx, actor, note } = context
  const filter: store.TermFilter = { unwritten: true, scope, unit, actorId: actor.id, myUnits: unitsOfWork(actor), text: escaped(q) }
  const after = openCursor<store.TermPosition>(cursor, ['rank', 'sort', 'id'])
  const [found, total] = [await store.reportTerms(tx, filter, after, limit + 1), after ? null : await store.countTerms(tx, filter)]
  const { rows, next } = pageOf(found, limit, (last) => last)
  note({ rows: rows.length })
  return { rows: await present(context, rows), next, total }
})
