import type { Words } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import { countToMeet } from './list-store.ts'

/** A file with terms still to be met is not closed over them: says how many the closer reaches, or null. Local standards and own reminders do not stop it. */
export async function termsToMeet(tx: Tx, caseId: string): Promise<Words | null> {
  const n = await countToMeet(tx, caseId)
  if (!n) return null
  return n === 1
    ? { it: 'C’è un termine ancora da fare: segnalo come fatto, oppure toglilo con il motivo.', en: 'One term is still to be met: mark it as done, or waive it with the reason.' }
    : { it: `Ci sono ${n} termini ancora da fare: segnali come fatti, oppure toglili con il motivo.`, en: `${n} terms are still to be met: mark them as done, or waive them with the reason.` }
}
