import type { Task } from '#kernel/server/jobs.ts'
import type { Runtime } from '#kernel/server/run-operation.ts'
import { auditCron, auditTasks, type VerifierReport } from '#modules/audit/server/index.ts'
import { caseCron, caseTasks } from '#modules/cases/server/index.ts'
import { importerTasks } from '#modules/importer/server/index.ts'
import { intakeTasks } from '#modules/intake/server/index.ts'

/** Every kind of background job, by name: one line for each module. */
export const tasks: Readonly<Record<string, Task>> = { ...caseTasks, ...intakeTasks }

/** Those that need something of the composition root as well. */
export const tasksOf = ({ verifyTrail, runtime }: { verifyTrail: () => Promise<VerifierReport>; runtime: Runtime }): Readonly<Record<string, Task>> => ({ ...tasks, ...auditTasks(verifyTrail), ...importerTasks(runtime) })

/** Recurring jobs (cron patterns in UTC). */
export const recurring = [...caseCron, ...auditCron] as const
