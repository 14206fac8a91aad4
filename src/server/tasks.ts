import type { Task } from '#kernel/server/jobs.ts'
import { intakeTasks } from '#modules/intake/server/index.ts'

/** Every kind of background job, by name: one line for each module. */
export const tasks: Readonly<Record<string, Task>> = { ...intakeTasks }

/** Recurring jobs (cron patterns in UTC). */
export const recurring = [] as const
