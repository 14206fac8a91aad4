import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor, RoleHeld } from '#kernel/server/operation.ts'
import type { Section } from '#modules/access/contract.ts'
import { holds, rolesReaching } from '#modules/access/server/index.ts'

const MANAGES = new Set(['worker', 'coordinator', 'manager'])
const GIVES = new Set(['worker', 'coordinator', 'manager', 'educator', 'partner', 'specialist', 'mediator'])
const CLINICAL = new Set(['worker', 'coordinator', 'manager', 'specialist'])
const LEADS = new Set(['coordinator', 'manager'])

/** What somebody is to a section of a file: the roles by which he reaches it, and whether he holds the file. */
export interface Standing {
  roles: readonly RoleHeld[]
  holds: boolean
}

export async function standingIn(tx: Tx, caseId: string, section: Section): Promise<Standing> {
  const [roles, held] = [await rolesReaching(tx, caseId, section), await holds(tx, caseId)]
  return { roles, holds: held }
}

/** What access rules must know of a service. */
export interface Given {
  provider_unit_id: string | null
  worker_id: string | null
}

/** May he ask for services and requests in a file of which he reaches the section? */
export const mayAsk = ({ roles }: Standing): boolean => roles.some(({ role }) => MANAGES.has(role))

/** May he begin, change, suspend and end this service? Who answers for the file; not the unit that gives it, unless it holds the file. */
export const mayManage = ({ roles, holds: held }: Standing, { provider_unit_id }: Given): boolean =>
  roles.some(({ role, unitId }) => MANAGES.has(role) && (held || unitId !== provider_unit_id))

/** Does he work in the unit that gives it, or is he its worker? */
export const gives = (actor: Pick<Actor, 'id' | 'roles'>, { provider_unit_id, worker_id }: Given): boolean =>
  actor.roles.some(({ role, unitId }) => GIVES.has(role) && unitId === provider_unit_id) || (worker_id === actor.id && actor.roles.some(({ role }) => GIVES.has(role)))

/** May he enter hours? Of his own services, or of any service of a file he answers for. */
export const mayEnterHours = (actor: Pick<Actor, 'id' | 'roles'>, standing: Standing, service: Given): boolean => gives(actor, service) || mayManage(standing, service)

/** May he correct hours of a locked month? Who leads the service that holds the file. */
export const mayCorrectLocked = ({ roles, holds: held }: Standing): boolean => held && roles.some(({ role }) => LEADS.has(role))

/** May he read and write clinical notes? `roles`: those by which he reaches the health section. The wall of `rls.sql` names the same ones. */
export const mayNote = (roles: readonly RoleHeld[]): boolean => roles.some(({ role }) => CLINICAL.has(role))

/** Does he work in the unit a request was sent to? */
export const isAsked = (actor: Pick<Actor, 'roles'>, toUnitId: string | null): boolean => actor.roles.some(({ role, unitId }) => GIVES.has(role) && unitId === toUnitId)

/** May he write, send and follow this request? The body that was asked answers it; it does not follow it for who asked, unless it holds the file. */
export const mayFollow = ({ roles, holds: held }: Standing, toUnitId: string | null): boolean => roles.some(({ role, unitId }) => MANAGES.has(role) && (held || unitId !== toUnitId))

export function assertMay(allowed: boolean, what: 'ask' | 'manage' | 'hours' | 'locked' | 'note' | 'follow' | 'answer' | 'open' | 'group'): void {
  if (!allowed) throw forbidden(refusals[what])
}

const refusals = {
  ask: { it: 'Servizi e invii li chiede chi risponde del fascicolo. Se serve, parlane con l’operatore responsabile.', en: 'Services and requests are asked by who answers for the file. If needed, talk to the responsible worker.' },
  manage: { it: 'Attivare, sospendere e concludere un servizio spetta a chi risponde del fascicolo. Tu puoi registrare le ore del servizio che dai.', en: 'Beginning, suspending and ending a service is for who answers for the file. You may enter the hours of the service you give.' },
  hours: { it: 'Le ore le registra chi dà il servizio, oppure chi risponde del fascicolo.', en: 'Hours are entered by who gives the service, or by who answers for the file.' },
  locked: { it: 'Il mese è chiuso: può correggere solo chi coordina il servizio che ha in carico il fascicolo. Chiedi a lui, con il motivo.', en: 'The month is locked: only who coordinates the service that holds the file can correct. Ask there, with the reason.' },
  note: { it: 'Le annotazioni cliniche sono riservate ai clinici e a chi risponde del fascicolo.', en: 'Clinical notes are for clinicians and for who answers for the file.' },
  follow: { it: 'La richiesta la segue chi risponde del fascicolo. Se il tuo ente è quello a cui è rivolta, puoi rispondere.', en: 'The request is followed by who answers for the file. If it was sent to your body, you may answer it.' },
  answer: { it: 'Risponde l’ente a cui la richiesta è rivolta, oppure chi risponde del fascicolo scrive che cosa ha risposto.', en: 'The body that was asked answers, or who answers for the file writes down what it answered.' },
  open: { it: 'Solo il servizio che ha in carico il fascicolo decide che cosa aprire ad altri. Puoi procedere senza aprire sezioni.', en: 'Only the service that holds the file decides what to open to others. You may go on without opening sections.' },
  group: { it: 'Il gruppo lo conduce l’unità che lo ha aperto.', en: 'The group is run by the unit that opened it.' },
} as const

export function assertOpen(file: { status: string; number: string } | undefined): void {
  if (!file || file.status === 'open') return
  throw conflict({
    it: `Il fascicolo ${file.number} è chiuso: servizi e richieste si leggono ma non si cambiano. Per andare avanti va riaperto.`,
    en: `File ${file.number} is closed: services and requests can be read, not changed. To go on it must be reopened.`,
  })
}
