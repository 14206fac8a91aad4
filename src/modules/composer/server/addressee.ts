import type { Tx } from '#kernel/server/db.ts'
import type { Order } from '#modules/measures/server/index.ts'
import type { Addressee } from './paper-store.ts'

const none: Addressee = { name: '', office: null, address: null, pec: null, attention: null }

/** The authority of the order, with the certified address that the directory knows. */
export async function addresseeOf(tx: Tx, order: Order | null, otherwise?: string): Promise<Addressee> {
  if (!order) return { ...none, name: otherwise ?? '' }
  const body = order.authorityId ? await tx.selectFrom('network.organisation').select(['name', 'pec']).where('id', '=', order.authorityId).executeTakeFirst() : undefined
  return { ...none, name: body?.name ?? order.authority, pec: body?.pec ?? null }
}
