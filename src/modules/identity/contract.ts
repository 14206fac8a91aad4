import { questionEndpoints } from './contract/question.ts'
import { suggestionEndpoints } from './contract/suggestion.ts'
import { traceEndpoints } from './contract/trace.ts'

export * from './contract/fields.ts'
export * from './contract/question.ts'
export * from './contract/suggestion.ts'
export * from './contract/trace.ts'

export const identityEndpoints = { ...suggestionEndpoints, ...questionEndpoints, ...traceEndpoints }
