import * as z from 'zod'
import { foldName } from '#kernel/domain/name-keys.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertPrivacyOfficer } from './access.ts'
import { findSubjects } from './directory.ts'
import * as store from './event-store.ts'
import { exportOf } from './export.ts'
import { periodOf } from './period.ts'
import { positionOf, presentPage } from './present.ts'

interface Asked {
  q?: string | undefined
  action?: string | undefined
  outcome?: string | undefined
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

/** What the filters mean in the trail: a text is a worker, a file, or both. */
async function filtersOf(tx: Tx, { q, action, outcome, ...days }: Asked, now: number) {
  const period = periodOf(days, now, 30)
  const meant = q ? await meaningOf(tx, q) : { actors: null, subjects: null }
  return { ...period, ...meant, action: action ?? null, outcome: outcome ?? null }
}

async function meaningOf(tx: Tx, text: string): Promise<{ actors: string[]; subjects: string[] }> {
  if (z.uuid().safeParse(text).success) return { actors: [text], subjects: [text] }
  const words = text.split(/\s+/).filter((word) => foldName(word) !== '')
  const actors = words.length ? await store.actorsNamed(tx, words) : []
  return { actors: actors.map((row) => row.id), subjects: await findSubjects(tx, text) }
}

/** What was searched is recorded, without the text: it may be a child's name. */
const traceOf = ({ from, to, action, outcome, actors, subjects }: Awaited<ReturnType<typeof filtersOf>>) => ({
  from, to, action, outcome, actors: actors?.length ?? null, subjects: subjects?.length ?? null,
})

export const searchEvents = operation(contract.searchEvents, async ({ tx, actor, note, audit, now }, { cursor, limit, ...asked }) => {
  assertPrivacyOfficer(actor)
  const filters = await filtersOf(tx, asked, now)
  note(traceOf(filters))
  for (const subject of filters.subjects ?? []) audit(subject)
  return presentPage(tx, await store.search(tx, filters, positionOf(cursor), limit + 1), limit)
})

export const exportEvents = operation(contract.exportEvents, async ({ tx, actor, note, audit, now }, { format, ...asked }) => {
  assertPrivacyOfficer(actor)
  const filters = await filtersOf(tx, asked, now)
  note({ ...traceOf(filters), format })
  for (const subject of filters.subjects ?? []) audit(subject)
  const file = await exportOf(tx, { format, language: actor.language, period: filters }, (before, limit) => store.search(tx, filters, before, limit))
  note({ rows: file.rows })
  return file.answer
})
