import type { Operation } from '#kernel/server/operation.ts'
import { kernelOperations } from '#kernel/server/routes.ts'
import { accessOperations } from '#modules/access/server/index.ts'
import { casesOperations } from '#modules/cases/server/index.ts'
import { peopleOperations } from '#modules/people/server/index.ts'

/** Every operation the server offers: one line for each module. */
export const operations: readonly Operation[] = [...kernelOperations, ...accessOperations, ...peopleOperations, ...casesOperations]
