import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'

/** Roles that write down permits in a file whose section 6 they reach; the others read. */
const writing = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist'])
const working = new Set(['worker', 'coordinator', 'manager'])

export interface File {
  id: string
  organisation_id: string
  responsible_id: string
  status: string
}

/** May he write down a permit, a step, a renewal? */
export const mayWrite = (actor: Actor): boolean => actor.roles.some(({ role }) => writing.has(role))

/** May he correct or close this one? Who wrote it, the responsible worker, and who works on files in the body that holds the file. */
export const mayCorrect = (actor: Actor, file: File, row: { created_by: string }): boolean =>
  mayWrite(actor) && (row.created_by === actor.id || file.responsible_id === actor.id ||
    actor.roles.some(({ role, organisationId }) => working.has(role) && organisationId === file.organisation_id))

export function assertMayWrite(actor: Actor): void {
  if (mayWrite(actor)) return
  throw forbidden({
    it: 'Il tuo ruolo permette di leggere i permessi, non di scriverne: chiedi all’operatore responsabile.',
    en: 'Your role allows you to read the permits, not to write any: ask the responsible worker.',
  })
}

export function assertMayCorrect(actor: Actor, file: File, row: { created_by: string }): void {
  if (mayCorrect(actor, file, row)) return
  throw forbidden({
    it: 'Può correggere o chiudere un permesso chi l’ha scritto o chi lavora nell’ente che ha il fascicolo: chiedi a loro.',
    en: 'A permit is corrected or closed by who wrote it or by who works in the body that holds the file: ask them.',
  })
}

/** A closed file takes nothing new. */
export function assertOpen(file: File): void {
  if (file.status === 'open') return
  throw conflict({ it: 'Il fascicolo è chiuso: per aggiungere o cambiare va riaperto.', en: 'The file is closed: to add or change anything it must be reopened.' })
}
