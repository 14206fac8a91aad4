import { conflict, invalid } from '#kernel/contract/problem.ts'
import type { Words } from '#kernel/domain/bilingual.ts'
import type { Tx } from '#kernel/server/db.ts'
import { fileHeads } from '#modules/cases/server/index.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import { overlap, wallAt, type Interval } from '../domain/wall-time.ts'
import * as store from './store.ts'

export interface Wanted {
  times: readonly Interval[]
  operators: readonly string[]
  roomId: string | null
  /** Of which files the child is wanted there too. */
  children: readonly string[]
  except?: readonly string[]
}

export interface Clashes {
  operators: string[]
  room: Interval | null
  /** Files of the children who are taken. */
  children: string[]
}

/** Who and what is taken at these times. */
export async function clashesOf(tx: Tx, { times, operators, roomId, children, except }: Wanted): Promise<Clashes> {
  const from = times.map(({ startsAt }) => startsAt).toSorted()[0]
  const before = times.map(({ endsAt }) => endsAt).toSorted().at(-1)
  if (!from || !before) return { operators: [], room: null, children: [] }
  const taken = await store.takenTimes(tx, { operators, rooms: roomId ? [roomId] : [], caseIds: children, from, before, ...(except ? { except } : {}) })
  const hits = taken.flatMap((one) => {
    const time = times.find((time) => overlap(time, { startsAt: one.starts_at, endsAt: one.ends_at }))
    return time ? [{ one, time }] : []
  })
  return {
    operators: [...new Set(hits.flatMap(({ one }) => one.operator_id ?? []))],
    room: hits.find(({ one }) => one.room_id)?.time ?? null,
    children: [...new Set(hits.flatMap(({ one }) => one.child_of ?? []))],
  }
}

const format = { it: new Intl.DateTimeFormat('it-IT', { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' }) }

/** A moment in Rome, in words: "mar 24 novembre alle 15:00". */
export function momentWords(instant: string): Words {
  const { on, from } = wallAt(instant)
  const day = new Date(`${on}T00:00:00Z`)
  return { it: `${format.it.format(day)} alle ${from}`, en: `${format.en.format(day)} at ${from}` }
}

/** What a room that is taken is refused with; never despite anything. */
export function roomTaken(time: Interval): Error {
  const when = momentWords(time.startsAt)
  return conflict({ it: `La stanza è già occupata ${when.it}: scegli un altro orario o un’altra stanza.`, en: `The room is taken ${when.en}: choose another time or another room.` })
}

/** Refuses a room that is taken, always; people who are taken, unless it is wanted all the same. Names, never why. */
export async function assertFree(tx: Tx, wanted: Wanted, despite: boolean): Promise<void> {
  const { operators, room, children } = await clashesOf(tx, wanted)
  if (room) throw roomTaken(room)
  if (despite || (operators.length === 0 && !children.length)) return
  const names = [...(await operatorHeaders(tx, operators)).values()].map(({ name }) => name)
  const called = wanted.children.length > 1 ? (await fileHeads(tx, children)).map((file) => file.child_name) : null
  const who = (it: boolean) => [...names, ...(called ?? (children.length ? [it ? 'il minore' : 'the child'] : []))].join(', ')
  throw invalid('despite', { it: `A quell’ora qualcuno è già occupato: ${who(true)}. Se va bene, conferma e salva di nuovo.`, en: `Somebody is taken at that time: ${who(false)}. If it is all right, confirm and save again.` })
}
