import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'

const LOOKS_AFTER = new Set(['administrator', 'manager'])

/** Bodies whose templates he puts and retires: those he administers or manages. */
export const bodiesLookedAfter = (actor: Pick<Actor, 'roles'>): string[] => [...new Set(actor.roles.filter(({ role }) => LOOKS_AFTER.has(role)).map(({ organisationId }) => organisationId))]

export const mayLookAfter = (actor: Pick<Actor, 'roles'>, organisationId: string): boolean => bodiesLookedAfter(actor).includes(organisationId)

export function assertMayLookAfter(actor: Pick<Actor, 'roles'>, organisationId: string): void {
  if (mayLookAfter(actor, organisationId)) return
  throw forbidden({
    it: 'I modelli delle relazioni li caricano e li ritirano gli amministratori e i responsabili dell’ente: chiedi a uno di loro.',
    en: 'Templates of papers are put and retired by administrators and managers of the body: ask one of them.',
  })
}
