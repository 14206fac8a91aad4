import type { Operation } from '#kernel/server/operation.ts'
import { breakGlass } from './break-glass.ts'
import { endAccess } from './end-access.ts'
import { getReach } from './get-reach.ts'
import { grantAccess } from './grant-access.ts'
import { liftWithholding } from './lift-withholding.ts'
import { listBreakGlass } from './list-break-glass.ts'
import { reviewBreakGlass } from './review-break-glass.ts'
import { withholdFrom } from './withhold-from.ts'

export const reachOperations = [getReach, grantAccess, endAccess, withholdFrom, liftWithholding, breakGlass, listBreakGlass, reviewBreakGlass] as unknown as Operation[]
