import type { Tx } from '#kernel/server/db.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import { sectionName, type Section } from '../../domain/sections.ts'
import * as store from '../reach-store.ts'

type GrantRow = Awaited<ReturnType<typeof store.grantsOf>>[number]
type WithholdingRow = Awaited<ReturnType<typeof store.withholdingsOf>>[number]

/** Names of the units and people that grants, withholdings and emergencies mention, loaded in two queries. */
export interface Names {
  unit(id: string): { name: string; organisationName: string }
  person(id: string): { id: never; name: string }
}

export async function namesFor(tx: Tx, units: readonly (string | null)[], people: readonly (string | null)[]): Promise<Names> {
  const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const byUnit = await unitHeaders(tx, present(units))
  const byPerson = new Map((await store.actorNames(tx, present(people))).map((row) => [row.id, row.display_name]))
  return {
    unit: (id) => byUnit.get(id) ?? { name: '—', organisationName: '' },
    person: (id) => ({ id: id as never, name: byPerson.get(id) ?? '—' }),
  }
}

const named = (names: Names, unit: string | null, operator: string | null) =>
  unit !== null
    ? { kind: 'unit' as const, id: unit, name: names.unit(unit).name, organisationName: names.unit(unit).organisationName }
    : { kind: 'operator' as const, id: operator!, name: names.person(operator!).name, organisationName: null }

const openable = (numbers: readonly number[]): Section[] => numbers.filter((number) => number > 0).map(sectionName)

/** Does this opening count at this instant? One that lapsed by itself keeps the state it had. */
export const isOpen = (row: { state: string; valid_to: string | null }, now: number): boolean =>
  row.state === 'active' && (row.valid_to === null || Date.parse(row.valid_to) > now)

/** The holder's own grant ends by a hand-over, that of the team by leaving the team, an offer by its answer. */
export const mayEnd = (row: { kind: string; state: string; valid_to: string | null }, now: number): boolean =>
  row.kind !== 'holder' && row.kind !== 'team' && isOpen(row, now)

export function presentGrant(row: GrantRow, names: Names, holds: boolean, now: number) {
  return {
    id: row.id as never,
    kind: row.kind as 'holder',
    to: named(names, row.to_unit, row.to_operator),
    sections: openable(row.sections),
    legalBasis: row.legal_basis,
    reason: row.reason,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    state: row.state === 'active' && !isOpen(row, now) ? ('ended' as const) : (row.state as 'active'),
    grantedBy: names.person(row.granted_by),
    grantedAt: row.granted_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    can: { end: holds && mayEnd(row, now) },
  }
}

export function presentWithholding(row: WithholdingRow, names: Names, holds: boolean, now: number) {
  return {
    id: row.id as never,
    from: named(names, row.from_unit, row.from_operator),
    wholeFile: row.sections.includes(0),
    sections: openable(row.sections),
    reason: row.reason,
    words: row.words,
    setBy: names.person(row.set_by),
    setAt: row.set_at,
    validTo: row.valid_to,
    liftedAt: row.lifted_at,
    can: { lift: holds && row.lifted_at === null && (row.valid_to === null || Date.parse(row.valid_to) > now) },
  }
}
