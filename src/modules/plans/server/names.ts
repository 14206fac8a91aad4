import type { Tx } from '#kernel/server/db.ts'
import { sections } from '#modules/access/contract.ts'
import { reachedBy } from '#modules/access/server/index.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import { sectionOf } from '../domain/areas.ts'
import { isPending } from '../domain/states.ts'
import type { ActionRecord } from './store.ts'

/** Names of everybody that some rows of plans speak of, read together. */
export interface Names {
  person: (id: string | null) => string | null
  operator: (id: string | null) => string | null
  unit: (id: string | null) => string | null
  /** He works nowhere in the network any more. */
  left: (operatorId: string | null) => boolean
}

export interface Named {
  people?: readonly (string | null)[]
  operators?: readonly (string | null)[]
  units?: readonly (string | null)[]
}

const known = (ids: readonly (string | null)[] = []): string[] => [...new Set(ids.filter((id): id is string => id !== null))]

/** Of these operators, those whose assignments have all ended, or who were disabled. */
export async function leftOf(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (!ids.length) return new Set()
  const here = await tx.selectFrom('network.at_work').select('operator_id').where('operator_id', 'in', [...ids]).execute()
  const working = new Set(here.map(({ operator_id }) => operator_id))
  return new Set(ids.filter((id) => !working.has(id)))
}

/** Of these actions of a file, those that wait for a day of which their worker would not be told: he does not see that part of the file, or works no more. */
export async function blindTo(tx: Tx, caseId: string, actions: readonly ActionRecord[]): Promise<Set<string>> {
  const waiting = actions.filter((one) => one.by_on !== null && one.operator_id !== null && isPending(one.state))
  const blind = new Set<string>()
  for (const [section, own] of Map.groupBy(waiting, ({ area }) => sectionOf(area))) {
    const seeing = await reachedBy(tx, caseId, sections[section], own.map((one) => one.operator_id!))
    for (const one of own) if (!seeing.has(one.operator_id!)) blind.add(one.id)
  }
  return blind
}

export async function namesOf(tx: Tx, { people, operators, units }: Named): Promise<Names> {
  const workers = known(operators)
  const [ofPeople, ofOperators, ofUnits, left] = [await personHeaders(tx, known(people)), await operatorHeaders(tx, workers), await unitHeaders(tx, known(units)), await leftOf(tx, workers)]
  return {
    person: (id) => (id ? (ofPeople.get(id)?.displayName ?? null) : null),
    operator: (id) => (id ? (ofOperators.get(id)?.name ?? null) : null),
    unit: (id) => {
      const unit = id ? ofUnits.get(id) : undefined
      return unit ? `${unit.name}, ${unit.organisationName}` : null
    },
    left: (id) => id !== null && left.has(id),
  }
}

/** Who does an action, as one reads it; null: the child himself, or both parents. */
export const ownerOf = (row: Pick<ActionRecord, 'who' | 'person_id' | 'operator_id' | 'unit_id' | 'who_words'>, names: Names): string | null =>
  names.operator(row.operator_id) ?? names.unit(row.unit_id) ?? names.person(row.person_id) ?? row.who_words
