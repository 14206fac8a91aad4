import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionsReached } from '#modules/access/server/index.ts'
import { legalStatusOn, type LegalStatus } from '../domain/legal-status.ts'
import { fileHeads } from '#modules/cases/server/index.ts'
import { legalInput } from './legal-input.ts'
import { measuresOfCases } from './measure-store.ts'

/** Who decides for the child of a file on a day (Rome), as the reader sees it; null when its judicial section is out of his reach. */
export async function legalStatusOf(tx: Tx, caseId: string, day: PlainDate): Promise<LegalStatus | null> {
  const reached = (await sectionsReached(tx, [caseId])).get(caseId)
  const [file] = await fileHeads(tx, [caseId])
  if (!file || !reached?.includes('judicial')) return null
  return legalStatusOn(day, await legalInput(tx, file, reached.includes('identity'), await measuresOfCases(tx, [caseId])))
}
