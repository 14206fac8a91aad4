import { newId } from '#kernel/domain/ids.ts'
import { notify, type Notice } from '#kernel/server/notices.ts'
import type { Context } from '#kernel/server/operation.ts'
import { reachedBy } from '#modules/access/server/index.ts'
import { wallAt } from '../domain/wall-time.ts'
import { insertChange } from './record-store.ts'
import type { AppointmentRow, FileOfAppointment } from './store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'now'>
interface When {
  id: string
  startsAt: string
}
/** Somebody wanted there, as far as it matters for telling him. */
interface Wanted {
  operator_id: string | null
  answer?: string | null
}

/** What a notice says of an appointment: when, and which; nobody's name, no file. */
const paramsOf = ({ id, startsAt }: When): Record<string, string> => {
  const { on, from } = wallAt(startsAt)
  return { appointmentId: id, day: on, time: from }
}

const others = ({ actor }: Needs, wanted: readonly Wanted[]): string[] => wanted.flatMap(({ operator_id }) => (operator_id && operator_id !== actor.id ? [operator_id] : []))

async function tell(context: Needs, to: readonly string[], kind: string, when: When, more: Pick<Notice, 'mail'> & { params?: Record<string, string | number> } = {}): Promise<void> {
  await notify(context.tx, context.now, [...new Set(to)].map((one) => ({ to: one, kind, params: { ...paramsOf(when), ...more.params }, ...(more.mail ? { mail: true } : {}) })))
}

/** Tells the workers wanted that they are invited, to one or to all of a series. */
export const invite = (context: Needs, when: When, wanted: readonly Wanted[], count: number): Promise<void> => tell(context, others(context, wanted), 'agenda.invited', when, { params: { count } })

/** It is at another time: who said no is told too, it may suit him now. */
export const tellMoved = (context: Needs, when: When, wanted: readonly Wanted[]): Promise<void> => tell(context, others(context, wanted), 'agenda.moved', when, { mail: true })

export const tellCancelled = (context: Needs, when: When, wanted: readonly Wanted[]): Promise<void> =>
  tell(context, others(context, wanted.filter(({ answer }) => answer !== 'declined')), 'agenda.cancelled', when, { mail: true })

/** Who is wanted no longer. */
export const tellWithdrawn = (context: Needs, when: When, operators: readonly string[]): Promise<void> => tell(context, operators.filter((id) => id !== context.actor.id), 'agenda.withdrawn', when)

/** The organiser reads what was answered. */
export async function tellAnswer(context: Needs, row: AppointmentRow, answer: string): Promise<void> {
  if (row.organiser_id !== context.actor.id) await tell(context, [row.organiser_id], `agenda.${answer}`, { id: row.id, startsAt: row.starts_at })
}

export const tellMinutes = (context: Needs, row: AppointmentRow, to: readonly string[]): Promise<void> => tell(context, to, 'agenda.minutes_sent', { id: row.id, startsAt: row.starts_at })

/** The child was not met: who answers for the file is told, with its number, if this part of it is not kept from him. */
export async function tellAbsent({ tx, now }: Needs, { case_id, section, responsible_id, number }: FileOfAppointment, running: number): Promise<void> {
  if (!responsible_id || !(await reachedBy(tx, case_id, section, [responsible_id])).size) return
  await notify(tx, now, [{ to: responsible_id, kind: 'agenda.child_absent', subject: case_id, params: { number: number ?? '', count: running }, mail: true }])
}

/** Adds a line to the history: what it was before; `caseId` when it speaks of one file alone. */
export const keep = ({ tx, actor, now }: Needs, row: Pick<AppointmentRow, 'id' | 'starts_at' | 'ends_at' | 'state' | 'place_kind'>, what: string, words: string | null = null, more: Record<string, unknown> = {}, caseId: string | null = null) =>
  insertChange(tx, {
    id: newId(now), appointment_id: row.id, case_id: caseId, what, at: new Date(now).toISOString(), by_operator: actor.id, words,
    before: JSON.stringify({ startsAt: row.starts_at, endsAt: row.ends_at, state: row.state, placeKind: row.place_kind, ...more }),
  })
