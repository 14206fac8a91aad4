// The background jobs of terms in a process of their own, so that it can be killed in the middle of one. `CONTROL`: alarms rung outside `once`, as one should not.
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#kernel/domain/ids.ts'
import { startWorker, type Task } from '#kernel/server/jobs.ts'
import { openLog } from '#kernel/server/log.ts'
import { deadlineCron, deadlineTasks } from '#modules/deadlines/server/index.ts'

/** First the notice, then the end of the job: between the two there is a moment. */
const careless: Task = async ({ termId }, { read, once }) => {
  const owner = await read(async (tx) => {
    const row = await tx.selectFrom('deadlines.term').select(['owner_id', 'next_alarm_at']).where('id', '=', String(termId)).executeTakeFirst()
    return row?.next_alarm_at ? row.owner_id : null
  })
  if (!owner) return
  await read(async (tx) => {
    await tx.insertInto('kernel.notice').values({
      id: newId(), actor_id: owner, kind: 'deadlines.alarm', params: JSON.stringify({ termId: String(termId) }), created_at: new Date().toISOString(),
    }).execute()
  })
  // as long as it takes to hand over an e-mail
  await sleep(20)
  await once(async (tx) => tx.updateTable('deadlines.term').set({ next_alarm_at: null }).where('id', '=', String(termId)).execute())
}

// as the product does: the library does not wait for the answer when it ends a job
process.on('unhandledRejection', () => undefined)

const tasks = process.env.CONTROL ? { ...deadlineTasks(), 'deadlines.ring': careless } : deadlineTasks()
await startWorker({ connection: JSON.parse(process.env.JOBS_CONNECTION!) as never, tasks, cron: deadlineCron, log: openLog('fatal'), concurrency: 4 })
process.send?.('working')
