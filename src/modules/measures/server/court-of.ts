import type { Tx } from '#kernel/server/db.ts'
import type { Office } from '#modules/deadlines/server/index.ts'
import { officeOf } from './measure-terms.ts'
import { measuresOfCases } from './measure-store.ts'
import { proceedingsOf } from './proceeding-store.ts'

/**
 * The judicial office that has to do with a file, where one is known to the reader: that of the proceeding opened last and still going on, else of the order
 * decided last. `penal` asks for the juvenile criminal one; without it only civil ones are looked at.
 */
export async function courtOf(tx: Tx, caseId: string, { penal = false }: { penal?: boolean } = {}): Promise<Office | null> {
  const wanted = (nature: string): boolean => (nature === 'penale') === penal
  const proceeding = (await proceedingsOf(tx, caseId)).find(({ nature, status }) => wanted(nature) && status !== 'definito')
  if (proceeding) return officeOf(proceeding)
  const order = (await measuresOfCases(tx, [caseId])).find(({ nature }) => wanted(nature))
  return order ? officeOf(order) : null
}
