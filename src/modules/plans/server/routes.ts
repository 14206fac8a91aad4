import type { Operation } from '#kernel/server/operation.ts'
import * as agree from './agree.ts'
import { childSheet, saveChildWords } from './child-words.ts'
import { getEdition, planHistory } from './editions.ts'
import { listPlans } from './list-plans.ts'
import * as needs from './needs.ts'
import * as reviews from './reviews.ts'
import * as actions from './write-actions.ts'
import * as goals from './write-goals.ts'
import * as plans from './write-plan.ts'

export const plansOperations = [
  plans.createPlan, plans.getPlan, plans.changeFrame, plans.saveTeam, plans.saveContacts, plans.savePart,
  goals.addGoal, goals.changeGoal, goals.removeGoal, actions.addAction, actions.changeAction, actions.removeAction, actions.markAction, actions.handActions, saveChildWords,
  agree.proposePlan, agree.takeBack, agree.addParty, agree.recordAgreement, agree.bringIntoForce, agree.newEdition, agree.closePlan, agree.reopenPlan,
  getEdition, planHistory, needs.listCasePlans, needs.giveNeedReason, needs.listOpenNeeds, listPlans, childSheet,
  reviews.beginReview, reviews.getReview, reviews.saveReview, reviews.scoreGoal, reviews.saveScoreDraft, reviews.reviewAction, reviews.holdReview, reviews.withdrawReview,
] as unknown as Operation[]
