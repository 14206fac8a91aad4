import { MasterKeyError, type MasterKey } from '#kernel/server/files/master-key.ts'
import { openSecret, sealedWith, sealSecret } from './secrets.ts'

interface Queryable {
  query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[]; rowCount: number | null }>
}

/** How many secrets were closed anew, and how many stay closed because the key that closed them is not in the file: their owners connect a new second factor. */
export interface Resealed {
  resealed: number
  closed: number
}

/**
 * Closes with the current master key every secret of a second factor that an older one closed; run as `app_jobs` after a new key was put first in the key file.
 * Batches; may be interrupted and run again. A second factor connected meanwhile is left as it is. After it, the old key may leave the file.
 */
export async function resealSecrets(client: Queryable, master: MasterKey, batch = 500): Promise<Resealed> {
  const told = { resealed: 0, closed: 0 }
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<{ operator_id: string; totp_secret: Buffer }>(
      'select operator_id, totp_secret from access.account where totp_secret is not null and operator_id > $1 order by operator_id limit $2', [after, batch])
    if (rows.length === 0) return told
    for (const { operator_id, totp_secret } of rows.filter((row) => sealedWith(row.totp_secret) !== master.id)) {
      const secret = opened(master, operator_id, totp_secret)
      if (secret === null) {
        told.closed++
        continue
      }
      const { rowCount } = await client.query('update access.account set totp_secret = $3 where operator_id = $1 and totp_secret = $2', [operator_id, totp_secret, sealSecret(master, operator_id, secret)])
      told.resealed += rowCount ?? 0
    }
    after = rows.at(-1)!.operator_id
  }
}

/** Null when no key of the file opens it: one person must connect his second factor again, the others go on working. */
function opened(master: MasterKey, operatorId: string, sealed: Buffer): string | null {
  try {
    return openSecret(master, operatorId, sealed)
  } catch (error) {
    if (error instanceof MasterKeyError) return null
    throw error
  }
}
