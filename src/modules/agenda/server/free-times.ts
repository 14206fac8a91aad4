import { holidayOn, isSunday } from '#kernel/domain/holidays.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { fileHeads } from '#modules/cases/server/index.ts'
import { hoursOfSites, operatorHeaders, sitesOfWorkers } from '#modules/network/server/index.ts'
import * as contract from '../contract/calendar.ts'
import { freeTimes, ordinaryWeek, sharedWeek, type Hours, type Week } from '../domain/free-time.ts'
import { instantOf, intervalOf, wallAt } from '../domain/wall-time.ts'
import { clashesOf } from './clashes.ts'
import { roomById } from './room-store.ts'
import * as store from './store.ts'

const DAYS_AHEAD = 42
const MOST = 12
const WEEKS_MS = DAYS_AHEAD * 86_400_000

/** The next times at which all of them are free. */
export const findFreeTimes = operation(contract.findFreeTimes, async ({ tx, actor, now, note }, { operators = [], roomId, caseId, alsoFor = [], minutes, since }) => {
  const start = since && since > dateInRome(now) ? Date.parse(instantOf(since, '00:00')) : now
  const taken = await store.takenTimes(tx, {
    operators, rooms: roomId ? [roomId] : [], caseIds: [...(caseId ? [caseId] : []), ...alsoFor], from: new Date(start).toISOString(), before: new Date(start + WEEKS_MS).toISOString(),
  })
  const { week, ordinary } = await weekOf(tx, operators.length ? operators : [actor.id], roomId, dateInRome(now))
  const rows = freeTimes({ busy: taken.map((one) => ({ startsAt: one.starts_at, endsAt: one.ends_at })), week, minutes, since: start, days: DAYS_AHEAD, most: MOST })
  note({ operators: operators.length, found: rows.length })
  return { rows: rows.map((one) => ({ ...one, ...wallAt(one.startsAt) })), ordinaryHours: ordinary }
})

/** The hours that the sites of all of them, and of the room, share; ordinary office hours where none are written. */
async function weekOf(tx: Tx, operators: readonly string[], roomId: string | undefined, day: PlainDate): Promise<{ week: Week; ordinary: boolean }> {
  const sites = [...(await sitesOfWorkers(tx, operators, day)).values()]
  const room = roomId ? await roomById(tx, roomId) : undefined
  if (room) sites.push([room.site_id])
  const hours = await hoursOfSites(tx, [...new Set(sites.flat())])
  const weeks = sites.flatMap((ids) => {
    const own = hours.filter((one) => ids.includes(one.siteId))
    return own.length ? [groupedByDay(own)] : []
  })
  if (!weeks.length) return { week: ordinaryWeek, ordinary: true }
  return { week: weeks.reduce(sharedWeek), ordinary: false }
}

function groupedByDay(rows: readonly { weekday: number; opens: string; closes: string }[]): Week {
  const week = new Map<number, Hours[]>()
  for (const { weekday, opens, closes } of rows) week.set(weekday, [...(week.get(weekday) ?? []), { opens, closes }])
  return week
}

/** Who, and which room, is taken at a time: asked while one fills in a form. */
export const checkTime = operation(contract.checkTime, async ({ tx }, { on, from, minutes, operators = [], roomId, caseId, alsoFor = [], withChild, exceptId }) => {
  const children = [...(withChild && caseId ? [caseId] : []), ...alsoFor]
  const found = await clashesOf(tx, { times: [intervalOf({ on, from, minutes })], operators, roomId: roomId ?? null, children, ...(exceptId ? { except: [exceptId] } : {}) })
  const names = await operatorHeaders(tx, found.operators)
  const holiday = holidayOn(on)
  return {
    operators: found.operators.map((id) => ({ id, name: names.get(id as Id<'operator'>)?.name ?? '' })), room: found.room !== null,
    child: found.children.length > 0, children: alsoFor.length ? (await fileHeads(tx, found.children)).map((file) => file.child_name) : [],
    holiday: holiday ? holiday.name : isSunday(on) ? 'Domenica' : null,
  }
})
