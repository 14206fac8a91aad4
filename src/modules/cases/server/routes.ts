import type { Operation } from '#kernel/server/operation.ts'
import { caseOperations } from './case-routes.ts'
import { diaryOperations } from './diary-routes.ts'

export const casesOperations: readonly Operation[] = [...caseOperations, ...diaryOperations]
