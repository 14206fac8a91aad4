import type * as z from 'zod'
import { notFound } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import { actingIn, assertReached } from '#modules/access/server/index.ts'
import type { report, reportRow } from '../contract.ts'
import { childName } from '../domain/child-name.ts'
import { holding, type Decision, type ReportState, type Written } from '../domain/triage.ts'
import { mayAssign, mayEdit, mayTakeOn, mayTriage, type ReportFacts } from './access.ts'
import * as lists from './list-store.ts'
import * as store from './report-store.ts'

type RowAnswer = z.input<typeof reportRow>
type ReportAnswer = z.input<typeof report>

const named = (id: string, name: string | null) => ({ id, name: name ?? '' })

/** Reports by id, in the order given; children only where they are within reach. */
export async function presentRows(tx: Tx, ids: readonly string[]): Promise<RowAnswer[]> {
  if (!ids.length) return []
  const names = new Map<string, RowAnswer['children']>()
  for (const child of await lists.namesOf(tx, ids)) {
    const list = names.get(child.report_id) ?? []
    list.push({ name: childName(child), original: child.original_name })
    names.set(child.report_id, list)
  }
  const rows = new Map((await lists.rowsByIds(tx, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [{ ...presentHead(row), children: names.get(id) ?? [] }] : []
  })
}

const presentHead = (row: lists.ListedReport): Omit<RowAnswer, 'children'> => ({
  id: row.id, number: row.number, state: row.state as ReportState, urgency: row.urgency, source: row.source, receivedAt: row.received_at,
  unit: named(row.unit_id, row.unit_name), municipality: row.municipality,
  assignedTo: row.assigned_to ? named(row.assigned_to, row.assigned_name) : null,
  observeUntil: row.observe_until,
})

export interface Loaded extends ReportFacts {
  row: store.FoundReport
  decisions: store.FoundDecision[]
}

/** The report and what decides who may do what to it; 404 when out of reach. */
export async function loadReport(tx: Tx, reportId: string): Promise<Loaded> {
  const row = await store.findReport(tx, reportId)
  if (!row) throw notFound({ it: 'La segnalazione non è tra quelle che puoi vedere.', en: 'The report is not among those you may see.' })
  const decisions = await store.decisionsOf(tx, reportId)
  return { row, decisions, unit_id: row.unit_id, unit_line: row.unit_line, assigned_to: row.assigned_to, decided: decisions.length > 0 }
}

export const written = (decisions: readonly store.FoundDecision[]): (Written & { id: string })[] =>
  decisions.map((row) => ({ id: row.id, childId: row.child_id, decision: row.decision as Decision, observeUntil: row.observe_until as Written['observeUntil'] }))

/** Everything the page of a report shows, for this actor. */
export async function presentReport(tx: Tx, actor: Actor, reportId: string): Promise<ReportAnswer> {
  const facts = await loadReport(tx, reportId)
  const { row } = facts
  const [sections, here] = await Promise.all([assertReached(tx, reportId), actingIn(tx, actor, reportId)])
  const social = sections.includes('social')
  const reporter = await store.reporterOf(tx, reportId)
  return {
    ...presentHead(row),
    organisationName: row.organisation_name, channel: row.channel, municipalityIstat: row.municipality_istat,
    createdBy: named(row.created_by, row.creator_name), createdAt: row.created_at, version: row.version,
    content: social ? await presentContent(tx, reportId, facts.decisions) : null,
    reporter: reporter
      ? {
          capacity: reporter.capacity, name: reporter.name, quality: reporter.quality, organisationName: reporter.organisation_name, phone: reporter.phone,
          email: reporter.email, protected: reporter.protected, protectionReason: reporter.protection_reason,
        }
      : null,
    can: {
      edit: social && mayEdit(here, facts), editReporter: Boolean(reporter) && mayEdit(here, facts), assign: mayAssign(here, facts),
      takeOn: mayTakeOn(here, facts), triage: social && mayTriage(here, facts),
    },
  }
}

async function presentContent(tx: Tx, reportId: string, decisions: readonly store.FoundDecision[]): Promise<NonNullable<ReportAnswer['content']>> {
  const told = await store.toldOf(tx, reportId)
  if (!told) throw notFound()
  const children = await store.childrenOf(tx, reportId)
  const wrote = written(decisions)
  const held = new Map(children.map((child) => [child.id, holding(child.id, wrote)]))
  const holds = new Set([...held.values()].map((one) => one?.id))
  return {
    facts: told.facts, factsWhen: told.facts_when, factsOn: told.facts_on, factsPlace: told.facts_place,
    children: children.map((child) => ({
      id: child.id, name: childName(child), given: child.given, family: child.family, original: child.original_name, birthDate: child.birth_date,
      birthYear: child.birth_year, sex: child.sex as 'M' | 'F' | 'X' | null, country: child.country, school: child.school, whereabouts: child.whereabouts,
      decision: held.get(child.id)?.decision ?? null,
      file: child.case_id ? { id: child.case_id, number: child.case_number } : null,
    })),
    parties: await store.partiesOf(tx, reportId),
    decisions: decisions.map((row) => ({
      id: row.id, childId: row.child_id, decision: row.decision as Decision, reason: row.reason, observeUntil: row.observe_until,
      by: named(row.decided_by, row.by_name), at: row.decided_at, holds: holds.has(row.id),
    })),
  }
}
