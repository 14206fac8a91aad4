import { factEndpoints } from './contract/facts.ts'
import { hostedEndpoints } from './contract/hosted.ts'
import { paperEndpoints } from './contract/paper.ts'
import { reviewEndpoints } from './contract/review.ts'
import { templateEndpoints } from './contract/templates.ts'

export * from './contract/content.ts'
export * from './contract/facts.ts'
export * from './contract/hosted.ts'
export * from './contract/paper.ts'
export * from './contract/review.ts'
export * from './contract/templates.ts'

export const composerEndpoints = { ...paperEndpoints, ...factEndpoints, ...reviewEndpoints, ...templateEndpoints, ...hostedEndpoints }
