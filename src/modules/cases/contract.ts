import { fileEndpoints } from './contract/case.ts'
import { dangerEndpoints } from './contract/danger.ts'
import { diaryEndpoints } from './contract/diary.ts'
import { handoverEndpoints } from './contract/handover.ts'
import { teamEndpoints } from './contract/team.ts'
import { timelineEndpoints } from './contract/timeline.ts'
import { todayEndpoints } from './contract/today.ts'

export * from './contract/case.ts'
export * from './contract/danger.ts'
export * from './contract/diary.ts'
export type { CaseFact, FactKind, ReportPart } from './contract/fact.ts'
export * from './contract/handover.ts'
export * from './contract/opening.ts'
export * from './contract/team.ts'
export * from './contract/timeline.ts'
export * from './contract/today.ts'

export const casesEndpoints = {
  ...fileEndpoints, ...teamEndpoints, ...handoverEndpoints, ...todayEndpoints, ...diaryEndpoints, ...timelineEndpoints, ...dangerEndpoints,
}
