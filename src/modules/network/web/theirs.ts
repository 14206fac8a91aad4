import type { ClientInput, Endpoint } from '#kernel/contract/endpoint.ts'

/** What the fields of an edit form would hold for a row as it stands now: the endpoint's body, its version too. */
export const theirsFrom = <E extends Endpoint>(endpoint: E, row: object | undefined): Partial<ClientInput<E>> =>
  Object.fromEntries(Object.keys(endpoint.body.shape).flatMap((name) => (row && name in row ? [[name, (row as Record<string, unknown>)[name]]] : []))) as Partial<ClientInput<E>>

/** The same where the answer to a stale change is the whole list. */
export const theirsIn = <E extends Endpoint>(endpoint: E, id: string) =>
  ({ rows }: { rows: readonly { id: string }[] }): Partial<ClientInput<E>> => theirsFrom(endpoint, rows.find((row) => row.id === id))
