import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Task } from '#kernel/server/jobs.ts'
import { endRecurring } from '#modules/deadlines/server/index.ts'
import { recurringRules } from '../domain/terms.ts'
import { followHearings } from './follow-hearings.ts'
import { followOffice } from './follow-office.ts'
import { dropLinks, overSeries } from './term-store.ts'

/** Every morning: a measure whose own duration is over counts no further report. What is still to be done of it stays. */
const expire: Task = async (_payload, { once }) => {
  await once(async (tx) => {
    const now = Date.now()
    const over = await overSeries(tx, dateInRome(now), recurringRules)
    if (over.length) await endRecurring({ tx, actor: null, now }, { ids: over.map(({ term_id }) => term_id) }, 'La durata del provvedimento è finita')
    for (const { owner_id, case_id, key } of over) await dropLinks(tx, owner_id, case_id, [key])
  })
}

export const measureTasks: Readonly<Record<string, Task>> = { 'measures.expire': expire, 'measures.followHearings': followHearings, 'measures.followOffice': followOffice }

/** Recurring jobs (cron patterns in UTC). */
export const measureCron = [{ task: 'measures.expire', match: '15 3 * * *' }] as const
