import type { PaperContent } from '../../domain/paper.ts'
import type { TemplateCheck } from '../../domain/placeholders.ts'
import type { SignedComparison } from './signed/comparison.ts'

/** What the thread does, and what each job gives back. Bytes cross as Uint8Array. */
export type Job =
  | { kind: 'pdf'; content: PaperContent; hash: string | null; logo: { png: Uint8Array; alt: string } | null }
  | { kind: 'docx'; content: PaperContent; hash: string | null; template: Uint8Array | null }
  | { kind: 'check'; template: Uint8Array }
  | { kind: 'compare'; signed: Uint8Array; frozen: Uint8Array; content: PaperContent; hash: string | null }

interface Results {
  pdf: Uint8Array
  docx: Uint8Array
  check: TemplateCheck
  compare: SignedComparison
}
export type ResultOf<J extends Job> = Results[J['kind']]

export type Outcome<T> = { result: T } | { failed: string }
