import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { fileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/hours.ts'
import { gives, mayCorrectLocked, mayEnterHours, mayManage, assertMay, assertOpen } from './access.ts'
import { assertDay, assertUnlocked, locksOf } from './hours-check.ts'
import * as store from './hours-store.ts'
import { askedBy } from './list-services.ts'
import { listServices, type Position, type ServiceFilter } from './list-store.ts'
import { childOf, kindOf, providerOf, standingsOf, workerOf } from './present-service.ts'
import type { Needs } from './service-change.ts'
import { pausesOf, servicesById, type ServiceRecord } from './service-store.ts'

const weekOf = (monday: PlainDate): PlainDate[] => [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
const weekday = (day: PlainDate): number => new Date(`${day}T00:00:00Z`).getUTCDay()

interface Cell {
  day: PlainDate
  entries: readonly store.EntryRecord[]
  locked: boolean
  open: boolean
}

/** A day of a service as the grid shows it: hours of groups are counted and not changed here. */
function presentCell({ day, entries, locked, open }: Cell) {
  const one = entries.length === 1 && entries[0]!.session_id === null ? entries[0]! : undefined
  return {
    day, minutes: entries.reduce((sum, row) => sum + row.minutes, 0), presence: entries[0]?.presence ?? null, entryId: (one?.id ?? null) as Id<'service_entry'> | null,
    version: one?.version ?? 0, several: entries.length > 0 && !one, locked, open: open && (entries.length === 0 || one !== undefined),
  }
}

const mayStandOn = (row: ServiceRecord, day: PlainDate, today: PlainDate): boolean => day <= today && row.started_on !== null && day >= row.started_on && (row.ended_on === null || day <= row.ended_on)

export const getWeek = operation(contract.getWeek, async (context, { q, cursor, limit, monday, scope }) => {
  const { tx, actor, note, now } = context
  if (weekday(monday) !== 1) throw invalid('monday', { it: 'La settimana comincia di lunedì', en: 'A week begins on Monday' })
  const days = weekOf(monday)
  const today = dateInRome(now)
  const filter: ServiceFilter = { ...askedBy(actor, now, q), state: 'hours', scope: scope === 'given' ? 'given' : scope, kind: undefined, provider: undefined, unit: undefined, responsible: undefined, municipality: undefined }
  const after = openCursor<Position>(cursor, ['key', 'id'])
  const { rows: found, next } = pageOf(await listServices(tx, filter, after, limit + 1), limit, (last) => ({ key: last.key, id: last.id }))
  // what ended before this week, or begins after it, has no place in it
  const rows = found.filter((row) => row.started_on! <= days[6]! && (row.ended_on === null || row.ended_on >= monday))
  const [entries, locks, standings] = [await store.entriesBetween(tx, rows.map((row) => row.id), monday, days[6]!), await locksOf(context, rows), await standingsOf(tx, rows)]
  note({ rows: rows.length })
  return {
    monday, today, next, total: null,
    rows: rows.map((row) => {
      const standing = standings(row)
      const enters = row.file_status !== 'closed' && (gives(actor, row) || mayManage(standing, row))
      const own = entries.filter((one) => one.service_id === row.id)
      return {
        id: row.id as Id<'service'>, caseNumber: row.case_number, childName: childOf(row), kind: kindOf(row), state: row.state, provider: providerOf(row), worker: workerOf(row), weeklyMinutes: row.weekly_minutes,
        done: own.reduce((sum, one) => sum + (one.presence === 'cancelled' ? 0 : one.minutes), 0), can: { enterHours: enters },
        days: days.map((day) => {
          const locked = day <= locks(row)
          return presentCell({ day, entries: own.filter((one) => one.day === day), locked, open: enters && mayStandOn(row, day, today) && (!locked || mayCorrectLocked(standing)) })
        }),
      }
    }),
  }
})

interface Written {
  serviceId: string
  day: PlainDate
  minutes: number
  presence: contract.Presence
  version: number
}

const REASON = 'Corretto nella settimana'

/** One cell: entered, corrected, or taken away with nought. */
async function writeCell({ tx, actor, now }: Needs, service: ServiceRecord, cell: Written, before: store.EntryRecord | undefined): Promise<boolean> {
  const at = new Date(now).toISOString()
  if (before) {
    const said = cell.minutes === 0 ? { removed_at: at } : { minutes: cell.minutes, presence: cell.presence }
    return store.correctEntry(tx, before, { ...said, entered_by: actor.id, entered_at: at }, REASON)
  }
  if (cell.minutes > 0) {
    await store.insertEntries(tx, [{
      id: newId(now), case_id: service.case_id, service_id: service.id, day: cell.day, minutes: cell.minutes, session_id: null, presence: cell.presence, worker_id: service.worker_id,
      worker_words: service.worker_words, words: null, entered_by: actor.id, entered_at: at,
    }])
  }
  return true
}

export const recordWeek = operation(contract.recordWeek, async (context, { cells }) => {
  const { tx, actor, audit, note, now } = context
  const ids = [...new Set(cells.map((cell) => cell.serviceId as string))].toSorted()
  const services = new Map((await servicesById(tx, ids)).map((row) => [row.id, row]))
  if (ids.some((id) => !services.has(id))) throw notFound()
  const [locks, standings, pauses] = [await locksOf(context, [...services.values()]), await standingsOf(tx, [...services.values()]), await pausesOf(tx, ids)]
  for (const row of services.values()) {
    audit(row.case_id)
    assertMay(mayEnterHours(actor, standings(row), row), 'hours')
    assertOpen(await fileHead(tx, row.case_id))
  }
  for (const id of ids) await store.lockHours(tx, id)
  const days = cells.map((cell) => cell.day).toSorted()
  const read = () => store.entriesBetween(tx, ids, days[0]!, days.at(-1)!)
  const before = await read()
  const at = (rows: readonly store.EntryRecord[], cell: { serviceId: string; day: string }) => rows.filter((row) => row.service_id === cell.serviceId && row.day === cell.day)
  for (const [index, cell] of cells.entries()) {
    const service = services.get(cell.serviceId)!
    const own = at(before, cell)
    if (cells.findIndex((other) => other.serviceId === cell.serviceId && other.day === cell.day) !== index) throw invalid(`cells.${index}.day`, { it: 'Lo stesso giorno c’è due volte', en: 'The same day is there twice' })
    if (cell.minutes > 0 && cell.minutes < 5) throw invalid(`cells.${index}.minutes`, { it: 'Almeno cinque minuti', en: 'At least five minutes' })
    if (cell.minutes > 0) assertDay(service, cell.day, dateInRome(now), `cells.${index}.day`, pauses.filter((one) => one.service_id === service.id))
    assertUnlocked(cell.day, locks(service), standings(service))
    const one = own.length === 1 && own[0]!.session_id === null ? own[0] : undefined
    if (own.length > 0 && !one) throw invalid(`cells.${index}.day`, { it: 'Quel giorno ha più registrazioni: aprilo nel servizio', en: 'That day has several entries: open it in the service' })
    if ((one?.version ?? 0) !== cell.version || !(await writeCell(context, service, cell, one))) throw stale({ cells: presentAll(before) })
  }
  function presentAll(rows: readonly store.EntryRecord[]) {
    return cells.map((cell) => {
      const service = services.get(cell.serviceId)!
      const locked = cell.day <= locks(service)
      return { serviceId: cell.serviceId, ...presentCell({ day: cell.day, entries: at(rows, cell), locked, open: !locked || mayCorrectLocked(standings(service)) }) }
    })
  }
  note({ cells: cells.length })
  return { cells: presentAll(await read()) }
})
