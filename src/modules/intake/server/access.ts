import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'

const TRIAGES = new Set(['worker', 'coordinator', 'manager'])
const LEADS = new Set(['coordinator', 'manager'])

/** What decides who may do what to a report: the unit that holds it, that unit and those above it, and where the report stands. */
export interface ReportFacts {
  unit_id: string
  unit_line: readonly string[]
  assigned_to: string | null
  decided: boolean
}

/** Anybody who works somewhere may report; who left may not, nor keep on writing. */
export function assertMayReport(actor: Actor): void {
  if (actor.roles.length > 0) return
  throw forbidden({
    it: 'Scrive una segnalazione chi lavora in un servizio della rete: chiedi a chi amministra il tuo ente di darti un ruolo.',
    en: 'Reports are written by who works in a service of the network: ask the administrator of your body for a role.',
  })
}

/** Does he look into reports of this unit: case worker there, or coordinator or manager there or above? */
export const mayTriage = (actor: Actor, { unit_id, unit_line }: Pick<ReportFacts, 'unit_id' | 'unit_line'>): boolean =>
  actor.roles.some(({ role, unitId }) => (TRIAGES.has(role) && unitId === unit_id) || (LEADS.has(role) && unit_line.includes(unitId)))

const leads = (actor: Actor, { unit_line }: ReportFacts): boolean => actor.roles.some(({ role, unitId }) => LEADS.has(role) && unit_line.includes(unitId))

/** Correcting what was told: only before anything was decided on it. */
export const mayEdit = (actor: Actor, report: ReportFacts): boolean => !report.decided && mayTriage(actor, report)

/** Giving the report to anybody of the unit, or to nobody. */
export const mayAssign = (actor: Actor, report: ReportFacts): boolean => leads(actor, report)

/** Taking on a report that nobody follows, or giving one's own back. */
export const mayTakeOn = (actor: Actor, report: ReportFacts): boolean =>
  mayTriage(actor, report) && (report.assigned_to === null || report.assigned_to === actor.id)

export function assertMayTriage(actor: Actor, report: ReportFacts): void {
  if (mayTriage(actor, report)) return
  throw forbidden({
    it: 'Decidono su una segnalazione gli operatori del servizio che l’ha ricevuta e chi lo coordina: chiedi a loro.',
    en: 'A report is decided on by the case workers of the service that received it and by who coordinates it: ask them.',
  })
}

/** `to` is who shall follow it; null: nobody. */
export function assertMayAssign(actor: Actor, report: ReportFacts, to: string | null): void {
  if (mayAssign(actor, report) || ((to === actor.id || to === null) && mayTakeOn(actor, report))) return
  throw forbidden({
    it: 'Puoi prendere una segnalazione che nessuno segue; per darla a qualcun altro chiedi a chi coordina il servizio.',
    en: 'You may take on a report that nobody follows; to give it to somebody else ask who coordinates the service.',
  })
}



/** Roles in which one takes calls and writes down who asks for advice. */
const WRITES_ADVICE = new Set([...TRIAGES, 'front_desk', 'clerk', 'educator', 'partner'])
export const adviceUnitsOf = (actor: Actor): string[] => [...new Set(actor.roles.filter(({ role }) => WRITES_ADVICE.has(role)).map(({ unitId }) => unitId))]

export function assertMayWriteAdvice(actor: Actor, unitId: string): void {
  if (adviceUnitsOf(actor).includes(unitId)) return
  throw forbidden({ it: 'Puoi registrare una consulenza solo per un servizio in cui lavori.', en: 'You may write down a request for advice only for a service where you work.' })
}

/** Answering and closing an advice: by who works on cases in the unit. */
export const mayAnswer = (actor: Actor, unitId: string): boolean =>
  actor.roles.some(({ role, unitId: held }) => TRIAGES.has(role) && held === unitId)

export function assertMayAnswer(actor: Actor, unitId: string): void {
  if (mayAnswer(actor, unitId)) return
  throw forbidden({
    it: 'Alla consulenza rispondono gli operatori del servizio che l’ha ricevuta.',
    en: 'Advice is answered by the case workers of the service that received the request.',
  })
}
