import type { Context } from '#kernel/server/operation.ts'
import type { Standing } from './access.ts'
import type { PlanRecord } from './store.ts'

/** What the work on a plan takes of its request. */
export type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>

/** A plan within reach, with its file and how the actor stands before it. */
export interface Opened extends Standing {
  plan: PlanRecord
}
