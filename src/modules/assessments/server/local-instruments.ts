import { conflict, forbidden, notFound, Problem, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import * as contract from '../contract/library.ts'
import { asInstrument } from '../contract/instrument.ts'
import { faultsOf } from '../domain/faults.ts'
import type { Instrument } from '../domain/instrument.ts'
import { withForm } from '../domain/instruments/form.ts'
import { getAvailable, hashOf } from './library.ts'
import * as store from './library-store.ts'
import type { Needs } from './load.ts'
import { presentLocal, presentLocals } from './present-library.ts'

const administered = (actor: Actor): string[] => [...new Set(actor.roles.filter(({ role }) => role === 'administrator').map(({ organisationId }) => organisationId))]
const refused = () => forbidden({ it: 'Gli strumenti dell’ente li cura chi lo amministra: chiedi a loro.', en: 'The instruments of a body are kept by its administrators: ask them.' })

/** A local instrument of a body that he administers, kept for a change; of another body it does not exist. */
export async function getLocal(context: Pick<Needs, 'tx' | 'actor'>, localId: string, lock = false): Promise<store.LocalRow> {
  const row = await (lock ? store.lockLocal(context.tx, localId) : store.localOf(context.tx, localId))
  if (!row) throw notFound()
  if (!administered(context.actor).includes(row.organisation_id)) throw refused()
  return row
}

async function changing(context: Needs, localId: string, revision: number, allowed: readonly store.LocalState[]): Promise<store.LocalRow> {
  const row = await getLocal(context, localId, true)
  if (row.revision !== revision) throw stale(await presentLocal(context.tx, row))
  if (!allowed.includes(row.state)) {
    throw conflict({ it: 'Una versione pubblicata non si cambia: comincia la versione successiva.', en: 'A published version is not changed: begin the next one.' })
  }
  return row
}

export const listLocalInstruments = operation(contract.listLocalInstruments, async ({ tx, actor }, { q, cursor, limit, state, family }) => {
  const organisations = administered(actor)
  if (!organisations.length) throw refused()
  const filter: store.LocalFilter = { organisations, state, family, words: foldName(q ?? '').split(' ').filter(Boolean).map((word) => word.replace(/[\\%_]/g, '\\$&')) }
  const after = openCursor<{ at: string; id: string }>(cursor, ['at', 'id'])
  const { rows, next } = pageOf(await store.localsAfter(tx, filter, after, limit), limit, (last) => ({ at: last.position, id: last.id }))
  const names = await store.organisationNames(tx, organisations)
  return {
    rows: await presentLocals(tx, rows), next, total: after ? null : await store.countLocals(tx, filter),
    organisations: organisations.map((id) => ({ id, name: names.get(id) ?? '' })),
  }
})

export const getLocalInstrument = operation(contract.getLocalInstrument, async (context, { localId }) => presentLocal(context.tx, await getLocal(context, localId)))

export const copyInstrument = operation(contract.copyInstrument, async (context, { from, organisationId, title }) => {
  const { tx, actor, now, note } = context
  if (!administered(actor).includes(organisationId)) throw refused()
  const { instrument } = await getAvailable(tx, from)
  const id = newId<'localInstrument'>(now)
  const key = `locale_${id.replaceAll('-', '').slice(-16)}`
  const content: Instrument = { ...withForm(instrument), key, version: 1, title }
  await store.insertLocal(tx, {
    id, key, version: 1, organisation_id: organisationId, copy_key: instrument.key, copy_version: instrument.version, copy_title: JSON.stringify(instrument.title), content: JSON.stringify(content),
    changed_at: new Date(now).toISOString(), changed_by: actor.id,
  })
  note({ from: instrument.key })
  return presentLocal(tx, (await store.localOf(tx, id))!)
})

/** A draft is saved as it is, with what stands in the way of publishing; its key and version are the server's. */
export const saveLocalInstrument = operation(contract.saveLocalInstrument, async (context, { localId, definition, revision }) => {
  const row = await changing(context, localId, revision, ['draft'])
  const content: Instrument = { ...asInstrument(definition), key: row.key, version: row.version }
  await store.changeLocal(context.tx, row.id, revision, { content: JSON.stringify(content), ...told(context) })
  return presentLocal(context.tx, (await store.localOf(context.tx, row.id))!)
})

const told = ({ actor, now }: Needs) => ({ changed_at: new Date(now).toISOString(), changed_by: actor.id })

/** From now on new assessments are begun with this version; what was filled stays bound to its own. */
export const publishInstrument = operation(contract.publishInstrument, async (context, { localId, revision }) => {
  const { tx, now, note } = context
  const row = await changing(context, localId, revision, ['draft'])
  const faults = faultsOf(row.content)
  if (faults.length) {
    throw new Problem('invalid', { it: 'Non si può pubblicare: ecco che cosa va sistemato.', en: 'It cannot be published: here is what needs to be put right.' }, { errors: faults.map(({ where, says }) => ({ path: where, message: says })) })
  }
  for (const older of await store.versionsOfKey(tx, row.key)) if (older.state === 'published' || older.state === 'retired') await store.changeLocal(tx, older.id, older.revision, { state: 'superseded', retired_reason: null })
  const at = new Date(now).toISOString()
  await store.changeLocal(tx, row.id, revision, { state: 'published', published_at: at, ...told(context) })
  await store.keepDefinition(tx, { key: row.key, version: row.version, organisation_id: row.organisation_id, content: JSON.stringify(row.content), hash: hashOf(row.content), kept_at: at })
  note({ key: row.key, version: row.version })
  return presentLocal(tx, (await store.localOf(tx, row.id))!)
})

export const renewInstrument = operation(contract.renewInstrument, async (context, { localId, revision }) => {
  const { tx, now } = context
  const row = await changing(context, localId, revision, ['published', 'retired'])
  const versions = await store.versionsOfKey(tx, row.key)
  if (versions.some(({ state }) => state === 'draft')) throw conflict({ it: 'La versione successiva è già stata cominciata: aprila dall’elenco.', en: 'The next version was begun already: open it from the list.' })
  const version = Math.max(...versions.map((one) => one.version)) + 1
  const id = newId<'localInstrument'>(now)
  await store.insertLocal(tx, {
    id, key: row.key, version, organisation_id: row.organisation_id, copy_key: row.copy_key, copy_version: row.copy_version, copy_title: JSON.stringify(row.copy_title),
    content: JSON.stringify({ ...row.content, version }), ...told(context),
  })
  return presentLocal(tx, (await store.localOf(tx, id))!)
})

export const retireInstrument = operation(contract.retireInstrument, async (context, { localId, reason, revision }) => {
  const row = await changing(context, localId, revision, ['published'])
  await store.changeLocal(context.tx, row.id, revision, { state: 'retired', retired_reason: reason, ...told(context) })
  context.note({ key: row.key, version: row.version })
  return presentLocal(context.tx, (await store.localOf(context.tx, row.id))!)
})

export const discardInstrument = operation(contract.discardInstrument, async (context, { localId, revision }) => {
  const row = await changing(context, localId, revision, ['draft'])
  await store.deleteLocal(context.tx, row.id, revision)
  return { discarded: true as const }
})
