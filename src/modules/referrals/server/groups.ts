import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/group.ts'
import type { Presence } from '../contract/hours.ts'
import { assertMay, gives, mayEnterHours } from './access.ts'
import * as store from './group-store.ts'
import { assertDay, assertUnlocked, locksOf } from './hours-check.ts'
import { insertEntries, lockHours } from './hours-store.ts'
import { kindsOf } from './kind-store.ts'
import { safe, unitsOf } from './list-services.ts'
import { childOf, standingsOf } from './present-service.ts'
import { getServiceRow, type Needs } from './service-change.ts'
import { servicesById } from './service-store.ts'

const runs = (actor: Actor, unitId: string): boolean => gives(actor, { provider_unit_id: unitId, worker_id: null })

const present = (row: store.GroupRecord, actor: Actor): contract.ServiceGroup => ({
  id: row.id as Id<'service_group'>, title: row.title, unit: { id: row.unit_id, name: row.unit_name }, kind: { id: row.kind_id as Id<'service_kind'>, labelIt: row.kind_it, labelEn: row.kind_en },
  leader: row.leader_words, place: row.place_words, closedOn: row.closed_on as PlainDate | null, lastOn: row.last_on as PlainDate | null, version: row.version,
  can: { change: runs(actor, row.unit_id), hold: runs(actor, row.unit_id) && row.closed_on === null },
})

export const listGroups = operation(contract.listGroups, async ({ tx, actor, note }, { q, closed, cursor, limit }) => {
  const filter = { text: q ? safe(q) : null, closed: closed === 'true' }
  const after = openCursor<{ key: string; id: string }>(cursor, ['key', 'id'])
  const [found, total, units] = [await store.listGroups(tx, filter, after, limit + 1), after ? null : await store.countGroups(tx, filter), await unitHeaders(tx, unitsOf(actor, 'gives'))]
  const { rows, next } = pageOf(found, limit, (last) => ({ key: last.title, id: last.id }))
  note({ rows: rows.length })
  return { rows: rows.map((row) => present(row, actor)), next, total, can: { open: units.size > 0 }, units: [...units.values()].map(({ id, name }) => ({ id, name })) }
})

export const openGroup = operation(contract.openGroup, async ({ tx, actor, note, now }, { unitId, kindId, title, leader, place }) => {
  if (!runs(actor, unitId)) throw notFound()
  if (!(await kindsOf(tx, actor.organisationId, dateInRome(now), false)).some((one) => one.id === kindId)) throw invalid('kindId', { it: 'Scegli un servizio dell’elenco', en: 'Choose a service of the list' })
  const id = newId(now)
  await store.insertGroup(tx, { id, unit_id: unitId, kind_id: kindId, title, leader_words: leader, place_words: place, created_by: actor.id, created_at: new Date(now).toISOString() })
  note({ group: id })
  return present((await store.groupOf(tx, id))!, actor)
})

/** A group that the reader knows of; to change it, one of his units must run it. */
async function getGroupRow({ tx, actor }: Pick<Needs, 'tx' | 'actor'>, groupId: string, change: boolean): Promise<store.GroupRecord> {
  const row = await store.groupOf(tx, groupId)
  if (!row) throw notFound()
  if (change) assertMay(runs(actor, row.unit_id), 'group')
  return row
}

export const changeGroup = operation(contract.changeGroup, async (context, { groupId, version, title, leader, place, closedOn }) => {
  const { tx, actor, now } = context
  const row = await getGroupRow(context, groupId, true)
  if (closedOn && closedOn > dateInRome(now)) throw invalid('closedOn', { it: 'È nel futuro: chiudilo quando finisce', en: 'It lies ahead: close it when it ends' })
  if (!(await store.changeGroup(tx, groupId, version, { title, leader_words: leader, place_words: place, closed_on: closedOn }))) throw stale(present(row, actor))
  return present((await store.groupOf(tx, groupId))!, actor)
})

const MOST = 60
const USUAL = 12

export const getGroup = operation(contract.getGroup, async (context, { groupId, from }) => {
  const { tx, actor, audit } = context
  const row = await getGroupRow(context, groupId, false)
  const members = await store.membersOf(tx, groupId)
  const services = await servicesById(tx, members.map((one) => one.service_id))
  for (const { case_id } of services) audit(case_id)
  const standings = await standingsOf(tx, services)
  const sessions = (await store.sessionsOf(tx, groupId, from ?? null, from ? MOST : USUAL)).toReversed()
  const mine = runs(actor, row.unit_id) && row.closed_on === null
  return {
    group: present(row, actor),
    members: members.flatMap((one) => {
      const service = services.find(({ id }) => id === one.service_id)
      return service ? [{
        serviceId: service.id as Id<'service'>, caseId: service.case_id as Id<'case'>, childName: childOf(service), from: one.from_on as PlainDate, to: one.to_on as PlainDate | null,
        can: { enterHours: mine && mayEnterHours(actor, standings(service), service) },
      }] : []
    }).toSorted((a, b) => a.childName.localeCompare(b.childName, 'it')),
    sessions: sessions.map((one) => ({ id: one.id, day: one.day as PlainDate, minutes: one.minutes, topic: one.topic, leader: one.leader_words })),
    marks: (await store.marksOf(tx, sessions.map(({ id }) => id))).map((one) => ({
      sessionId: one.session_id!, serviceId: one.service_id as Id<'service'>, presence: one.presence as Presence, entryId: one.id as Id<'service_entry'>, version: one.version,
    })),
    candidates: mine ? (await store.candidatesOf(tx, row.unit_id)).map((one) => ({ serviceId: one.id as Id<'service'>, childName: one.child, kindIt: one.kind_it, kindEn: one.kind_en })) : [],
  }
})

export const joinGroup = operation(contract.joinGroup, async (context, { groupId, serviceId, from }) => {
  const { tx, actor, now } = context
  const row = await getGroupRow(context, groupId, true)
  const service = await getServiceRow(context, serviceId)
  assertMay(mayEnterHours(actor, (await standingsOf(tx, [service]))(service), service), 'hours')
  if (row.closed_on) throw conflict({ it: 'Il gruppo è chiuso.', en: 'The group is closed.' })
  if (service.provider_unit_id !== row.unit_id) throw invalid('serviceId', { it: 'Questo servizio non lo dà l’unità che conduce il gruppo', en: 'This service is not given by the unit that runs the group' })
  if (service.state !== 'active' && service.state !== 'suspended') throw invalid('serviceId', { it: 'Questo servizio non è attivo', en: 'This service is not under way' })
  if (service.started_on! > from) throw invalid('from', { it: 'Il servizio comincia dopo quel giorno', en: 'The service begins after that day' })
  const former = (await store.membersOf(tx, groupId)).find((one) => one.service_id === serviceId)
  if (former && former.to_on === null) throw conflict({ it: 'È già nel gruppo.', en: 'Already in the group.' })
  if (former) await store.endMember(tx, former.id, null)
  else await store.insertMember(tx, { id: newId(now), group_id: groupId, service_id: serviceId, case_id: service.case_id, from_on: from })
  return present((await store.groupOf(tx, groupId))!, actor)
})

export const leaveGroup = operation(contract.leaveGroup, async (context, { groupId, serviceId, on }) => {
  const { tx, actor } = context
  await getGroupRow(context, groupId, true)
  const service = await getServiceRow(context, serviceId)
  assertMay(mayEnterHours(actor, (await standingsOf(tx, [service]))(service), service), 'hours')
  const member = (await store.membersOf(tx, groupId)).find((one) => one.service_id === serviceId && one.to_on === null)
  if (!member) throw notFound()
  if (on < member.from_on) throw invalid('on', { it: 'È entrato nel gruppo dopo quel giorno', en: 'The child joined after that day' })
  await store.endMember(tx, member.id, on)
  return present((await store.groupOf(tx, groupId))!, actor)
})

export const holdSession = operation(contract.holdSession, async (context, { groupId, day, minutes, topic, leader, marks }) => {
  const { tx, actor, audit, note, now } = context
  const row = await getGroupRow(context, groupId, true)
  if (row.closed_on) throw conflict({ it: 'Il gruppo è chiuso: riaprilo per registrare incontri.', en: 'The group is closed: open it again to record meetings.' })
  const members = (await store.membersOf(tx, groupId)).filter((one) => one.from_on <= day && (one.to_on === null || one.to_on >= day))
  const services = await servicesById(tx, marks.map((one) => one.serviceId))
  const [standings, locks] = [await standingsOf(tx, services), await locksOf(context, services)]
  for (const [index, mark] of marks.entries()) {
    const service = services.find(({ id }) => id === mark.serviceId)
    if (!service || !members.some((one) => one.service_id === mark.serviceId) || marks.findIndex((one) => one.serviceId === mark.serviceId) !== index) {
      throw invalid(`marks.${index}.serviceId`, { it: 'Non è nel gruppo in quel giorno, o c’è due volte: aggiorna la pagina', en: 'Not in the group on that day, or there twice: reload the page' })
    }
    audit(service.case_id)
    assertMay(mayEnterHours(actor, standings(service), service), 'hours')
    assertDay(service, day, dateInRome(now), 'day')
    assertUnlocked(day, locks(service), standings(service))
  }
  if ((await store.sessionsOf(tx, groupId, day, MOST)).some((one) => one.day === day)) throw invalid('day', { it: 'L’incontro di quel giorno è già registrato: correggi le presenze', en: 'The meeting of that day is recorded already: correct the presences' })
  const [id, at] = [newId(now), new Date(now).toISOString()]
  for (const mark of marks.toSorted((a, b) => (a.serviceId < b.serviceId ? -1 : 1))) await lockHours(tx, mark.serviceId)
  await store.insertSession(tx, { id, group_id: groupId, day, minutes, topic, leader_words: leader ?? row.leader_words, created_by: actor.id, created_at: at })
  await insertEntries(tx, marks.map((mark) => {
    const service = services.find((one) => one.id === mark.serviceId)!
    return {
      id: newId(now), case_id: service.case_id, service_id: service.id, day, minutes, session_id: id, presence: mark.presence, worker_id: service.worker_id, worker_words: service.worker_words,
      words: null, entered_by: actor.id, entered_at: at,
    }
  }))
  note({ marks: marks.length })
  return present((await store.groupOf(tx, groupId))!, actor)
})
