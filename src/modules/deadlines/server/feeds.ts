import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { conflict, notFound, Problem } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/feed.ts'
import { calendarText, type CalendarEntry } from '../domain/calendar-text.ts'
import { ruleOf } from '../domain/rules.ts'
import * as store from './feed-store.ts'

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const present = (row: store.FeedRow): contract.Feed => ({
  id: row.id as Id<'feed'>, name: row.name, scope: row.scope as contract.Feed['scope'], createdAt: row.created_at, lastReadAt: row.last_read_at, reads: row.reads, revokedAt: row.revoked_at,
})

export const listFeeds = operation(contract.listFeeds, async ({ tx, actor }) => ({ rows: (await store.ownFeeds(tx, actor.id)).map(present) }))

const MOST_FEEDS = 10

/** The address holds 256 random bits and is told once; the database keeps only its hash. */
export const createFeed = operation(contract.createFeed, async ({ tx, actor, note, now, services }, { name, scope }) => {
  if ((await store.ownFeeds(tx, actor.id)).filter(({ revoked_at }) => !revoked_at).length >= MOST_FEEDS) {
    throw conflict({ it: 'Hai già dieci indirizzi di calendario: chiudine uno che non usi più.', en: 'You have ten calendar addresses already: close one you no longer use.' })
  }
  const secret = randomBytes(32).toString('base64url')
  const row = { id: newId<'feed'>(now), name, scope, created_at: new Date(now).toISOString() }
  await store.insertFeed(tx, { ...row, owner_id: actor.id, secret_hash: hashOf(secret) })
  note({ feedId: row.id, scope })
  return { ...present({ ...row, last_read_at: null, reads: 0, revoked_at: null }), address: `${services.config.publicUrl.replace(/\/$/, '')}/api/calendar/${secret}.ics` }
})

export const revokeFeed = operation(contract.revokeFeed, async ({ tx, actor, note, now }, { feedId }) => {
  await store.revokeFeed(tx, feedId, new Date(now).toISOString())
  const row = (await store.ownFeeds(tx, actor.id)).find(({ id }) => id === feedId)
  if (!row) throw notFound()
  note({ feedId })
  return present(row)
})

/** What else a calendar shows beside terms: found by the hash of its secret, at this instant (ISO 8601); nothing for an address that is unknown or closed. */
export type FeedSource = (tx: Tx, hash: Buffer, at: string) => Promise<CalendarEntry[]>
const sources: FeedSource[] = []

/** A higher module shows its own in the same calendars; wired in `src/server/wiring.ts`. */
export const addFeedSource = (source: FeedSource): void => void sources.push(source)

const MOST_GUESSES = 20

/** What a calendar program fetches, without a session: the address is the secret. Found by its hash, so that time tells nothing about it. */
export const readFeed = operation(contract.readFeed, async ({ tx, note, now, origin }, { secret }) => {
  const at = new Date(now).toISOString()
  if ((await store.guessesFrom(tx, origin.ip, at)) >= MOST_GUESSES) throw new Problem('too-many')
  const hash = hashOf(secret.replace(/\.ics$/, ''))
  const feed = await store.openFeed(tx, hash, at)
  if (!feed) {
    await store.countGuess(tx, origin.ip, at)
    return notFound({ it: 'Questo indirizzo di calendario non esiste o è stato chiuso.', en: 'This calendar address does not exist or was closed.' })
  }
  const terms = await store.feedTerms(tx, hash, at)
  const others = []
  for (const source of sources) others.push(...(await source(tx, hash, at)))
  note({ feedId: feed.feed_id, ownerId: feed.owner_id, rows: terms.length + others.length })
  const text = Buffer.from(calendarText(`Accanto · ${feed.name}`, [...terms.map(entry), ...others], now))
  return { mediaType: 'text/calendar; charset=utf-8', fileName: 'termini.ics', size: text.length, inline: false, open: async () => Readable.from([text]) }
})

/** The rule and the number of the file. Own words could name somebody: they stay inside. */
function entry(row: store.FeedTerm): CalendarEntry {
  const rule = row.rule_id === null ? undefined : ruleOf(row.rule_id)
  const what = rule?.title.it ?? (row.kind === 'judge' ? 'Termine fissato dal giudice' : row.kind === 'standard' ? 'Standard del servizio' : 'Promemoria')
  return {
    id: row.id, title: row.number ? `${what} · ${row.number}` : what, due: row.due, missed: row.state === 'missed', version: row.version,
    description: [rule ? `${rule.id}, ${rule.source}` : '', row.work_by && row.work_by !== row.due ? `Ultimo giorno lavorativo utile: ${row.work_by}` : '', 'I dettagli sono in Accanto.'].filter(Boolean).join('\n'),
  }
}
