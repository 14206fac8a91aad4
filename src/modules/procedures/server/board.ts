import { addDays, dateInRome, startOfDayInRome } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/board.ts'
import { families } from '../domain/definition.ts'
import * as store from './board-store.ts'
import { textFilter } from './find-text.ts'
import { presentRows } from './present-rows.ts'
import { runsById } from './run-store.ts'

/** Units in which he works: the scope "my unit". */
export const unitsOf = (actor: { roles: readonly { unitId: string }[] }): string[] => [...new Set(actor.roles.map(({ unitId }) => unitId))]

export const board = operation(contract.board, async (context, input) => {
  const { tx, actor, now, note } = context
  const today = dateInRome(now)
  const filter: store.BoardFilter = {
    ...input, ...textFilter(input.q), actorId: actor.id, myUnits: unitsOf(actor), now: new Date(now).toISOString(),
    endOfToday: startOfDayInRome(addDays(today, 1)), endOfWeek: startOfDayInRome(addDays(today, 8)),
  }
  const after = openCursor<{ key: string; id: string }>(input.cursor, ['key', 'id'])
  const [placed, counts, total] = await Promise.all([
    store.boardPage(tx, filter, after, input.limit), after ? null : store.boardCounts(tx, filter), after ? null : store.boardTotal(tx, filter),
  ])
  const { rows, next } = pageOf(placed, input.limit, ({ key, id }) => ({ key, id }))
  const runs = new Map((await runsById(tx, rows.map(({ id }) => id))).map((run) => [run.id, run]))
  note({ rows: rows.length })
  return {
    rows: await presentRows(context, rows.flatMap(({ id }) => runs.get(id) ?? [])),
    next,
    total,
    now: filter.now,
    counts: counts && countsOf(counts),
    families: counts && families.map((family) => ({ family, running: sum(counts.filter((one) => one.family === family)) })).filter(({ running }) => running > 0),
  }
})

const sum = (rows: readonly store.BoardCount[]): number => rows.reduce((all, { n }) => all + n, 0)

function countsOf(rows: readonly store.BoardCount[]) {
  const of = (bucket: store.Bucket): number => sum(rows.filter((one) => one.bucket === bucket))
  return {
    running: sum(rows), missed: of('missed'), today: of('today'), week: of('week'), later: of('later'), none: of('none'),
    lost: rows.reduce((all, { lost }) => all + lost, 0),
  }
}
