import { agreeEndpoints } from './contract/agree.ts'
import { goalEndpoints } from './contract/goal.ts'
import { listEndpoints } from './contract/lists.ts'
import { planEndpoints } from './contract/plan.ts'
import { reviewEndpoints } from './contract/review.ts'

export * from './contract/agree.ts'
export * from './contract/goal.ts'
export * from './contract/lists.ts'
export * from './contract/plan.ts'
export * from './contract/review.ts'

export const plansEndpoints = { ...planEndpoints, ...goalEndpoints, ...agreeEndpoints, ...reviewEndpoints, ...listEndpoints }
