import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { listHearings as contract, type Proceeding } from '../contract/proceeding.ts'
import { presentHearing } from './present-proceeding.ts'
import * as store from './proceeding-store.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** Hearings of the files within reach: the next first, or those held, the last first. */
export const listHearings = operation(contract, async ({ tx, actor, note, now }, input) => {
  const after = openCursor<store.HearingPosition>(input.cursor, ['on', 'id'])
  const found = await store.searchHearings(tx, {
    today: dateInRome(now), ahead: input.when === 'ahead', mine: input.scope === 'mine' ? actor.id : null, words: foldName(input.q ?? '').split(' ').filter(Boolean).map(safe), after, limit: input.limit,
  })
  const { rows, next } = pageOf(found, input.limit, ({ held_on, id }) => ({ on: held_on, id }))
  const children = await store.childrenOf(tx, [...new Set(rows.map(({ proceeding_id }) => proceeding_id))])
  note({ rows: rows.length })
  return {
    rows: rows.map((row) => ({
      ...presentHearing(row), number: row.number, authority: row.authority_name ?? row.authority_words ?? '', judge: row.judge, nature: row.nature as Proceeding['nature'],
      children: children.filter(({ proceeding_id }) => proceeding_id === row.proceeding_id).map(({ case_id, child_name, number }) => ({ caseId: case_id as Id<'case'>, childName: child_name, number })),
    })),
    next, total: null,
  }
})
