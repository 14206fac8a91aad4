import { conflict, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { endAccess as contract } from '../../contract/reach.ts'
import { assertReached, endGrant } from '../reach.ts'
import * as store from '../reach-store.ts'
import { assertHolds } from './access.ts'
import { mayEnd } from './present.ts'

export const endAccess = operation(contract, async ({ tx, audit, note, now }, { grantId, reason }) => {
  note({ grant: grantId })
  const grant = await store.grantById(tx, grantId)
  if (!grant) throw notFound()
  audit(grant.subject)
  // an offer is seen by the unit it is made to, which answers it; the file itself is still out of its reach
  await assertReached(tx, grant.subject)
  assertHolds(await store.holds(tx, grant.subject))
  if (grant.kind === 'holder') {
    throw conflict({
      it: 'Il servizio che ha in carico il fascicolo cambia solo con un passaggio di consegne.',
      en: 'The service that holds the file changes only by a hand-over.',
    })
  }
  if (grant.kind === 'team') {
    throw conflict({ it: 'Vede il fascicolo perché è nell’équipe: si toglie dalla scheda dell’équipe.', en: 'It comes with the team: remove the person from the team.' })
  }
  if (grant.state === 'offered') throw conflict({ it: 'È un’offerta che aspetta risposta: ritirala dal passaggio di consegne.', en: 'It is an offer awaiting its answer: withdraw it from the hand-over.' })
  if (!mayEnd(grant, now)) throw conflict({ it: 'Questo accesso è già finito.', en: 'This access has already ended.' })
  await endGrant(tx, grantId, new Date(now).toISOString(), reason)
  return { ended: true as const }
})
