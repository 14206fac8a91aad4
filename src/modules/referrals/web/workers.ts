import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { findOperators, findUnits } from '#modules/network/contract.ts'

type Worker = Result<typeof findOperators>['rows'][number]
const asWorker = (row: Worker): Option => ({ value: row.id, label: `${row.familyName} ${row.givenName}`, detail: row.organisationName })

/** People of the network, while one types; those who left too: their files are still looked for. */
export const searchWorkers = async (q: string, signal: AbortSignal): Promise<Option[]> => (q.length < 2 ? [] : (await call(findOperators, { q, limit: 20 }, { signal })).rows.map(asWorker))
export const namedWorker = async (operatorId: string, signal: AbortSignal): Promise<Option | null> =>
  (await call(findOperators, { operatorId: operatorId as Id<'operator'> }, { signal })).rows.map(asWorker)[0] ?? null

/** Units of the network, while one types. */
export const searchUnits = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  q.length < 2 ? [] : (await call(findUnits, { q, limit: 20 }, { signal })).rows.map((row) => ({ value: row.id, label: row.name, detail: row.organisationName }))
export async function namedUnit(unitId: string, signal: AbortSignal): Promise<Option | null> {
  const [row] = (await call(findUnits, { unitId: unitId as Id<'unit'>, inactive: 'true' }, { signal })).rows
  return row ? { value: row.id, label: row.name, detail: row.organisationName } : null
}
