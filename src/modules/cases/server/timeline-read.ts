import type { Input } from '#kernel/contract/endpoint.ts'
import { addDays, startOfDayInRome } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import { openableSections, sectionName, sections } from '#modules/access/contract.ts'
import { assertReached, rolesBySection } from '#modules/access/server/index.ts'
import * as contract from '../contract/timeline.ts'
import { beginning } from '../domain/diary.ts'
import { mayWrite } from './diary-access.ts'
import { getFile } from './diary-content.ts'
import { nameOf, namesOf, presentOf, type Names } from './diary-present.ts'
import { presencesOf, type PresenceRow } from './diary-store.ts'
import * as store from './timeline-store.ts'

/** One timeline of everything in the file that the reader reaches: row-level security leaves the rest out, of the counts too. */
export const readTimeline = operation(contract.readTimeline, async ({ tx, audit, note }, input) => {
  audit(input.caseId)
  const after = openCursor<{ at: string; id: string; event: string }>(input.cursor, ['at', 'id', 'event'])
  const filter = filterOf(input)
  const names = input.kinds?.length ? ['diary'] : (input.sources ?? contract.timelineSources)
  const [reached, , found, counts, held] = await Promise.all([
    assertReached(tx, input.caseId),
    getFile(tx, input.caseId),
    store.timelineRows(tx, names, { ...filter, after }, input.limit + 1),
    after ? null : countsOf(tx, filter),
    rolesBySection(tx, input.caseId),
  ])
  const { rows, next } = pageOf(found, input.limit, (last) => ({ at: last.position, id: last.id, event: last.event }))
  note({ rows: rows.length })
  return {
    rows: await present(tx, rows, input.whole ?? false),
    next,
    total: counts && totalOf(counts, names, input.kinds),
    counts,
    reached,
    partial: openableSections.some((name) => !reached.includes(name)),
    can: { write: mayWrite({ roles: held.get('file') ?? [] }), sections: openableSections.filter((name) => mayWrite({ roles: held.get(name) ?? [] })) },
  }
})

type Asked = Input<typeof contract.readTimeline>

const filterOf = (input: Asked): store.TimelineFilter => ({
  caseId: input.caseId,
  text: input.q || null,
  from: input.from ? startOfDayInRome(input.from) : null,
  before: input.to ? startOfDayInRome(addDays(input.to, 1)) : null,
  author: input.author ?? null,
  sections: input.sections?.map((name) => sections[name]) ?? null,
  kinds: input.kinds?.length ? input.kinds : null,
  after: null,
})

interface Counts {
  sources: Record<string, number>
  kinds: Record<string, number>
}

/** Of every source and kind, so that each choice says how many it would show: its own narrowing left out. */
async function countsOf(tx: Tx, filter: store.TimelineFilter): Promise<Counts> {
  const counts: Counts = { sources: {}, kinds: {} }
  for (const { source, kind, n } of await store.timelineCounts(tx, contract.timelineSources, { ...filter, kinds: null })) {
    counts.sources[source] = (counts.sources[source] ?? 0) + n
    if (kind) counts.kinds[kind] = (counts.kinds[kind] ?? 0) + n
  }
  return counts
}

function totalOf(counts: Counts, names: readonly string[], kinds: readonly string[] | undefined): number {
  const from = kinds?.length ? kinds.map((kind) => counts.kinds[kind] ?? 0) : names.map((name) => counts.sources[name] ?? 0)
  return from.reduce((sum, one) => sum + one, 0)
}

async function present(tx: Tx, rows: readonly store.TimelineRow[], whole: boolean): Promise<contract.TimelineItem[]> {
  const presences = await presencesOf(tx, rows.filter((row) => row.source === 'diary').map((row) => row.id))
  const names = await namesOf(tx, presences.map(presentOf), rows.flatMap((row) => row.by_id ?? []))
  return rows.map((row) => ({ ...presentItem(row, presences, names), ...wordsOf(row.text, whole) }))
}

const wordsOf = (text: string | null, whole: boolean): { text: string | null; cut: boolean } => (text === null || whole ? { text, cut: false } : beginning(text))

function presentItem(row: store.TimelineRow, presences: readonly PresenceRow[], names: Names): Omit<contract.TimelineItem, 'text' | 'cut'> {
  return {
    source: row.source as contract.TimelineSource,
    id: row.id,
    event: row.event,
    at: row.at,
    section: sectionName(row.section),
    kind: row.kind,
    title: row.title,
    by: row.by_id ? { id: row.by_id, name: names.operators.get(row.by_id) ?? '' } : null,
    correctedAt: row.corrected_at,
    place: row.place,
    minutes: row.minutes,
    origin: row.origin,
    presences: presences.filter((one) => one.entry_id === row.id).flatMap((one) => {
      const name = nameOf(presentOf(one), names)
      return name ? [one.role ? `${name} (${one.role})` : name] : []
    }),
  }
}
