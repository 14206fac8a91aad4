import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { RoleHeld } from '#kernel/server/operation.ts'

/** Roles that plan and record appointments of a file whose section they reach; the others come when they are invited. */
const writing = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator'])
/** Roles that look after every appointment of a file they reach, also those of colleagues. */
const leading = new Set(['worker', 'coordinator', 'manager'])
/** Roles with a calendar of their own. */
const scheduled = new Set([...writing, 'partner', 'front_desk', 'clerk'])

export interface Standing {
  actorId: string
  /** The roles through which he reaches the section of the file; of an appointment without a child, all that he holds. */
  roles: readonly RoleHeld[]
  /** He reaches the section: he sees of whom it is. */
  reaches: boolean
}

interface About {
  organiser_id: string
  coordinator_id: string | null
  of_child: boolean
}

/** May he plan an appointment of a file he reaches by these roles? */
export const mayPlanFor = (roles: readonly RoleHeld[]): boolean => roles.some(({ role }) => writing.has(role))

/** May he plan one that is about no child? */
export const mayPlanOwn = (roles: readonly RoleHeld[]): boolean => roles.some(({ role }) => scheduled.has(role))

/** May he change, move, cancel it: who organises or leads it, and who works on the file he reaches? */
export function mayRun({ actorId, roles, reaches }: Standing, row: About): boolean {
  const his = row.organiser_id === actorId || row.coordinator_id === actorId
  if (!row.of_child) return his
  return reaches && mayPlanFor(roles) && (his || roles.some(({ role }) => leading.has(role)))
}

/** May he record how it went: who runs it, and who was wanted there and writes in the file? */
export const mayRecord = (standing: Standing, row: About, invited: boolean): boolean =>
  mayRun(standing, row) || (invited && (!row.of_child || (standing.reaches && mayPlanFor(standing.roles))))

/** May he approve the minutes: only who leads the meeting? */
export const mayApprove = ({ actorId, reaches }: Standing, row: About): boolean => (row.coordinator_id ?? row.organiser_id) === actorId && (reaches || !row.of_child)

export function assertMayPlan(may: boolean): void {
  if (may) return
  throw forbidden({
    it: 'Il tuo ruolo permette di vedere gli appuntamenti, non di fissarne: chiedi all’operatore responsabile.',
    en: 'Your role allows you to see appointments, not to plan any: ask the responsible worker.',
  })
}

export function assertMayRun(may: boolean): void {
  if (may) return
  throw forbidden({
    it: 'Può cambiarlo chi l’ha fissato, chi lo coordina o chi lavora sul fascicolo. Puoi rispondere all’invito, o proporre un altro orario.',
    en: 'It is changed by who planned it, who leads it or who works on the file. You can answer the invitation, or propose another time.',
  })
}

export function assertMayRecord(may: boolean): void {
  if (may) return
  throw forbidden({ it: 'Può scrivere com’è andata chi l’ha fissato, chi c’era o chi lavora sul fascicolo.', en: 'How it went is written by who planned it, who was there or who works on the file.' })
}

export function assertMayApprove(may: boolean): void {
  if (may) return
  throw forbidden({ it: 'Il verbale lo approva chi coordina l’incontro.', en: 'The minutes are approved by who leads the meeting.' })
}

/** A closed file takes no new appointment. */
export function assertOpen(file: { status: string | null }): void {
  if (file.status === 'open') return
  throw conflict({ it: 'Il fascicolo è chiuso: per fissare o cambiare un appuntamento va riaperto.', en: 'The file is closed: to plan or change an appointment it must be reopened.' })
}
