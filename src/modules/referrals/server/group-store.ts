import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface GroupRecord {
  id: string
  unit_id: string
  unit_name: string
  kind_id: string
  kind_it: string
  kind_en: string
  title: string
  leader_words: string | null
  place_words: string | null
  closed_on: string | null
  last_on: string | null
  version: number
}

const read = (where: ReturnType<typeof sql>) => sql<GroupRecord>`
  select g.id, g.unit_id, d.organisation_short_name || ', ' || d.unit_name as unit_name, g.kind_id, k.label_it as kind_it, k.label_en as kind_en, g.title, g.leader_words, g.place_words, g.closed_on,
    (select max(t.day) from referrals.group_session t where t.group_id = g.id) as last_on, g.version
  from referrals.service_group g join network.directory d on d.unit_id = g.unit_id join referrals.service_kind k on k.id = g.kind_id where ${where}`

export const groupOf = async (tx: Tx, id: string): Promise<GroupRecord | undefined> => (await read(sql`g.id = ${id}::uuid`).execute(tx)).rows[0]

interface GroupFilter {
  text: string | null
  closed: boolean
}
const filtered = (f: GroupFilter) => sql`${f.closed ? sql`true` : sql`g.closed_on is null`} and (${f.text}::text is null or g.title ilike '%' || ${f.text} || '%' or g.leader_words ilike '%' || ${f.text} || '%')`

export const listGroups = async (tx: Tx, filter: GroupFilter, after: { key: string; id: string } | null, limit: number): Promise<GroupRecord[]> =>
  (await read(sql`${filtered(filter)}${after ? sql` and (g.title, g.id) > (${after.key}, ${after.id}::uuid)` : sql``} order by g.title, g.id limit ${limit}`).execute(tx)).rows
export async function countGroups(tx: Tx, filter: GroupFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from referrals.service_group g where ${filtered(filter)}`.execute(tx)
  return rows[0]!.n
}

export const insertGroup = (tx: Tx, row: { id: string; unit_id: string; kind_id: string; title: string; leader_words: string | null; place_words: string | null; created_by: string; created_at: string }) =>
  tx.insertInto('referrals.service_group').values(row).execute()

export async function changeGroup(tx: Tx, id: string, version: number, changes: { title: string; leader_words: string | null; place_words: string | null; closed_on: string | null }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('referrals.service_group').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Groups that each of these services is in. */
export const groupsOf = (tx: Tx, serviceIds: readonly string[]) =>
  serviceIds.length
    ? tx.selectFrom('referrals.group_member as m').innerJoin('referrals.service_group as g', 'g.id', 'm.group_id').select(['m.service_id', 'm.group_id', 'g.title'])
      .where('m.service_id', 'in', [...serviceIds]).where('m.to_on', 'is', null).execute()
    : Promise.resolve([])

/** Who is in a group, as far as the reader sees their services. */
export const membersOf = (tx: Tx, groupId: string) =>
  tx.selectFrom('referrals.group_member').select(['id', 'service_id', 'case_id', 'from_on', 'to_on']).where('group_id', '=', groupId).orderBy('from_on').execute()
export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number]

export const insertMember = (tx: Tx, row: { id: string; group_id: string; service_id: string; case_id: string; from_on: string }) => tx.insertInto('referrals.group_member').values(row).execute()
export const endMember = (tx: Tx, id: string, on: string | null) => tx.updateTable('referrals.group_member').set({ to_on: on }).where('id', '=', id).execute()

export const sessionsOf = (tx: Tx, groupId: string, from: string | null, most: number) =>
  tx.selectFrom('referrals.group_session').select(['id', 'day', 'minutes', 'topic', 'leader_words']).where('group_id', '=', groupId)
    .$if(from !== null, (query) => query.where('day', '>=', from!)).orderBy('day', 'desc').limit(most).execute()

export const insertSession = (tx: Tx, row: { id: string; group_id: string; day: string; minutes: number; topic: string | null; leader_words: string | null; created_by: string; created_at: string }) =>
  tx.insertInto('referrals.group_session').values(row).execute()

export const marksOf = (tx: Tx, sessionIds: readonly string[]) =>
  sessionIds.length
    ? tx.selectFrom('referrals.entry').select(['id', 'session_id', 'service_id', 'presence', 'version']).where('session_id', 'in', [...sessionIds]).where('removed_at', 'is', null).execute()
    : Promise.resolve([])

/** Services that a unit gives and that are in no group now, for putting children into one. */
export async function candidatesOf(tx: Tx, unitId: string): Promise<{ id: string; child: string; kind_it: string; kind_en: string }[]> {
  const { rows } = await sql<{ id: string; child: string; kind_it: string; kind_en: string }>`
    select s.id, coalesce(h.child_name, s.child_words) as child, k.label_it as kind_it, k.label_en as kind_en
    from referrals.service s join referrals.service_kind k on k.id = s.kind_id left join cases.header h on h.id = s.case_id
    where s.provider_unit_id = ${unitId}::uuid and s.state in ('active', 'suspended')
      and not exists (select 1 from referrals.group_member m where m.service_id = s.id and m.to_on is null) order by 2 limit 300`.execute(tx)
  return rows
}
