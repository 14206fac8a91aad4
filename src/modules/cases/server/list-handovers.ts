import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/handover.ts'
import { leadsAny, workUnits } from './access.ts'
import * as store from './handover-store.ts'
import { presentHandover } from './present-handover.ts'

const MONTH = 30 * 86_400_000

export const listHandovers = operation(contract.listHandovers, async ({ tx, actor, note, now }) => {
  const units = workUnits(actor)
  const waiting = await store.waitingFor(tx, units)
  const asked = await store.askedFrom(tx, actor.id, units, new Date(now - MONTH).toISOString())
  note({ waiting: waiting.length, asked: asked.length })
  return {
    waiting: waiting.map((row) => presentHandover(row, actor)),
    asked: asked.map((row) => presentHandover(row, actor)),
    can: { bulk: leadsAny(actor, units) },
  }
})
