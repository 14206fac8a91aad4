import { queryClient } from '#kernel/web/query.ts'
import { getOneView, getSuggestion, listElsewhere, listSuggestions } from '../contract/suggestion.ts'
import { getQuestion, listQuestions } from '../contract/question.ts'
import { getTrace, listTraces } from '../contract/trace.ts'

/** What is read again after somebody decided. */
export const changedByDecision = [getSuggestion, listSuggestions, getOneView] as const
/** … after a question or an answer. */
export const changedByQuestion = [getQuestion, listQuestions, listElsewhere, getOneView, listSuggestions] as const

const reread = (endpoints: readonly { id: string }[]) => () => {
  for (const { id } of endpoints) void queryClient.invalidateQueries({ queryKey: [id] })
}
/** Somebody else decided, or answered, meanwhile: what he said is shown, and what was typed stays. */
export const rereadDecision = reread(changedByDecision)
export const rereadQuestion = reread(changedByQuestion)
export const rereadTrace = reread([getTrace, listTraces])
