import { listEndpoints } from './contract/lists.ts'
import { opinionEndpoints } from './contract/opinion.ts'
import { permitEndpoints } from './contract/permit.ts'

export * from './contract/lists.ts'
export * from './contract/opinion.ts'
export { addPermit, askRenewal, closePermit, completeRenewal, correctPermit, permitHistory, reopenPermit, stepPermit, stepRenewal, type Permit, type Renewal } from './contract/permit.ts'

export const permitsEndpoints = { ...listEndpoints, ...permitEndpoints, ...opinionEndpoints }
