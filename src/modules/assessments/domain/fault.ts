import type { Words } from './instrument.ts'

/** Why a definition cannot be published, where (`sections.2.items.4`), and what to do. */
export interface Fault {
  where: string
  says: Words
}
