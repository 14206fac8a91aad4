import type { ClientInput } from '#kernel/contract/endpoint.ts'
import type { openCase } from '#modules/cases/contract.ts'

/** What is said, before a file opens, of those who may be the same child. */
export type Answers = NonNullable<ClientInput<typeof openCase>['answers']>
export type Answer = Answers[number]
