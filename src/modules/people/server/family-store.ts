import type { Tx } from '#kernel/server/db.ts'
import { insertRows } from '#kernel/server/insert-rows.ts'

export interface RelationRow {
  id: string
  from_person: string
  to_person: string
  type: string
  valid_from: string | null
  valid_to: string | null
  source: string | null
  note: string | null
  recorded_by: string
  recorded_at: string
}

export const insertRelations = (tx: Tx, rows: readonly RelationRow[]) => insertRows(tx, 'people.relation', rows)

/** Does this tie stand already, with no end? */
export const sameTie = (tx: Tx, from: string, to: string, type: string) =>
  tx.selectFrom('people.relation').select('id').where('from_person', '=', from).where('to_person', '=', to).where('type', '=', type)
    .where('retired_at', 'is', null).where('valid_to', 'is', null).executeTakeFirst()

/** Ties with at least one end among these people. */
export const relationsOf = (tx: Tx, people: readonly string[], retired: boolean) =>
  tx.selectFrom('people.relation as r').innerJoin('kernel.relation_type as t', 't.code', 'r.type')
    .select(['r.id', 'r.from_person', 'r.to_person', 'r.type', 't.inverse', 't.family_group', 'r.valid_from', 'r.valid_to', 'r.source', 'r.note',
      'r.recorded_by', 'r.recorded_at', 'r.retired_by', 'r.retired_at'])
    .where((eb) => eb.or([eb('r.from_person', 'in', [...people]), eb('r.to_person', 'in', [...people])]))
    .$if(!retired, (query) => query.where('r.retired_at', 'is', null)).orderBy('r.recorded_at').execute()

/** Everybody of a file whom the actor sees. */
export const membersOf = (tx: Tx, subject: string) => tx.selectFrom('kernel.reach_member').select('member').distinct().where('subject', '=', subject).execute()

export const insertHousehold = (tx: Tx, row: { id: string; label: string; municipality_istat: string | null; created_by: string; created_at: string }) =>
  tx.insertInto('people.household').values(row).execute()

export const insertMembers = (tx: Tx, rows: { id: string; household_id: string; person_id: string; valid_from: string | null; valid_to: string | null }[]) =>
  tx.insertInto('people.household_member').values(rows).execute()

export async function leave(tx: Tx, personId: string, memberId: string, validTo: string): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('people.household_member').set({ valid_to: validTo })
    .where('id', '=', memberId).where('person_id', '=', personId).executeTakeFirst()
  return Number(numUpdatedRows)
}

export const relationCode = (tx: Tx, code: string) => tx.selectFrom('kernel.relation_type').select(['code', 'inverse', 'family_group']).where('code', '=', code).executeTakeFirst()
