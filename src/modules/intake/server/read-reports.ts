import { addDays, dateInRome, startOfDayInRome } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import * as lists from './list-store.ts'
import { loadReport, presentReport, presentRows } from './present-report.ts'
import * as store from './report-store.ts'

export const listReports = operation(contract.listReports, async ({ tx, actor, note, now }, input) => {
  const filter: lists.ReportFilter = { ...input, actorId: actor.id, text: input.q || null }
  const after = openCursor<lists.Position>(input.cursor, ['rank', 'at', 'id'])
  const { rows, next } = pageOf(await lists.listIds(tx, filter, after, input.limit), input.limit, ({ rank, at, id }) => ({ rank, at, id }))
  note({ rows: rows.length })
  return {
    rows: await presentRows(tx, rows.map(({ id }) => id)),
    next,
    total: after ? null : await lists.countReports(tx, filter),
    counts: await lists.counts(tx, actor.id, startOfDayInRome(addDays(dateInRome(now), -365))),
  }
})

export const getReport = operation(contract.getReport, async ({ tx, actor, audit }, { reportId }) => {
  audit(reportId)
  return presentReport(tx, actor, reportId)
})

/** What the actor sent himself: receipts hold nothing of the children, so the reports are not touched by reading them. */
export const listReceipts = operation(contract.listReceipts, async ({ tx, note }) => {
  const rows = await store.myReceipts(tx, 100)
  note({ rows: rows.length })
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'report'>, number: row.number, unitName: row.unit_name, organisationName: row.organisation_name, receivedAt: row.received_at,
      sentAt: row.sent_at, state: row.state,
    })),
  }
})

export const receivingUnits = operation(contract.receivingUnits, async ({ tx }, { municipality }) => ({
  rows: (await store.receivingUnits(tx, municipality ?? null)).map((row) => ({
    id: row.id as Id<'unit'>, name: row.name, organisationName: row.organisation_name, own: row.own, member: row.member,
  })),
}))

export const listTriagers = operation(contract.listTriagers, async ({ tx }, { reportId }) => {
  const { unit_id: unitId } = await loadReport(tx, reportId)
  return { rows: await store.triagersOf(tx, unitId) }
})
