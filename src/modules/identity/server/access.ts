import { forbidden } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { rolesReachingEach } from '#modules/access/server/index.ts'
import { subjectsOf } from './registration-store.ts'

const WORKS = new Set(['worker', 'coordinator', 'manager'])

/** Units in which he works on files. */
export const workUnits = (actor: Pick<Actor, 'roles'>): string[] => [...new Set(actor.roles.filter(({ role }) => WORKS.has(role)).map(({ unitId }) => unitId))]

/** Of these registrations, those about which he may decide: he reaches their identity, in some file, with a role that works on files. */
export async function decidesOn(tx: Tx, people: readonly string[]): Promise<Set<string>> {
  const rows = await subjectsOf(tx, people)
  const roles = await rolesReachingEach(tx, [...new Set(rows.map(({ subject }) => subject))], 'identity')
  return new Set(rows.filter(({ subject }) => roles.get(subject)?.some(({ role }) => WORKS.has(role))).map(({ member }) => member))
}

export function assertMayDecide(may: boolean): void {
  if (!may) {
    throw forbidden({
      it: 'Decidere se due registrazioni sono lo stesso minore spetta a chi lavora sul caso: operatori, coordinatori e responsabili.',
      en: 'Deciding whether two registrations are the same child is for those who work on the case: workers, coordinators and managers.',
    })
  }
}

export function assertSomebodyElse(decidedBy: string, actor: Pick<Actor, 'id'>): void {
  if (decidedBy === actor.id) {
    throw forbidden({ it: 'La conferma tocca a una seconda persona: chiedi a un collega o al coordinatore.', en: 'A second person confirms: ask a colleague or the coordinator.' })
  }
}
