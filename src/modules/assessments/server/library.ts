import { createHash } from 'node:crypto'
import { notFound } from '#kernel/contract/problem.ts'
import { canonicalJson } from '#kernel/server/audit-leaf.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Instrument } from '../domain/instrument.ts'
import { shippedInstruments } from '../domain/instruments/index.ts'
import * as store from './library-store.ts'

/** An instrument that can be used, with the body it belongs to; `local` null: shipped. */
export interface Available {
  instrument: Instrument
  local: { id: string; organisationId: string; copyOf: string; publishedAt: string | null } | null
}

/** Hex SHA-256 of something in its canonical text: equal contents, equal hash. */
export const hashOf = (content: unknown): string => createHash('sha256').update(canonicalJson(JSON.parse(JSON.stringify(content))), 'utf8').digest('hex')

const newestShipped = new Map<string, Instrument>()
for (const one of shippedInstruments) if (one.version > (newestShipped.get(one.key)?.version ?? 0)) newestShipped.set(one.key, one)

export const shippedOf = (key: string, version?: number): Instrument | undefined =>
  version === undefined ? newestShipped.get(key) : shippedInstruments.find((one) => one.key === key && one.version === version)

const ofLocal = (row: store.LocalRow): Available => ({ instrument: row.content, local: { id: row.id, organisationId: row.organisation_id, copyOf: row.copy_key, publishedAt: row.published_at } })

/** Every instrument that can be begun now by the reader's bodies: shipped ones, then local ones. */
export async function availableInstruments(tx: Tx): Promise<Available[]> {
  return [...[...newestShipped.values()].map((instrument): Available => ({ instrument, local: null })), ...(await store.publishedLocals(tx)).map(ofLocal)]
}

/** The current version of an instrument that can be begun, or 404. */
export async function getAvailable(tx: Tx, key: string): Promise<Available> {
  const shipped = shippedOf(key)
  if (shipped) return { instrument: shipped, local: null }
  const local = (await store.versionsOfKey(tx, key)).find(({ state }) => state === 'published')
  if (!local) throw notFound()
  return ofLocal(local)
}

/** The newest version that can be begun of each of these keys, as far as the reader sees them. */
export async function newestVersions(tx: Tx, keys: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const key of keys) {
    const shipped = shippedOf(key)
    if (shipped) found.set(key, shipped.version)
  }
  if (keys.some((key) => !found.has(key))) for (const { key, version } of await store.publishedLocals(tx)) if (keys.includes(key)) found.set(key, version)
  return found
}

/** Keeps a definition in the database, where what is filled with it is bound to it; answers nothing. */
export const keep = async (tx: Tx, { instrument, local }: Available, now: number): Promise<void> => {
  if (local) return
  await store.keepDefinition(tx, { key: instrument.key, version: instrument.version, organisation_id: null, content: JSON.stringify(instrument), hash: hashOf(instrument), kept_at: new Date(now).toISOString() })
}
