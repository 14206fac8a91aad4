import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/request.ts'
import { settingsFor } from './kinds.ts'
import { askedBy } from './list-services.ts'
import { asksIn, followedBy, presentEvent } from './of-file.ts'
import { ageOf, childAsked, presentRequest, presentRequests } from './present-request.ts'
import { getRequestRow } from './request-change.ts'
import * as store from './request-store.ts'

export const listCaseRequests = operation(contract.listCaseRequests, async (context, { caseId }) => {
  const ask = await asksIn(context, caseId)
  return { rows: await presentRequests(context, await store.requestsOf(context.tx, caseId)), can: { ask } }
})

export const getRequest = operation(contract.getRequest, async (context, { requestId }) => {
  const row = await getRequestRow(context, requestId)
  const events = await store.requestEventsOf(context.tx, requestId)
  return {
    request: await presentRequest(context, row),
    events: events.map((one) => ({ ...presentEvent(one), byRecipient: one.by_recipient })),
  }
})

export const listRequests = operation(contract.listRequests, async ({ tx, actor, note, now }, { q, cursor, limit, state, scope, kind, urgency, unit, responsible }) => {
  const filter: store.RequestFilter = { ...askedBy(actor, now, q), state, scope, kind, urgency, unit, responsible }
  const after = openCursor<store.RequestPosition>(cursor, ['key', 'id'])
  const [found, total] = [await store.listRequests(tx, filter, after, limit + 1), after ? null : await store.countRequests(tx, filter)]
  const { rows, next } = pageOf(found, limit, (last) => ({ key: last.key, id: last.id }))
  const settings = await settingsFor(tx, rows.map((row) => row.organisation_id))
  const today = dateInRome(now)
  note({ rows: rows.length })
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'request'>, caseId: row.case_id as Id<'case'>, caseNumber: row.case_number, childName: childAsked(row), kind: row.kind, state: row.state,
      to: { unitId: row.to_unit_id as Id<'unit'> | null, name: row.to_name }, urgency: row.urgency, asked: row.asked, expectedOn: row.expected_on as PlainDate | null, sentOn: row.sent_on as PlainDate | null,
      ...ageOf(row, today, settings(row.organisation_id).remind_after_days), reminders: row.reminders, appointmentOn: row.appointment_on as PlainDate | null,
      ...followedBy(row), from: row.organisation_name,
    })),
    next, total,
  }
})
