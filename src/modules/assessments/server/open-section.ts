import type { Id } from '#kernel/domain/ids.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/assessment.ts'
import { assertMayWrite } from './access.ts'
import * as store from './answers-store.ts'
import { load } from './load.ts'
import { presentSection } from './present.ts'
import { placeIn } from './save-section.ts'

/** I have this section open: the others who have it see me, I see them and its present text. */
export const openSection = operation(contract.openSection, async (context, { assessmentId, section, person, leaving }) => {
  const loaded = await load(context, assessmentId)
  const { row, file, instrument, acting } = loaded
  const place = placeIn(loaded, section, person)
  assertMayWrite(acting, file, row, instrument)
  const where = { assessment: row.id, section, person }
  await (leaving ? store.leave(context.tx, where, context.actor.id) : store.enter(context.tx, where, context.actor.id, new Date(context.now).toISOString()))
  return presentSection(context, loaded, place)
})

/** Texts set aside when two wrote the same section; only to who fills it. */
export const listKept = operation(contract.listKept, async (context, { assessmentId, section, person, cursor, limit }) => {
  const loaded = await load(context, assessmentId)
  const place = placeIn(loaded, section, person ?? null)
  const after = openCursor<{ at: string; id: string }>(cursor, ['at', 'id'])
  const found = await store.keptAfter(context.tx, { assessment: assessmentId, section: place.section.key, person: place.person }, after, limit)
  const { rows, next } = pageOf(found, limit, (last) => ({ at: last.position, id: last.id }))
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'keptText'>, why: row.why as 'conflict' | 'replaced', answers: row.content as contract.KeptText['answers'], by: { id: row.by_operator, name: row.by_name }, at: row.at,
    })),
    next, total: null,
  }
})
