import { draftEndpoints } from './contract/draft.ts'
import { measureEndpoints } from './contract/measure.ts'
import { proceedingEndpoints } from './contract/proceeding.ts'
import { statusEndpoints } from './contract/status.ts'

export * from './contract/draft.ts'
export * from './contract/measure.ts'
export * from './contract/proceeding.ts'
export * from './contract/status.ts'

export const measuresEndpoints = { ...measureEndpoints, ...proceedingEndpoints, ...statusEndpoints, ...draftEndpoints }
