import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface MeasureFilter {
  kind: string | null
  authority: string | null
  nature: string | null
  /** In force on this day … */
  inForceOn: string | null
  /** … and ending by this one. */
  endingBy: string | null
  endedBefore: string | null
  municipality: string | null
  pole: string | null
  responsible: string | null
  /** Words of the child's name or number, folded; each must occur. */
  words: readonly string[]
}
export type MeasureSort = 'decided' | 'ends' | 'child'
export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}

const keys = {
  decided: sql<string>`m.happened_at::text`,
  // what has no end comes after everything that ends
  ends: sql<string>`coalesce(m.effective_to, '9999-12-31')::text`,
  child: sql<string>`f.child_sort`,
} as const

/** First the files within reach, by the index of reach, then their measures, then the order. */
function found(tx: Tx, filter: MeasureFilter) {
  const files = tx.selectFrom('cases.header as h').select(['h.id', 'h.child_name', 'h.child_sort', 'h.number', 'h.responsible_id', 'h.municipality_istat'])
    .$if(filter.municipality !== null, (query) => query.where('h.municipality_istat', '=', filter.municipality!))
    .$if(filter.pole !== null, (query) => query.where('h.pole_unit_id', '=', filter.pole!))
    .$if(filter.responsible !== null, (query) => query.where('h.responsible_id', '=', filter.responsible!))
  return tx
    .with((cte) => cte('files').materialized(), () => files)
    .selectFrom('measures.measure as m').innerJoin('files as f', 'f.id', 'm.case_id')
    .$if(filter.kind !== null, (query) => query.where((eb) => eb.or([eb('m.kind', '=', filter.kind!), sql<boolean>`${filter.kind} = any (m.also)`])))
    .$if(filter.authority !== null, (query) => query.where('m.authority_id', '=', filter.authority!))
    .$if(filter.nature !== null, (query) => query.where('m.nature', '=', filter.nature!))
    .$if(filter.inForceOn !== null, (query) => query.where('m.effective_from', '<=', filter.inForceOn!).where((eb) => eb.or([eb('m.effective_to', 'is', null), eb('m.effective_to', '>=', filter.inForceOn!)])))
    .$if(filter.endingBy !== null, (query) => query.where('m.effective_to', '<=', filter.endingBy!))
    .$if(filter.endedBefore !== null, (query) => query.where('m.effective_to', '<', filter.endedBefore!))
    .$if(filter.words.length > 0, (query) => query.where((eb) => eb.and(filter.words.map((word) =>
      eb.or([eb('f.child_sort', 'ilike', `%${word}%`), eb('f.number', 'ilike', `%${word}%`), eb('m.number', 'ilike', `%${word}%`), eb('m.authority_words', 'ilike', `%${word}%`)])))))
}

export async function searchIds(tx: Tx, filter: MeasureFilter, sort: MeasureSort, down: boolean, after: Position | null, limit: number): Promise<Position[]> {
  const key = keys[sort]
  const way = down ? sql`<` : sql`>`
  const rows = await found(tx, filter).select(['m.id', key.as('key')])
    .$if(after !== null, (query) => query.where(sql<boolean>`(${key}, m.id) ${way} (${after!.key}, ${after!.id}::uuid)`))
    .orderBy(key, down ? 'desc' : 'asc').orderBy('m.id', down ? 'desc' : 'asc').limit(limit + 1).execute()
  return rows.map(({ key: at, id }) => ({ key: at, id }))
}

const COUNT_LIMIT = 2000
/** How many there are; null when too many to be worth counting. */
export async function countMeasures(tx: Tx, filter: MeasureFilter): Promise<number | null> {
  const rows = await found(tx, filter).select('m.id').limit(COUNT_LIMIT + 1).execute()
  return rows.length > COUNT_LIMIT ? null : rows.length
}

/** What the list shows of the files of its rows. */
export const filesOf = (tx: Tx, caseIds: readonly string[]) =>
  caseIds.length
    ? tx.selectFrom('cases.header as h').leftJoin('kernel.actor as a', 'a.id', 'h.responsible_id').leftJoin('kernel.municipality as t', 't.istat', 'h.municipality_istat')
        .select(['h.id', 'h.child_name', 'h.number', 'h.responsible_id', 'a.display_name as responsible_name', 't.name as municipality']).where('h.id', 'in', [...caseIds]).execute()
    : Promise.resolve([])
