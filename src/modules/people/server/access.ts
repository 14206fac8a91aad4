import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor as Whoever } from '#kernel/server/operation.ts'

/** Who acts, with the roles by which he reaches the identity of the person through some file. */
type Actor = Pick<Whoever, 'roles'>

const WRITERS = new Set(['worker', 'coordinator', 'manager', 'educator', 'partner', 'front_desk', 'clerk'])

/** May he write down and correct facts about somebody? Which people and which facts he reaches is decided by the database. */
export const mayEdit = (actor: Actor): boolean => actor.roles.some(({ role }) => WRITERS.has(role))

/** May he mark addresses and contacts as protected? Only who can then still see them. */
export const mayProtect = (actor: Actor, reachesProtected: boolean): boolean => mayEdit(actor) && reachesProtected

export function assertMayEdit(actor: Actor): void {
  if (!mayEdit(actor)) {
    throw forbidden({
      it: 'Puoi leggere i dati di questa persona ma non modificarli: chiedi a chi ha in carico il fascicolo.',
      en: 'You may read this person’s data but not change it: ask who is in charge of the file.',
    })
  }
}

export function assertMayProtect(actor: Actor, reachesProtected: boolean): void {
  if (!mayProtect(actor, reachesProtected)) {
    throw forbidden({
      it: 'Gli indirizzi e i recapiti protetti li scrive solo chi può vederli: ti serve la sezione «Luogo protetto» del fascicolo.',
      en: 'Protected addresses and contacts are written only by who may see them: you need the “Protected location” section of the file.',
    })
  }
}
