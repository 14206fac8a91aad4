import { path } from '#kernel/web/paths.ts'

export const suggestionsPath = path('/identita')
export const suggestionPath = path('/identita/coppie/$suggestionId')
export const elsewherePath = path('/identita/altrove')
export const questionsPath = path('/identita/domande')
export const questionPath = path('/identita/domande/$questionId')
export const tracesPath = path('/ricerche-familiari')
export const newTracePath = path('/ricerche-familiari/nuova')
export const tracePath = path('/ricerche-familiari/$traceId')
