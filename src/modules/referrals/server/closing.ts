import type { ClosingBlocker } from '#modules/cases/server/index.ts'
import { openIn } from './file-store.ts'

/** A service not ended, or a request whose outcome is not known, holds a file open. */
export const openServices: ClosingBlocker = async (tx, caseId) => {
  const { services, requests } = await openIn(tx, caseId)
  if (services) {
    return {
      it: services === 1 ? 'C’è un servizio non concluso: scrivi come è andato, oppure ritiralo.' : `Ci sono ${services} servizi non conclusi: scrivi come sono andati, oppure ritirali.`,
      en: services === 1 ? 'A service is not ended: write how it went, or withdraw it.' : `${services} services are not ended: write how they went, or withdraw them.`,
    }
  }
  if (!requests) return null
  return {
    it: requests === 1 ? 'C’è una richiesta a un altro ente di cui non si conosce l’esito: concludila o ritirala.' : `Ci sono ${requests} richieste ad altri enti di cui non si conosce l’esito: concludile o ritirale.`,
    en: requests === 1 ? 'The outcome of a request to another body is not known: close or withdraw it.' : `The outcome of ${requests} requests to other bodies is not known: close or withdraw them.`,
  }
}
