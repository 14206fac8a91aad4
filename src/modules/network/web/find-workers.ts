import type { Result } from '#kernel/contract/endpoint.ts'
import { call } from '#kernel/web/api.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { findOperators } from '../contract/directory.ts'

type Worker = Result<typeof findOperators>['rows'][number]
const asWorker = (row: Worker): Option => ({ value: row.id, label: `${row.familyName} ${row.givenName}`, detail: [row.working[0]?.unitName, row.organisationName].filter(Boolean).join(', ') })

/** People of the network for the filter of a list, while one types; those who left too: their files are still looked for. */
export const searchWorkers = async (q: string, signal: AbortSignal): Promise<Option[]> => (q.length < 2 ? [] : (await call(findOperators, { q, limit: 20 }, { signal })).rows.map(asWorker))
/** People at work in the network, while one types: who can be given something to do. */
export const searchActiveWorkers = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (q.length < 2 ? [] : (await call(findOperators, { q, limit: 20, active: 'true' }, { signal })).rows.map(asWorker))
/** Who was chosen before: his name, for an address that was kept. */
export const namedWorker = async (operatorId: string, signal: AbortSignal): Promise<Option | null> =>
  (await call(findOperators, { operatorId: operatorId as never }, { signal })).rows.map(asWorker)[0] ?? null
