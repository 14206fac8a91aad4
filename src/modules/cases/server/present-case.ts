import { dateInRome } from '#kernel/domain/plain-date.ts'
import { notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import { actingIn, sectionsReached } from '#modules/access/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type * as z from 'zod'
import type { caseFile, caseRow } from '../contract/case.ts'
import { phasesAfter } from '../domain/phases.ts'
import { assertMay, caseCan, type CaseAction, type CaseFacts } from './access.ts'
import * as store from './case-store.ts'
import { openHandoverOf, type HandoverRecord } from './handover-store.ts'
import { teamOf } from './team-store.ts'

type RowAnswer = z.input<typeof caseRow>
type FileAnswer = z.input<typeof caseFile>

/** A file as lists show it. */
export const presentRow = (row: store.NamedCase): RowAnswer => ({
  id: row.id, number: row.number, childName: row.child_name, childBirth: row.child_birth, status: row.status as 'open' | 'closed', phase: row.phase,
  unit: { id: row.unit_id, name: row.unit_name },
  organisation: { id: row.organisation_id, name: row.organisation_name },
  responsible: { id: row.responsible_id, name: row.responsible_name },
  municipality: row.municipality, openedOn: row.opened_on, lastActivityAt: row.last_activity_at, warnings: Number(row.warnings ?? 0),
})

/** Files by id, in the order given. */
export async function presentRows(tx: Tx, ids: readonly string[]): Promise<RowAnswer[]> {
  if (!ids.length) return []
  const rows = new Map((await store.casesByIds(tx, ids)).map((row) => [row.id, presentRow(row)]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

export interface Loaded extends CaseFacts {
  row: store.FullCase
  handover: HandoverRecord | undefined
}

/** The file and what decides who may do what to it; 404 when out of reach. */
export async function loadCase(tx: Tx, caseId: string): Promise<Loaded> {
  const [row, handover] = await Promise.all([store.findCase(tx, caseId), openHandoverOf(tx, caseId)])
  if (!row) throw notFound({ it: 'Il fascicolo non è tra quelli che puoi vedere.', en: 'The file is not among those you may see.' })
  const { unit_id, responsible_id, unit_line } = row
  return { row, unit_id, responsible_id, status: row.status as 'open' | 'closed', unit_line, handover, waiting: handover !== undefined }
}

/** Everything the page of a file shows, for this actor. */
export async function presentCase(tx: Tx, actor: Actor, caseId: string): Promise<FileAnswer> {
  const [facts, reached, phases, events, team, here] = await Promise.all([
    loadCase(tx, caseId), sectionsReached(tx, [caseId]), store.phasesOf(tx, caseId), store.eventsOf(tx, caseId), teamOf(tx, caseId),
    actingIn(tx, actor, caseId),
  ])
  const { row } = facts
  const [headers, siblings] = await Promise.all([personHeaders(tx, [row.child_id]), row.sibling_group ? store.siblingsOf(tx, row.sibling_group, caseId) : []])
  const child = headers.get(row.child_id as never)
  return {
    ...presentRow(row),
    childId: row.child_id, original: child?.originalName ?? null, called: child?.called ?? null,
    municipalityIstat: row.municipality_istat,
    poleUnit: row.pole_unit_id && row.pole_name ? { id: row.pole_unit_id, name: row.pole_name } : null,
    heldSince: dateHeld(events, row.opened_on),
    closedOn: row.closed_on, closingReason: row.closing_reason, closingSituation: row.closing_situation, closingWords: row.closing_words,
    version: row.version, sections: reached.get(caseId) ?? [], nextPhases: [...phasesAfter(row.phase)],
    handover: facts.handover ? presentHandover(facts.handover) : null,
    team: team.map((member) => ({
      id: member.id, operator: { id: member.operator_id, name: member.name }, organisationName: member.organisation_name, role: member.role,
      validFrom: member.valid_from, validTo: member.valid_to, personalGrant: member.grant_id !== null,
    })),
    phases: phases.map(({ phase, at, by, words }) => ({ phase, at, by: by ?? '', words })),
    history: events.map(({ id, kind, at, by, detail }) => ({ id, kind, at, by: by ?? '', detail: detail as Record<string, string> })),
    siblings: siblings.map((one) => ({
      id: one.id, childId: one.child_id, number: one.number, childName: one.child_name, childBirth: one.child_birth, status: one.status as 'open' | 'closed',
    })),
    can: caseCan(here, facts),
  }
}

/** The present unit holds it since the last hand-over between units, or since it was opened. */
function dateHeld(events: readonly { kind: string; at: string; detail: unknown }[], openedOn: string): string {
  const last = events.find(({ kind, detail }) => kind === 'handover_accepted' && (detail as { kind?: string }).kind !== 'worker')
  return last ? dateInRome(Date.parse(last.at)) : openedOn
}

function presentHandover(row: HandoverRecord): FileAnswer['handover'] {
  return {
    id: row.id, kind: row.kind as 'pole' | 'organisation' | 'worker', toUnit: { id: row.to_unit, name: row.to_unit_name }, toOrganisationName: row.to_organisation_name,
    toOperator: row.to_operator ? { id: row.to_operator, name: row.to_operator_name ?? '' } : null,
    askedBy: { id: row.asked_by, name: row.asked_by_name }, askedAt: row.asked_at, reason: row.reason, version: row.version,
  }
}

type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>

/** Begins a change: records it, keeps the row, checks who, refuses an old version with the present state. */
export async function beginChange({ tx, actor, audit }: Needs, caseId: string, action: CaseAction, version: number): Promise<Loaded> {
  audit(caseId)
  await store.lockCase(tx, caseId)
  const facts = await loadCase(tx, caseId)
  assertMay(await actingIn(tx, actor, caseId), action, facts)
  if (facts.row.version !== version) throw stale(await presentCase(tx, actor, caseId))
  return facts
}

/** Adds a line to the history of the file. */
export const tellHistory = ({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, caseId: string, kind: string, detail: Record<string, string> = {}) =>
  store.insertEvents(tx, [{ id: newId(now), caseId, kind, at: new Date(now).toISOString(), by: actor.id, detail }])
