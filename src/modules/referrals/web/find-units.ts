import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { findUnits } from '#modules/network/contract.ts'

/** Units of the network, while one types. */
export const searchUnits = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  q.length < 2 ? [] : (await call(findUnits, { q, limit: 20 }, { signal })).rows.map((row) => ({ value: row.id, label: row.name, detail: row.organisationName }))
export async function namedUnit(unitId: string, signal: AbortSignal): Promise<Option | null> {
  const [row] = (await call(findUnits, { unitId: unitId as Id<'unit'>, inactive: 'true' }, { signal })).rows
  return row ? { value: row.id, label: row.name, detail: row.organisationName } : null
}
