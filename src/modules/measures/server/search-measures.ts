import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { searchMeasures as contract } from '../contract/measure.ts'
import * as list from './list-store.ts'
import * as store from './measure-store.ts'
import { presentHead } from './present-measure.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const EXPIRING_DAYS = 90

function filterOf(input: Input<typeof contract>, actorId: string, today: ReturnType<typeof dateInRome>): list.MeasureFilter {
  const inForce = input.state === 'in_force' || input.state === 'expiring'
  return {
    kind: input.kind ?? null, authority: input.authority ?? null, nature: input.nature ?? null,
    inForceOn: inForce ? today : null,
    endingBy: input.state === 'expiring' ? addDays(today, EXPIRING_DAYS) : null,
    endedBefore: input.state === 'ended' ? today : null,
    municipality: input.municipality ?? null, pole: input.pole ?? null, responsible: input.scope === 'mine' ? actorId : (input.responsible ?? null),
    words: foldName(input.q ?? '').split(' ').filter(Boolean).map(safe),
  }
}

/** Measures of all the files within reach whose judicial section the reader reaches. */
export const searchMeasures = operation(contract, async ({ tx, actor, note, now }, input) => {
  const today = dateInRome(now)
  const filter = filterOf(input, actor.id, today)
  const down = input.down ?? input.sort === 'decided'
  const after = openCursor<list.Position>(input.cursor, ['key', 'id'])
  const [ids, total] = [await list.searchIds(tx, filter, input.sort, down, after, input.limit), after ? null : await list.countMeasures(tx, filter)]
  const { rows, next } = pageOf(ids, input.limit, ({ key, id }) => ({ key, id }))
  const found = new Map((await store.measuresById(tx, rows.map(({ id }) => id))).map((row) => [row.id, row]))
  const shown = rows.flatMap(({ id }) => found.get(id) ?? [])
  const shownIds = shown.map(({ id }) => id)
  const [ties, prescriptions] = [await store.successionsOf(tx, shownIds), await store.prescriptionsOf(tx, shownIds)]
  const files = new Map((await list.filesOf(tx, shown.map(({ case_id }) => case_id))).map((file) => [file.id, file]))
  note({ rows: shown.length })
  return {
    rows: shown.map((row) => {
      const file = files.get(row.case_id)
      return {
        ...presentHead(row, today, ties, prescriptions.filter(({ measure_id, state }) => measure_id === row.id && state === 'aperta').length),
        childName: file?.child_name ?? '', caseNumber: file?.number ?? '', municipality: file?.municipality ?? null,
        responsible: file?.responsible_id ? { id: file.responsible_id as Id<'operator'>, name: file.responsible_name ?? '' } : null,
      }
    }),
    next, total,
  }
})
