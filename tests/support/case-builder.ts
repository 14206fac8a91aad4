import { newId, type Id } from '#kernel/domain/ids.ts'
import type { Somebody, World } from './world.ts'

export interface BuiltCase {
  caseId: Id<'case'>
  childId: Id<'person'>
  number: string
}

interface CaseOptions {
  /** Whose unit holds it; he is its responsible worker. */
  holder: Pick<Somebody, 'operatorId' | 'unitId' | 'organisationId'>
  child?: { name?: string; original?: string; birth?: string }
  siblingGroup?: string
  /** The file is closed since this day. */
  closedOn?: string
}

const every = [1, 2, 3, 4, 5, 6, 7, 8]
let counter = 0

/** A file with its child, open to the whole unit of its holder, without going through the screens that open one. */
export async function buildCase(world: World, { holder, child = {}, siblingGroup, closedOn }: CaseOptions): Promise<BuiltCase> {
  const [caseId, childId] = [newId<'case'>(), newId<'person'>()]
  const number = `PROVA-2026-${String(++counter).padStart(6, '0')}-${caseId.slice(-4)}`
  const name = child.name ?? `Bambino Numero${counter}`
  await world.owner.query(
    `insert into people.person (id, display_name, original_name, sort_name, birth_date, birth_precision, created_by, created_organisation, created_at)
     values ($1, $2, $3, lower($2), $4, 'day', $5, $6, now())`,
    [childId, name, child.original ?? null, child.birth ?? '2014-05-06', holder.operatorId, holder.organisationId],
  )
  await openTo(world, caseId, { unitId: holder.unitId }, every)
  await world.owner.query(
    `insert into cases.case_file (id, number, organisation_id, unit_id, responsible_id, child_id, child_name, child_sort, phase, status, opened_on,
       sibling_group, closed_on, last_activity_at)
     values ($1, $2, $3, $4, $5, $6, $7, lower($7), 'accesso', $8, '2026-01-07', $9, $10, '2026-01-07T09:00:00Z')`,
    [caseId, number, holder.organisationId, holder.unitId, holder.operatorId, childId, name, closedOn ? 'closed' : 'open', siblingGroup ?? null, closedOn ?? null],
  )
  await world.owner.query('insert into kernel.reach_member (member, subject, section) values ($1, $2, 0)', [childId, caseId])
  return { caseId, childId, number }
}

/** Opens sections of a file to a unit or a person, from now (or for these days back and ahead); 8 sections when none are named. */
export async function openTo(world: World, caseId: string, to: { unitId: string } | { operatorId: string }, sections: readonly number[] = every): Promise<string> {
  const id = newId()
  const [kind, ref] = 'unitId' in to ? ['unit', to.unitId] : ['actor', to.operatorId]
  await world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from)
     values ($1, $2, 'allow', kernel.principal_of($3, $4), $5, now() - interval '1 minute')`,
    [id, caseId, kind, ref, sections],
  )
  return id
}

/** Somebody of the family in a file: seen through it by who reaches the identity section. */
export async function addRelative(world: World, { caseId }: Pick<BuiltCase, 'caseId'>, holder: Pick<Somebody, 'operatorId' | 'organisationId'>, name: string, original?: string): Promise<Id<'person'>> {
  const personId = newId<'person'>()
  await world.owner.query(
    `insert into people.person (id, display_name, original_name, sort_name, created_by, created_organisation, created_at) values ($1, $2, $3, lower($2), $4, $5, now())`,
    [personId, name, original ?? null, holder.operatorId, holder.organisationId],
  )
  await world.owner.query('insert into kernel.reach_member (member, subject, section) values ($1, $2, 1)', [personId, caseId])
  return personId
}
