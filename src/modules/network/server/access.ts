import { forbidden } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import * as store from './store.ts'

/** Somebody who runs some body: he sees "add a person". Which body, is asked of the database when he does. */
export const mayAddSomewhere = (actor: Actor): boolean => actor.roles.some(({ role }) => role === 'administrator' || role === 'manager')

/** Does the actor run this body (its administrators and managers; the installation's, until it has an administrator)? One home: `network.runs`. */
export const mayRun = (tx: Tx, organisationId: string): Promise<boolean> => store.runs(tx, organisationId)

export async function assertMayRun(tx: Tx, organisationId: string): Promise<void> {
  if (await mayRun(tx, organisationId)) return
  throw forbidden({
    it: 'Solo gli amministratori e i responsabili di questo ente possono modificarne i dati. Chiedi a uno di loro.',
    en: 'Only administrators and managers of this body can change its data. Ask one of them.',
  })
}

export async function assertMayEnterBodies(tx: Tx): Promise<void> {
  if (await store.installs(tx)) return
  throw forbidden({
    it: 'Un nuovo ente lo aggiungono gli amministratori dell’ente che gestisce questa installazione. Chiedi a loro.',
    en: 'New bodies are entered by the administrators of the body that runs this installation. Ask them.',
  })
}
