import { conflict, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { endAccess as contract } from '../../contract/reach.ts'
import { endGrant } from '../reach.ts'
import * as store from '../reach-store.ts'
import { assertHolds } from './access.ts'

export const endAccess = operation(contract, async ({ tx, audit, now }, { grantId, reason }) => {
  const grant = await store.grantById(tx, grantId)
  if (!grant) throw notFound()
  audit(grant.subject, { grant: grantId })
  assertHolds(await store.holds(tx, grant.subject))
  if (grant.kind === 'holder') {
    throw conflict({
      it: 'Il servizio che ha in carico il fascicolo cambia solo con un passaggio di consegne.',
      en: 'The service that holds the file changes only by a hand-over.',
    })
  }
  if (grant.state !== 'active' && grant.state !== 'offered') throw conflict({ it: 'Questo accesso è già finito.', en: 'This access has already ended.' })
  await endGrant(tx, grantId, new Date(now).toISOString(), reason)
  return { ended: true as const }
})
