import { randomUUID } from 'node:crypto'
import { openPool } from '#kernel/server/db.ts'
import { startWorker } from '#kernel/server/jobs.ts'
import { openWorld, type Somebody } from '#tests/support/world.ts'
import * as contract from '../../contract.ts'
import { importerTasks } from '../tasks.ts'

/** A world in which registers are loaded: with its worker, and what a person does about a register. Call `close` in afterAll. */
export async function openImport() {
  const world = await openWorld()
  world.clock.set('2026-03-03T10:00:00Z')
  const jobs = openPool(world.jobs, { size: 1 })
  const worker = await startWorker({ connection: world.jobs, tasks: importerTasks(world.runtime), log: world.runtime.log, concurrency: 1 })
  const put = async (who: Somebody, payload: Buffer, fileName = 'registro.xlsx', unitId = who.unitId) => {
    const response = await world.app.inject({
      method: 'PUT', url: `/api/imports?${new URLSearchParams({ unitId, fileName })}`, payload,
      headers: { cookie: `accanto_session=${who.token}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
    })
    const body = JSON.parse(response.body) as contract.ImportRun & { detail: string }
    if (response.statusCode === 200) await matched(who, body.id)
    return { status: response.statusCode, body }
  }
  /** Waits until a register has been compared with who is registered. */
  const matched = async (who: Somebody, runId: contract.ImportRun['id']): Promise<contract.ImportRun> => {
    for (let tries = 0; tries < 1200; tries++) {
      const run = (await who.call(contract.getProgress, { runId })).body
      if (run.matching?.state !== 'running') return run
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the comparison does not end')
  }
  const settled = async (who: Somebody, runId: contract.ImportRun['id']): Promise<contract.ImportRun> => {
    for (let tries = 0; tries < 600; tries++) {
      const run = (await who.call(contract.getProgress, { runId })).body
      if (run.state !== 'queued') return run
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the load does not end')
  }
  return {
    world, jobs, put, matched, settled,
    count: async (table: string) => Number((await world.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n),
    close: async () => {
      await worker.stop()
      await jobs.end()
      await world.close()
    },
  }
}

/** A number as letters, so that it is part of a name. */
export const letters = (index: number): string => [...String(index)].map((digit) => ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru'][Number(digit)]).join('')
