import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'

export interface FactRow {
  what: 'measure' | 'hearing' | 'prescription'
  id: string
  version: number
  on: string
  kind: string | null
  number: string | null
  authority: string | null
  words: string | null
  outcome: string | null
  more: string | null
}

/** Orders decided, hearings held and prescriptions answered between two days of Rome, both included, oldest first. */
export async function factRows(tx: Tx, caseId: string, from: string, to: string): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select 'measure' as what, m.id, m.current as version, coalesce(m.decided_on, m.effective_from) as "on", m.kind, m.number,
      coalesce(o.name, m.authority_words) as authority, m.decision as words, null as outcome, m.mandate as more
    from measures.measure m left join network.organisation o on o.id = m.authority_id
    where m.case_id = ${caseId} and coalesce(m.decided_on, m.effective_from) between ${from}::date and ${to}::date
    union all
    select 'hearing', h.id, h.version, h.held_on, null, null, coalesce(o.name, p.authority_words), h.purpose, h.outcome, null
    from measures.hearing h join measures.proceeding p on p.id = h.proceeding_id left join network.organisation o on o.id = p.authority_id
    where h.state = 'tenuta' and h.held_on between ${from}::date and ${to}::date
      and exists (select 1 from measures.proceeding_case c where c.proceeding_id = p.id and c.case_id = ${caseId})
    union all
    select 'prescription', s.id, s.version, s.state_on, m.kind, m.number, null, s.words, s.state, s.state_words
    from measures.prescription s join measures.measure m on m.id = s.measure_id
    where m.case_id = ${caseId} and s.removed_at is null and s.state <> 'aperta' and s.state_on between ${from}::date and ${to}::date
    order by "on", id`.execute(tx)
  return rows
}

/** What kinds of measures are called. */
export async function kindLabels(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('kernel.code').select(['code', 'label_it']).where('list', '=', 'measure_kind').execute()
  return new Map(rows.map((row) => [row.code, row.label_it]))
}
