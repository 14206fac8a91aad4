import type { Tx } from '#kernel/server/db.ts'
import { personHeaders } from '#modules/people/server/index.ts'

/** Names of people within the actor's reach; the others are absent. */
export async function personNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await headersOf(tx, ids))].map(([id, header]) => [id, header.name]))
}

/** Names in both scripts. */
export async function headersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, { name: string; original: string | null }>> {
  if (!ids.length) return new Map()
  const headers = await personHeaders(tx, [...new Set(ids)])
  return new Map([...headers.values()].map((one) => [one.id, { name: one.displayName, original: one.originalName }]))
}
