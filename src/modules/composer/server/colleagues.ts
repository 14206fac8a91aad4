import { invalid } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { coordinatorsOf } from '#modules/access/server/index.ts'
import { teamOf, workersOf } from '#modules/cases/server/index.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'

type Needs = Pick<Context, 'tx' | 'now'>

/** Who may write in the papers of a file: who works in the unit that holds it, its team of today, who leads it. In order of name. */
export async function colleaguesOf({ tx, now }: Needs, caseId: string, unitId: string): Promise<{ id: string; name: string; role: string | null }[]> {
  const today = dateInRome(now)
  const [unit, team, leads] = [await workersOf(tx, unitId), await teamOf(tx, caseId), await coordinatorsOf(tx, unitId)]
  const found = new Map<string, { id: string; name: string; role: string | null }>()
  for (const one of team) if (one.valid_from <= today && (!one.valid_to || one.valid_to >= today)) found.set(one.operator_id, { id: one.operator_id, name: one.name, role: one.role })
  for (const one of unit) if (!found.has(one.operator_id)) found.set(one.operator_id, { id: one.operator_id, name: one.display_name, role: one.roles[0] ?? null })
  const missing = leads.filter((id) => !found.has(id))
  for (const [id, { name }] of await operatorHeaders(tx, missing)) found.set(id, { id, name, role: 'coordinator' })
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
}

/** Refuses, next to its field, an author who does not work on the file: he could not even read what he is asked to write. */
export async function assertColleagues(context: Needs, caseId: string, unitId: string, chosen: readonly (readonly [path: string, id: string])[]): Promise<void> {
  const may = new Set((await colleaguesOf(context, caseId, unitId)).map(({ id }) => id))
  for (const [path, id] of chosen) {
    if (!may.has(id)) throw invalid(path, { it: 'Non lavora su questo fascicolo: aggiungi prima la persona all’équipe', en: 'Does not work on this file: add the person to the team first' })
  }
}
