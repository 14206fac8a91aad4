import { forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { sectionName, sections } from '#modules/access/contract.ts'
import * as contract from '../contract/kind.ts'
import * as store from './kind-store.ts'

/** What holds until a body says otherwise: hours of a month until the 10th of the next; a request silent for twenty days is to be reminded of. */
const SHIPPED = { lock_day: 10, remind_after_days: 20 } as const

/** Parameters of each of these bodies. */
export async function settingsFor(tx: Tx, organisationIds: readonly string[]): Promise<(organisationId: string) => { lock_day: number; remind_after_days: number }> {
  const rows = new Map((await store.settingsOf(tx, organisationIds)).map((row) => [row.organisation_id, row]))
  return (id) => rows.get(id) ?? SHIPPED
}

const onlyRunners = { it: 'Questi elenchi li cambia chi amministra o dirige l’ente.', en: 'These lists are changed by who administers or manages the body.' }

const present = (row: store.KindRow, mine: boolean): contract.ServiceKind => ({
  id: row.id as contract.ServiceKind['id'], body: row.organisation_id ? { id: row.organisation_id, name: row.body ?? '' } : null,
  labelIt: row.label_it, labelEn: row.label_en, descriptionIt: row.description_it, descriptionEn: row.description_en,
  section: sectionName(row.section) as contract.ServiceKind['section'], clinical: row.clinical, validTo: row.valid_to as PlainDate | null, version: row.version,
  can: { change: mine && row.organisation_id !== null },
})

export const listServiceKinds = operation(contract.listServiceKinds, async ({ tx, actor, now }, { past }) => {
  const runs = await store.runsBody(tx, actor.organisationId)
  const rows = await store.kindsOf(tx, actor.organisationId, dateInRome(now), past ?? false)
  return { rows: rows.map((row) => present(row, runs)), can: { add: runs } }
})

const codeOf = (label: string): string => label.normalize('NFD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_|_$/g, '').slice(0, 60) || 'servizio'

export const addServiceKind = operation(contract.addServiceKind, async ({ tx, actor, note, now }, { labelIt, labelEn, descriptionIt, descriptionEn, section, clinical }) => {
  if (!(await store.runsBody(tx, actor.organisationId))) throw forbidden(onlyRunners)
  const code = codeOf(labelIt)
  const known = await store.kindsOf(tx, actor.organisationId, dateInRome(now), true)
  if (known.some((row) => row.code === code || row.label_it.toLowerCase() === labelIt.toLowerCase())) {
    throw invalid('labelIt', { it: 'C’è già un servizio con questo nome: usa quello, o scegline un altro', en: 'There is a service with this name already: use it, or choose another' })
  }
  const id = newId<'service_kind'>(now)
  await store.insertKind(tx, {
    id, organisation_id: actor.organisationId, code, label_it: labelIt, label_en: labelEn, description_it: descriptionIt, description_en: descriptionEn,
    section: sections[section], clinical, position: 100 + known.length, created_by: actor.id, created_at: new Date(now).toISOString(),
  })
  note({ kind: code })
  return present((await store.kindOf(tx, id))!, true)
})

export const changeServiceKind = operation(contract.changeServiceKind, async ({ tx, actor, note }, { kindId, version, labelIt, labelEn, descriptionIt, descriptionEn, validTo }) => {
  const row = await store.kindOf(tx, kindId)
  if (!row) throw notFound()
  if (!row.organisation_id || row.organisation_id !== actor.organisationId || !(await store.runsBody(tx, row.organisation_id))) {
    throw forbidden({ it: 'Le voci di tutti non si cambiano: aggiungi la voce del tuo ente.', en: 'Entries that are everybody’s are not changed: add one of your own body.' })
  }
  const changes = { label_it: labelIt, label_en: labelEn, description_it: descriptionIt, description_en: descriptionEn, valid_to: validTo }
  if (!(await store.changeKind(tx, kindId, version, changes))) throw stale(present(row, true))
  note({ kind: row.code })
  return present((await store.kindOf(tx, kindId))!, true)
})

const presentSetting = (row: Awaited<ReturnType<typeof store.settingOf>>, runs: boolean) => ({
  lockDay: row?.lock_day ?? SHIPPED.lock_day, remindAfterDays: row?.remind_after_days ?? SHIPPED.remind_after_days, shipped: !row, version: row?.version ?? 0, can: { change: runs },
})

export const getServiceSettings = operation(contract.getServiceSettings, async ({ tx, actor }) =>
  presentSetting(await store.settingOf(tx, actor.organisationId), await store.runsBody(tx, actor.organisationId)))

export const setServiceSettings = operation(contract.setServiceSettings, async ({ tx, actor, note, now }, { lockDay, remindAfterDays, version }) => {
  if (!(await store.runsBody(tx, actor.organisationId))) throw forbidden(onlyRunners)
  const row = { organisation_id: actor.organisationId, lock_day: lockDay, remind_after_days: remindAfterDays, set_by: actor.id, set_at: new Date(now).toISOString() }
  if (!(await store.putSetting(tx, row, version))) throw stale(presentSetting(await store.settingOf(tx, actor.organisationId), true))
  note({ lockDay, remindAfterDays })
  return presentSetting(await store.settingOf(tx, actor.organisationId), true)
})
