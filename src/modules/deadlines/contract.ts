import { feedEndpoints } from './contract/feed.ts'
import { settingsEndpoints } from './contract/settings.ts'
import { termEndpoints } from './contract/terms.ts'

export * from './contract/feed.ts'
export * from './contract/settings.ts'
export * from './contract/term.ts'
export * from './contract/terms.ts'

export const deadlinesEndpoints = { ...termEndpoints, ...settingsEndpoints, ...feedEndpoints }
