import type { Task } from '#kernel/server/jobs.ts'
import { notify } from '#kernel/server/notices.ts'
import { wallAt } from '../domain/wall-time.ts'
import { dueReminders, remindable } from './reminder-store.ts'

/** Reminds the workers wanted, once for each appointment and time: moved, it is reminded of again. */
const remind: Task = async (_payload, { once, log }) => {
  const told = await once(async (tx) => {
    const now = Date.now()
    const due = await dueReminders(tx, new Date(now).toISOString())
    for (const { id, starts_at } of due) {
      const wanted = await remindable(tx, id)
      const { on, from } = wallAt(starts_at)
      await notify(tx, now, wanted.map((to) => ({ to, kind: 'agenda.reminder', params: { appointmentId: id, day: on, time: from } })))
    }
    return due.length
  })
  if (told) log.info({ told }, 'appointments reminded of')
}

export const agendaTasks: Readonly<Record<string, Task>> = { 'agenda.remind': remind }

/** For the composition root: when the recurring tasks run, in UTC. */
export const agendaCron = [{ task: 'agenda.remind', match: '*/5 * * * *' }] as const
