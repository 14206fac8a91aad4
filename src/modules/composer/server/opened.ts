import type { Held, Standing } from './access.ts'
import type { FileRow, PaperRow } from './paper-store.ts'
import type { authorsOf } from './section-store.ts'

/** A paper with what deciding about it needs. */
export interface Opened {
  paper: PaperRow
  file: FileRow
  me: Standing
  held: Held
  authors: Awaited<ReturnType<typeof authorsOf>>
}
