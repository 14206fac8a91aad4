import { generateSync } from 'otplib'

/** Known to everybody, on purpose: the demonstration holds nobody's data. */
export const DEMO_PASSWORD = 'accanto-dimostrazione'
/** One secret for all the second factors, in the form that authenticator apps take. */
export const DEMO_TOTP = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Those whose view differs most: printed at start. */
export const demoSignIns: readonly [username: string, words: string][] = [
  ['anna.ferri', 'assistente sociale, équipe centrale dell’azienda'],
  ['francesca.nava', 'assistente sociale, polo di Rho'],
  ['lucia.bassi', 'coordinatrice della tutela minori'],
  ['andrea.neri', 'assistente sociale del Comune di Lodi'],
  ['samir.benali', 'educatore della comunità La Corte'],
  ['daniela.fabbri', 'scuola: vede solo l’istruzione dei suoi alunni'],
  ['stefano.pozzi', 'amministratore dell’ente'],
  ['ilaria.fontanini', 'responsabile della protezione dei dati'],
]

/** The six digits of this half minute. */
export const demoCode = (): string => generateSync({ secret: DEMO_TOTP })
