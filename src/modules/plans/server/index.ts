export { factsOf } from './facts.ts'
export { planText, type PlanText } from './plan-text.ts'
export { plansOperations } from './routes.ts'
