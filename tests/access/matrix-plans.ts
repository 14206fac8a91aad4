import { may, type Row } from './row.ts'

const readsPlan = may('who reaches section 2, 4, 5 or 6 of the file; each part with its own section', 404)
const writesPlan = may('who writes the plan: the service that holds the file, the body that keeps it, its équipe; within the section', 404)
const decidesPlan = may('who answers for the file or for the body that keeps the plan, and reads all of it', 404)

/** Plans, what parties say of them, reviews, the sheet for the child. */
export const plans: Readonly<Record<string, Row>> = {
  'plans.listPlans': may('whoever is signed in, among the plans of files he reaches', 'nothing'),
  'plans.listOpenNeeds': may('whoever is signed in, of the files he answers for', 'nothing'),
  'plans.listCasePlans': may('who reaches the file', 404),
  'plans.giveNeedReason': may('who answers for the file, within section 2', 404),
  'plans.createPlan': may('the service that holds the file, or the body that will keep the plan, within section 2', 404, { kind: 'pei', startsOn: '2026-11-01', months: 6, reviewMonths: 3, reviewStandard: null, parentId: null, measureId: null, childLanguage: null }),
  'plans.getPlan': readsPlan,
  'plans.getEdition': readsPlan,
  'plans.planHistory': readsPlan,
  'plans.childSheet': readsPlan,
  'plans.getReview': may('who reaches section 2 of the file; scores with their own section', 404),
  'plans.changeFrame': writesPlan,
  'plans.saveTeam': writesPlan,
  'plans.saveContacts': writesPlan,
  'plans.savePart': writesPlan,
  'plans.removeGoal': writesPlan,
  'plans.changeAction': writesPlan,
  'plans.addAction': writesPlan,
  'plans.removeAction': writesPlan,
  'plans.markAction': writesPlan,
  'plans.handActions': writesPlan,
  'plans.saveChildWords': writesPlan,
  'plans.recordAgreement': writesPlan,
  'plans.saveReview': writesPlan,
  'plans.saveScoreDraft': may('who writes the plan and reaches the area, his own draft', 404),
  'plans.scoreGoal': writesPlan,
  'plans.reviewAction': writesPlan,
  'plans.addGoal': { ...writesPlan, input: { area: 'AUT', levels: ['', '', '', '', ''], needs: [], prescriptions: [] } },
  'plans.changeGoal': { ...writesPlan, input: { area: 'AUT', levels: ['', '', '', '', ''], needs: [], prescriptions: [] } },
  'plans.proposePlan': decidesPlan,
  'plans.takeBack': decidesPlan,
  'plans.addParty': decidesPlan,
  'plans.bringIntoForce': decidesPlan,
  'plans.newEdition': decidesPlan,
  'plans.closePlan': decidesPlan,
  'plans.reopenPlan': decidesPlan,
  'plans.beginReview': decidesPlan,
  'plans.holdReview': decidesPlan,
  'plans.withdrawReview': decidesPlan,
}
