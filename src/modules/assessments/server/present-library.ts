import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import type { InstrumentRow, LocalInstrument, LocalRow as LocalView } from '../contract/library.ts'
import { faultsOf } from '../domain/faults.ts'
import type { Instrument } from '../domain/instrument.ts'
import type { Available } from './library.ts'
import * as store from './library-store.ts'

export const countItems = (instrument: Instrument): number => instrument.sections.reduce((sum, { items }) => sum + items.length, 0)

export async function presentInstruments(tx: Tx, rows: readonly Available[], mayStart: (instrument: Instrument) => boolean): Promise<InstrumentRow[]> {
  const names = await store.organisationNames(tx, rows.flatMap(({ local }) => local?.organisationId ?? []))
  return rows.map(({ instrument, local }) => ({
    key: instrument.key, version: instrument.version, family: instrument.family, title: instrument.title, purpose: instrument.purpose, source: instrument.source, caveat: instrument.caveat ?? null,
    moment: instrument.moment, about: instrument.about, sections: instrument.sections.length, items: countItems(instrument),
    local: local && { organisation: { id: local.organisationId, name: names.get(local.organisationId) ?? '' }, copyOf: local.copyOf },
    meets: instrument.meets ?? null, can: { start: mayStart(instrument) },
  }))
}

export async function presentLocals(tx: Tx, rows: readonly store.LocalRow[]): Promise<LocalView[]> {
  const [organisations, people] = [await store.organisationNames(tx, rows.map(({ organisation_id }) => organisation_id)), await operatorHeaders(tx, rows.map(({ changed_by }) => changed_by))]
  const [drafts, filled] = [await store.draftVersions(tx, rows.map(({ key }) => key)), await store.filledWith(tx, rows.filter(({ state }) => state !== 'draft'))]
  return rows.map((row) => {
    const newer = (drafts.get(row.key) ?? 0) > row.version
    return {
      id: row.id as Id<'localInstrument'>, key: row.key, version: row.version, organisation: { id: row.organisation_id, name: organisations.get(row.organisation_id) ?? '' }, title: row.content.title,
      state: row.state, copyOf: { key: row.copy_key, version: row.copy_version, title: row.copy_title }, changedAt: row.changed_at,
      changedBy: { id: row.changed_by, name: people.get(row.changed_by)?.name ?? '' }, publishedAt: row.published_at, retiredReason: row.retired_reason,
      filled: filled.get(`${row.key} ${row.version}`) ?? 0, revision: row.revision,
      can: { edit: row.state === 'draft', publish: row.state === 'draft', discard: row.state === 'draft', retire: row.state === 'published', renew: (row.state === 'published' || row.state === 'retired') && !newer },
    }
  })
}

export async function presentLocal(tx: Tx, row: store.LocalRow): Promise<LocalInstrument> {
  const [view] = await presentLocals(tx, [row])
  return { ...view!, definition: row.content as unknown as LocalInstrument['definition'], faults: row.state === 'draft' ? faultsOf(row.content) : [] }
}
