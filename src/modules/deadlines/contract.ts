import { calculationEndpoints } from './contract/calculation.ts'
import { feedEndpoints } from './contract/feed.ts'
import { settingsEndpoints } from './contract/settings.ts'
import { termEndpoints } from './contract/terms.ts'

export * from './contract/calculation.ts'
export * from './contract/feed.ts'
export * from './contract/settings.ts'
export * from './contract/term.ts'
export * from './contract/terms.ts'
export { BadEvent } from './domain/bad-event.ts'
export { completeEvent } from './domain/event.ts'

export const deadlinesEndpoints = { ...termEndpoints, ...settingsEndpoints, ...feedEndpoints, ...calculationEndpoints }
