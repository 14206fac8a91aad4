import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor as Whoever } from '#kernel/server/operation.ts'
import type { Section } from '#modules/access/contract.ts'

/** Roles that put documents in every section they reach; the others read, and a clerk attaches papers of identity. */
const writing = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator'])
const working = new Set(['worker', 'coordinator', 'manager'])

/** Who acts, with the roles through which he reaches the section of the document. */
export type Actor = Pick<Whoever, 'id' | 'roles'>

export interface Kept {
  created_by: string
  created_organisation: string
  section: Section
  withdrawn_at: string | null
}

/** May he put documents in this section, which he reaches by these roles? */
export const mayUpload = (actor: Pick<Actor, 'roles'>, section: Section): boolean =>
  actor.roles.some(({ role }) => writing.has(role) || (role === 'clerk' && section === 'identity'))

/** May he change or withdraw this document? Its author, and who works on files in the author's body. */
export const mayChange = (actor: Actor, document: Kept): boolean =>
  mayUpload(actor, document.section) &&
  (document.created_by === actor.id || actor.roles.some(({ role, organisationId }) => working.has(role) && organisationId === document.created_organisation))

/** What he may do with it in its present state. */
export function documentCan(actor: Actor, document: Kept): { addVersion: boolean; change: boolean; withdraw: boolean } {
  const open = document.withdrawn_at === null
  const change = open && mayChange(actor, document)
  return { addVersion: open && mayUpload(actor, document.section), change, withdraw: change }
}

export function assertMayUpload(actor: Pick<Actor, 'roles'>, section: Section): void {
  if (mayUpload(actor, section)) return
  throw forbidden({
    it: 'Il tuo ruolo permette di leggere i documenti di questa sezione, non di aggiungerne: chiedi all’operatore responsabile.',
    en: 'Your role allows you to read the documents of this section, not to add any: ask the responsible worker.',
  })
}

export function assertMayChange(actor: Actor, document: Kept): void {
  if (mayChange(actor, document)) return
  throw forbidden({
    it: 'Può modificare o ritirare un documento chi l’ha caricato o un operatore dello stesso ente: chiedi a loro.',
    en: 'A document is changed or withdrawn by who uploaded it or by a worker of the same body: ask them.',
  })
}
