import { addDays, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { compute, ruleOf } from '#modules/deadlines/server/index.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { unitId } from './network.ts'
import { at, Chance, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

const endOf = (day: string): string => new Date(Date.parse(startOfDayInRome(addDays(day as PlainDate, 1))) - 1).toISOString()
const MONTH_DAYS = 31

export interface Basis {
  section: number
  kind: 'law' | 'judge' | 'own'
  title: string
  source: { kind: string; id: string }
  ruleId?: string
  event?: string
  fixedOn?: string
  occurrence?: number
  label?: string
}

/** One term as the engine would store it; its alarms, and what has lapsed meanwhile, are left to the clock, which finds it at its next round. */
export function termRow(child: Child, key: string, basis: Basis, today: PlainDate) {
  const rule = basis.ruleId ? ruleOf(basis.ruleId) : undefined
  const sum = rule && basis.event ? compute(rule, basis.event, basis.occurrence ? { occurrence: basis.occurrence } : {}) : null
  const due = sum ? sum.due : (basis.fixedOn ?? null)
  const far = due ? (Date.parse(due) - Date.parse(today)) / 86_400_000 : 0
  return {
    id: stableId(`term ${key} ${child.index}`), subject: child.caseId, section: basis.section, kind: basis.kind, rule_id: basis.ruleId ?? null, rule_version: rule?.version ?? null,
    title: rule?.title.it ?? basis.title, label: basis.label ?? null, event: basis.event ?? null, occurrence: basis.occurrence ?? null, fixed_on: basis.fixedOn ?? null,
    series: basis.occurrence ? stableId(`term ${key} ${child.index}`) : null, raw: sum?.raw ?? due, extended: sum?.extended ?? null, due, work_by: sum?.workBy ?? due, suspended: sum?.suspended ?? null, opens: sum?.opens ?? null,
    pace: due === null ? 'now' : far > MONTH_DAYS ? 'months' : 'days', due_at: due && endOf(due), lapse_at: due && endOf(sum?.extended ?? due),
    source_kind: basis.source.kind, source_id: basis.source.id, unit_id: unitId(child.unit), scheduled_at: at(addDays(child.opened, 9), 16), scheduled_by: child.responsible.id,
    armed_at: at(today, 8), next_alarm_at: at(today, 8),
  }
}

/** How a term ended. */
export interface Ended {
  how: 'done' | 'waived'
  on: PlainDate
  by: string
  /** The proof, or why it is not done. */
  words: string
  document?: string
  /** Its date had passed: it was missed first. */
  missedOn?: PlainDate
}

/** What a term that ended says more; of one still open, that it has not. */
export const closedTerm = (ended: Ended | null) => ({
  state: ended?.how ?? 'open', missed_at: ended?.missedOn ? at(ended.missedOn, 1) : null, done_at: ended?.how === 'done' ? at(ended.on, 16) : null, done_by: ended?.how === 'done' ? ended.by : null,
  proof_words: ended?.how === 'done' ? ended.words : null, proof_document: ended?.document ?? null, reason: ended?.how === 'waived' ? ended.words : null, ...(ended ? { next_alarm_at: null } : {}),
})

/** What is written in the history of a term told as it stands. */
export function historyOf(term: Row): Row[] {
  const line = (what: string, when: unknown, by: unknown, state: unknown, reason: unknown): Row => ({
    id: stableId(`history ${what} ${String(term['id'])}`), term_id: term['id'], at: when, by_operator: by, what, reason, event: null, due: what === 'scheduled' ? null : term['due'], state, new_due: term['due'],
  })
  const { state, missed_at: missed, done_at: done, done_by: by } = term
  return [
    line('scheduled', term['scheduled_at'], term['scheduled_by'], 'open', null),
    ...(missed ? [line('missed', missed, null, 'open', null)] : []),
    ...(state === 'done' ? [line('done', done, by, missed ? 'missed' : 'open', term['proof_words'])] : []),
    ...(state === 'waived' ? [line('waived', at(String(term['due']).slice(0, 10) as PlainDate, 12), term['scheduled_by'], 'open', term['reason'])] : []),
  ]
}

/** Terms of the demonstration: what permits wait for, reports due every six months, what a judge fixed, a few reminders of the workers. */
export function termRows(all: readonly Child[], permits: readonly Row[], today: PlainDate): Tables {
  const chance = new Chance(83)
  const byCase = new Map(all.map((child) => [child.caseId, child]))
  const ofPermits = permits.filter((one) => one['state'] === 'delivered' && one['expires_on']).map((one) => {
    const child = byCase.get(one['case_id'] as string)!
    const source = { kind: 'permits.permit', id: one['id'] as string }
    return one['kind'] === 'minore_eta'
      ? termRow(child, 'permit', { section: 6, kind: 'law', title: '', ruleId: 'PER-07', event: child.person.born, source }, today)
      : termRow(child, 'permit', { section: 6, kind: 'judge', title: 'Scade il permesso di soggiorno: chiedere prima il rinnovo o la conversione', fixedOn: one['expires_on'] as string, source }, today)
  })
  const ofFiles = all.filter((child) => !child.closed).flatMap((child) => {
    const by = (key: string) => ({ kind: 'deadlines.manual', id: stableId(`by hand ${key} ${child.index}`) })
    const rows: Row[] = []
    if (child.community || chance.maybe(0.25)) {
      const months = Math.floor((Date.parse(today) - Date.parse(child.opened)) / 86_400_000 / 182) + 1
      rows.push(termRow(child, 'report', { section: 3, kind: 'law', title: '', ruleId: 'AFF-08', event: child.opened, occurrence: months, source: by('report') }, today))
    }
    if (chance.maybe(0.2)) rows.push(termRow(child, 'judge', { section: 3, kind: 'judge', title: 'Depositare la relazione chiesta dal tribunale', fixedOn: addDays(today, chance.pick([-2, 1, 4, 9, 20, 33])), label: `relazione n. ${chance.between(1, 3)}`, source: by('judge') }, today))
    if (chance.maybe(0.22)) rows.push(termRow(child, 'own', { section: 2, kind: 'own', title: chance.pick(['Sentire la scuola dopo i colloqui', 'Fissare la visita domiciliare', 'Preparare la verifica del progetto', 'Chiamare la pediatra']), fixedOn: addDays(today, chance.pick([0, 1, 2, 3, 5, 8, 13])), source: by('own') }, today))
    return rows
  })
  const terms = [...ofPermits, ...ofFiles].filter((row) => !byCase.get(row['subject'] as string)!.closed)
  return [['deadlines.term', terms], ['deadlines.term_history', terms.flatMap(historyOf)]]
}
