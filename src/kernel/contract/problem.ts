import * as z from 'zod'
import type { Words } from '../domain/bilingual.ts'

export type { Words }

interface ProblemKind {
  status: number
  title: Words
}

/**
 * Every refusal or failure the product can answer (RFC 9457 problem details), by its stable code. Modules add `detail` in their own
 * words; the code never changes its meaning.
 */
export const problems = {
  invalid: { status: 400, title: { it: 'Alcuni dati non vanno bene: controlla i campi indicati', en: 'Some data is not valid: check the fields marked' } },
  'not-signed-in': { status: 401, title: { it: 'Devi accedere di nuovo', en: 'Please sign in again' } },
  'sign-in-refused': { status: 401, title: { it: 'Nome utente, password o codice non corretti', en: 'Wrong user name, password or code' } },
  forbidden: { status: 403, title: { it: 'Il tuo ruolo non permette questa azione', en: 'Your role does not allow this' } },
  'not-found': { status: 404, title: { it: 'Non esiste, oppure non è tra ciò che puoi vedere', en: 'It does not exist, or you may not see it' } },
  'method-not-allowed': { status: 405, title: { it: 'Questo indirizzo non risponde a questo metodo', en: 'This address does not answer to this method' } },
  stale: { status: 409, title: { it: 'Qualcun altro ha modificato questi dati nel frattempo', en: 'Somebody else changed this in the meantime' } },
  conflict: { status: 409, title: { it: 'Non è possibile nello stato attuale', en: 'Not possible in the present state' } },
  'too-large': { status: 413, title: { it: 'Troppo grande', en: 'Too large' } },
  'file-type': { status: 415, title: { it: 'Questo tipo di file non è ammesso', en: 'This type of file is not allowed' } },
  'request-id-reused': { status: 422, title: { it: 'La stessa richiesta è già arrivata con dati diversi', en: 'The same request already came with other data' } },
  'too-many': { status: 429, title: { it: 'Troppi tentativi: aspetta qualche minuto', en: 'Too many attempts: wait a few minutes' } },
  internal: { status: 500, title: { it: 'Errore del sistema: quello che hai scritto non è perso, riprova', en: 'System error: what you wrote is not lost, try again' } },
  unavailable: { status: 503, title: { it: 'Il sistema è momentaneamente occupato: riprova tra qualche secondo', en: 'The system is busy: try again in a few seconds' } },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problems

/** What is wrong with one field: its path in the input (`children.0.name`) and what to do, in the reader's language. */
export const fieldError = z.object({ path: z.string(), message: z.string() })
export type FieldError = z.output<typeof fieldError>

/** The body of every answer that is not a success, `application/problem+json`. */
export const problemBody = z.object({
  type: z.string().describe('URN of the code'),
  code: z.string().describe('Stable code'),
  status: z.int(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(fieldError).optional().describe('One entry for each field that is wrong'),
  current: z.unknown().optional().describe('With `stale`: the present state of what was to be changed'),
  requestId: z.string().optional(),
})
export type ProblemBody = z.output<typeof problemBody>

/** The same before it is known who reads it. */
export interface FieldProblem {
  path: string
  /** In both languages, or the text of a check (`message`), whose English is known. */
  message: string | Words
}

/**
 * A refusal or failure that the caller can understand. Thrown anywhere under `operation`; mapped to problem details at the edge.
 * `detail` says what happened and what to do next, in both languages.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: Words | undefined
  readonly errors: FieldProblem[] | undefined
  readonly current: unknown
  constructor(code: ProblemCode, detail?: Words, more: { errors?: FieldProblem[]; current?: unknown; cause?: unknown } = {}) {
    super(`${code}${detail ? `: ${detail.en}` : ''}`, more.cause ? { cause: more.cause } : undefined)
    this.code = code
    this.detail = detail
    this.errors = more.errors
    this.current = more.current
  }
}

/** Refuses with 404: the thing is missing or out of the caller's reach, which are the same to him. */
export const notFound = (detail?: Words): Problem => new Problem('not-found', detail)
/** Refuses with 403: he sees it but may not do this to it. */
export const forbidden = (detail?: Words): Problem => new Problem('forbidden', detail)
/** Refuses with 409: not legal in the present state. */
export const conflict = (detail: Words): Problem => new Problem('conflict', detail)
/** Refuses with 409 and the present state: the change was based on an old version. */
export const stale = (current: unknown): Problem => new Problem('stale', undefined, { current })
/** Refuses with 400: one field is wrong. `message` says what to do, in both languages. */
export const invalid = (path: string, message: string | Words): Problem => new Problem('invalid', undefined, { errors: [{ path, message }] })
