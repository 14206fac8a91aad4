import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Actor, RoleHeld } from '#kernel/server/operation.ts'
import type { Section } from '#modules/access/contract.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { PlanRecord } from './store.ts'

/** Roles that answer for a file. */
const working = new Set(['worker', 'coordinator', 'manager'])
/** Roles that write in the plans that their own body keeps, or of whose équipe they are. */
const writing = new Set([...working, 'educator', 'specialist'])
/** Parts of a plan stand in these sections: who does not read them all does not put his name under the whole. */
export const wholeOf: readonly Section[] = ['social', 'health', 'education', 'work_status']

/** A plan as the actor stands before it. */
export interface Standing {
  actor: Actor
  file: FileHead
  plan: Pick<PlanRecord, 'state'>
  /** Roles by which he reaches this file. */
  held: readonly RoleHeld[]
  keeperOrganisation: string | null
  /** Is he of its équipe? */
  member: boolean
  reached: readonly Section[]
}

const inBody = (held: readonly RoleHeld[], roles: ReadonlySet<string>, organisation: string | null): boolean =>
  held.some(({ role, organisationId }) => organisationId === organisation && roles.has(role))

/** The service that holds the file, the body that keeps the plan, and the members of its équipe: a community writes its own PEI, and only reads the service's project. */
export const mayWrite = ({ file, held, keeperOrganisation, member }: Standing): boolean =>
  inBody(held, working, file.organisation_id) || inBody(held, writing, keeperOrganisation) || (member && held.some(({ role }) => writing.has(role)))

/** Proposes, brings into force, reviews, closes: who answers for the file, or in the body that keeps the plan; and reads all of it. */
export const mayDecide = (standing: Standing): boolean =>
  (inBody(standing.held, working, standing.file.organisation_id) || inBody(standing.held, working, standing.keeperOrganisation) || standing.file.responsible_id === standing.actor.id)
  && wholeOf.every((name) => standing.reached.includes(name))

/** Begins a plan kept by this body. */
export const mayBegin = (held: readonly RoleHeld[], file: FileHead, keeperOrganisation: string | null): boolean =>
  inBody(held, working, file.organisation_id) || (keeperOrganisation !== file.organisation_id && inBody(held, writing, keeperOrganisation))

/** Says why a serious need has no goal: who answers for the file. */
export const mayGive = (held: readonly RoleHeld[], file: FileHead, actorId: string): boolean => inBody(held, working, file.organisation_id) || file.responsible_id === actorId
export function assertMayGive(held: readonly RoleHeld[], file: FileHead, actorId: string): void {
  if (mayGive(held, file, actorId) && file.status === 'open') return
  throw forbidden({ it: 'Lo scrive chi risponde del fascicolo: chiedi all’operatore responsabile.', en: 'It is written by who answers for the file: ask the responsible worker.' })
}

/** Sees what parties say, and the child's own words: by the roles through which he reaches this file, as the wall in the database says; those held elsewhere open nothing. */
export const mayHear = ({ held }: Pick<Standing, 'held'>): boolean => held.some(({ role }) => writing.has(role))

export function assertMayWrite(standing: Standing): void {
  if (mayWrite(standing)) return
  throw forbidden({
    it: 'Questo progetto lo scrivono il servizio, l’ente che lo tiene e la sua équipe: se devi scriverci, chiedi all’operatore responsabile di aggiungerti all’équipe.',
    en: 'This plan is written by the service, the body that keeps it and its team: if you must write in it, ask the responsible worker to add you to the team.',
  })
}

export function assertMayDecide(standing: Standing): void {
  if (mayDecide(standing)) return
  throw forbidden({
    it: 'Lo decide chi risponde del fascicolo, o dell’ente che tiene il progetto, e ne legge tutte le parti: chiedi all’operatore responsabile.',
    en: 'It is decided by who answers for the file, or for the body that keeps the plan, and reads all of its parts: ask the responsible worker.',
  })
}

/** A closed file takes nothing new. */
export function assertOpen(file: FileHead): void {
  if (file.status === 'open') return
  throw conflict({ it: 'Il fascicolo è chiuso: per aggiungere o cambiare va riaperto.', en: 'The file is closed: to add or change anything it must be reopened.' })
}
