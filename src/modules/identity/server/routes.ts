import type { Operation } from '#kernel/server/operation.ts'
import { askService } from './ask.ts'
import { confirm, decide, withdrawDecision } from './decide.ts'
import { endLink } from './end-link.ts'
import { findCandidates } from './find-candidates.ts'
import { getSuggestion } from './get-suggestion.ts'
import { getHistory } from './history.ts'
import { listElsewhere } from './list-elsewhere.ts'
import { listSuggestions } from './list-suggestions.ts'
import { getOneView } from './one-view.ts'
import { addToQuestion, answerQuestion, getQuestion, listQuestions, withdrawQuestion } from './questions.ts'
import { getSetting, putSetting } from './setting.ts'
import { changeTrace, createTrace, dismissCandidate, endTrace, getTrace, listTraces } from './traces.ts'

export const identityOperations = [
  listSuggestions, listElsewhere, getSuggestion, decide, confirm, withdrawDecision, endLink, getOneView, getHistory, findCandidates, listQuestions, getQuestion, askService, answerQuestion, addToQuestion,
  withdrawQuestion, getSetting, putSetting, listTraces, getTrace, createTrace, changeTrace, dismissCandidate, endTrace,
] as unknown as Operation[]
