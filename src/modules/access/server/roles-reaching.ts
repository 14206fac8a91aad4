import type { Tx } from '#kernel/server/db.ts'
import type { Actor, RoleHeld } from '#kernel/server/operation.ts'
import { sectionName, sectionNames, sections, type Section } from '../domain/sections.ts'
import * as store from './reach-store.ts'

/**
 * The roles by which the actor reaches a subject (or one section of it), each with the unit in which he holds it. What he may write there follows from
 * these, never from `actor.roles`: who only reads through one unit reads, whatever he is elsewhere. A unit counts when the subject is opened to it, or to
 * one below it that his role leads; what is opened to himself counts all his roles; in an emergency, those that open in one. None: out of reach.
 */
export async function rolesReaching(tx: Tx, subject: string, section: Section = 'file'): Promise<RoleHeld[]> {
  return (await rolesReachingEach(tx, [subject], section)).get(subject) ?? []
}

/** The same for many subjects in one question, for the `can` of a list; one out of reach is absent. */
export async function rolesReachingEach(tx: Tx, subjects: readonly string[], section: Section = 'file'): Promise<Map<string, RoleHeld[]>> {
  if (!subjects.length) return new Map()
  return grouped((await store.rolesReaching(tx, subjects, [sections[section]])).map((row) => [row.subject, row]))
}

/** The roles by which each section of one subject is reached, the header (`file`) with them; one out of reach is absent. */
export async function rolesBySection(tx: Tx, subject: string): Promise<Map<Section, RoleHeld[]>> {
  return grouped((await store.rolesReaching(tx, [subject], sectionNames.map((name) => sections[name]))).map((row) => [sectionName(row.section), row]))
}

/** Who acts, as what he is to this subject (or this section of it): with the roles through which he reaches it and no others. What `access.ts` is given. */
export const actingIn = async (tx: Tx, actor: Actor, subject: string, section: Section = 'file'): Promise<Actor> =>
  ({ ...actor, roles: await rolesReaching(tx, subject, section) })

function grouped<K>(rows: readonly (readonly [K, { unit_id: string; organisation_id: string; role: string }])[]): Map<K, RoleHeld[]> {
  const found = new Map<K, RoleHeld[]>()
  for (const [key, { unit_id, organisation_id, role }] of rows) {
    const held = found.get(key) ?? []
    held.push({ unitId: unit_id, organisationId: organisation_id, role })
    found.set(key, held)
  }
  return found
}
