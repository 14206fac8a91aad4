import type { Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { actingIn, rolesReachingEach } from '#modules/access/server/index.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import type { Bucket, Term } from '../contract/term.ts'
import { endOf } from '../domain/moments.ts'
import { ruleOf } from '../domain/rules.ts'
import { termCan } from './access.ts'
import { ledUnits } from './lead-store.ts'
import type { TermRow } from './term-store.ts'

/** A term with what it shows of its file. */
export interface ShownRow extends TermRow {
  number: string | null
  name: string | null
}

/** Ends (milliseconds) of today, of the seventh and of the thirtieth day from today, in Rome. */
export function bucketEnds(now: number): { today: number; week: number; month: number } {
  const today = dateInRome(now)
  return { today: endOf(today), week: endOf(addDays(today, 7)), month: endOf(addDays(today, 30)) }
}

/** How near a term is; null once it need not be done. Past its day but extended by a holiday it is still for today. */
export function bucketOf(row: Pick<TermRow, 'state' | 'pace' | 'due_at' | 'lapse_at'>, now: number): Bucket | null {
  if (row.state === 'missed') return 'missed'
  if (row.state !== 'open') return null
  if (row.pace === 'now') return 'now'
  if (row.due_at === null) return 'later'
  if (Date.parse(row.lapse_at!) < now) return 'missed'
  const [due, ends] = [Date.parse(row.due_at), bucketEnds(now)]
  return due <= ends.today ? 'today' : due <= ends.week ? 'week' : due <= ends.month ? 'month' : 'later'
}

/** Rows as the contract gives them, names in two queries; a job (no actor) gets no names and may do nothing. */
export async function presentTerms(tx: Tx, actor: Actor | null, now: number, rows: readonly ShownRow[]): Promise<Term[]> {
  if (!rows.length) return []
  if (!actor) return rows.map((row) => ({ ...head(row, now), responsible: unnamed(row.owner_id), doneBy: unnamed(row.done_by), unit: unnamed(row.unit_id), can: nothing }))
  const [operators, units, led, held] = await Promise.all([
    operatorHeaders(tx, rows.flatMap(({ owner_id, done_by }) => [owner_id, done_by].filter((id) => id !== null))),
    unitHeaders(tx, rows.map(({ unit_id }) => unit_id)),
    ledUnits(tx, rows.map(({ unit_id }) => unit_id)),
    rolesFor(tx, rows),
  ])
  const person = (id: string | null) => (id === null ? null : { id, name: operators.get(id)?.name ?? '' })
  return rows.map((row) => ({
    ...head(row, now),
    responsible: person(row.owner_id),
    doneBy: person(row.done_by),
    unit: { id: row.unit_id, name: units.get(row.unit_id)?.name ?? '' },
    can: termCan(row.subject === null ? actor : { ...actor, roles: held(row) }, row, led.has(row.unit_id)),
  }))
}

/** By which roles the actor reaches each of these terms of files: one question for each section. */
async function rolesFor(tx: Tx, rows: readonly Pick<TermRow, 'subject' | 'section'>[]): Promise<(row: Pick<TermRow, 'subject' | 'section'>) => Actor['roles']> {
  const sections = [...new Set(rows.map(({ section }) => section))]
  const found = new Map(await Promise.all(sections.map(async (section) => {
    const subjects = new Set(rows.flatMap((row) => (row.subject !== null && row.section === section ? [row.subject] : [])))
    return [section, await rolesReachingEach(tx, [...subjects], sectionName(section))] as const
  })))
  return ({ subject, section }) => (subject === null ? [] : (found.get(section)?.get(subject) ?? []))
}

/** Who acts, as what he is to this term: of a file, with the roles by which he reaches its section; of a body, with all of his. */
export const actingOn = async (tx: Tx, actor: Actor, { subject, section }: Pick<TermRow, 'subject' | 'section'>): Promise<Actor> =>
  subject === null ? actor : actingIn(tx, actor, subject, sectionName(section))

const unnamed = (id: string | null) => (id === null ? null : { id, name: '' })
const nothing: Term['can'] = { complete: false, reopen: false, correct: false, suspend: false, resume: false, waive: false, assign: false }

function head(row: ShownRow, now: number): Omit<Term, 'responsible' | 'doneBy' | 'unit' | 'can'> {
  const rule = row.rule_id === null ? undefined : ruleOf(row.rule_id)
  return {
    id: row.id as Id<'term'>, caseId: row.subject as Id<'case'> | null, caseNumber: row.number, childName: row.name, section: sectionName(row.section),
    ruleId: row.rule_id, ruleVersion: row.rule_version, standardId: row.standard_id as Id<'standard'> | null, kind: row.kind, title: row.title, label: row.label,
    actor: rule?.actor.it ?? null, consequence: rule?.consequence.code ?? null,
    source: { kind: row.source_kind, id: row.source_id },
    event: row.event, occurrence: row.occurrence, state: row.state, bucket: bucketOf(row, now), atOnce: row.pace === 'now',
    raw: row.raw, extended: row.extended, due: row.due, workBy: row.work_by, suspendedDue: row.suspended, opens: row.opens, dueAt: row.due_at, lapseAt: row.lapse_at,
    assigned: row.assigned_to !== null, missedAt: row.missed_at, doneAt: row.done_at,
    proof: row.done_at === null ? null : { words: row.proof_words, documentId: row.proof_document },
    reason: row.reason, correctedAfterDone: row.corrected_after_done, version: row.version,
  }
}
