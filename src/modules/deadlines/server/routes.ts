import type { Operation } from '#kernel/server/operation.ts'
import { calculationOperations } from './calculate.ts'
import * as changes from './change-term.ts'
import { createTerm } from './enter-term.ts'
import * as feeds from './feeds.ts'
import * as law from './law-parameters.ts'
import * as leads from './lead-times.ts'
import * as lists from './list-terms.ts'
import * as standards from './standards.ts'

export const deadlinesOperations = [
  lists.listTerms, lists.listCalendar, lists.caseTerms, lists.getTerm, createTerm,
  changes.listAssignees, changes.completeTerm, changes.reopenTerm, changes.suspendTerm, changes.resumeTerm, changes.waiveTerm, changes.correctTerm, changes.assignTerm,
  leads.listLeadTimes, leads.setLeadTime, standards.listStandards, standards.addStandard, standards.endStandard,
  law.listParameters, law.previewParameter, law.applyParameter,
  feeds.listFeeds, feeds.createFeed, feeds.revokeFeed, feeds.readFeed,
  ...calculationOperations,
] as unknown as Operation[]
