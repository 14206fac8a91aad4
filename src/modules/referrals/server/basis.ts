import { invalid } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { BasisThing } from '../contract/service.ts'

/** Who keeps things of a file that a service may answer: orders, actions of plans. Modules above this one tell themselves here (`src/server/wiring.ts`). */
export interface BasisSource {
  readonly kind: BasisThing['kind']
  /** Codes of `service_basis` that it answers. */
  readonly bases: readonly string[]
  /** Those of a file that the actor reaches; `pageId`: what has a page of its own. */
  things(tx: Tx, caseId: string): Promise<readonly { id: string; pageId: string; title: string }[]>
}

const sources: BasisSource[] = []
export const addBasisSource = (source: BasisSource): void => void sources.push(source)

/** Everything of a file that a service may answer, within reach. */
export async function basesOf(tx: Tx, caseId: string): Promise<BasisThing[]> {
  const found: BasisThing[] = []
  for (const { kind, bases, things } of sources) found.push(...(await things(tx, caseId)).map((one) => ({ kind, bases: [...bases], ...one })))
  return found
}

/** Refuses, next to its field, a thing that is not of the file, out of reach, or of another basis. */
export async function assertBasis(tx: Tx, caseId: string, basis: string, basisId: string | null): Promise<void> {
  if (!basisId || (await basesOf(tx, caseId)).some((one) => one.id === basisId && one.bases.includes(basis))) return
  throw invalid('basisId', { it: 'Scegli dall’elenco del fascicolo, oppure scrivi quale', en: 'Choose from the list of the file, or write which one' })
}
