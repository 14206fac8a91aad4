import type { Operation } from '#kernel/server/operation.ts'
import { kernelOperations } from '#kernel/server/routes.ts'

/** Every operation the server offers: one line for each module. */
export const operations: readonly Operation[] = [...kernelOperations]
