import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import { shippedLeadTimes, type LeadTime, type Pace } from '../domain/alarms.ts'

interface LeadRow {
  unit_id: string
  pace: string
  alarms: number[]
  coordinator: number
  manager: number
  own: boolean
  version: number
}

export async function leadRows(tx: Tx, units: readonly string[]): Promise<LeadRow[]> {
  if (!units.length) return []
  const { rows } = await sql<LeadRow>`select * from deadlines.lead_times_of(${[...new Set(units)]}::uuid[])`.execute(tx)
  return rows
}

/** The lead time of a unit and a pace; as shipped where nobody set one. */
export type LeadOf = (unitId: string, pace: Pace) => LeadTime

const silent: LeadTime = { alarms: [], coordinator: 0, manager: 0 }

/** Lead times that hold in these units. */
export async function leadTimesOf(tx: Tx, units: readonly string[]): Promise<LeadOf> {
  const set = new Map((await leadRows(tx, units)).map((row) => [`${row.unit_id} ${row.pace}`, row]))
  return (unitId, pace) => (pace === 'none' ? silent : (set.get(`${unitId} ${pace}`) ?? shippedLeadTimes[pace]))
}

/** These units and all those below them. */
export async function unitsAndBelow(tx: Tx, units: readonly string[]): Promise<string[]> {
  if (!units.length) return []
  const { rows } = await sql<{ id: string }>`select distinct id from unnest(${[...units]}::uuid[]) unit, deadlines.unit_and_below(unit) id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Which of these units the actor coordinates or manages, there or from above. */
export async function ledUnits(tx: Tx, units: readonly string[]): Promise<Set<string>> {
  if (!units.length) return new Set()
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...new Set(units)]}::uuid[]) id where deadlines.leads(id)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
