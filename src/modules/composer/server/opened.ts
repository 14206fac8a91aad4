import type { FileHead } from '#modules/cases/server/index.ts'
import type { Held, Standing } from './access.ts'
import type { PaperRow } from './paper-store.ts'
import type { authorsOf } from './section-store.ts'

/** A paper with what deciding about it needs. */
export interface Opened {
  paper: PaperRow
  file: FileHead
  me: Standing
  held: Held
  authors: Awaited<ReturnType<typeof authorsOf>>
}
