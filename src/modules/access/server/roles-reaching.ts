import type { Tx } from '#kernel/server/db.ts'
import type { RoleHeld } from '#kernel/server/operation.ts'
import { sections, type Section } from '../domain/sections.ts'
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
  const found = new Map<string, RoleHeld[]>()
  if (!subjects.length) return found
  for (const { subject, unit_id, organisation_id, role } of await store.rolesReaching(tx, subjects, sections[section])) {
    const held = found.get(subject) ?? []
    held.push({ unitId: unit_id, organisationId: organisation_id, role })
    found.set(subject, held)
  }
  return found
}
