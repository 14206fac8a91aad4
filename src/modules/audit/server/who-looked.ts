import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertMayReadTrail } from './access.ts'
import * as store from './event-store.ts'
import { exportOf } from './export.ts'
import { periodOf } from './period.ts'
import { positionOf, presentPage, whoOf } from './present.ts'

/** How far back one looks when no start is chosen: all that is kept. */
const everything = 3650

export const whoLooked = operation(contract.whoLooked, async ({ tx, audit, note, now }, { subject, person, cursor, limit, ...days }) => {
  audit(subject)
  await assertMayReadTrail(tx, subject)
  const found = await store.ofSubject(tx, subject, person ?? null, periodOf(days, now, everything), positionOf(cursor), limit + 1)
  const page = await presentPage(tx, found, limit)
  note({ rows: page.rows.length })
  return page
})

export const whoLookedByPerson = operation(contract.whoLookedByPerson, async ({ tx, audit, now }, { subject, ...days }) => {
  audit(subject)
  await assertMayReadTrail(tx, subject)
  const rows = await store.peopleOfSubject(tx, subject, periodOf(days, now, everything))
  return {
    rows: rows.map((row) => ({
      who: whoOf(row)!, looked: row.looked, wrote: row.wrote, refused: row.refused, firstAt: row.first_at, lastAt: row.last_at, emergency: row.emergency,
    })),
  }
})

export const exportWhoLooked = operation(contract.exportWhoLooked, async ({ tx, actor, audit, note, now }, { subject, format, ...days }) => {
  audit(subject, { format })
  await assertMayReadTrail(tx, subject)
  const period = periodOf(days, now, everything)
  const file = await exportOf(tx, { format, language: actor.language, period }, (before, limit) => store.ofSubject(tx, subject, null, period, before, limit))
  note({ rows: file.rows })
  return file.answer
})
