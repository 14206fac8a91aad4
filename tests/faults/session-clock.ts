// The clock of the product jumps by a day: who is signed in stays so, who is not does not come back, the trail stays in order.
import { spawnSync } from 'node:child_process'
import { createHash, createPublicKey, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#kernel/domain/ids.ts'
import { faketime, makeWorker, run, scratch, startApp, startDatabase, type Database } from './product.ts'
import { send, writeNote } from './requests.ts'
import type { Figure } from './scenarios.ts'

const root = resolve(import.meta.dirname, '../..')

/** A session of the same worker with these times; answers its token. */
async function session({ owner }: Database, operatorId: string, { seen, expires }: { seen: string; expires: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await run(owner, `insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at, idle_minutes)
    values ($1, $2, $3, 'full', now() - interval '6 hours', now() + $4::interval, now() + $5::interval, 60)`, [newId(), createHash('sha256').update(token).digest(), operatorId, seen, expires])
  return token
}

export async function movedSessions(): Promise<Figure[]> {
  if (!faketime) return [{ property: 'clock of the product moved by a day', measured: 'NOT RUN: libfaketime is not installed', pass: '–', ok: true }]
  const [database, stateDir] = [await startDatabase(), scratch()]
  const first = await startApp({ stateDir, databaseUrl: database.url() })
  const worker = await makeWorker(database.owner)
  const live = await session(database, worker.operatorId, { seen: '0', expires: '1 hour' })
  const over = await session(database, worker.operatorId, { seen: '0', expires: '-1 hour' })
  const idle = await session(database, worker.operatorId, { seen: '-2 hours', expires: '1 hour' })
  await first.stop()
  const figures: Figure[] = []
  for (const moved of ['+1d', '-1d']) {
    const app = await startApp({ stateDir, databaseUrl: database.url(), env: { LD_PRELOAD: faketime, FAKETIME: moved, FAKETIME_DONT_FAKE_MONOTONIC: '1' } })
    const ask = async (token: string) => (await send(app.url, 'GET', `/api/cases/${worker.file.caseId}`, { token })).status
    const seen = [await ask(live), (await writeNote(app.url, { ...worker, token: live }, randomUUID(), randomUUID())).status, await ask(over), await ask(idle)]
    await sleep(3000)
    await app.stop()
    figures.push({ property: `clock of the product moved by ${moved}: signed in (reads, writes); expired; idle`, measured: seen.join(', '), pass: '200, 200, 401, 401', ok: seen.join() === '200,200,401,401' })
  }
  figures.push(await trailInOrder(database, stateDir))
  await database.stop()
  return figures
}

/** The verifier, which knows nothing of the product, finds the trail whole: its order is that of the seals and numbers, whatever the clock said. */
async function trailInOrder(database: Database, stateDir: string): Promise<Figure> {
  const publicKey = join(scratch(), 'seals.pub')
  writeFileSync(publicKey, createPublicKey(readFileSync(join(stateDir, 'seal.pem'), 'utf8')).export({ type: 'spki', format: 'pem' }))
  const [row] = await run<{ n: number; back: number }>(database.owner, `select count(*)::int as n, count(*) filter (where at < before)::int as back
    from (select at, lag(at) over (order by xid) as before from kernel.audit_event) e`)
  const { status, stdout } = spawnSync(process.execPath, ['src/audit-verifier/main.ts', '--checkpoints', join(stateDir, 'checkpoints'), '--public-key', publicKey, '--database', database.url()], { cwd: root, encoding: 'utf8' })
  const whole = status === 0 && row!.back > 0
  return { property: 'clock of the product moved: the trail, in the order of its numbers', measured: `${row!.n} events, ${row!.back} with an earlier time than the one before; ${status === 0 ? 'whole' : stdout.slice(0, 200)}`, pass: 'whole', ok: whole }
}
