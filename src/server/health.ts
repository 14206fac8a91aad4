import type { FastifyInstance } from 'fastify'
import type { Sealer } from '#kernel/server/seal.ts'
import type { Runtime } from '#kernel/server/run-operation.ts'

/** `/healthz`: the process answers. `/readyz`: it can do its work (database reachable, audit trail being sealed), else 503; whether it sends mail. */
export function addHealth(app: FastifyInstance, runtime: Runtime, sealer: () => Sealer | null): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const database = await runtime.pool.query('select 1').then(() => true, () => false)
    const trouble = sealer()?.status().trouble ?? null
    const ready = database && trouble === null
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', database, sealing: trouble === null, mail: runtime.services.config.mail !== undefined })
  })
}
