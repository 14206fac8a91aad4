import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'
import type { FileRow } from './file-store.ts'

const WORKS = new Set(['worker', 'coordinator', 'manager'])
const LEADS = new Set(['coordinator', 'manager'])

interface RunFacts {
  case_id: string | null
  organisation_id: string
  unit_id: string
  started_by: string
  state: string
}

/** May he start procedures and record their steps in a file? `actor` with the roles by which he reaches the section (`actingOn`). */
export const mayRecord = (actor: Pick<Actor, 'roles'>): boolean => actor.roles.some(({ role }) => WORKS.has(role))

const ofBody = (actor: Actor, run: RunFacts): boolean =>
  actor.roles.some(({ role, unitId, organisationId }) =>
    (WORKS.has(role) && unitId === run.unit_id) || ((role === 'privacy_officer' || role === 'manager') && organisationId === run.organisation_id))

/** May he record steps of this run now? */
export const mayAct = (actor: Actor, run: RunFacts, file: Pick<FileRow, 'status'> | null): boolean =>
  run.state === 'running' && (run.case_id ? file?.status === 'open' && mayRecord(actor) : ofBody(actor, run))

/** May he stop it before its end, or take it up again? Who answers for the file or started it, who leads there. */
export function mayStop(actor: Actor, run: RunFacts, file: Pick<FileRow, 'responsible_id' | 'organisation_id'> | null): boolean {
  if (!run.case_id) return ofBody(actor, run)
  const leads = actor.roles.some(({ role, organisationId }) => LEADS.has(role) && organisationId === file?.organisation_id)
  return mayRecord(actor) && (leads || file?.responsible_id === actor.id || run.started_by === actor.id)
}

export function assertMayRecord(actor: Actor): void {
  if (mayRecord(actor)) return
  throw forbidden({
    it: 'Il tuo ruolo permette di leggere le procedure, non di avviarle o registrarne i passi. Chiedi all’operatore responsabile.',
    en: 'Your role allows you to read procedures, not to start them or record their steps. Ask the responsible worker.',
  })
}

export function assertMayAct(actor: Actor, run: RunFacts, file: Pick<FileRow, 'status'> | null): void {
  if (run.case_id ? !mayRecord(actor) : !ofBody(actor, run)) assertMayRecord({ ...actor, roles: [] })
  if (run.state !== 'running') {
    throw conflict({ it: 'La procedura è finita: per registrare ancora va ripresa, con il motivo.', en: 'The procedure has ended: to record more it must be resumed, with the reason.' })
  }
  if (run.case_id && file?.status !== 'open') {
    throw conflict({ it: 'Il fascicolo è chiuso: per registrare ancora va riaperto.', en: 'The file is closed: to record more it must be reopened.' })
  }
}

export function assertMayStop(actor: Actor, run: RunFacts, file: Pick<FileRow, 'responsible_id' | 'organisation_id'> | null): void {
  if (mayStop(actor, run, file)) return
  throw forbidden({
    it: 'Può interrompere o riprendere una procedura chi risponde del fascicolo, chi l’ha avviata o chi coordina: chiedi a loro.',
    en: 'A procedure is stopped or resumed by who answers for the file, who started it or who coordinates: ask them.',
  })
}
