import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Section } from '#modules/access/contract.ts'
import type { ReportPart } from '../domain/fact-part.ts'

export type { ReportPart }

/** Where a fact is written: a thing of a module, which its reader can open. */
export type FactKind = 'diary' | 'meeting' | 'service' | 'request' | 'assessment' | 'plan' | 'review' | 'measure'

/**
 * One thing that a file tells of a day, with where it is written: what a report may take up without typing it again. Modules answer it through their own
 * `factsOf(tx, caseId, { from, to })`, under the reach of who asks, in the order of days; a text is in one of them only.
 */
export interface CaseFact {
  source: { kind: FactKind; id: string; version: number }
  /** The day in Rome on which it happened. */
  on: PlainDate
  section: Section
  /** What its author holds it to be; who writes the report may move it. */
  part: ReportPart
  /** Who says it, in words; null when a worker of the service saw it himself. */
  saidBy: string | null
  title: string
  text: string
}
