import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { fileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/hours.ts'
import { assertMay, assertOpen, mayCorrectLocked, mayEnterHours, standingIn, type Standing } from './access.ts'
import { worksIn } from './file-store.ts'
import { assertDay, assertUnlocked, locksOf } from './hours-check.ts'
import * as store from './hours-store.ts'
import { safe } from './list-services.ts'
import { getServiceRow, type Needs } from './service-change.ts'
import { pausesOf, type ServiceRecord } from './service-store.ts'

interface Sight {
  actor: Needs['actor']
  standing: Standing
  service: ServiceRecord
  locked: PlainDate
}

async function sightOf(context: Needs, service: ServiceRecord): Promise<Sight> {
  const standing = await standingIn(context.tx, service.case_id, sectionName(service.section))
  return { actor: context.actor, standing, service, locked: (await locksOf(context, [service]))(service) }
}

export const presentEntry = (row: store.EntryRecord, { actor, standing, service, locked }: Sight): contract.Entry => {
  const past = row.day <= locked
  return {
    id: row.id as Id<'service_entry'>, serviceId: row.service_id as Id<'service'>, day: row.day as PlainDate, minutes: row.minutes,
    group: row.group_id ? { id: row.group_id, name: row.group_title ?? '' } : null, presence: row.presence,
    worker: row.worker_name === null ? null : { id: row.worker_id as Id<'operator'> | null, name: row.worker_name }, words: row.words, by: { id: row.entered_by, name: row.entered_name },
    at: row.entered_at, removed: row.removed_at !== null, corrected: row.version > 1, locked: past, version: row.version,
    can: { correct: service.file_status !== 'closed' && mayEnterHours(actor, standing, service) && (!past || mayCorrectLocked(standing)) },
  }
}

export const listEntries = operation(contract.listEntries, async (context, { serviceId, q, from, to, cursor, limit }) => {
  const { tx, note } = context
  const service = await getServiceRow(context, serviceId)
  const filter = { serviceId, from: from ?? null, to: to ?? null, text: q ? safe(q) : null }
  const after = openCursor<{ on: string; id: string }>(cursor, ['on', 'id'])
  const [found, total, sight] = [await store.entriesOf(tx, filter, after, limit + 1), after ? null : await store.countEntries(tx, filter), await sightOf(context, service)]
  const { rows, next } = pageOf(found, limit, (last) => ({ on: last.day, id: last.id }))
  note({ rows: rows.length })
  return { rows: rows.map((row) => presentEntry(row, sight)), next, total }
})

async function assertWorker({ tx }: Needs, workerId: string | null, service: ServiceRecord): Promise<void> {
  if (workerId && !(await worksIn(tx, workerId, service.provider_unit_id))) throw invalid('workerId', { it: 'Questa persona non lavora nell’ente che dà il servizio', en: 'This person does not work in the body that gives the service' })
}

export const recordEntry = operation(contract.recordEntry, async (context, { serviceId, day, minutes, presence, workerId, workerWords, words }) => {
  const { tx, actor, now } = context
  const service = await getServiceRow(context, serviceId)
  const sight = await sightOf(context, service)
  assertMay(mayEnterHours(actor, sight.standing, service), 'hours')
  assertOpen(await fileHead(tx, service.case_id))
  assertDay(service, day, dateInRome(now), 'day', await pausesOf(tx, [serviceId]))
  assertUnlocked(day, sight.locked, sight.standing)
  await assertWorker(context, workerId, service)
  await store.lockHours(tx, serviceId)
  const sum = (await store.entriesBetween(tx, [serviceId], day, day)).reduce((total, row) => total + row.minutes, minutes)
  if (sum > 1440) throw invalid('minutes', { it: 'Quel giorno farebbe più di 24 ore: controlla', en: 'That day would have more than 24 hours: check' })
  const id = newId(now)
  await store.insertEntries(tx, [{
    id, case_id: service.case_id, service_id: serviceId, day, minutes, session_id: null, presence, worker_id: workerId ?? service.worker_id, worker_words: workerId ?? service.worker_id ? null : workerWords,
    words, entered_by: actor.id, entered_at: new Date(now).toISOString(),
  }])
  return presentEntry((await store.entryOf(tx, id))!, sight)
})

export const correctEntry = operation(contract.correctEntry, async (context, { entryId, version, day, minutes, presence, workerId, workerWords, words, remove, reason }) => {
  const { tx, actor, now } = context
  const seen = await store.entryOf(tx, entryId)
  if (!seen) throw notFound()
  const service = await getServiceRow(context, seen.service_id)
  const sight = await sightOf(context, service)
  assertMay(mayEnterHours(actor, sight.standing, service), 'hours')
  assertOpen(await fileHead(tx, service.case_id))
  await store.lockHours(tx, service.id)
  const row = (await store.entryOf(tx, entryId))!
  if (row.version !== version) throw stale(presentEntry(row, sight))
  if (row.session_id && day !== row.day) throw invalid('day', { it: 'È un incontro di gruppo: il giorno è quello del registro', en: 'It is a meeting of a group: the day is that of the register' })
  if (remove && row.removed_at) throw conflict({ it: 'Era già stato tolto.', en: 'It was taken away already.' })
  if (!remove) assertDay(service, day, dateInRome(now), 'day')
  assertUnlocked(day < row.day ? day : row.day, sight.locked, sight.standing)
  await assertWorker(context, workerId, service)
  const at = new Date(now).toISOString()
  const said = { day, minutes, presence, worker_id: workerId, worker_words: workerId ? null : workerWords, words }
  if (!(await store.correctEntry(tx, row, { ...said, entered_by: actor.id, entered_at: at, removed_at: remove ? at : null }, reason))) throw stale(presentEntry((await store.entryOf(tx, entryId))!, sight))
  return presentEntry((await store.entryOf(tx, entryId))!, sight)
})

interface Kept {
  day: PlainDate
  minutes: number
  presence: contract.Presence
  removed: boolean
  words: string | null
}

export const entryHistory = operation(contract.entryHistory, async (context, { entryId }) => {
  const { tx, audit } = context
  const row = await store.entryOf(tx, entryId)
  if (!row) throw notFound()
  audit(row.case_id)
  return {
    rows: (await store.versionsOf(tx, entryId)).map(({ n, content, reason, changed_by, by, changed_at }) => {
      const { day, minutes, presence, removed, words } = content as unknown as Kept
      return { n, day, minutes, presence, removed, words, reason, by: { id: changed_by, name: by }, at: changed_at }
    }),
  }
})
