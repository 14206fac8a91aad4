import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Task } from '#kernel/server/jobs.ts'
import { notify } from '#kernel/server/notices.ts'
import { warningsToReview } from './danger-store.ts'

/** Every morning: tells who answers for a file that a danger warning has come to its review date, once for each date. */
const reviewDanger: Task = async (_payload, { once, log }) => {
  const told = await once(async (tx) => {
    const now = Date.now()
    const due = await warningsToReview(tx, dateInRome(now))
    for (const warning of due) {
      await notify(tx, now, [{
        to: warning.responsible_id, kind: 'cases.danger_review', subject: warning.case_id,
        params: { warningId: warning.id, kind: warning.kind, reviewOn: warning.review_on },
      }])
    }
    return due.length
  })
  if (told) log.info({ told }, 'danger warnings to review')
}

export const caseTasks: Readonly<Record<string, Task>> = { 'cases.danger_review': reviewDanger }

/** For the composition root: when the recurring tasks run, in UTC. */
export const caseCron = [{ task: 'cases.danger_review', match: '10 4 * * *' }] as const
