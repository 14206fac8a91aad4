import { call } from '#kernel/web/api.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { findUnits } from '#modules/network/contract.ts'

/** Units of the network, by their name or their body's. */
export const searchUnits = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (q.length < 2 ? [] : (await call(findUnits, { q, limit: 20 }, { signal })).rows.map((row) => ({ value: row.id, label: row.name, detail: row.organisationName })))
