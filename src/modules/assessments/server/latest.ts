import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Filled } from '../domain/fill.ts'
import type { Instrument, Moment } from '../domain/instrument.ts'
import { answersOf } from './answers-store.ts'
import { signedOf } from './assessment-store.ts'
import { definitionOf } from './library-store.ts'
import { filledFrom } from './load.ts'

/** The last completed assessment of an instrument, as far as the actor reaches it. */
export interface Latest {
  id: string
  revision: number
  instrument: Instrument
  moment: Moment | null
  heldOn: PlainDate
  people: readonly string[]
  filled: readonly Filled[]
}

/** The last completed assessment of a file with an instrument (by key), with the answers within the actor's reach; null when there is none. */
export async function latestOf(tx: Tx, caseId: string, instrumentKey: string): Promise<Latest | null> {
  const [row] = await signedOf(tx, [caseId], instrumentKey)
  if (!row) return null
  const [definition, answers] = [await definitionOf(tx, row.instrument_key, row.instrument_version), await answersOf(tx, [{ id: row.id, revision: row.signed_revision! }])]
  if (!definition) return null
  return {
    id: row.id, revision: row.signed_revision!, instrument: definition.content, moment: row.moment, heldOn: row.held_on as PlainDate, people: row.people,
    filled: filledFrom(definition.content, row.people, answers),
  }
}
