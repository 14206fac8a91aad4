import { childSheet, getPlan, getReview, listCasePlans, listOpenNeeds, listPlans, planHistory } from '../contract.ts'

/** What becomes old when a plan changes. */
export const changedByPlan = [getPlan, listCasePlans, listPlans, listOpenNeeds, planHistory, getReview, childSheet]
