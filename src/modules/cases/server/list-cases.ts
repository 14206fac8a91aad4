import { addDays, dateInRome, startOfDayInRome } from '#kernel/domain/plain-date.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/case.ts'
import { birthsBetween } from '../domain/age-range.ts'
import { workUnits } from './access.ts'
import * as store from './list-store.ts'
import { presentRows } from './present-case.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

export const listCases = operation(contract.listCases, async ({ tx, actor, note, now }, input) => {
  const today = dateInRome(now)
  const births = birthsBetween(input.minAge, input.maxAge, today)
  const words = foldName(input.q ?? '').split(' ').filter(Boolean)
  const filter: store.CaseFilter = {
    ...input,
    actorId: actor.id,
    myUnits: workUnits(actor),
    bornFrom: births.from,
    bornTo: births.to,
    quietBefore: input.quietDays ? startOfDayInRome(addDays(today, -input.quietDays)) : null,
    words: words.map(safe),
    number: input.q ? safe(input.q) : null,
  }
  const down = input.down ?? input.sort === 'activity'
  const after = openCursor<store.Position>(input.cursor, ['key', 'id'])
  const [ids, total] = await Promise.all([store.listIds(tx, filter, input.sort, down, after, input.limit), after ? null : store.countCases(tx, filter)])
  const { rows, next } = pageOf(ids, input.limit, ({ key, id }) => ({ key, id }))
  note({ rows: rows.length })
  return { rows: await presentRows(tx, rows.map(({ id }) => id)), next, total }
})
