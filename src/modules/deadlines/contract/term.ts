import * as z from 'zod'
import { id, instant, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

export const named = z.object({ id: z.uuid(), name: z.string() })

/**
 * A moment of the clock as somebody writes it: `2026-03-28`, `2026-03-28T18:20` (Rome's clock) or `2026-03-28T18:20:00+01:00`. The offset must be given only
 * on the night when an hour comes twice. What cannot be read is refused next to its field, in words.
 */
export const moment = z.string().trim().min(1, message({ it: 'Scrivi una data', en: 'Write a date' })).max(40, message({ it: 'Scrivi una data, oppure data e ora', en: 'Write a date, or date and hour' }))

export const termStates = ['open', 'done', 'missed', 'suspended', 'waived'] as const
export type TermState = (typeof termStates)[number]

/**
 * Where a term comes from: `law` a rule of law; `judge` a date fixed by a judge or an office; `standard` a local standard of the service, never shown
 * as law; `own` a worker's own.
 */
export const termKinds = ['law', 'judge', 'standard', 'own'] as const
export type TermKind = (typeof termKinds)[number]

/** How near a term is, in Rome's days. `missed` is never empty of meaning: a lapsed term stays there until done or waived. `now`: due at once, without a date. */
export const buckets = ['missed', 'now', 'today', 'week', 'month', 'later'] as const
export type Bucket = (typeof buckets)[number]

/** What the reader may do to a term now; decided by `server/access.ts`. */
export const termCan = z.object({
  complete: z.boolean(), reopen: z.boolean(), correct: z.boolean(), suspend: z.boolean(), resume: z.boolean(), waive: z.boolean(), assign: z.boolean(),
})

export const term = z.object({
  id: id('term'),
  /** The file it belongs to; null for a term of a body (a half-yearly list) or a worker's own. */
  caseId: id('case').nullable(),
  caseNumber: z.string().nullable(),
  childName: z.string().nullable(),
  section: z.string(),
  ruleId: z.string().nullable().describe('a rule of the engine; its words, article and sureness are there'),
  ruleVersion: z.int().nullable(),
  standardId: id('standard').nullable(),
  kind: z.enum(termKinds),
  title: z.string().describe('what is to be done, in Italian as the law says it, or in the words of who wrote the term'),
  label: z.string().nullable().describe('which one of several: "relazione n. 3", the name of the step'),
  actor: z.string().nullable().describe('who must do it, as the rule says'),
  consequence: z.string().nullable().describe('code of what follows when it is missed'),
  source: z.object({ kind: z.string(), id: z.uuid() }).describe('what scheduled it, for a link'),
  event: z.string().nullable().describe('what it is counted from, as written'),
  occurrence: z.int().nullable().describe('of a recurring term, from 1'),
  state: z.enum(termStates),
  bucket: z.enum(buckets).nullable().describe('null once done, waived or suspended'),
  atOnce: z.boolean().describe('to be done at once: it has no date by law'),
  raw: z.string().nullable(),
  extended: z.string().nullable().describe('after holidays: information only'),
  due: z.string().nullable().describe('what is alarmed on: a date, or an instant with Rome’s offset'),
  workBy: z.string().nullable().describe('last working day by which to do it'),
  suspendedDue: z.string().nullable().describe('with the suspension of August, only if it applies'),
  opens: z.string().nullable().describe('first day on which it can be done'),
  dueAt: instant.nullable().describe('the last instant of due'),
  lapseAt: instant.nullable().describe('the last instant of the extended date, else of due: after it the term is missed'),
  responsible: named.nullable().describe('who it was given to, else who answers for the file'),
  assigned: z.boolean().describe('given to this person and not following the file'),
  unit: named.nullable(),
  missedAt: instant.nullable().describe('stays after it was done late'),
  doneAt: instant.nullable(),
  doneBy: named.nullable(),
  proof: z.object({ words: z.string().nullable(), documentId: z.uuid().nullable() }).nullable(),
  reason: z.string().nullable().describe('of the suspension or the waiver'),
  correctedAfterDone: z.boolean().describe('the event was corrected after the term was met: it stays met, the dates shown are the new ones'),
  version,
  can: termCan,
})
export type Term = z.output<typeof term>

export const termChange = z.object({
  id: z.uuid(),
  at: instant,
  by: named.nullable().describe('null: the clock itself, or a change of the law'),
  what: z.enum(['scheduled', 'event_corrected', 'recomputed', 'done', 'undone', 'missed', 'suspended', 'resumed', 'waived', 'assigned', 'ended']),
  reason: z.string().nullable(),
  event: z.string().nullable().describe('as it was before this change'),
  due: z.string().nullable().describe('as it was before this change'),
  newDue: z.string().nullable(),
})
export type TermChange = z.output<typeof termChange>

export const termAlarm = z.object({
  at: instant,
  kind: z.enum(['alarm', 'coordinator', 'manager', 'no_responsible', 'missed']),
  lead: z.string().nullable().describe('how long before the due moment, ISO 8601 duration'),
  rungAt: instant.nullable(),
})

/** One term with its reasons and everything that happened to it. */
export const termDetail = term.extend({
  why: z.array(z.object({ it: z.string(), en: z.string() })).describe('perché questa data'),
  history: z.array(termChange),
  alarms: z.array(termAlarm),
})
export type TermDetail = z.output<typeof termDetail>
