import { invalid, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { alarmPlan } from '../domain/alarms.ts'
import { leavesNumber, ruleOf } from '../domain/rules.ts'
import { countsInRome, doneThere, seatOf, type KnownSeat, type Office } from '../domain/seat.ts'
import type { Parameters } from '../domain/parameters.ts'
import { countTerm, type Basis, type Counted } from './compute-term.ts'
import type { NewTerm, StoredTerm, TermContext } from './doors.ts'
import { leadTimesOf, type LeadOf } from './lead-store.ts'
import { parametersOf } from './parameter-store.ts'
import { seatsOf } from './seat-store.ts'
import { ownNumbersOf } from './standard-store.ts'
import * as store from './term-store.ts'

const JUDICIAL = 3
/** Alarms nearer than this do not wait for the clock's next round. */
const SOON_MS = 90_000

/**
 * Stores terms in the caller's transaction and sets their alarms. Rules without a number are stored without a date, to be done at once.
 * @param field path of the input next to which an event that cannot be counted from is refused
 */
export async function scheduleTerms(context: TermContext, terms: readonly NewTerm[], field = 'event'): Promise<StoredTerm[]> {
  if (!terms.length) return []
  const { tx, now } = context
  const subjects = terms.flatMap(({ subject }) => (subject ? [subject] : []))
  const [parameters, unitOf, standards] = await Promise.all([
    parametersOf(tx), store.unitsOfSubjects(tx, subjects), store.standardsById(tx, terms.flatMap(({ standardId }) => (standardId ? [standardId] : []))),
  ])
  const units = terms.map((term) => {
    const unit = term.subject ? unitOf.get(term.subject) : term.unitId
    if (!unit) throw notFound()
    return unit
  })
  const [seats, own] = await Promise.all([seatsOf(tx, units), ownLengths(tx, terms, units, dateInRome(now))])
  const counted = terms.map((term, index) => {
    const unit = units[index]!
    const standard = term.standardId ? standards.get(term.standardId) : undefined
    if (term.standardId && !standard) throw invalid('standardId', { it: 'Questo standard non esiste: scegline uno dall’elenco', en: 'This standard does not exist: choose one of the list' })
    const basis: Basis = {
      rule_id: standard ? null : term.ruleId, standard: standard ?? null, event: term.event ?? null, rome: inRome({ rule_id: term.ruleId, rome: term.rome ?? false, ...seatOn(term) }, seats.get(unit) ?? null),
      occurrence: term.occurrence ?? null, length: term.length ?? own[index] ?? null, fixed_on: term.fixedOn ?? null,
    }
    return { term, unit, basis, counted: countTerm(basis, now, parameters, field) }
  })
  const leads = await leadTimesOf(tx, counted.map(({ unit }) => unit))
  const rows = counted.map(({ term, unit, basis, counted: one }) => newRow(context, term, unit, basis, one, leads))
  await storeRows(context, rows)
  return rows.map(({ id, due }) => ({ id, due }))
}

/** Of rules of practice that leave their number to the service: the one that it gave itself, where nobody says another. */
async function ownLengths(tx: TermContext['tx'], terms: readonly NewTerm[], units: readonly string[], today: PlainDate): Promise<readonly (number | null)[]> {
  const asks = terms.map(({ ruleId, length }) => {
    const rule = ruleId && !length ? ruleOf(ruleId) : undefined
    return rule && leavesNumber(rule) ? rule.id : null
  })
  const found = await ownNumbersOf(tx, units.filter((_, index) => asks[index]), asks.filter((id) => id !== null), today)
  return asks.map((ruleId, index) => found.get(`${units[index]} ${ruleId}`) ?? null)
}

/** What a term keeps of where it is done. */
const seatOn = ({ rome, authority, atOffice }: NewTerm): { seat: KnownSeat; at_office: boolean } =>
  ({ seat: rome === undefined || rome === null ? seatOf(authority ?? null) : 'said', at_office: atOffice ?? false })

/** Is 29 June a holiday for it, the service sitting there? */
export const inRome = ({ rule_id, rome, seat, at_office }: Pick<store.TermRow, 'rule_id' | 'rome' | 'seat' | 'at_office'>, service: Office | null): boolean =>
  seat === 'said' ? rome : countsInRome(doneThere(rule_id ? (ruleOf(rule_id)?.actorKind ?? null) : null, at_office), seat, service)

function newRow({ now, actor }: TermContext, term: NewTerm, unit: string, basis: Basis, { dates, rule, kind, recurring }: Counted, leads: LeadOf): store.NewRow {
  const at = new Date(now).toISOString()
  const id = newId(now)
  const title = (rule && !basis.standard ? (term.title ?? rule.title.it) : (term.title ?? rule?.title.it)) ?? null
  if (!title) throw invalid('title', { it: 'Scrivi che cosa va fatto', en: 'Write what is to be done' })
  return {
    id, subject: term.subject, section: term.section ?? JUDICIAL, kind: rule ? kind : (term.kind === 'law' ? 'own' : (term.kind ?? 'own')),
    rule_id: basis.rule_id, standard_id: term.standardId ?? null, title, label: term.label ?? null,
    rome: basis.rome, ...seatOn(term), length: basis.length, occurrence: recurring ? (basis.occurrence ?? 1) : basis.occurrence, series: recurring ? id : null,
    ...dates,
    source_kind: term.source.kind, source_id: term.source.id, unit_id: unit, assigned_to: term.assignedTo ?? null,
    scheduled_at: at, scheduled_by: actor?.id ?? null, armed_at: at,
    next_alarm_at: firstAlarm(kind, dates, unit, now, leads),
  }
}

/** When a term with these dates rings first, from now on. */
export function firstAlarm(kind: Counted['kind'], dates: Counted['dates'], unit: string, now: number, leads: LeadOf): string | null {
  const plan = alarmPlan({
    kind, pace: dates.pace, due: dates.due, workBy: dates.work_by, lapseAt: dates.lapse_at === null ? null : Date.parse(dates.lapse_at), armedAt: now,
  }, leads(unit, dates.pace))
  return plan[0] ? new Date(plan[0].at).toISOString() : null
}

/** Stores the rows with their first line of history; those about to ring are queued now. Occurrences that exist are left alone. */
async function storeRows(context: TermContext, rows: readonly store.NewRow[]): Promise<void> {
  const { tx, now, actor } = context
  const inserted = await store.insertTerms(tx, rows)
  const stored = rows.filter(({ id }) => inserted.has(id))
  await store.addHistory(tx, stored.map(({ id, due }) => ({
    id: newId(now), term_id: id, at: new Date(now).toISOString(), by_operator: actor?.id ?? null, what: 'scheduled', reason: null, event: null, due: null, state: null, new_due: due,
  })))
  await ringSoon(context, stored.map(({ id, next_alarm_at }) => ({ id, next_alarm_at })))
  // nobody answers for it: the clock's round finds it and rings at once
  if (stored.some(({ subject, assigned_to }) => !subject && !assigned_to)) await enqueue(tx, 'deadlines.dispatch', {})
}

/** Queues the ring of what is due in a moment; the rest waits for the clock's round. */
export async function ringSoon({ tx, now }: TermContext, terms: readonly { id: string; next_alarm_at: string | null }[]): Promise<void> {
  for (const { id, next_alarm_at } of terms) {
    if (next_alarm_at === null || Date.parse(next_alarm_at) > now + SOON_MS) continue
    await enqueue(tx, 'deadlines.ring', { termId: id }, { key: `deadlines.ring:${id}`, runAt: next_alarm_at })
  }
}

/** The next occurrence of each of these recurring terms, from the same anchor; those ended have none. */
export async function scheduleNext(context: TermContext, rows: readonly store.TermRow[], given?: Parameters): Promise<void> {
  const recurring = rows.filter((row) => row.series !== null && !row.series_ended && row.rule_id !== null)
  if (!recurring.length) return
  const parameters = given ?? (await parametersOf(context.tx))
  const leads = await leadTimesOf(context.tx, recurring.map(({ unit_id }) => unit_id))
  const at = new Date(context.now).toISOString()
  const next = recurring.map((row): store.NewRow => {
    const occurrence = (row.occurrence ?? 1) + 1
    const { dates, kind } = countTerm({ ...row, standard: null, occurrence }, context.now, parameters)
    return {
      id: newId(context.now), subject: row.subject, section: row.section, kind, rule_id: row.rule_id, standard_id: null, title: row.title, label: row.label, rome: row.rome, seat: row.seat, at_office: row.at_office,
      length: row.length, occurrence, series: row.series, ...dates, source_kind: row.source_kind, source_id: row.source_id, unit_id: row.unit_id,
      assigned_to: row.assigned_to, scheduled_at: at, scheduled_by: context.actor?.id ?? null, armed_at: at,
      next_alarm_at: firstAlarm(kind, dates, row.unit_id, context.now, leads),
    }
  })
  await storeRows(context, next)
}
