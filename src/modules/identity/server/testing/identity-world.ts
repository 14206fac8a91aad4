import { startWorker } from '#kernel/server/jobs.ts'
import { openLog } from '#kernel/server/log.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { openCase } from '#modules/cases/contract.ts'
import type { MatchBand } from '#modules/people/contract.ts'
import type { Body, Somebody, World } from '#tests/support/world.ts'
import { identityTasks } from '../tasks.ts'

export interface Registered {
  caseId: Id<'case'>
  childId: Id<'person'>
}

interface Child {
  given: string
  family: string
  birth?: string
  phone?: string
}

/** A child with a file, written down through the door that workers use. */
export async function register(world: World, who: Somebody, { given, family, birth = '2012-03-04', phone }: Child): Promise<Registered> {
  const { id } = (await who.call(openCase, {
    child: { given, family, birth: { date: birth }, ...(phone ? { phone } : {}) }, unitId: who.unitId as never, responsibleId: who.operatorId as never,
  })).body
  const { rows } = await world.owner.query<{ child_id: string }>('select child_id from cases.case_file where id = $1', [id])
  return { caseId: id, childId: rows[0]!.child_id as Id<'person'> }
}

/** A pair found in the background, without the engine. */
export async function suggest(world: World, one: string, other: string, { band = 'very_likely' as MatchBand, kind = 'duplicate' } = {}): Promise<Id<'suggestion'>> {
  const id = newId<'suggestion'>()
  const [low, high] = one < other ? [one, other] : [other, one]
  await world.owner.query(
    `insert into identity.suggestion (id, low, high, kind, band, score, score_version, explanation, evidence, state, found_at, changed_at)
     values ($1, $2, $3, $4, $5, 6.5, 'prova-1', $6, '', 'open', now(), now())`,
    [id, low, high, kind, band, JSON.stringify([{ fact: 'family', weight: 4.5, unknown: false, says: { it: 'cognome uguale', en: 'same family name' } }])])
  return id
}

/** Somebody else of the same body. */
export const colleague = (world: World, body: Body, role = 'worker'): Promise<Somebody> => world.operator(body, { role })

/** Runs the jobs of this module that wait, and those of others not at all. */
export async function runJobs(world: World, task?: keyof typeof identityTasks): Promise<void> {
  if (task) await world.owner.query('select kernel.enqueue($1, $2)', [task, '{}'])
  const worker = await startWorker({ connection: world.jobs, tasks: identityTasks, log: openLog('silent'), concurrency: 1 })
  try {
    for (let turn = 0; turn < 200; turn++) {
      const { rows } = await world.owner.query<{ n: number }>(
        `select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'identity.%' and j.attempts < 3`)
      if (!rows[0]!.n) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const { rows } = await world.owner.query(`select task_identifier as task, last_error from graphile_worker.jobs where task_identifier like 'identity.%'`)
    throw new Error(`jobs of identity still wait: ${JSON.stringify(rows)}`)
  } finally {
    await worker.stop()
  }
}
