/**
 * How a signed-in stranger of another body who guesses identifiers is turned away:
 * - a number: the status of the refusal (404: reads as missing; 403: his role is not the one; 400, 401, 409 as they say)
 * - `nothing`: an answer without a single thing in it
 * - `own`: only what is his
 * - `everybody`: the same for whoever works in the network
 */
export type Turned = 400 | 401 | 403 | 404 | 409 | 'nothing' | 'own' | 'everybody'
export interface Row {
  who: string
  stranger: Turned
  /** What a random request cannot hit upon. */
  input?: Record<string, unknown>
}

/** A row of the matrix: who may, in words; how a stranger is turned away; what a random request cannot hit upon. */
export const may = (who: string, stranger: Turned, input?: Record<string, unknown>): Row => ({ who, stranger, ...(input ? { input } : {}) })
