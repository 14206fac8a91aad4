import type { Result } from '#kernel/contract/endpoint.ts'
import type { getGroup } from '../contract.ts'

/** A group as its screen and its dialogs read it. */
export type GroupAnswer = Result<typeof getGroup>
