import { boardEndpoints } from './contract/board.ts'
import { definitionEndpoints } from './contract/definition.ts'
import { runEndpoints } from './contract/run.ts'

export * from './contract/board.ts'
export * from './contract/definition.ts'
export * from './contract/run.ts'
export { actorNames, consequenceWords, familyNames } from './domain/vocabulary.ts'
export { actors, consequences, families, surenesses, type Consequence, type Family, type StepActor, type Sureness } from './domain/definition.ts'

export const proceduresEndpoints = { ...definitionEndpoints, ...runEndpoints, ...boardEndpoints }
