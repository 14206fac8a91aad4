import { forbidden } from '#kernel/contract/problem.ts'
import type { Context } from '#kernel/server/operation.ts'
import * as store from './store.ts'

/** Accounts are looked after by an administrator of the person's body, never by the person: two people are needed. */
export async function assertMayAdminister({ tx, actor }: Context, operatorId: string): Promise<void> {
  if (operatorId === actor.id) {
    throw forbidden({
      it: 'Il tuo account lo gestisce un altro amministratore; password e codici li cambi dal tuo profilo.',
      en: 'Your account is looked after by another administrator; change your password and codes in your profile.',
    })
  }
  if (await store.mayAdminister(tx, operatorId)) return
  throw forbidden({ it: 'Solo gli amministratori dell’ente di questa persona gestiscono il suo account.', en: 'Only administrators of this person’s body look after the account.' })
}

/** Roles in a unit are given and ended by administrators of its body, to others than themselves. */
export async function assertMayGive({ tx, actor }: Context, operatorId: string, organisationId: string): Promise<void> {
  if (operatorId === actor.id) {
    throw forbidden({
      it: 'Nessuno dà un ruolo a sé stesso: chiedi a un altro amministratore del tuo ente.',
      en: 'Nobody gives himself a role: ask another administrator of your body.',
    })
  }
  if (await store.administers(tx, organisationId)) return
  throw forbidden({ it: 'I ruoli in questa unità li danno gli amministratori del suo ente.', en: 'Roles in this unit are given by the administrators of its body.' })
}
