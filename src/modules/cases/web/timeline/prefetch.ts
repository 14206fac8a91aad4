import type { Id } from '#kernel/domain/ids.ts'
import type { Search } from '#kernel/web/paths.ts'
import { prefetchListOf } from '#kernel/web/query.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { filtersIn, queryOf } from './filters.ts'

/** Starts reading the timeline as the address narrows it, so that a shared link asks once and for the right thing. */
export const prefetchTimeline = (caseId: Id<'case'>, search: Search): Promise<void> => prefetchListOf(readTimeline as never, { caseId, ...queryOf(filtersIn(search)) })
