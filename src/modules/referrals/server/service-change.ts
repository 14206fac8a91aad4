import { conflict, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { fileHead, touchActivity, type FileHead } from '#modules/cases/server/index.ts'
import { mayStep, type ServiceStep } from '../domain/service-states.ts'
import { assertMay, assertOpen, mayManage, standingIn } from './access.ts'
import { presentService } from './present-service.ts'
import * as store from './service-store.ts'

export type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>

/** A service within reach, or given by one of the reader's units; 404 otherwise. */
export async function getServiceRow({ tx, audit }: Pick<Needs, 'tx' | 'audit'>, serviceId: string): Promise<store.ServiceRecord> {
  const row = await store.serviceOf(tx, serviceId)
  if (!row) throw notFound()
  audit(row.case_id)
  return row
}

/** Begins a change: who may, in which state, on which version; keeps the row. */
export async function beginService(context: Needs, serviceId: string, version: number, step: ServiceStep | readonly ServiceStep[]): Promise<{ file: FileHead; row: store.ServiceRecord }> {
  const { tx } = context
  const seen = await getServiceRow(context, serviceId)
  assertMay(mayManage(await standingIn(tx, seen.case_id, sectionName(seen.section)), seen), 'manage')
  await store.lockService(tx, serviceId)
  const [row, file] = [(await store.serviceOf(tx, serviceId))!, await fileHead(tx, seen.case_id)]
  if (!file) throw notFound()
  assertOpen(file)
  if (row.version !== version) throw stale(await presentService(context, row))
  if (![step].flat().some((one) => mayStep(row.state, one as ServiceStep))) throw conflict(notNow)
  return { file, row }
}

const notNow = { it: 'In questo momento il servizio non lo permette: aggiorna la pagina e guarda a che punto è.', en: 'The service does not allow this now: reload the page and see where it stands.' }

/** A day as the instant at which it is told in the timeline: now for today, else the beginning of that day. */
export const momentOf = (day: string, now: number): string => (day === dateInRome(now) ? new Date(now).toISOString() : startOfDayInRome(day as PlainDate))

interface Told {
  what: string
  on: string
  words?: string | null
  before?: Record<string, unknown> | null
}

/** Writes the change and what happened, and answers the service as it is now. */
export async function finishService(context: Needs, row: store.ServiceRecord, changes: store.ServiceChanges, told: Told): Promise<store.ServiceRecord> {
  const { tx, now } = context
  if (!(await store.updateService(tx, row.id, row.version, changes))) throw stale(await presentService(context, (await store.serviceOf(tx, row.id))!))
  await tell(context, row, told)
  await touchActivity(tx, [row.case_id], new Date(now).toISOString())
  return (await store.serviceOf(tx, row.id))!
}

export const tell = ({ tx, actor, now }: Pick<Needs, 'tx' | 'actor' | 'now'>, row: Pick<store.ServiceRecord, 'id' | 'case_id'>, { what, on, words, before }: Told) =>
  store.insertEvent(tx, {
    id: newId(now), case_id: row.case_id, service_id: row.id, what, on_day: on, happened_at: momentOf(on, now), words: words ?? null, before: before ? JSON.stringify(before) : null,
    by_operator: actor.id, at: new Date(now).toISOString(),
  })
