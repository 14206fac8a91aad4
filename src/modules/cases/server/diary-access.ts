import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor as Whoever } from '#kernel/server/operation.ts'

/** Roles that write in a file they reach; the others (partner, front desk, clerk …) read what was opened to them. */
const writing = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator'])
const supervising = new Set(['coordinator', 'manager'])

/** Who acts, with the roles through which he reaches the file, or the section it is about (`actingIn`). */
type Actor = Pick<Whoever, 'id' | 'roles'>

interface Holder {
  organisation_id: string
  responsible_id: string
}

/** May he write diary entries and drafts, and raise warnings, where he reaches by these roles? */
export const mayWrite = (actor: Pick<Actor, 'roles'>): boolean => actor.roles.some(({ role }) => writing.has(role))

/** Those who answer for the file: its responsible worker, coordinators and managers of the body that holds it. */
const answersFor = (actor: Actor, file: Holder): boolean =>
  file.responsible_id === actor.id || actor.roles.some(({ role, organisationId }) => supervising.has(role) && organisationId === file.organisation_id)

/** May he correct this entry? Its author, and who answers for the file. */
export const mayCorrect = (actor: Actor, file: Holder, entry: { author_id: string }): boolean =>
  mayWrite(actor) && (entry.author_id === actor.id || answersFor(actor, file))

/** May he confirm or lift this warning? Who raised it, who answers for the file, and the workers of the body that holds it. */
export const mayReview = (actor: Actor, file: Holder, warning: { raised_by: string }): boolean =>
  mayWrite(actor) &&
  (warning.raised_by === actor.id || answersFor(actor, file) ||
    actor.roles.some(({ role, organisationId }) => role === 'worker' && organisationId === file.organisation_id))

export function assertMayWrite(actor: Pick<Actor, 'roles'>): void {
  if (!mayWrite(actor)) {
    throw forbidden({
      it: 'Il tuo ruolo permette di leggere questo fascicolo, non di scriverci. Se serve, chiedi all’operatore responsabile.',
      en: 'Your role allows you to read this file, not to write in it. If needed, ask the responsible worker.',
    })
  }
}

export function assertMayCorrect(actor: Actor, file: Holder, entry: { author_id: string }): void {
  if (!mayCorrect(actor, file, entry)) {
    throw forbidden({
      it: 'Può correggere una nota chi l’ha scritta, l’operatore responsabile o il coordinatore. Scrivi una nuova nota, o chiedi a loro.',
      en: 'An entry is corrected by its author, the responsible worker or the coordinator. Write a new entry, or ask them.',
    })
  }
}

export function assertMayReview(actor: Actor, file: Holder, warning: { raised_by: string }): void {
  if (!mayReview(actor, file, warning)) {
    throw forbidden({
      it: 'Può rivedere un avviso chi l’ha messo o chi lavora nell’ente che ha il fascicolo.',
      en: 'A warning is reviewed by who raised it or by who works in the body that holds the file.',
    })
  }
}
