import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { ServiceState } from '../domain/service-states.ts'
import { fileColumns, fileJoins, type OfFile } from './header-store.ts'

/** A service as everything here reads it; what the reader does not reach of the file is null. */
export interface ServiceRecord extends OfFile {
  id: string
  case_id: string
  section: number
  kind_id: string
  kind_it: string
  kind_en: string
  clinical: boolean
  organisation_id: string
  state: ServiceState
  child_words: string
  purpose: string
  asked_on: string
  provider_unit_id: string | null
  provider_words: string | null
  provider_name: string | null
  worker_id: string | null
  worker_words: string | null
  worker_name: string | null
  place: string | null
  place_words: string | null
  weekly_minutes: number | null
  total_minutes: number | null
  started_on: string | null
  ends_on: string | null
  ended_on: string | null
  outcome: string | null
  outcome_words: string | null
  next_words: string | null
  grant_id: string | null
  version: number
  municipality: string | null
}

/** Columns and joins of a service `s`; the header of its file `h` only for who reaches it. */
export const serviceColumns: RawBuilder<unknown> = sql`s.id, s.case_id, s.section, s.kind_id, k.label_it as kind_it, k.label_en as kind_en, k.clinical, s.organisation_id, s.state, s.child_words,
  s.purpose, s.asked_on, s.provider_unit_id, s.provider_words, coalesce(d.organisation_short_name || ', ' || d.unit_name, s.provider_words) as provider_name,
  s.worker_id, s.worker_words, coalesce(w.display_name, s.worker_words) as worker_name, s.place, s.place_words, s.weekly_minutes, s.total_minutes, s.started_on, s.ends_on,
  s.ended_on, s.outcome, s.outcome_words, s.next_words, s.grant_id, s.version, ${fileColumns}, m.name as municipality`
export const serviceJoins: RawBuilder<unknown> = sql`join referrals.service_kind k on k.id = s.kind_id ${fileJoins(sql`s.case_id`)}
  left join network.directory d on d.unit_id = s.provider_unit_id left join kernel.actor w on w.id = s.worker_id left join kernel.municipality m on m.istat = h.municipality_istat`

const read = async (tx: Tx, where: RawBuilder<unknown>): Promise<ServiceRecord[]> =>
  (await sql<ServiceRecord>`select ${serviceColumns} from referrals.service s ${serviceJoins} where ${where}`.execute(tx)).rows

export const serviceOf = async (tx: Tx, id: string): Promise<ServiceRecord | undefined> => (await read(tx, sql`s.id = ${id}::uuid`))[0]
export const servicesById = (tx: Tx, ids: readonly string[]): Promise<ServiceRecord[]> => (ids.length ? read(tx, sql`s.id = any (${[...ids]}::uuid[])`) : Promise.resolve([]))

/** Those under way first, then those asked, then those over; newest first. */
export const servicesOf = (tx: Tx, caseId: string): Promise<ServiceRecord[]> =>
  read(tx, sql`s.case_id = ${caseId}::uuid order by array_position('{active,suspended,interrupted,asked,ended,withdrawn}'::text[], s.state), s.started_on desc nulls first, s.id desc`)

/** Keeps the row for this transaction, so that what was checked still holds when it is written. */
export const lockService = (tx: Tx, id: string) => tx.selectFrom('referrals.service').select('id').where('id', '=', id).forUpdate().executeTakeFirst()

export interface NewService {
  id: string
  case_id: string
  section: number
  kind_id: string
  organisation_id: string
  state: ServiceState
  child_words: string
  purpose: string
  asked_on: string
  provider_unit_id: string | null
  provider_words: string | null
  created_by: string
  created_at: string
}
export const insertService = (tx: Tx, row: NewService) => tx.insertInto('referrals.service').values(row).execute()

export type ServiceChanges = Partial<Pick<ServiceRecord,
  'state' | 'purpose' | 'provider_unit_id' | 'provider_words' | 'worker_id' | 'worker_words' | 'place' | 'place_words' | 'weekly_minutes' | 'total_minutes' | 'started_on' | 'ends_on'
  | 'ended_on' | 'outcome' | 'outcome_words' | 'next_words' | 'grant_id'>>
/** False when somebody was faster. */
export async function updateService(tx: Tx, id: string, version: number, changes: ServiceChanges): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('referrals.service').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows === 1n
}

const ownColumns = ['service_id', 'case_id', 'section', 'basis', 'basis_id', 'basis_words', 'cost_bearer', 'cost_words'] as const
export const ownOf = (tx: Tx, ids: readonly string[]) =>
  ids.length ? tx.selectFrom('referrals.service_own').select(ownColumns).where('service_id', 'in', [...ids]).execute() : Promise.resolve([])
export type OwnRow = Awaited<ReturnType<typeof ownOf>>[number]
export const insertOwn = (tx: Tx, row: OwnRow) => tx.insertInto('referrals.service_own').values(row).execute()
export const updateOwn = (tx: Tx, serviceId: string, changes: Pick<OwnRow, 'cost_bearer' | 'cost_words'>) =>
  tx.updateTable('referrals.service_own').set(changes).where('service_id', '=', serviceId).execute()

const pauseColumns = ['id', 'service_id', 'case_id', 'kind', 'from_on', 'to_on', 'resumed_on', 'reason', 'words'] as const
export const pausesOf = (tx: Tx, ids: readonly string[]) =>
  ids.length ? tx.selectFrom('referrals.pause').select(pauseColumns).where('service_id', 'in', [...ids]).orderBy('from_on').execute() : Promise.resolve([])
export type PauseRow = Awaited<ReturnType<typeof pausesOf>>[number]
export const insertPause = (tx: Tx, row: PauseRow) => tx.insertInto('referrals.pause').values(row).execute()
export const finishPause = (tx: Tx, id: string, to: string | null, on: string) =>
  tx.updateTable('referrals.pause').set({ resumed_on: on, ...(to ? { to_on: to } : {}) }).where('id', '=', id).execute()

export interface EventRow {
  id: string
  case_id: string
  service_id: string
  what: string
  on_day: string
  happened_at: string
  words: string | null
  before: string | null
  by_operator: string
  at: string
}
export const insertEvent = (tx: Tx, row: EventRow) => tx.insertInto('referrals.service_event').values(row).execute()
export const eventsOf = (tx: Tx, serviceId: string) =>
  tx.selectFrom('referrals.service_event as e').innerJoin('kernel.actor as a', 'a.id', 'e.by_operator')
    .select(['e.id', 'e.what', 'e.on_day', 'e.words', 'e.by_operator', 'a.display_name as by', 'e.at']).where('e.service_id', '=', serviceId).orderBy('e.at', 'desc').orderBy('e.id', 'desc').limit(200).execute()

/** Sections that the grants made for services and requests open today. */
export async function grantsOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, number[]>> {
  const known = ids.filter((id) => id !== null)
  if (!known.length) return new Map()
  const rows = await tx.selectFrom('access.reach_grant').select(['id', 'sections']).where('id', 'in', known).where('state', '=', 'active')
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', sql<string>`now()`)])).execute()
  return new Map(rows.map((row) => [row.id, row.sections]))
}

const noteColumns = ['n.id', 'n.on_day', 'n.body', 'n.author_id', 'a.display_name as author', 'n.at'] as const
export const notesOf = (tx: Tx, serviceId: string, text: string | null, after: { on: string; id: string } | null, limit: number) =>
  tx.selectFrom('referrals.clinical_note as n').innerJoin('kernel.actor as a', 'a.id', 'n.author_id').select(noteColumns).where('n.service_id', '=', serviceId)
    .$if(text !== null, (query) => query.where('n.body', 'ilike', `%${text}%`))
    .$if(after !== null, (query) => query.where(sql<boolean>`(n.on_day, n.id) < (${after!.on}::date, ${after!.id}::uuid)`))
    .orderBy('n.on_day', 'desc').orderBy('n.id', 'desc').limit(limit).execute()
export const insertNote = (tx: Tx, row: { id: string; case_id: string; service_id: string; on_day: string; body: string; author_id: string; at: string }) =>
  tx.insertInto('referrals.clinical_note').values(row).execute()
