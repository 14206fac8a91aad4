import { listCodes } from '#kernel/contract/index.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { getMeasure, getMeasureDesk, searchMeasures } from '../contract/measure.ts'
import { measurePath } from './paths.ts'

export const prefetchDesk = (caseId: Id<'case'>): Promise<void> => prefetchOf(getMeasureDesk, { caseId })
export const prefetchMeasure = (caseId: Id<'case'>, measureId: Id<'measure'>): Promise<void> => prefetchOf(getMeasure, { caseId, measureId })

/** Measures by number, child or authority, for Ctrl-K. */
export async function findForPalette(q: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const [{ rows }, codes] = await Promise.all([call(searchMeasures, { q, state: 'all', limit: 6 }, { signal }), call(listCodes, { lists: 'measure_kind' }, { signal })])
  const label = (kind: string) => codes.rows.find(({ code }) => code === kind)?.[getLanguage()] ?? kind
  return rows.map((one) => ({
    id: `measure-${one.id}`, label: `${label(one.kind)}${one.number ? ` n. ${one.number}` : ''}`, detail: `${one.childName}, ${one.caseNumber}`, icon: 'pa' as const,
    href: measurePath.to({ caseId: one.caseId, measureId: one.id }),
  }))
}
