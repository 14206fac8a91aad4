import type { Task } from '#kernel/server/jobs.ts'
import { notify } from '#kernel/server/notices.ts'
import { coordinatorsOf } from '#modules/access/server/index.ts'
import { observationOf } from './report-store.ts'

/** On the day an observation ends: tells who follows the report, or else the coordinators, once; nothing when somebody decided meanwhile. */
const observationDue: Task = async ({ decisionId }, { once }) => {
  await once(async (tx) => {
    const due = await observationOf(tx, String(decisionId))
    if (!due) return
    const to = due.assigned_to ? [due.assigned_to] : await coordinatorsOf(tx, due.unit_id)
    await notify(tx, Date.now(), to.map((one) => ({
      to: one, kind: 'intake.observation_due', subject: due.id, params: { number: due.number, observeUntil: due.observe_until },
    })))
  })
}

export const intakeTasks: Readonly<Record<string, Task>> = { 'intake.observation_due': observationDue }
