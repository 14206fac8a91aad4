import type { Task } from '#kernel/server/jobs.ts'
import { openMailer } from '#kernel/server/mail.ts'
import { mailCron, mailTasks } from '#kernel/server/mail-tasks.ts'
import { purgeCron, purgeTasks } from '#kernel/server/purge.ts'
import type { Runtime } from '#kernel/server/run-operation.ts'
import { accessCron, accessTasks } from '#modules/access/server/index.ts'
import { agendaCron, agendaTasks } from '#modules/agenda/server/index.ts'
import { auditCron, auditTasks, type VerifierReport } from '#modules/audit/server/index.ts'
import { composerTasks } from '#modules/composer/server/index.ts'
import { caseCron, caseTasks } from '#modules/cases/server/index.ts'
import { deadlineCron, deadlineTasks } from '#modules/deadlines/server/index.ts'
import { identityCron, identityTasks } from '#modules/identity/server/index.ts'
import { importerCron, importerTasks } from '#modules/importer/server/index.ts'
import { intakeTasks } from '#modules/intake/server/index.ts'
import { measureCron, measureTasks } from '#modules/measures/server/index.ts'
import { mailAddressOf } from '#modules/network/server/index.ts'
import { equivalenceTasks, matchCron, matchTasks } from '#modules/people/server/index.ts'
import { proceduresCron, proceduresTasks } from '#modules/procedures/server/index.ts'
import { referralTasks } from '#modules/referrals/server/index.ts'

/** Every kind of background job, by name: one line for each module. */
export const tasks: Readonly<Record<string, Task>> = { ...purgeTasks, ...accessTasks, ...caseTasks, ...intakeTasks, ...deadlineTasks(), ...measureTasks, ...proceduresTasks, ...agendaTasks, ...referralTasks, ...identityTasks, ...matchTasks, ...equivalenceTasks }

/** Those that need something of the composition root as well. */
export const tasksOf = ({ verifyTrail, runtime }: { verifyTrail: () => Promise<VerifierReport>; runtime: Runtime }): Readonly<Record<string, Task>> => {
  const { mail, publicUrl } = runtime.services.config
  return { ...tasks, ...auditTasks(verifyTrail), ...importerTasks(runtime), ...composerTasks(runtime), ...mailTasks({ mailer: mail && openMailer(mail), publicUrl, addressOf: mailAddressOf }) }
}

/** Recurring jobs (cron patterns in UTC). */
export const recurring = [...caseCron, ...deadlineCron, ...auditCron, ...mailCron, ...purgeCron, ...accessCron, ...importerCron, ...measureCron, ...proceduresCron, ...agendaCron, ...identityCron, ...matchCron] as const
