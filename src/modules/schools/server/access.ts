import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'

/** Who enters days and enrolments in a file whose education section he reaches: those who write in files, and the school (partner). */
const MARKS = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist', 'partner'])

/** May he enter and correct absences and enrolments? */
export const mayMark = (actor: Actor): boolean => actor.roles.some(({ role }) => MARKS.has(role))

export function assertMayMark(actor: Actor): void {
  if (mayMark(actor)) return
  throw forbidden({
    it: 'Il tuo ruolo permette di leggere la frequenza, non di scriverla. Se serve, chiedi all’operatore responsabile.',
    en: 'Your role allows you to read attendance, not to enter it. If needed, ask the responsible worker.',
  })
}
