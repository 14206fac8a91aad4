import { sql } from 'kysely'
import { foldName } from '../domain/name-keys.ts'
import type { Tx } from './db.ts'

/** Entries of these lists that are valid on this day. */
export const codesOf = (tx: Tx, lists: readonly string[], today: string) =>
  tx
    .selectFrom('kernel.code')
    .select(['list', 'code', 'label_it as it', 'label_en as en', 'source'])
    .where('list', 'in', [...lists])
    .where((eb) => eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', today)]))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy('list')
    .orderBy('position')
    .execute()

/** Municipalities whose folded name has this text at the start of a word; those that begin with it come first. */
export const municipalitiesLike = (tx: Tx, text: string, limit: number) => {
  const folded = foldName(text)
  return tx
    .selectFrom('kernel.municipality')
    .select(['istat as code', 'name', 'province', 'region'])
    .where('valid_to', 'is', null)
    .where((eb) => eb.or([eb('istat', '=', text), eb('folded', 'like', `${folded}%`), eb('folded', 'like', `% ${folded}%`)]))
    .orderBy(sql`folded like ${`${folded}%`}`, 'desc')
    .orderBy('name')
    .limit(limit)
    .execute()
}

export const countries = (tx: Tx) =>
  tx.selectFrom('kernel.country').select(['code', 'name_it as it', 'name_en as en']).where('valid_to', 'is', null).orderBy('name_it').execute()

export const languages = (tx: Tx) =>
  tx.selectFrom('kernel.language').select(['code', 'name_it as it', 'name_en as en']).orderBy('position').orderBy('name_it').execute()

export const noticesBefore = (tx: Tx, before: { at: string; id: string } | null, limit: number) =>
  tx
    .selectFrom('kernel.notice')
    .select(['id', 'kind', 'subject', 'params', 'created_at', 'read_at'])
    .$if(before !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${before!.at}, ${before!.id})`))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const noticeById = (tx: Tx, id: string) =>
  tx.selectFrom('kernel.notice').select(['id', 'kind', 'subject', 'params', 'created_at', 'read_at']).where('id', '=', id).executeTakeFirst()
export type NoticeFound = NonNullable<Awaited<ReturnType<typeof noticeById>>>

export async function unreadNotices(tx: Tx): Promise<number> {
  const row = await tx.selectFrom('kernel.notice').select((eb) => eb.fn.countAll<number>().as('n')).where('read_at', 'is', null).executeTakeFirstOrThrow()
  return row.n
}

export const markRead = (tx: Tx, ids: readonly string[], at: string) =>
  tx
    .updateTable('kernel.notice')
    .set({ read_at: at })
    .where('read_at', 'is', null)
    .$if(ids.length > 0, (query) => query.where('id', 'in', [...ids]))
    .execute()
