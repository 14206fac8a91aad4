import { sql, type Insertable, type SqlBool, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { AppointmentState } from '../domain/states.ts'
import type { PlaceKind } from '../domain/words.ts'

/** Of which file, in which section, and what the reader may know of it. */
export interface FileOfAppointment {
  case_id: string
  section: number
  purpose: string | null
  number: string | null
  child_id: string | null
  child_name: string | null
  responsible_id: string | null
  file_status: string | null
}

/** The other files of it that the reader reaches, in their order: siblings met together. */
const others = sql<FileOfAppointment[]>`(select coalesce(jsonb_agg(jsonb_build_object('case_id', o.case_id, 'section', o.section, 'purpose', o.purpose, 'number', h.number, 'child_id', h.child_id,
    'child_name', h.child_name, 'responsible_id', h.responsible_id, 'file_status', h.status) order by o.position, o.case_id), '[]')
  from agenda.matter o join cases.header h on h.id = o.case_id where o.appointment_id = a.id and o.case_id <> m.case_id)`

/** Of the files he reaches the first: where he did not ask from one of them. */
const first = sql<SqlBool>`not exists (select 1 from agenda.matter e where e.appointment_id = m.appointment_id and (e.position, e.case_id) < (m.position, m.case_id))`

/** The same, of whichever file he asks from. */
const joined = (tx: Tx) => eachFile(tx).where(first)

/** An appointment with what this reader may know of its file, room and place: what he may not is null. Once for each file that he reaches. */
const eachFile = (tx: Tx) =>
  tx.selectFrom('agenda.appointment as a')
    .leftJoin('agenda.matter as m', 'm.appointment_id', 'a.id')
    .leftJoin('cases.header as f', 'f.id', 'm.case_id')
    .leftJoin('agenda.room as r', 'r.id', 'a.room_id')
    .leftJoin('network.site as s', 's.id', 'r.site_id')
    .leftJoin('agenda.minutes as n', (join) => join.onRef('n.appointment_id', '=', 'a.id').on(sql<SqlBool>`n.case_id is not distinct from m.case_id`))
    .select([
      'a.id', 'a.kind', 'a.starts_at', 'a.ends_at', 'a.state', 'a.organiser_id', 'a.unit_id', 'a.coordinator_id', 'a.of_child', 'a.place_kind', 'a.room_id', 'a.place',
      'a.mediator_state', 'a.mediator_language', 'a.mediator_gender', 'a.mediator_mode', 'a.series_id', 'a.series_n', 'a.state_words', 'a.remind_minutes', 'a.version',
      'm.case_id', 'm.section', 'm.purpose', 'm.source_kind', 'm.source_id', 'm.source_part', 'f.number', 'f.child_id', 'f.child_name', 'f.responsible_id', 'f.status as file_status', 'r.name as room_name', 'r.accessible as room_accessible',
      's.name as site_name', 'n.diary_entry_id', 'n.body as minutes_body',
    ])
    .select([sql<string | null>`(select p.place from agenda.protected_place p where p.appointment_id = a.id limit 1)`.as('secret_place'), others.as('others')])

type Joined = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>
export type AppointmentRow = Omit<Joined, 'state' | 'place_kind'> & { state: AppointmentState; place_kind: PlaceKind }

/** `caseId`: as it is of this file, if it is and he reaches it. */
export const appointmentOf = (tx: Tx, id: string, caseId?: string): Promise<AppointmentRow | undefined> =>
  (caseId ? eachFile(tx).where('m.case_id', '=', caseId) : joined(tx)).where('a.id', '=', id).$castTo<AppointmentRow>().executeTakeFirst()

/** The files of it that the reader reaches; none of one about no child. */
export const filesOf = (row: AppointmentRow): FileOfAppointment[] => (row.case_id && row.section !== null
  ? [{ case_id: row.case_id, section: row.section, purpose: row.purpose, number: row.number, child_id: row.child_id, child_name: row.child_name, responsible_id: row.responsible_id, file_status: row.file_status }, ...row.others]
  : [])

/** Keeps it for this transaction, so that what was checked still holds when it is written. Out of the reader's reach: false. */
export const lockAppointment = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.selectFrom('agenda.appointment').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined

/** The occurrences of a series from its n-th on that are still to come, in order. */
export const seriesAhead = (tx: Tx, seriesId: string, fromN: number): Promise<AppointmentRow[]> =>
  joined(tx).where('a.series_id', '=', seriesId).where('a.series_n', '>=', fromN).where('a.state', 'in', ['planned', 'confirmed']).orderBy('a.series_n').$castTo<AppointmentRow>().execute()

export async function seriesOf(tx: Tx, id: string): Promise<{ every: string; of: number } | undefined> {
  const { rows } = await sql<{ every: string; of: number }>`
    select s.every, (select max(a.series_n) from agenda.appointment a where a.series_id = s.id)::int as of from agenda.series s where s.id = ${id}`.execute(tx)
  return rows[0]
}

export interface Range {
  from: string
  before: string
  states: readonly string[]
}

const inRange = (tx: Tx, { from, before, states }: Range) =>
  joined(tx).where('a.starts_at', '<', before).where('a.ends_at', '>', from).where('a.state', 'in', [...states]).orderBy('a.starts_at').orderBy('a.id').$castTo<AppointmentRow>()

/** Appointments within a span to which one of these workers is wanted and did not say no, as far as the reader sees them. */
export const ofOperators = (tx: Tx, operators: readonly string[], range: Range, limit: number): Promise<AppointmentRow[]> =>
  inRange(tx, range).where(({ exists, selectFrom }) => exists(selectFrom('agenda.participant as w').select('w.id').whereRef('w.appointment_id', '=', 'a.id')
    .where('w.operator_id', 'in', [...operators]).where('w.answer', '<>', 'declined'))).limit(limit).execute()

export const ofRoom = (tx: Tx, roomId: string, range: Range, limit: number): Promise<AppointmentRow[]> => inRange(tx, range).where('a.room_id', '=', roomId).limit(limit).execute()

/** Invitations of somebody that wait for an answer, soonest first. */
export const waitingFor = (tx: Tx, operatorId: string, since: string): Promise<AppointmentRow[]> =>
  joined(tx).innerJoin('agenda.participant as w', 'w.appointment_id', 'a.id').where('w.operator_id', '=', operatorId).where('w.answer', '=', 'waiting')
    .where('a.state', 'in', ['planned', 'confirmed']).where('a.starts_at', '>', since).orderBy('a.starts_at').orderBy('a.id').limit(50).$castTo<AppointmentRow>().execute()

/** What somebody organised (or leads) that is over, and of which nobody said how it went; newest first. */
export const unrecordedOf = (tx: Tx, operatorId: string, since: string, now: string): Promise<AppointmentRow[]> =>
  joined(tx).where((eb) => eb.or([eb('a.organiser_id', '=', operatorId), eb('a.coordinator_id', '=', operatorId)])).where('a.state', 'in', ['planned', 'confirmed'])
    .where('a.ends_at', '<', now).where('a.ends_at', '>', since).where((eb) => eb.not(eb('a.kind', 'in', ['tempo_proprio', 'formazione', 'supervisione', 'riunione_servizio'])))
    .orderBy('a.starts_at', 'desc').orderBy('a.id').limit(50).$castTo<AppointmentRow>().execute()

export interface CaseFilter {
  caseId: string
  when: 'ahead' | 'past'
  now: string
  kind?: string | undefined
  state?: string | undefined
  text: string | null
  after: { at: string; id: string } | null
}

/** Appointments of a file: those ahead soonest first, past ones newest first. */
export function ofCase(tx: Tx, { caseId, when, now, kind, state, text, after }: CaseFilter, limit: number): Promise<AppointmentRow[]> {
  const past = when === 'past'
  let query = eachFile(tx).where('m.case_id', '=', caseId).where(whenOf(past, now))
  if (kind) query = query.where('a.kind', '=', kind)
  if (state) query = query.where('a.state', '=', state)
  if (text) query = query.where(wordsLike(text))
  if (after) query = query.where(past ? sql<SqlBool>`(a.starts_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql<SqlBool>`(a.starts_at, a.id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('a.starts_at', past ? 'desc' : 'asc').orderBy('a.id', past ? 'desc' : 'asc').limit(limit).$castTo<AppointmentRow>().execute()
}

export async function countOfCase(tx: Tx, { caseId, when, now, kind, state, text }: CaseFilter): Promise<number> {
  let query = tx.selectFrom('agenda.appointment as a').innerJoin('agenda.matter as m', 'm.appointment_id', 'a.id').leftJoin('agenda.minutes as n', (join) => join.onRef('n.appointment_id', '=', 'a.id').onRef('n.case_id', '=', 'm.case_id'))
    .where('m.case_id', '=', caseId).where(whenOf(when === 'past', now))
  if (kind) query = query.where('a.kind', '=', kind)
  if (state) query = query.where('a.state', '=', state)
  if (text) query = query.where(wordsLike(text))
  return Number((await query.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n)
}

const whenOf = (past: boolean, now: string) => (past
  ? sql<SqlBool>`(a.ends_at <= ${now}::timestamptz or a.state in ('held', 'cancelled', 'not_come'))`
  : sql<SqlBool>`(a.ends_at > ${now}::timestamptz and a.state in ('planned', 'confirmed'))`)
const wordsLike = (text: string) => {
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(m.purpose ilike ${like} or a.place ilike ${like} or n.body ilike ${like} or a.state_words ilike ${like})`
}

/** Appointments of a file that were planned from this thing, those cancelled or missed aside, in their order. */
export const ofSource = (tx: Tx, caseId: string, { kind, id }: { kind: string; id: string }) =>
  tx.selectFrom('agenda.matter as m').innerJoin('agenda.appointment as a', 'a.id', 'm.appointment_id').select(['a.id', 'a.starts_at', 'a.ends_at', 'a.state', 'm.source_part'])
    .where('m.case_id', '=', caseId).where('m.source_kind', '=', kind).where('m.source_id', '=', id).where('a.state', 'not in', ['cancelled', 'not_come']).orderBy('a.starts_at').orderBy('a.id').execute()

/** Meetings of a period of a file that took place or were missed, oldest first. */
export const metOf = (tx: Tx, caseId: string, from: string, before: string): Promise<AppointmentRow[]> =>
  eachFile(tx).where('m.case_id', '=', caseId).where('a.state', 'in', ['held', 'not_come']).where('a.starts_at', '>=', from).where('a.starts_at', '<', before)
    .orderBy('a.starts_at').orderBy('a.id').$castTo<AppointmentRow>().execute()

/** How the child was at meetings of its file that took place or were missed, newest first. */
export const attendanceOfChild = (tx: Tx, caseId: string, childId: string) =>
  tx.selectFrom('agenda.participant as p').innerJoin('agenda.appointment as a', 'a.id', 'p.appointment_id').innerJoin('agenda.matter as m', 'm.appointment_id', 'a.id')
    .select(['a.starts_at', 'p.attendance']).where('m.case_id', '=', caseId).where('p.person_id', '=', childId).where('p.attendance', 'is not', null)
    .where('a.state', 'in', ['held', 'not_come']).orderBy('a.starts_at', 'desc').limit(60).execute()

export const insertAppointments = (tx: Tx, rows: readonly Insertable<DB['agenda.appointment']>[]) => tx.insertInto('agenda.appointment').values([...rows]).execute()
export const insertMatters = (tx: Tx, rows: readonly Insertable<DB['agenda.matter']>[]) => (rows.length ? tx.insertInto('agenda.matter').values([...rows]).execute() : Promise.resolve([]))
export const insertPlaces = (tx: Tx, rows: readonly Insertable<DB['agenda.protected_place']>[]) => (rows.length ? tx.insertInto('agenda.protected_place').values([...rows]).execute() : Promise.resolve([]))
export const insertSeries = (tx: Tx, row: Insertable<DB['agenda.series']>) => tx.insertInto('agenda.series').values(row).execute()
export const updateMatter = (tx: Tx, appointmentId: string, caseIds: readonly string[], set: Updateable<DB['agenda.matter']>) =>
  (caseIds.length ? tx.updateTable('agenda.matter').set(set).where('appointment_id', '=', appointmentId).where('case_id', 'in', [...caseIds]).execute() : Promise.resolve([]))
export const removeMatters = (tx: Tx, appointmentId: string, caseIds: readonly string[]) =>
  (caseIds.length ? tx.deleteFrom('agenda.matter').where('appointment_id', '=', appointmentId).where('case_id', 'in', [...caseIds]).execute() : Promise.resolve([]))

/**
 * Puts the secret address in the place of the one that was there, for the files that are `his` and those of `files` that had it; null takes it away. Files out of his
 * reach lose an address that is no longer true (`agenda.forget_places`): better none than the old one.
 */
export async function replaceProtectedPlace(tx: Tx, appointmentId: string, { files, his }: { files: readonly string[]; his: readonly string[] }, place: string | null): Promise<void> {
  const had = (await tx.selectFrom('agenda.protected_place').select('case_id').where('appointment_id', '=', appointmentId).execute()).map((row) => row.case_id)
  await tx.deleteFrom('agenda.protected_place').where('appointment_id', '=', appointmentId).execute()
  if (place) await insertPlaces(tx, files.filter((id) => his.includes(id) || had.includes(id)).map((case_id) => ({ appointment_id: appointmentId, case_id, place })))
}

/** False when somebody was faster. */
export async function updateAppointment(tx: Tx, id: string, version: number, set: Updateable<DB['agenda.appointment']>): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('agenda.appointment').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface Taken {
  operator_id: string | null
  room_id: string | null
  /** The file of the child who is taken. */
  child_of: string | null
  starts_at: string
  ends_at: string
}

/** When these are taken, and never why. `caseIds`: the children of these files too, each time with its file. */
export async function takenTimes(tx: Tx, wanted: { operators: readonly string[]; rooms: readonly string[]; caseIds: readonly string[]; from: string; before: string; except?: readonly string[] }): Promise<Taken[]> {
  const { rows } = await sql<Taken>`select b.operator_id, b.room_id, case when b.of_child then f.id end as child_of, b.starts_at, b.ends_at
    from unnest(${wanted.caseIds.length ? [...wanted.caseIds] : [null]}::uuid[]) with ordinality f(id, n) cross join lateral agenda.busy(case f.n when 1 then ${[...wanted.operators]}::uuid[] else '{}' end,
      case f.n when 1 then ${[...wanted.rooms]}::uuid[] else '{}' end, f.id, ${wanted.from}::timestamptz, ${wanted.before}::timestamptz, ${[...(wanted.except ?? [])]}::uuid[]) b`.execute(tx)
  return rows
}

export const seesUnit = async (tx: Tx, unitId: string): Promise<boolean> => {
  const { rows } = await sql<{ yes: boolean }>`select agenda.sees_unit(${unitId}::uuid) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}

export interface Hearing {
  term_id: string
  due: string
  owner_id: string | null
  subject: string | null
}

/** Hearings of these workers on these days, as their terms say. */
export const hearingsOf = (tx: Tx, operators: readonly string[], from: string, to: string): Promise<Hearing[]> =>
  operators.length
    ? tx.selectFrom('deadlines.of_source').select(['id as term_id', 'due', 'owner_id', 'subject']).where('source_kind', '=', 'measures.hearing').where('owner_id', 'in', [...operators])
      .where('live', '=', true).where('due', '>=', from).where('due', '<=', `${to}T99`).orderBy('due').limit(200).$castTo<Hearing>().execute()
    : Promise.resolve([])

/** Kinds of appointment in Italian, those no longer chosen too. */
export const kindLabels = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await tx.selectFrom('kernel.code').select(['code', 'label_it']).where('list', '=', 'appointment_kind').execute()).map((row) => [row.code, row.label_it]))
