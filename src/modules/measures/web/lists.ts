import { listOrganisations } from '#modules/network/contract.ts'
import { call } from '#kernel/web/api.ts'
import { useCodeLists, type CodeLists } from '#kernel/web/lists.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'

export const useMeasureCodes = (): CodeLists => useCodeLists('measure_kind,placement_kind,prescription_actor')

const authorities = new Set(['tribunale', 'tribunale_minorenni', 'procura', 'procura_minorenni', 'questura', 'polizia', 'comune', 'ussm'])

/** Bodies of the network while one types; those that decide come first. */
export async function searchAuthorities(q: string, signal: AbortSignal): Promise<Option[]> {
  const { rows } = await call(listOrganisations, { q, limit: 30 }, { signal })
  return rows.toSorted((a, b) => Number(authorities.has(b.kind)) - Number(authorities.has(a.kind))).map(({ id, name, municipality }) => ({ value: id, label: name, ...(municipality ? { detail: municipality } : {}) }))
}
