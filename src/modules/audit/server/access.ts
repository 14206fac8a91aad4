import { forbidden, notFound } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { holds, oversees, sectionsReached } from '#modules/access/server/index.ts'

/** Who looked at a file is for who holds it and for the privacy officer of the body that holds it. Out of reach reads as missing. */
export async function assertMayReadTrail(tx: Tx, subject: string): Promise<void> {
  if ((await holds(tx, subject)) || (await oversees(tx, subject))) return
  if (!(await sectionsReached(tx, [subject])).has(subject)) throw notFound()
  throw forbidden({
    it: 'Chi ha guardato un fascicolo lo vede il servizio che lo ha in carico: chiedi al responsabile del caso.',
    en: 'Who looked at a file is shown to the service that holds it: ask the responsible worker.',
  })
}

/** Searching the trail of a whole body is the privacy officer's. */
export function assertPrivacyOfficer(actor: Actor): void {
  if (actor.roles.some(({ role }) => role === 'privacy_officer')) return
  throw forbidden({
    it: 'Il registro degli accessi lo consulta il responsabile della protezione dei dati (DPO) del tuo ente.',
    en: 'The access register is consulted by the privacy officer of your body.',
  })
}
