import type { FastifyInstance } from 'fastify'
import { diskUnder, type DiskState } from '#kernel/server/disk.ts'
import type { Sealer } from '#kernel/server/seal.ts'
import type { Runtime } from '#kernel/server/run-operation.ts'

/** `/healthz`: the process answers. `/readyz`: it can do its work (database reachable, audit trail being sealed, room on the disks), else 503; whether it sends mail. */
export function addHealth(app: FastifyInstance, runtime: Runtime, sealer: () => Sealer | null): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  const { stateDir, filesDir, s3, checkpointDir, mail } = runtime.services.config
  const folders = [stateDir, checkpointDir, ...(s3 ? [] : [filesDir])]
  let before: DiskState = 'ok'
  app.get('/readyz', async (_request, reply) => {
    const database = await runtime.pool.query('select 1').then(() => true, () => false)
    const trouble = sealer()?.status().trouble ?? null
    const disk = await diskUnder(folders)
    if (disk !== before && disk !== 'ok') runtime.log.warn({ disk }, 'make room on the disk')
    before = disk
    const ready = database && trouble === null && disk !== 'full'
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', database, sealing: trouble === null, disk, mail: mail !== undefined })
  })
}
