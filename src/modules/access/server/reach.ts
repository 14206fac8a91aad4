import { notFound } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionName, sections, type Section } from '../domain/sections.ts'
import * as store from './reach-store.ts'

const everySection = [1, 2, 3, 4, 5, 6, 7, 8]

/**
 * Opens a new subject (a case, a report, an advice), or many, to the unit that holds it, for every section. Call it BEFORE inserting rows whose policy
 * asks for reach. The actor must belong to the unit; otherwise the database refuses (404).
 */
export async function openReach(tx: Tx, subject: string | readonly string[], unitId: string, legalBasis: string): Promise<void> {
  const subjects = typeof subject === 'string' ? [subject] : subject
  await store.openReaches(tx, { ids: subjects.map(() => newId()), subjects, unit: unitId, basis: legalBasis })
}

export interface NewGrant {
  subject: string
  kind: 'team' | 'invited' | 'handover'
  to: { unitId: string } | { operatorId: string }
  sections: readonly Section[] | 'all'
  legalBasis: string
  reason?: string | null
  /** Instants, ISO 8601. */
  validFrom: string
  validTo?: string | null
  /** An offer counts only when accepted by the unit. */
  offered?: boolean
}

/** Opens (or offers) sections to a unit or a person; the actor must himself reach each of them. */
export async function grantReach(tx: Tx, grant: NewGrant): Promise<Id<'grant'>> {
  const id = newId<'grant'>()
  await store.grantReach(tx, {
    id,
    subject: grant.subject,
    kind: grant.kind,
    toUnit: 'unitId' in grant.to ? grant.to.unitId : null,
    toOperator: 'operatorId' in grant.to ? grant.to.operatorId : null,
    sections: grant.sections === 'all' ? everySection : grant.sections.map((name) => sections[name]),
    legalBasis: grant.legalBasis,
    reason: grant.reason ?? null,
    validFrom: grant.validFrom,
    validTo: grant.validTo ?? null,
    offered: grant.offered ?? false,
  })
  return id
}

/** Accepts or refuses an offer for one of the actor's units; once accepted the subject is within reach in this same transaction. */
export async function answerOffer(tx: Tx, offerId: string, accepted: boolean, words: string | null): Promise<void> {
  if (!(await store.answerOffer(tx, offerId, accepted, words))) throw notFound()
}

/** Ends a grant at an instant (past or present: at once). */
export async function endGrant(tx: Tx, grantId: string, at: string, words: string | null): Promise<void> {
  if (!(await store.endGrant(tx, grantId, at, words))) throw notFound()
}

/** Sections the actor reaches, for each subject; a subject out of reach is absent. The header (`file`) is always the first. */
export async function sectionsReached(tx: Tx, subjects: readonly string[]): Promise<Map<string, Section[]>> {
  const reached = new Map<string, Section[]>()
  if (!subjects.length) return reached
  for (const row of await store.sectionsOf(tx, subjects)) {
    const list = reached.get(row.subject) ?? []
    list.push(sectionName(row.section))
    reached.set(row.subject, list)
  }
  return reached
}

/** Sections of one subject; throws 404 when it is out of reach. */
export async function assertReached(tx: Tx, subject: string): Promise<Section[]> {
  const reached = (await sectionsReached(tx, [subject])).get(subject)
  if (!reached) throw notFound()
  return reached
}
