import { getOneView, getSuggestion, listElsewhere, listSuggestions } from '../contract/suggestion.ts'
import { getQuestion, listQuestions } from '../contract/question.ts'

/** What is read again after somebody decided. */
export const changedByDecision = [getSuggestion, listSuggestions, getOneView] as const
/** … after a question or an answer. */
export const changedByQuestion = [getQuestion, listQuestions, listElsewhere, getOneView, listSuggestions] as const
