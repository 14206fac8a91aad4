import type { Id } from '#kernel/domain/ids.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/lists.ts'
import * as store from './list-store.ts'
import { presentHeads } from './present-head.ts'
import type { PlanRecord } from './store.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const works = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist'])

/** Plans of all the files that the reader reaches, by the day of their review unless asked otherwise. */
export const listPlans = operation(contract.listPlans, async ({ tx, actor, note, now }, { q, cursor, limit, due, sort, down, orphans, framework, ...chosen }) => {
  const today = dateInRome(now)
  const filter: store.PlanFilter = {
    kind: chosen.kind, state: chosen.state, scope: chosen.scope, keeper: chosen.keeper, unit: chosen.unit, responsible: chosen.responsible, actorId: actor.id,
    myUnits: [...new Set(actor.roles.filter(({ role }) => works.has(role)).map(({ unitId }) => unitId))],
    dueUntil: due ? (due === 'late' ? addDays(today, -1) : addDays(today, Number(due))) : null, orphans: orphans === 'true', unframed: framework === 'missing',
    words: foldName(q ?? '').split(' ').filter(Boolean).map(safe), number: q ? safe(q) : null,
  }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const [found, total] = [await store.listRows(tx, filter, { by: sort ?? 'review', down: down === 'true' }, after, limit), after ? null : await store.countRows(tx, filter)]
  const { rows, next } = pageOf(found, limit, ({ key, id }) => ({ key, id }))
  const heads = await presentHeads(tx, rows as unknown as PlanRecord[], now)
  note({ rows: rows.length })
  return {
    rows: rows.map((row, index) => ({
      ...heads[index]!, caseNumber: row.case_number ?? '', childName: row.child_name ?? '', responsible: { id: row.responsible_id!, name: row.responsible_name },
      unit: { id: row.case_unit as Id<'unit'>, name: row.unit_name ?? '' },
    })),
    next, total,
  }
})
