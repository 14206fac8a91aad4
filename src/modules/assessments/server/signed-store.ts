import type { Tx } from '#kernel/server/db.ts'
import type { Words } from '../domain/instrument.ts'

export interface SignatureRow {
  assessment_id: string
  revision: number
  hash: string
  signed_at: string
  signed_by: string
  signed_as: string
  reason: string | null
  details: SignedDetails
  by: string
}
/** What a signed revision keeps of its day and people. */
export interface SignedDetails {
  moment: string | null
  heldOn: string
  eventOn: string | null
  people: readonly string[]
}
export const signaturesOf = (tx: Tx, ids: readonly string[]): Promise<SignatureRow[]> =>
  ids.length
    ? tx.selectFrom('assessments.signature as s').innerJoin('kernel.actor as a', 'a.id', 's.signed_by')
        .select(['s.assessment_id', 's.revision', 's.hash', 's.signed_at', 's.signed_by', 's.signed_as', 's.reason', 's.details', 'a.display_name as by'])
        .where('s.assessment_id', 'in', [...ids]).orderBy('s.revision').$castTo<SignatureRow>().execute()
    : Promise.resolve([])
export const insertSignature = (tx: Tx, row: Omit<SignatureRow, 'details' | 'by'> & { id: string; case_id: string; details: string }) => tx.insertInto('assessments.signature').values(row).execute()

/** Who took part and when it was held, as signed with the decision. */
export interface Circumstance {
  participants: readonly { name: string; as: string }[]
  sittings: readonly Record<string, unknown>[]
}
export interface ClosingRow {
  assessment_id: string
  revision: number
  decision: string | null
  label: Words | null
  words: string | null
  reassess_on: string | null
  circumstances: Circumstance
}
export const closingsOf = (tx: Tx, ids: readonly string[]): Promise<ClosingRow[]> =>
  ids.length
    ? tx.selectFrom('assessments.closing').select(['assessment_id', 'revision', 'decision', 'label', 'words', 'reassess_on', 'circumstances']).where('assessment_id', 'in', [...ids]).$castTo<ClosingRow>().execute()
    : Promise.resolve([])
export const insertClosing = (tx: Tx, row: { assessment_id: string; revision: number; case_id: string; section: number; clinical: boolean; decision: string | null; label: string | null; words: string | null; reassess_on: string | null; circumstances: string }) =>
  tx.insertInto('assessments.closing').values(row).execute()

export interface SeriousRow {
  assessment_id: string
  revision: number
  section_key: string
  person_id: string | null
  section: number
  item: string
  label: Words
  area: string | null
  level: Words
}
export const seriousOf = (tx: Tx, assessments: readonly string[]): Promise<SeriousRow[]> =>
  assessments.length
    ? tx.selectFrom('assessments.serious').select(['assessment_id', 'revision', 'section_key', 'person_id', 'section', 'item', 'label', 'area', 'level']).where('assessment_id', 'in', [...assessments]).orderBy('position')
        .$castTo<SeriousRow>().execute()
    : Promise.resolve([])
export interface NewSerious extends Omit<SeriousRow, 'label' | 'level'> {
  id: string
  position: number
  case_id: string
  part: 'main' | 'child'
  clinical: boolean
  label: string
  level: string
}
export const insertSerious = async (tx: Tx, rows: readonly NewSerious[]): Promise<void> => {
  if (rows.length) await tx.insertInto('assessments.serious').values([...rows]).execute()
}
