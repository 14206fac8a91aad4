import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

/** Who has one of these tax codes, definitive or provisional. */
export const withTaxCodes = (tx: Tx, codes: readonly string[]) =>
  tx
    .selectFrom('people.identifier as i').innerJoin('people.person as p', 'p.id', 'i.person_id')
    .select(['p.id as personId', 'p.display_name as displayName', 'p.original_name as originalName', 'p.birth_date as birthDate', 'i.normalised as code'])
    .where(sql<boolean>`i.normalised = any (${[...codes]}::text[])`).where('i.type', 'in', ['CF', 'CF_PROVV']).where('i.retired_at', 'is', null).execute()

/** Who was born on one of these days. */
export const bornOn = (tx: Tx, days: readonly string[]) =>
  tx
    .selectFrom('people.person').select(['id as personId', 'display_name as displayName', 'original_name as originalName', 'birth_date as birthDate'])
    .where(sql<boolean>`birth_date = any (${[...days]}::date[])`).where('birth_precision', '=', 'day').execute()
