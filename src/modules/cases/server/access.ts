import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'
import type { CaseCan } from '../contract/case.ts'

/** What an actor is to a file that he reaches. Reach alone gives none of these. */
export type Relation = 'responsible' | 'lead' | 'worker'

/** Who may do what to a file: the responsible worker, who leads the holding unit (or one above it), who works on files there. */
export const mayDo = {
  changePhase: ['responsible', 'lead', 'worker'],
  setResponsible: ['lead'],
  changeTeam: ['responsible', 'lead'],
  handOver: ['responsible', 'lead'],
  withdrawHandover: ['responsible', 'lead'],
  close: ['responsible', 'lead'],
  reopen: ['responsible', 'lead'],
  tieSiblings: ['responsible', 'lead', 'worker'],
} as const satisfies Record<keyof CaseCan, readonly Relation[]>
export type CaseAction = keyof typeof mayDo

export interface CaseFacts {
  unit_id: string
  responsible_id: string
  status: 'open' | 'closed'
  /** The holding unit and those above it. */
  unit_line: readonly string[]
  waiting: boolean
}

const LEADS = new Set(['coordinator', 'manager'])
const WORKS = new Set(['worker', 'coordinator', 'manager'])

/** Units in which he works on files. */
export const workUnits = (actor: Actor): string[] => [...new Set(actor.roles.filter(({ role }) => WORKS.has(role)).map(({ unitId }) => unitId))]

/** Does he lead any unit at all? */
export const leads = (actor: Actor): boolean => actor.roles.some(({ role }) => LEADS.has(role))

/** Does he lead this unit or one above it? */
export const leadsAny = (actor: Actor, units: readonly string[]): boolean => actor.roles.some(({ role, unitId }) => LEADS.has(role) && units.includes(unitId))

function relations(actor: Actor, file: CaseFacts): Relation[] {
  const works = workUnits(actor).includes(file.unit_id)
  const found: Relation[] = []
  if (works && file.responsible_id === actor.id) found.push('responsible')
  if (leadsAny(actor, file.unit_line)) found.push('lead')
  if (works) found.push('worker')
  return found
}

const may = (actor: Actor, action: CaseAction, file: CaseFacts): boolean =>
  relations(actor, file).some((relation) => (mayDo[action] as readonly Relation[]).includes(relation))

/** What he may do to the file in its present state. */
export function caseCan(actor: Actor, file: CaseFacts): CaseCan {
  const open = file.status === 'open'
  return {
    changePhase: open && may(actor, 'changePhase', file),
    setResponsible: open && may(actor, 'setResponsible', file),
    changeTeam: open && may(actor, 'changeTeam', file),
    handOver: open && !file.waiting && may(actor, 'handOver', file),
    withdrawHandover: file.waiting && may(actor, 'withdrawHandover', file),
    close: open && !file.waiting && may(actor, 'close', file),
    reopen: !open && may(actor, 'reopen', file),
    tieSiblings: may(actor, 'tieSiblings', file),
  }
}

/** Refuses who is not entitled to it; the state of the file is checked apart. */
export function assertMay(actor: Actor, action: CaseAction, file: CaseFacts): void {
  if (may(actor, action, file)) return
  throw forbidden({
    it: 'Può farlo solo chi è responsabile del fascicolo o coordina il servizio che lo ha in carico: chiedi a loro.',
    en: 'Only who is responsible for the file, or coordinates the service that holds it, may do this: ask them.',
  })
}

/** A file is tied to another as a sibling's by who works on both: by the roles through which he reaches the other one. */
export function assertMayTieTo({ roles }: Pick<Actor, 'roles'>): void {
  if (roles.some(({ role }) => WORKS.has(role))) return
  throw forbidden({
    it: 'Puoi legare come fratelli solo fascicoli su cui lavori: chiedi al servizio che ha in carico l’altro.',
    en: 'You may tie as siblings only files you work on: ask the service that holds the other one.',
  })
}

/** Opening a file: by somebody who works on files in that very unit, or leads it or one above. `unitLine`: the unit and those above it. */
export function assertMayOpen(actor: Actor, unitId: string, unitLine: readonly string[]): void {
  if (workUnits(actor).includes(unitId) || leadsAny(actor, unitLine)) return
  throw forbidden({
    it: 'Puoi aprire fascicoli solo nel servizio in cui lavori come operatore, coordinatore o responsabile, o in uno che coordini.',
    en: 'You may open files only in the service where you are a worker, coordinator or manager, or in one that you lead.',
  })
}

/** A hand-over within a unit is answered by the worker asked or who leads; from elsewhere, by anybody who works on files in the asked unit. */
export function mayAnswer(actor: Actor, handover: { kind: string; to_unit: string; to_operator: string | null; state: string }): boolean {
  if (handover.state !== 'asked' || !workUnits(actor).includes(handover.to_unit)) return false
  return handover.kind !== 'worker' || handover.to_operator === actor.id || leadsAny(actor, [handover.to_unit])
}
