import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '#kernel/server/config.ts'
import { openLog } from '#kernel/server/log.ts'
import { openDatabase } from '#server/database.ts'
import { loadWorld } from './world/load-world.ts'
import { planOf, WORLD_VERSION } from './world/plan.ts'
import { verifyWorld } from './world/verify-world.ts'

export const root = path.resolve(import.meta.dirname, '../..')

/** The settings of a server over this folder: an embedded, durable cluster, and no demonstration world. */
export const settingsOf = (folder: string): NodeJS.ProcessEnv => ({
  ACCANTO_STATE_DIR: folder, ACCANTO_DEMO: '0', ACCANTO_PORT: '0', ACCANTO_LOG_LEVEL: process.env.BENCH_LOG ?? 'warn',
})

interface Made {
  version: number
  people: number
  seconds: number
}

/** A folder with a loaded and verified world of this size: the one in the cache, or a new one. Answers how long the loading took. */
export async function prepareWorld(folder: string, people: number, say: (words: string) => void): Promise<number> {
  const note = path.join(folder, 'world.json')
  const made = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as Made) : null
  if (made?.version === WORLD_VERSION && made.people === people) return made.seconds
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const started = performance.now()
  const config = readConfig(settingsOf(folder), root)
  const database = await openDatabase(config, root, openLog(config.logLevel))
  try {
    await loadWorld(database.owner, planOf(people), (words) => say(`${words} (${Math.round((performance.now() - started) / 1000)} s)`))
    const seconds = Math.round((performance.now() - started) / 1000)
    await verifyWorld(database.owner)
    say('verificato: come se l’avesse scritto il prodotto')
    writeFileSync(note, JSON.stringify({ version: WORLD_VERSION, people, seconds } satisfies Made))
    return seconds
  } finally {
    await database.stop()
  }
}
