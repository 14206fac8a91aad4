import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'
import type { Term } from '../contract/term.ts'
import type { TermRow } from './term-store.ts'

/** Terms entered by hand; those of measures and procedures are corrected where they come from. */
export const MANUAL = 'deadlines.manual'

const writing = new Set(['worker', 'coordinator', 'manager', 'educator', 'partner', 'specialist'])
const working = new Set(['worker', 'coordinator', 'manager'])

/** May he enter a term in a file whose section he reaches, or in a unit? Who writes in files; in a unit, who works there. */
export const mayEnter = (actor: Pick<Actor, 'roles'>, unitId: string | null): boolean =>
  actor.roles.some((held) => (unitId === null ? working.has(held.role) || held.role === 'educator' : held.unitId === unitId && writing.has(held.role)))

/** Leading the unit counts for who reaches the term by a role that leads. */
const leading = (actor: Actor, leads: boolean): boolean => leads && actor.roles.some(({ role }) => role === 'coordinator' || role === 'manager')

/** Those a term is given to, or who answer for its file; who works on files in its unit; who leads the unit, there or from above. */
const mayWork = (actor: Actor, row: TermRow, leads: boolean): boolean =>
  leading(actor, leads) || row.owner_id === actor.id || actor.roles.some(({ role, unitId }) => unitId === row.unit_id && working.has(role))

/** Taking a term off the list is for who answers for it and who leads; a worker's own term is his. */
const mayWaive = (actor: Actor, row: TermRow, leads: boolean): boolean => leading(actor, leads) || row.owner_id === actor.id || row.responsible_id === actor.id

/**
 * What he may do to a term he reaches, in its state: `actor` with the roles by which he reaches it (of a body: all of his). `leads`: he coordinates or
 * manages its unit, or one above.
 */
export function termCan(actor: Actor, row: TermRow, leads: boolean): Term['can'] {
  const live = row.state === 'open' || row.state === 'missed'
  const work = mayWork(actor, row, leads)
  const waive = mayWaive(actor, row, leads)
  return {
    complete: work && (live || row.state === 'suspended'),
    reopen: work && (row.state === 'done' || row.state === 'waived'),
    correct: work && row.source_kind === MANUAL && row.state !== 'waived',
    suspend: waive && live,
    resume: waive && row.state === 'suspended',
    waive: waive && (live || row.state === 'suspended'),
    assign: waive && (live || row.state === 'suspended'),
  }
}

/** Refuses, telling whom to ask. Whether the state allows it is checked apart, so that the words are right. */
export function assertMay(actor: Actor, action: keyof Term['can'], row: TermRow, leads: boolean): void {
  if (action === 'correct' && row.source_kind !== MANUAL) {
    throw forbidden({
      it: 'Questa data viene da un provvedimento o da una procedura: correggila lì, e i termini la seguono.',
      en: 'This date comes from a measure or a procedure: correct it there, and the terms follow.',
    })
  }
  const may = action === 'complete' || action === 'reopen' || action === 'correct' ? mayWork : mayWaive
  if (may(actor, row, leads)) return
  throw forbidden({
    it: 'Può farlo chi ha in carico il termine, l’operatore responsabile del fascicolo o chi coordina il servizio: chiedi a loro.',
    en: 'Who was given the term, the worker responsible for the file or who coordinates the service may do this: ask them.',
  })
}

export const refuseEntering = () => forbidden({
  it: 'Il tuo ruolo permette di vedere i termini, non di inserirne. Chiedi all’operatore responsabile.',
  en: 'Your role allows you to see terms, not to enter them. Ask the responsible worker.',
})
