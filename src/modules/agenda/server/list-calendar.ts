import { invalid, notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { operatorHeaders, operatorsOfUnit, unitHeaders } from '#modules/network/server/index.ts'
import { fileHeads } from '#modules/cases/server/index.ts'
import * as contract from '../contract/calendar.ts'
import { daysBetween } from '../domain/wall-time.ts'
import { markClashes, presentSlots } from './present-slots.ts'
import { countDrafts } from './record-store.ts'
import { roomById } from './room-store.ts'
import * as store from './store.ts'

const MOST = 1000
const LONGEST_DAYS = 93
const live = ['planned', 'confirmed', 'held', 'not_come']

interface Whose {
  title: string | null
  operators: string[]
  roomId: string | null
}

const caseIdsOf = (row: store.AppointmentRow): string[] => store.filesOf(row).map((file) => file.case_id)

/** The calendar of a worker, of a unit or of a room: what the reader may know, and for the rest only that somebody is taken. */
export const listCalendar = operation(contract.listCalendar, async (context, input) => {
  const { tx, audit, note } = context
  if (input.to < input.from || daysBetween(input.from, input.to) > LONGEST_DAYS) throw invalid('to', { it: 'Scegli al massimo tre mesi', en: 'Choose three months at most' })
  const whose = await whoseCalendar(context, input)
  const range = { from: startOfDayInRome(input.from), before: startOfDayInRome(addDays(input.to, 1)), states: input.cancelled ? [...live, 'cancelled'] : live }
  const rows = whose.roomId ? await store.ofRoom(tx, whose.roomId, range, MOST + 1) : whose.operators.length ? await store.ofOperators(tx, whose.operators, range, MOST + 1) : []
  const shown = rows.slice(0, MOST)
  for (const caseId of new Set(shown.flatMap(caseIdsOf))) audit(caseId)
  const slots = await presentSlots(context, shown, whose.operators)
  const others = await takenBesides(tx, whose, range, slots)
  note({ rows: slots.length, busy: others.length })
  return {
    title: whose.title, rows: markClashes([...slots, ...others].toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))), more: rows.length > MOST,
    hearings: await hearings(tx, whose.operators, input.from, input.to),
  }
})

async function whoseCalendar({ tx, actor, now }: Context, { whose, operatorId, unitId, roomId }: { whose: string; operatorId?: string | undefined; unitId?: string | undefined; roomId?: string | undefined }): Promise<Whose> {
  if (whose === 'room') {
    const room = roomId ? await roomById(tx, roomId) : undefined
    if (!room) throw notFound()
    return { title: `${room.name}, ${room.site}`, operators: [], roomId: room.id }
  }
  if (whose === 'unit') {
    const id = unitId ?? actor.roles[0]?.unitId
    if (!id || !(await store.seesUnit(tx, id))) throw notFound()
    return { title: (await unitHeaders(tx, [id])).get(id)?.name ?? null, operators: (await operatorsOfUnit(tx, id, dateInRome(now))).map((one) => one.id), roomId: null }
  }
  const id = whose === 'operator' && operatorId ? operatorId : actor.id
  const header = (await operatorHeaders(tx, [id])).get(id as Id<'operator'>)
  if (!header) throw notFound()
  return { title: header.name, operators: [id], roomId: null }
}

/** Times at which they are taken by what the reader may not see. */
async function takenBesides(tx: Tx, { operators, roomId }: Whose, { from, before }: store.Range, seen: readonly contract.Slot[]): Promise<contract.Slot[]> {
  const taken = await store.takenTimes(tx, { operators, rooms: roomId ? [roomId] : [], caseIds: [], from, before, except: seen.flatMap((slot) => slot.id ?? []) })
  const together = new Map<string, contract.Slot>()
  for (const one of taken) {
    const key = `${one.starts_at} ${one.ends_at}`
    const slot = together.get(key) ?? busySlot(one)
    if (one.operator_id) slot.of.push(one.operator_id)
    together.set(key, slot)
  }
  return [...together.values()]
}

const busySlot = ({ starts_at, ends_at }: store.Taken): contract.Slot => ({
  id: null, startsAt: starts_at, endsAt: ends_at, sees: 'busy', kind: null, state: null, ofChild: false, file: null, others: [], place: null, online: false, who: [], of: [], organiser: null, unit: null,
  answer: null, mediator: null, toRecord: false, repeated: false, clash: false, version: null, can: { move: false },
})

async function hearings(tx: Tx, operators: readonly string[], from: PlainDate, to: PlainDate) {
  const rows = await store.hearingsOf(tx, operators, from, to)
  const names = await operatorHeaders(tx, rows.flatMap((row) => row.owner_id ?? []))
  const files = new Map((await fileHeads(tx, [...new Set(rows.flatMap((row) => row.subject ?? []))])).map((file) => [file.id, file.number] as const))
  return rows.map((row) => ({
    termId: row.term_id as Id<'term'>, on: row.due.slice(0, 10) as PlainDate, owner: row.owner_id ? (names.get(row.owner_id)?.name ?? null) : null, number: row.subject ? (files.get(row.subject) ?? null) : null,
    caseId: row.subject as Id<'case'> | null,
  }))
}

const DAY = 86_400_000

/** What one's day holds: part of Oggi. */
export const listToday = operation(contract.listToday, async (context) => {
  const { tx, actor, now, audit } = context
  const today = dateInRome(now)
  const range = { from: startOfDayInRome(today), before: startOfDayInRome(addDays(today, 1)), states: live }
  const rows = await store.ofOperators(tx, [actor.id], range, 100)
  const waiting = await store.waitingFor(tx, actor.id, new Date(now).toISOString())
  const unrecorded = await store.unrecordedOf(tx, actor.id, new Date(now - 60 * DAY).toISOString(), new Date(now).toISOString())
  for (const caseId of new Set([...rows, ...waiting, ...unrecorded].flatMap(caseIdsOf))) audit(caseId)
  const slots = await presentSlots(context, [...rows, ...waiting, ...unrecorded], [actor.id])
  return {
    today: slots.slice(0, rows.length), waiting: slots.slice(rows.length, rows.length + waiting.length), unrecorded: slots.slice(rows.length + waiting.length), drafts: await countDrafts(tx, actor.id),
  }
})
