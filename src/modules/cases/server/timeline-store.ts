import { sql, type RawBuilder } from 'kysely'
import { fold } from '#kernel/domain/fold.ts'
import type { Tx } from '#kernel/server/db.ts'

/** Where the previous page ended. `at` is the database's own text, to the microsecond. */
export interface Position {
  at: string
  id: string
  event: string
}

export interface TimelineFilter {
  caseId: string
  /** Text to look for, as typed. */
  text: string | null
  /** Instants. */
  from: string | null
  before: string | null
  author: string | null
  sections: readonly number[] | null
  kinds: readonly string[] | null
  after: Position | null
}

export interface TimelineRow {
  source: string
  id: string
  event: string
  at: string
  position: string
  section: number
  kind: string | null
  title: string | null
  text: string | null
  by_id: string | null
  corrected_at: string | null
  place: string | null
  minutes: number | null
  origin: string | null
}

/** One kind of thing the timeline shows: the columns of each row, and what its index can be asked. */
interface Source {
  source: string
  event: string
  /** The table, with the condition that its rows belong to the file. */
  rows: (caseId: string) => RawBuilder<unknown>
  id: RawBuilder<unknown>
  at: RawBuilder<unknown>
  section: RawBuilder<unknown>
  kind: RawBuilder<unknown>
  title: RawBuilder<unknown>
  text: RawBuilder<unknown>
  /** Title and words together, folded, where they are kept so. */
  folded?: RawBuilder<unknown>
  by: RawBuilder<unknown>
  /** Columns that only diary entries fill: corrected_at, place, minutes, origin. */
  extra?: RawBuilder<unknown>
}

const header = sql`0::smallint`
const none = sql`null::text`

/** Everything a timeline is made of. Another module's events come in as one entry here, read from the view it publishes. */
const sources: readonly Source[] = [
  {
    source: 'diary', event: 'written', rows: (caseId) => sql`cases.diary_entry t where t.case_id = ${caseId}`,
    id: sql`t.id`, at: sql`t.happened_at`, section: sql`t.section`, kind: sql`t.kind`, title: sql`t.title`, text: sql`t.body`, folded: sql`t.folded`, by: sql`t.author_id`,
    extra: sql`t.corrected_at, t.place, t.minutes, t.origin`,
  },
  {
    source: 'phase', event: 'changed', rows: (caseId) => sql`cases.phase_change t where t.case_id = ${caseId}`,
    id: sql`t.id`, at: sql`t.at`, section: header, kind: sql`t.phase`, title: none, text: sql`t.words`, by: sql`t.by_operator`,
  },
  {
    // hand-overs have their own rows, with their words
    source: 'file', event: 'happened', rows: (caseId) => sql`cases.file_event t where t.case_id = ${caseId} and t.kind not like 'handover\\_%'`,
    id: sql`t.id`, at: sql`t.at`, section: header, kind: sql`t.kind`, title: none, text: sql`t.detail ->> 'words'`, by: sql`t.by_operator`,
  },
  {
    source: 'handover', event: 'asked', rows: (caseId) => sql`cases.handover t where t.case_id = ${caseId}`,
    id: sql`t.id`, at: sql`t.asked_at`, section: header, kind: sql`t.kind`, title: none, text: sql`t.reason`, by: sql`t.asked_by`,
  },
  {
    source: 'handover', event: 'answered', rows: (caseId) => sql`cases.handover t where t.case_id = ${caseId} and t.answered_at is not null`,
    id: sql`t.id`, at: sql`t.answered_at`, section: header, kind: sql`t.state`, title: none, text: sql`t.answer_words`, by: sql`t.answered_by`,
  },
  {
    source: 'danger', event: 'raised', rows: (caseId) => sql`cases.danger_warning t where t.case_id = ${caseId}`,
    id: sql`t.id`, at: sql`t.raised_at`, section: header, kind: sql`t.kind`, title: none, text: sql`t.words`, by: sql`t.raised_by`,
  },
  {
    source: 'danger', event: 'lifted', rows: (caseId) => sql`cases.danger_warning t where t.case_id = ${caseId} and t.lifted_at is not null`,
    id: sql`t.id`, at: sql`t.lifted_at`, section: header, kind: sql`t.kind`, title: none, text: sql`t.lift_reason`, by: sql`t.lifted_by`,
  },
  {
    source: 'document', event: 'added', rows: (caseId) => sql`documents.timeline t where t.subject = ${caseId}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.type`, title: sql`t.title`, text: none, by: sql`t.by_id`,
  },
  {
    source: 'measure', event: 'recorded', rows: (caseId) => sql`measures.timeline t where t.subject = ${caseId}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.kind`, title: sql`t.title`, text: sql`t.words`, by: sql`t.by_id`,
  },
  {
    source: 'procedure', event: 'recorded', rows: (caseId) => sql`procedures.timeline t where t.subject = ${caseId}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.event`, title: sql`t.title`, text: sql`t.words`, by: sql`t.by_id`,
  },
  {
    source: 'assessment', event: 'recorded', rows: (caseId) => sql`assessments.timeline t where t.subject = ${caseId}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.event`, title: sql`t.title`, text: sql`t.words`, by: sql`t.by_id`,
  },
  {
    source: 'permit', event: 'changed', rows: (caseId) => sql`permits.timeline t where t.case_id = ${caseId}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.what`, title: sql`t.kind`, text: sql`t.words`, by: sql`t.by_id`,
  },
  ...['service', 'request'].map((source): Source => ({
    source, event: 'recorded', rows: (caseId) => sql`referrals.timeline t where t.subject = ${caseId} and t.source = ${source}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.kind`, title: sql`t.title`, text: sql`t.words`, by: sql`t.by_id`,
  })),
  ...['held', 'cancelled', 'not_come'].map((event): Source => ({
    source: 'meeting', event, rows: (caseId) => sql`agenda.timeline t where t.case_id = ${caseId} and t.event = ${event}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.kind`, title: sql`t.title`, text: sql`t.words`, by: sql`t.by_id`,
  })),
  {
    source: 'plan', event: 'happened', rows: (caseId) => sql`plans.timeline t where t.subject = ${caseId}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.what`, title: sql`t.kind`, text: sql`t.words`, by: sql`t.by_id`,
  },
  ...['approved', 'sent', 'superseded'].map((event): Source => ({
    source: 'paper', event, rows: (caseId) => sql`composer.timeline t where t.subject = ${caseId} and t.event = ${event}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.kind`, title: sql`t.title`, text: sql`t.words`, by: sql`t.by_id`,
  })),
  ...['met', 'missed'].map((event): Source => ({
    source: 'term', event, rows: (caseId) => sql`deadlines.timeline t where t.subject = ${caseId} and t.event = ${event}`,
    id: sql`t.id`, at: sql`t.at`, section: sql`t.section`, kind: sql`t.rule_id`, title: sql`t.title`, text: sql`t.words`, by: sql`t.by_id`,
  })),
]

const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

/** Rows of one source that pass the filters, before ordering. `ands` starts with `and`. */
function conditions(one: Source, filter: TimelineFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (filter.from) parts.push(sql`${one.at} >= ${filter.from}::timestamptz`)
  if (filter.before) parts.push(sql`${one.at} < ${filter.before}::timestamptz`)
  if (filter.author) parts.push(sql`${one.by} = ${filter.author}::uuid`)
  if (filter.sections) parts.push(sql`${one.section} = any (${[...filter.sections]}::smallint[])`)
  if (filter.kinds && one.source === 'diary') parts.push(sql`${one.kind} = any (${[...filter.kinds]}::text[])`)
  if (filter.text) {
    const like = pattern(filter.text)
    parts.push(one.folded ? sql`${one.folded} like ${pattern(fold(filter.text))}` : sql`(${one.title} ilike ${like} or ${one.text} ilike ${like})`)
  }
  if (filter.after) {
    const { at, id, event } = filter.after
    // the first condition is what the index is asked; the second settles equal instants
    parts.push(sql`${one.at} <= ${at}::timestamptz`)
    parts.push(sql`(${one.at}, ${one.id}, ${one.event}::text) < (${at}::timestamptz, ${id}::uuid, ${event}::text)`)
  }
  return parts.length ? sql` and ${sql.join(parts, sql` and `)}` : sql``
}

const chosen = (names: readonly string[]) => sources.filter((one) => names.includes(one.source))

/** Newest first. Each source gives at most a page, by its index; then they are merged. */
export async function timelineRows(tx: Tx, names: readonly string[], filter: TimelineFilter, limit: number): Promise<TimelineRow[]> {
  const parts = chosen(names).map((one) => sql`(select ${one.source}::text as source, ${one.id} as id, ${one.event}::text as event, ${one.at} as at,
    ${one.at}::text as position, ${one.section} as section, ${one.kind} as kind, ${one.title} as title, ${one.text} as text, ${one.by} as by_id,
    ${one.extra ?? sql`null::timestamptz as corrected_at, null::text as place, null::int as minutes, null::text as origin`}
    from ${one.rows(filter.caseId)}${conditions(one, filter)} order by ${one.at} desc, ${one.id} desc limit ${limit})`)
  if (!parts.length) return []
  const { rows } = await sql<TimelineRow>`select * from (${sql.join(parts, sql` union all `)}) merged order by at desc, id desc, event desc limit ${limit}`.execute(tx)
  return rows
}

export interface TimelineCount {
  source: string
  kind: string | null
  n: number
}

/** How many of each source, diary entries by kind. */
export async function timelineCounts(tx: Tx, names: readonly string[], filter: TimelineFilter): Promise<TimelineCount[]> {
  const parts = chosen(names).map((one) => sql`(select ${one.source}::text as source, ${one.source === 'diary' ? one.kind : none} as kind, count(*) as n
    from ${one.rows(filter.caseId)}${conditions(one, filter)} group by 1, 2)`)
  if (!parts.length) return []
  const { rows } = await sql<TimelineCount>`${sql.join(parts, sql` union all `)}`.execute(tx)
  return rows
}
