import { invalid } from '#kernel/contract/problem.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { Section } from '#modules/access/contract.ts'
import { assertReached, endGrant, grantReach, holds } from '#modules/access/server/index.ts'
import { assertMay } from './access.ts'

type Needs = Pick<Context, 'tx' | 'now' | 'note'>

interface Opening {
  caseId: string
  unitId: string | null
  sections: readonly Section[]
  legalBasis: string | null
  reason: string
  /** Instant at which it ends by itself; null: when the service or request is over. */
  until?: string | null
}

/**
 * Opens sections of a file to the unit that gives a service or was asked, by an ordinary grant of `access`: only who holds the file, only what he reaches himself,
 * with a legal basis. Gives the grant's id; null when there is nothing to open. A body outside the product reads what it is sent.
 */
export async function openFor({ tx, now, note }: Needs, { caseId, unitId, sections, legalBasis, reason, until }: Opening, path = 'openSections', basisPath = 'legalBasis'): Promise<string | null> {
  if (!sections.length || !unitId) return null
  assertMay(await holds(tx, caseId), 'open')
  const reached = await assertReached(tx, caseId)
  if (sections.some((one) => !reached.includes(one))) throw invalid(path, { it: 'Non puoi aprire ad altri una sezione che tu non vedi', en: 'You cannot open to others a section that you do not see' })
  if (sections.includes('reporter') || sections.includes('protected_location')) {
    throw invalid(path, { it: 'Segnalante e indirizzo protetto non si aprono insieme a un servizio o a una richiesta', en: 'Reporter and protected address are not opened with a service or a request' })
  }
  if (!legalBasis) throw invalid(basisPath, { it: 'Per aprire sezioni serve la base giuridica', en: 'To open sections a legal basis is needed' })
  await assertCode(tx, now, 'legal_basis', legalBasis, basisPath)
  note({ opened: sections.join(' ') })
  return grantReach(tx, { subject: caseId, kind: 'invited', to: { unitId }, sections, legalBasis, reason, validFrom: new Date(now).toISOString(), validTo: until ?? null })
}

/** Closes what was opened; nothing when it was closed already by somebody else. */
export async function closeFor({ tx, now }: Pick<Needs, 'tx' | 'now'>, grantId: string | null, stillOpen: boolean, words: string): Promise<void> {
  if (grantId && stillOpen) await endGrant(tx, grantId, new Date(now).toISOString(), words)
}

/** A unit that may be chosen, or a name in words: one of the two when `required`. */
export function assertBody(unitId: string | null, words: string | null, required: boolean, paths: { unit: string; words: string }): void {
  if (unitId && words) throw invalid(paths.words, { it: 'L’ente è già scelto nella rete: lascia vuoto il nome', en: 'The body is chosen in the network already: leave the name empty' })
  if (required && !unitId && !words) throw invalid(paths.words, { it: 'Scegli l’ente nella rete, o scrivine il nome', en: 'Choose the body in the network, or write its name' })
}
