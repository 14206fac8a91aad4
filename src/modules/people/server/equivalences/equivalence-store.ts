import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { CountedPair } from '../../domain/equivalence-pairs.ts'
import type { EquivalenceKind } from '../../domain/equivalence-words.ts'

/** Does the actor administer the installation? Equivalences hold for everybody in it. */
export const installs = async (tx: Tx): Promise<boolean> => (await sql<{ may: boolean }>`select network.installs() as may`.execute(tx)).rows[0]!.may

const columns = ['id', 'words', 'kind', 'languages', 'source', 'note', 'added_by', 'added_at', 'retired_by', 'retired_at', 'retire_reason', 'version'] as const

/** All that was ever added, newest first: some hundreds. */
export const addedRows = (tx: Tx) => tx.selectFrom('people.name_equivalence').select([...columns]).orderBy('added_at', 'desc').orderBy('id').execute()
export type AddedRow = Awaited<ReturnType<typeof addedRows>>[number]

export const addedRow = (tx: Tx, id: string) => tx.selectFrom('people.name_equivalence').select([...columns]).where('id', '=', id).executeTakeFirst()

export interface NewRow {
  id: string
  words: string[]
  kind: EquivalenceKind
  languages: string[]
  source: string
  note: string
  added_by: string
  added_at: string
}
/** False when the very same words are there already. */
export async function insertRow(tx: Tx, row: NewRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('people.name_equivalence').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** False when somebody was faster. */
export async function retireRow(tx: Tx, id: string, version: number, by: string, at: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('people.name_equivalence').set({ retired_by: by, retired_at: at, retire_reason: reason, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).where('retired_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

const proposed = ['id', 'one', 'other', 'children', 'bodies', 'counted_at', 'state', 'reason', 'decided_by', 'decided_at', 'version'] as const

export interface After extends Record<string, number | string> {
  children: number
  id: string
}

/** A page of proposals, those most children bear out first. */
export const proposals = (tx: Tx, { state, like }: { state: string; like: string | null }, after: After | null, limit: number) =>
  tx.selectFrom('people.equivalence_proposal').select([...proposed]).where('state', '=', state)
    .$if(like !== null, (query) => query.where((eb) => eb.or([eb('one', 'like', `${like}%`), eb('other', 'like', `${like}%`)])))
    .$if(after !== null, (query) => query.where((eb) => eb.or([eb('children', '<', after!.children), eb.and([eb('children', '=', after!.children), eb('id', '>', after!.id)])])))
    .orderBy('children', 'desc').orderBy('id').limit(limit).execute()
export type ProposalRow = Awaited<ReturnType<typeof proposals>>[number]

export const proposal = (tx: Tx, id: string) => tx.selectFrom('people.equivalence_proposal').select([...proposed]).where('id', '=', id).executeTakeFirst()

/** False when somebody was faster. */
export async function decideProposal(tx: Tx, id: string, version: number, decided: { state: string; reason: string; decided_by: string; decided_at: string; equivalence_id: string | null }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('people.equivalence_proposal').set({ ...decided, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('state', '=', 'open').executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Writes the counts of tonight: open ones that are no longer borne out go. As a job. */
export async function putProposals(tx: Tx, counted: readonly (CountedPair & { id: string })[], at: string): Promise<void> {
  await sql`delete from people.equivalence_proposal p where p.state = 'open'
    and not exists (select 1 from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as c (one text, other text) where c.one = p.one and c.other = p.other)`.execute(tx)
  await sql`insert into people.equivalence_proposal (id, one, other, children, bodies, counted_at)
    select c.id, c.one, c.other, c.children, c.bodies, ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as c (id uuid, one text, other text, children int, bodies int)
    on conflict (one, other) do update set children = excluded.children, bodies = excluded.bodies, counted_at = excluded.counted_at`.execute(tx)
}

/** Marks entries under these keys as to be written anew; how many. As a job. */
export const regroup = async (tx: Tx, keys: readonly number[], most: number): Promise<number> =>
  (await sql<{ marked: number }>`select people.regroup_match(${[...keys]}::bigint[], ${most}::int) as marked`.execute(tx)).rows[0]!.marked
