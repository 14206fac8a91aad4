import type { Result } from '#kernel/contract/endpoint.ts'
import type { getReach, listBreakGlass } from '../../contract/reach.ts'

/** What the endpoints answer, by the names that screens use. */
export type Reach = Result<typeof getReach>
export type Grant = Reach['grants'][number]
export type Withholding = Reach['withholdings'][number]
export type Emergency = Result<typeof listBreakGlass>['rows'][number]
