export { factsOf } from './facts.ts'
export { loadPlanTerms } from './load-terms.ts'
export { planText, type PlanText } from './plan-text.ts'
export { plansOperations } from './routes.ts'
