import type { Operation } from '#kernel/server/operation.ts'
import { accountOperations } from './accounts/routes.ts'
import { reachOperations } from './reach/routes.ts'
import { signInOperations } from './sign-in/routes.ts'

/** Everything of this module that can be called. */
export const accessOperations: readonly Operation[] = [...signInOperations, ...accountOperations, ...reachOperations]
