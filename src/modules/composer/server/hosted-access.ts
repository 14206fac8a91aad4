import { conflict, forbidden } from '#kernel/contract/problem.ts'
import { hostedAllows, type HostedAct } from '../domain/hosted.ts'
import type { PaperState } from '../domain/states.ts'

/** Roles that work with the children of a community (`rls.sql` names the same ones). */
export const hosting: ReadonlySet<string> = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist'])

/** What somebody is to the list of a unit. */
export interface HostStanding {
  actorId: string
  /** He coordinates or manages the unit, or leads above it. */
  leads: boolean
}

const leading: ReadonlySet<HostedAct> = new Set<HostedAct>(['approve', 'sendBack', 'files', 'send', 'attach', 'renew', 'drop'])

/** May he do this to a list now? Who works in the unit writes and asks; who answers for it approves and sends. */
export const mayHosted = (act: HostedAct, me: HostStanding, state: PaperState): boolean => hostedAllows(state, act) && (me.leads || !leading.has(act))

export function assertMayHosted(act: HostedAct, me: HostStanding, state: PaperState): void {
  if (leading.has(act) && !me.leads) {
    throw forbidden({
      it: 'L’elenco lo approva e lo invia chi risponde della comunità: la coordinatrice, il coordinatore o chi sta sopra. Chiedi a loro.',
      en: 'The list is approved and sent by who answers for the community: its coordinator or who leads above. Ask them.',
    })
  }
  if (!hostedAllows(state, act)) throw conflict({ it: 'Nello stato attuale dell’elenco non si può: aggiorna la pagina e guarda a che punto è.', en: 'Not possible where the list stands now: reload and see.' })
}

/** One's own sole words are not approved by oneself, where the body wants two pairs of eyes. */
export function assertOtherEyesOnList(me: HostStanding, hands: readonly string[], twoPairs: boolean): void {
  if (!twoPairs || hands.some((hand) => hand !== me.actorId)) return
  throw forbidden({
    it: 'L’hai scritto solo tu: il tuo ente vuole che ci lavorino in due. Fallo completare da un educatore, o fallo approvare da un’altra persona che coordina.',
    en: 'You alone wrote it: your body wants two people on it. Let an educator complete it, or another coordinator approve it.',
  })
}
