import type { Id } from '#kernel/domain/ids.ts'
import type { Search } from '#kernel/web/paths.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { getCase, getToday } from '#modules/cases/contract.ts'
import { prefetchTimeline } from '#modules/cases/web/index.ts'

/** The file, and the timeline too where the address opens it. */
export const prefetchCase = (caseId: Id<'case'>, tab: string | undefined, search: Search): Promise<unknown> =>
  Promise.all([prefetchOf(getCase, { caseId }), tab === 'cronologia' && prefetchTimeline(caseId, search)])
export const prefetchToday = (): Promise<void> => prefetchOf(getToday, {})
