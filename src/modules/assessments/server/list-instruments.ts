import { notFound } from '#kernel/contract/problem.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/library.ts'
import { type Instrument } from '../domain/instrument.ts'
import { mayFill } from './access.ts'
import { availableInstruments, getAvailable, shippedOf } from './library.ts'
import { definitionOf, versionsOfKey } from './library-store.ts'
import { actingOn } from './load.ts'
import { presentInstruments } from './present-library.ts'
import { shippedInstruments } from '../domain/instruments/index.ts'

const textOf = ({ title, purpose, keywords = [], key, source }: Instrument): string => foldName([title.it, title.en, purpose.it, purpose.en, source.text, key, ...keywords].join(' '))

/** What the roles of somebody may begin: in a file when one is named (out of reach: nothing), else anywhere. */
async function starter(tx: Parameters<typeof actingOn>[0], actor: { id: string; roles: readonly { role: string }[] }, caseId: string | undefined): Promise<(instrument: Instrument) => boolean> {
  if (!caseId) return (instrument) => actor.roles.some(({ role }) => instrument.fillers.roles.includes(role))
  const acting = await actingOn(tx, actor.id, caseId)
  return (instrument) => mayFill(acting, instrument)
}

export const listInstruments = operation(contract.listInstruments, async ({ tx, actor }, { q, cursor, limit, family, startable, caseId }) => {
  const mayStart = await starter(tx, actor, caseId)
  const words = foldName(q ?? '').split(' ').filter(Boolean)
  const found = (await availableInstruments(tx)).filter(({ instrument }) =>
    (!family || instrument.family === family) && (!startable || mayStart(instrument)) && words.every((word) => textOf(instrument).includes(word)))
  const after = openCursor<{ at: number }>(cursor, ['at'])?.at ?? 0
  const { rows, next } = pageOf(found.slice(after, after + limit + 1), limit, () => ({ at: after + limit }))
  return { rows: await presentInstruments(tx, rows, mayStart), next, total: found.length }
})

export const getInstrument = operation(contract.getInstrument, async ({ tx, actor }, { key, version }) => {
  const mayStart = await starter(tx, actor, undefined)
  const shipped = shippedOf(key)
  const versions = shipped
    ? shippedInstruments.filter((one) => one.key === key).map((one) => ({ version: one.version, publishedAt: null }))
    : (await versionsOfKey(tx, key)).filter(({ published_at }) => published_at).map((row) => ({ version: row.version, publishedAt: row.published_at }))
  const available = await found(tx, key, version)
  const [row] = await presentInstruments(tx, [available], mayStart)
  return { ...row!, definition: available.instrument as never, versions }
})

async function found(tx: Parameters<typeof getAvailable>[0], key: string, version: number | undefined): ReturnType<typeof getAvailable> {
  if (version === undefined) return getAvailable(tx, key)
  const instrument = shippedOf(key, version) ?? (await definitionOf(tx, key, version))?.content
  if (!instrument) throw notFound()
  const local = shippedOf(key) ? undefined : (await versionsOfKey(tx, key)).find((row) => row.version === version)
  return { instrument, local: local ? { id: local.id, organisationId: local.organisation_id, copyOf: local.copy_key, publishedAt: local.published_at } : null }
}
