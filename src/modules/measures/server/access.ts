import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor as Whoever } from '#kernel/server/operation.ts'

/** Roles that record what a judge decided, and see penal measures (the wall in `rls.sql` names the same ones). */
const recording = new Set(['worker', 'coordinator', 'manager'])

/** Who acts, with the roles through which he reaches the judicial section of the file. */
type Actor = Pick<Whoever, 'roles'>

/** May he record, correct and follow measures of a file? */
export const mayRecord = (actor: Actor): boolean => actor.roles.some(({ role }) => recording.has(role))

export function assertMayRecord(actor: Actor): void {
  if (mayRecord(actor)) return
  throw forbidden({
    it: 'I provvedimenti li registra chi lavora sui fascicoli: operatori, coordinatori e responsabili. Puoi leggerli, e avvisare l’operatore responsabile.',
    en: 'Measures are recorded by who works on files: workers, coordinators and managers. You may read them, and tell the responsible worker.',
  })
}
