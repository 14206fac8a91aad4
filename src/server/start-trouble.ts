import { Problem } from '#kernel/contract/problem.ts'
import { StartError } from '#kernel/server/start-error.ts'

type Failure = Error & { code?: string; path?: string }

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])
const certificate = /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_)/

/** What somebody's own PostgreSQL answered at start, as its administrator can mend it; anything else is given back as it is. The password is never told. */
export function databaseTrouble(error: unknown, databaseUrl: string): unknown {
  const { code = '', message, path } = error as Failure
  const { host, username, pathname } = new URL(databaseUrl)
  const says = (words: string): StartError => new StartError(`${words}\nVedi docs/installazione.md, capitolo 2.`, { cause: error })
  if (unreachable.has(code)) return says(`PostgreSQL non risponde a ${host} (${code}): controlla DATABASE_URL, che il server sia avviato e che la rete lo lasci raggiungere.`)
  if (code === '28P01' || code === '28000') {
    const user = /user "([^"]+)"/.exec(message)?.[1] ?? username
    return says(`PostgreSQL non lascia entrare l’utente «${user}» (${code}): controlla nome e password in DATABASE_URL, e che pg_hba.conf lo ammetta da questa macchina.`)
  }
  if (code === '3D000') return says(`La base «${pathname.slice(1)}» non esiste su ${host}: va creata prima, vuota.`)
  if (code === '53300') return says(`PostgreSQL non ha più connessioni libere: alza max_connections, o abbassa ACCANTO_POOL_SIZE.`)
  if (code === '42501') return says(`L’utente «${username}» non può preparare la base: dev’esserne il proprietario e poter creare ruoli (createrole). PostgreSQL dice: ${message}.`)
  if (certificate.test(code)) return says(`Il certificato di PostgreSQL su ${host} non convince (${code}): indica in DATABASE_URL chi lo ha firmato, con &sslrootcert=/percorso/ca.pem, e usa il nome scritto nel certificato.`)
  if (/does not support SSL/.test(message)) return says(`PostgreSQL su ${host} non accetta connessioni cifrate: attiva ssl nel server.`)
  if (code === 'ENOENT' && path) return says(`Il file ${path}, indicato in DATABASE_URL, non c’è.`)
  return error
}

/** Why nobody can be served at this address, as the administrator can mend it. */
export function listenTrouble(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const { code } = error as Failure
  if (code === 'EADDRINUSE') return new StartError(`La porta ${port} di ${host} è già in uso, forse da Accanto stesso: ferma chi la usa, oppure scegli un’altra ACCANTO_PORT.`)
  if (code === 'EACCES') return new StartError(`La porta ${port} è riservata a root: scegli un’altra ACCANTO_PORT (da 1024 in su) e metti davanti un proxy.`)
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN') return new StartError(`ACCANTO_HOST: ${host} non è un indirizzo di questa macchina.`)
  return error
}

/** Why documents cannot be kept in the bucket, as the administrator can mend it; undefined when it only does not answer now, which is no reason not to start. */
export function bucketTrouble(error: unknown, bucket: string): StartError | undefined {
  if (error instanceof Problem && error.code === 'unavailable') return undefined
  return new StartError(
    `Nel deposito S3 «${bucket}» non si può scrivere, leggere e cancellare (${(error as Error).name}): controlla ACCANTO_S3_BUCKET, ACCANTO_S3_ENDPOINT, ACCANTO_S3_REGION, le credenziali AWS e i permessi.\nVedi docs/installazione.md, capitolo 4.`,
    { cause: error },
  )
}
