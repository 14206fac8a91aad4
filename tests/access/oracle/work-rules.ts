// Who sees what of assessments, papers, plans, appointments, services and requests: written from docs/decisions/0009 and the READMEs of these modules, by
// somebody who did not write their policies. No SQL, no code of the product.
import * as oracle from './oracle.ts'
import type { Appointment, Assessment, File, Matter, Operator, Paper, Plan, Request, Service, World } from './shapes.ts'

/** Who asks, when. */
export interface Asking {
  who: Operator
  now: number
  world: World
}

const ANSWERING = ['worker', 'coordinator', 'manager']
export const CLINICAL = [...ANSWERING, 'specialist']
const HEARING = [...CLINICAL, 'educator']
/** Roles that give a service or answer a request of another body. */
const GIVING = [...HEARING, 'partner', 'mediator']

export const opensIn = ({ who, now, world }: Asking, file: File, rules?: oracle.Rules): Set<number> => oracle.reach(who, file, now, world.today, rules)
/** By one of these roles, through which he reaches this section of this file: none held elsewhere counts. */
export const byRole = ({ who, now, world }: Asking, file: File, section: number, roles: readonly string[]): boolean => oracle.mayWriteIn(oracle.actingIn(who, file, section, now, world.today), roles)
/** Psychological content: section health, and a role that works on it. */
export const readsClinical = (asking: Asking, file: File): boolean => byRole(asking, file, 4, CLINICAL)
/** What a child and the parties say: never partners, schools, mediators. */
export const hears = (asking: Asking, file: File, section: number): boolean => byRole(asking, file, section, HEARING)

/** Parts of an assessment within his reach, with what he reads in each: of a draft only who fills it reads anything. Null: it is missing for him. */
export function seenOf(asking: Asking, { file, fillers, signed }: Assessment, rules: oracle.Rules = new Set()): { key: string; items: string[] }[] | null {
  const open = opensIn(asking, file, rules)
  const clinical = readsClinical(asking, file)
  if (![2, 5].some((one) => open.has(one)) && !byRole(asking, file, 4, CLINICAL)) return null
  const [hearing, fills] = [hears(asking, file, 2), fillers.includes(asking.who)]
  if (open.has(4)) rules.add(clinical ? 'a psychological part, for a role that works on it' : 'a psychological part behind the wall')
  if (open.has(2) && (signed || fills)) rules.add(hearing ? 'the words of a child' : 'the words of a child behind the wall')
  const placed = (section: number) => oracle.actingIn(asking.who, file, section, asking.now, asking.world.today).length > 0
  const parts = [
    ...(placed(2) ? [{ key: 'sociale', items: ['motivo', ...(hearing ? ['parola'] : [])] }, { key: 'segni', items: [] }] : []),
    ...(placed(5) ? [{ key: 'scuola', items: ['frequenza'] }] : []), ...(clinical ? [{ key: 'psi', items: ['osservazione'] }] : []),
  ]
  if (signed || fills) return parts
  const known = byRole(asking, file, 0, ANSWERING)
  rules.add(known ? 'a draft of others, known and not read' : 'a draft of others')
  return known ? parts.map(({ key }) => ({ key, items: [] })) : null
}

/** The sections of a paper that he reads; null: it is missing for him. Who reads them by section 3 and a role that works on files. */
export function paperOf(asking: Asking, { file, order, sections }: Paper, rules: oracle.Rules = new Set()): string[] | null {
  const open = opensIn(asking, file, rules)
  if (!open.has(3)) return null
  if (!hears(asking, file, 3)) {
    rules.add('papers are not for his role')
    return null
  }
  if (order?.penal && !byRole(asking, file, 3, ANSWERING)) {
    rules.add('a paper for an order that he does not see')
    return null
  }
  const clinical = readsClinical(asking, file) && byRole(asking, file, 3, CLINICAL)
  if (!clinical) rules.add('a paper without its psychological part')
  return sections.filter((one) => clinical || !one.clinical).map(({ key }) => key)
}

const PLANNED = [2, 4, 5, 6]
/** The sections in which he reads goals of a plan; none: it is missing for him. */
export function planOf(asking: Asking, { file, sections }: Plan, rules: oracle.Rules = new Set()): { seen: boolean; goals: number[]; told: boolean } {
  const open = opensIn(asking, file, rules)
  const seen = PLANNED.some((one) => open.has(one))
  const goals = sections.filter((one) => open.has(one))
  if (seen && goals.length < sections.length) rules.add('a plan without the goals of other sections')
  const told = hears(asking, file, 2)
  if (open.has(2)) rules.add(told ? 'what parties say of a plan' : 'what parties say of a plan, behind the wall')
  return { seen, goals, told }
}

/** Of what an appointment is for him: of siblings met together the files he reaches, in their order, and nothing of the others. */
export function mattersOf(asking: Asking, { file, section, also }: Appointment, rules: oracle.Rules = new Set()): Matter[] {
  const seen = [{ file, section }, ...also].filter((one) => {
    const open = opensIn(asking, one.file, rules)
    const walled = one.section === 4 && open.has(4) && !byRole(asking, one.file, 4, CLINICAL)
    if (walled) rules.add('a clinical talk behind the wall')
    return open.has(one.section) && !walled
  })
  if (also.length && seen.length) rules.add(seen.length > also.length ? 'an appointment of several files, all his' : 'an appointment of several files, and of others nothing')
  return seen
}

/** The three circles of an appointment: its files, only when and where, nothing. */
export function circleOf(asking: Asking, one: Appointment, rules: oracle.Rules = new Set()): 'file' | 'time' | null {
  if (mattersOf(asking, one, rules).length) return 'file'
  if (one.organiser !== asking.who && !one.invited.includes(asking.who)) return null
  rules.add('wanted there, without reaching the file')
  return 'time'
}

/** A row that another body sees without reaching the file: by a place of work in the unit it was given to, unless that is kept from him. */
function givenTo({ who, now, world }: Asking, { file, section }: { file: File; section: number }, unit: File['holder'] | null, rules: oracle.Rules): boolean {
  if (!unit || !oracle.posts(who, world.today, new Set()).some((post) => post.unit === unit && GIVING.includes(post.role))) return false
  const kept = oracle.isKept(who, file, section, now)
  rules.add(kept ? 'given to his unit, and kept from him' : 'given to his unit')
  return !kept
}

export function seesService(asking: Asking, service: Service, rules: oracle.Rules = new Set()): boolean {
  const { file, section, provider, started } = service
  if (opensIn(asking, file, rules).has(section)) return true
  return started && givenTo(asking, service, provider, rules)
}

export function seesRequest(asking: Asking, request: Request, rules: oracle.Rules = new Set()): boolean {
  const { file, section, clinical, to, sent } = request
  const reached = opensIn(asking, file, rules).has(section)
  if (reached && (!clinical || byRole(asking, file, section, CLINICAL))) return true
  if (reached) rules.add('a clinical request behind the wall')
  return sent && givenTo(asking, request, to, rules)
}

export const worksIn = ({ who, world }: Asking, unit: File['holder'] | null): boolean =>
  unit !== null && oracle.posts(who, world.today, new Set()).some((post) => post.unit === unit && GIVING.includes(post.role))
/** Follows a request for the file: who answers for it, not by a place in the body that was asked, unless that holds it. */
export const follows = (asking: Asking, { file, section, to }: Request): boolean =>
  oracle.actingIn(asking.who, file, section, asking.now, asking.world.today).some(({ role, unit }) =>
    ANSWERING.includes(role) && (unit !== to || oracle.holds(asking.who, file, asking.now, asking.world.today)))
