import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeWorker, ownDatabase, run, scratch, startApp } from './product.ts'
import { startLoad } from './requests.ts'
import type { Figure } from './scenarios.ts'

const root = resolve(import.meta.dirname, '../..')

/** Runs one of the product's commands over a state folder; answers its exit code. */
const command = (script: string, stateDir: string, folder: string): Promise<number> => new Promise((done) => {
  spawn(process.execPath, [script, folder], { cwd: root, stdio: 'ignore', env: { PATH: process.env.PATH, HOME: process.env.HOME, ACCANTO_STATE_DIR: stateDir, NODE_NO_WARNINGS: '1' } })
    .once('exit', (code) => done(code ?? 1))
})

/**
 * `npm run backup` while people write, then `npm run restore` elsewhere. Meanwhile the database is made to pass on to new log files again and again, as
 * it does during the long copy of a large one: a copy that does not keep hold of the old ones cannot be restored.
 */
export async function backupAndRestore(): Promise<Figure[]> {
  const [stateDir, newDir] = [scratch(), scratch()]
  const copy = join(scratch(), 'copy')
  const app = await startApp({ stateDir })
  const owner = ownDatabase(stateDir)
  const load = startLoad(app.url, await makeWorker(owner))
  await sleep(2000)
  const before = new Set(load.acknowledged)
  let copying = true
  const churning = (async () => {
    while (copying) await run(owner, 'select pg_switch_wal()').then(() => run(owner, 'checkpoint'))
  })()
  const made = await command('scripts/backup.ts', stateDir, copy)
  copying = false
  await churning
  await load.finish()
  await app.stop('SIGKILL')
  const restored = await command('scripts/restore.ts', newDir, copy)
  cpSync(join(stateDir, 'keys'), join(newDir, 'keys'), { recursive: true })
  const again = await startApp({ stateDir: newDir }).catch(() => null)
  const stored = again ? await run<{ body: string }>(ownDatabase(newDir), 'select body from cases.diary_entry') : []
  await again?.stop()
  const found = new Set(stored.map(({ body }) => body))
  const lost = [...before].filter((mark) => !found.has(mark)).length
  return [
    { property: 'copy made while people write, and put back elsewhere', measured: `exit ${made}, ${restored}; ${again ? 'starts' : 'does not start'}`, pass: 'exit 0, 0; starts', ok: made === 0 && restored === 0 && again !== null },
    { property: '— notes acknowledged before the copy and not in it', measured: `${lost} of ${before.size}`, pass: '0', ok: lost === 0 && before.size > 0 },
  ]
}
