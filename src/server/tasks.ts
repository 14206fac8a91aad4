import type { Task } from '#kernel/server/jobs.ts'

/** Every kind of background job, by name: one line for each module. */
export const tasks: Readonly<Record<string, Task>> = {}

/** Recurring jobs (cron patterns in UTC). */
export const recurring = [] as const
