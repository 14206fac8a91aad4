import type { Result } from '#kernel/contract/endpoint.ts'
import type { listCasePlans } from '../contract.ts'

/** What the fields of a plan choose among: the needs, measures and plans of its file. */
export type Choices = Result<typeof listCasePlans>
