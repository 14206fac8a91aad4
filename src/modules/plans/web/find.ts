import { call } from '#kernel/web/api.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { findOperators, findUnits } from '#modules/network/contract.ts'

/** People at work in the network, while one types. */
export const searchWorkers = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (q.length < 2 ? [] : (await call(findOperators, { q, limit: 20, active: 'true' }, { signal })).rows.map((row) => ({ value: row.id, label: `${row.familyName} ${row.givenName}`, detail: row.organisationName })))
export const namedWorker = async (operatorId: string, signal: AbortSignal): Promise<Option | null> =>
  (await call(findOperators, { operatorId: operatorId as never }, { signal })).rows.map((row) => ({ value: row.id, label: `${row.familyName} ${row.givenName}`, detail: row.organisationName }))[0] ?? null
/** Units of the network, by their name or their body's. */
export const searchUnits = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (q.length < 2 ? [] : (await call(findUnits, { q, limit: 20 }, { signal })).rows.map((row) => ({ value: row.id, label: row.name, detail: row.organisationName })))
