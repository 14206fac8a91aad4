import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { verify } from '../audit-verifier/verify.ts'
import { openPool } from '#kernel/server/db.ts'
import type { VerifierReport } from '#modules/audit/server/index.ts'

/** Runs the stand-alone verifier over the whole trail, on a connection of its own; the public key is that of the seal key in use. */
export const trailVerifier = (connection: pg.ClientConfig, { checkpointDir, sealKeyFile }: { checkpointDir: string; sealKeyFile: string }) =>
  async (): Promise<VerifierReport> => {
    // millions of events are read page by page: no single statement is long, the transaction is
    const pool = openPool(connection, { size: 1, statementMs: 60_000 })
    try {
      const client = await pool.connect()
      try {
        const publicKey = createPublicKey(readFileSync(sealKeyFile, 'utf8')).export({ type: 'spki', format: 'pem' }) as string
        return await verify(client, { checkpoints: checkpointDir, publicKey })
      } finally {
        client.release(true)
      }
    } finally {
      await pool.end()
    }
  }
