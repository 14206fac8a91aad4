import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { assertReached, rolesReaching } from '#modules/access/server/index.ts'
import { invalid, notFound } from '#kernel/contract/problem.ts'
import { fileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/service.ts'
import { foreseenMinutes, lastOfMonth, lockedUntil, monthsBetween } from '../domain/hours.ts'
import { assertMay, assertOpen, mayNote } from './access.ts'
import { basesOf } from './basis.ts'
import { settingsFor } from './kinds.ts'
import { asksIn, presentEvent } from './of-file.ts'
import { foreseenOf, pausesAs, presentService, presentServices } from './present-service.ts'
import { getServiceRow } from './service-change.ts'
import * as store from './service-store.ts'
import { monthsOf } from './tally-store.ts'

export const listCaseServices = operation(contract.listCaseServices, async (context, { caseId }) => {
  const ask = await asksIn(context, caseId)
  return { rows: await presentServices(context, await store.servicesOf(context.tx, caseId)), can: { ask } }
})

/** What a service asked for in this file may answer. */
export const listBases = operation(contract.listBases, async ({ tx, audit }, { caseId }) => {
  audit(caseId)
  await assertReached(tx, caseId)
  return { rows: await basesOf(tx, caseId) }
})

export const getService = operation(contract.getService, async (context, { serviceId }) => {
  const { tx, now } = context
  const row = await getServiceRow(context, serviceId)
  const today = dateInRome(now)
  const [service, tallies, pauses, events, settings] = [
    await presentService(context, row), await monthsOf(tx, [row.id]), pausesAs(await store.pausesOf(tx, [row.id])), await store.eventsOf(tx, row.id), await settingsFor(tx, [row.organisation_id]),
  ]
  const foreseen = foreseenOf(row)
  const last = [row.ended_on ?? today, ...tallies.map((one) => one.month)].toSorted().at(-1) as PlainDate
  const first = [row.started_on, ...tallies.map((one) => one.month)].filter((day) => day !== null).toSorted()[0] as PlainDate | undefined
  const months = first === undefined || first > last ? [] : monthsBetween(first, last)
  return {
    service,
    months: months.map((month) => {
      const own = tallies.find((one) => one.month === month)
      return { month, foreseen: foreseenMinutes(foreseen, pauses, month, lastOfMonth(month)), done: own?.done ?? 0, absent: own?.absent ?? 0 }
    }),
    events: events.map(presentEvent),
    lockedUntil: lockedUntil(today, settings(row.organisation_id).lock_day),
  }
})

export const listClinicalNotes = operation(contract.listClinicalNotes, async (context, { serviceId, q, cursor, limit }) => {
  const { tx, note } = context
  const row = await getServiceRow(context, serviceId)
  if (!mayNote(await rolesReaching(tx, row.case_id, 'health'))) throw notFound()
  const after = openCursor<{ on: string; id: string }>(cursor, ['on', 'id'])
  const { rows, next } = pageOf(await store.notesOf(tx, serviceId, q ? q.replaceAll(/[\\%_]/g, '\\$&') : null, after, limit + 1), limit, (last) => ({ on: last.on_day, id: last.id }))
  note({ rows: rows.length })
  return { rows: rows.map(presentNote), next, total: null }
})

type NoteRow = Awaited<ReturnType<typeof store.notesOf>>[number]
const presentNote = (row: NoteRow) => ({ id: row.id, on: row.on_day as PlainDate, body: row.body, by: { id: row.author_id, name: row.author }, at: row.at })

export const writeClinicalNote = operation(contract.writeClinicalNote, async (context, { serviceId, on, body }) => {
  const { tx, actor, now } = context
  const row = await getServiceRow(context, serviceId)
  const roles = await rolesReaching(tx, row.case_id, 'health')
  if (!roles.length) throw notFound()
  assertMay(mayNote(roles), 'note')
  assertOpen(await fileHead(tx, row.case_id))
  if (!row.clinical) throw invalid('body', { it: 'Questo servizio non ha annotazioni cliniche: scrivi nel diario', en: 'This service has no clinical notes: write in the diary' })
  if (on > dateInRome(now)) throw invalid('on', { it: 'È nel futuro: scrivi il giorno del colloquio', en: 'It lies ahead: write the day of the talk' })
  const id = newId(now)
  await store.insertNote(tx, { id, case_id: row.case_id, service_id: row.id, on_day: on, body, author_id: actor.id, at: new Date(now).toISOString() })
  return { id, on, body, by: { id: actor.id, name: actor.displayName }, at: new Date(now).toISOString() }
})
