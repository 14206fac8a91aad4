import type { Operation } from '#kernel/server/operation.ts'
import { kernelOperations } from '#kernel/server/routes.ts'
import { peopleOperations } from '#modules/people/server/index.ts'

/** Every operation the server offers: one line for each module. */
export const operations: readonly Operation[] = [...kernelOperations, ...peopleOperations]
