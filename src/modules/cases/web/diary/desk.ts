import type { Result } from '#kernel/contract/endpoint.ts'
import type { getDiaryDesk } from '../../contract/diary.ts'

/** What the composer offers: people, team, siblings, sections. */
export type Desk = Result<typeof getDiaryDesk>
