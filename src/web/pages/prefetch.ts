import type { Id } from '#kernel/domain/ids.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { getCase, getToday } from '#modules/cases/contract.ts'

export const prefetchCase = (caseId: Id<'case'>): Promise<void> => prefetchOf(getCase, { caseId })
export const prefetchToday = (): Promise<void> => prefetchOf(getToday, {})
