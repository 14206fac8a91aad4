import type { Id } from '#kernel/domain/ids.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { listServices as contract } from '../contract/service.ts'
import * as store from './list-store.ts'
import { followedBy } from './of-file.ts'
import { childOf, isExpired, kindOf, providerOf, tallyOf, workerOf } from './present-service.ts'
import { pausesOf } from './service-store.ts'
import { monthsOf } from './tally-store.ts'

export const safe = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')
const WORKS = new Set(['worker', 'coordinator', 'manager'])
const GIVES = new Set(['worker', 'coordinator', 'manager', 'educator', 'partner', 'specialist', 'mediator'])
export const unitsOf = (actor: Actor, which: 'works' | 'gives'): string[] => actor.roles.filter(({ role }) => (which === 'works' ? WORKS : GIVES).has(role)).map(({ unitId }) => unitId)

/** The parts of a list's filter that depend on who asks and what he typed. */
export const askedBy = (actor: Actor, now: number, q: string | undefined) => ({
  actorId: actor.id, myUnits: unitsOf(actor, 'works'), givingUnits: unitsOf(actor, 'gives'), today: dateInRome(now), words: foldName(q ?? '').split(' ').filter(Boolean).map(safe), text: q ? safe(q) : null,
})

export const listServices = operation(contract, async ({ tx, actor, note, now }, { q, cursor, limit, ...chosen }) => {
  const filter: store.ServiceFilter = {
    ...askedBy(actor, now, q), state: chosen.state, scope: chosen.scope, kind: chosen.kind, provider: chosen.provider, unit: chosen.unit, responsible: chosen.responsible, municipality: chosen.municipality,
  }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const [found, total] = [await store.listServices(tx, filter, after, limit + 1), after ? null : await store.countServices(tx, filter)]
  const { rows, next } = pageOf(found, limit, (last) => ({ key: last.key, id: last.id }))
  const ids = rows.map((row) => row.id)
  const [pauses, months, today] = [await pausesOf(tx, ids), await monthsOf(tx, ids), dateInRome(now)]
  note({ rows: rows.length })
  return {
    rows: rows.map((row) => ({
      id: row.id as Id<'service'>, caseId: row.case_id as Id<'case'>, caseNumber: row.case_number, childName: childOf(row), kind: kindOf(row), state: row.state, provider: providerOf(row), worker: workerOf(row),
      startedOn: row.started_on as PlainDate | null, endsOn: row.ends_on as PlainDate | null, expired: isExpired(row, today), weeklyMinutes: row.weekly_minutes, tally: tallyOf(row, pauses, months, today),
      ...followedBy(row), municipality: row.municipality,
    })),
    next, total,
  }
})
