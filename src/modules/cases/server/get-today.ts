import { addDays, dateInRome, startOfDayInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/today.ts'
import { mayAnswer, workUnits } from './access.ts'
import { waitingFor } from './handover-store.ts'
import * as store from './list-store.ts'
import { presentRows } from './present-case.ts'
import { presentHandover } from './present-handover.ts'

const QUIET_DAYS = 30

export const getToday = operation(contract.getToday, async ({ tx, actor, note, now }) => {
  const mine: store.CaseFilter = { actorId: actor.id, myUnits: [], scope: 'mine', status: 'open', bornFrom: null, bornTo: null, quietBefore: null, words: [], number: null }
  const quietBefore = startOfDayInRome(addDays(dateInRome(now), -QUIET_DAYS))
  const waiting = await waitingFor(tx, workUnits(actor))
  const [latest, quiet, recent] = [
    await store.listIds(tx, mine, 'activity', true, null, 49),
    await store.listIds(tx, { ...mine, quietBefore }, 'activity', false, null, 19),
    await store.recentIds(tx, 8),
  ]
  note({ waiting: waiting.length, mine: latest.length })
  return {
    handovers: waiting.filter((row) => mayAnswer(actor, row)).map((row) => presentHandover(row, actor)),
    mine: await presentRows(tx, latest.map(({ id }) => id)),
    mineTotal: (await store.countCases(tx, mine)) ?? latest.length,
    quiet: await presentRows(tx, quiet.map(({ id }) => id)),
    recent: await presentRows(tx, recent),
  }
})
