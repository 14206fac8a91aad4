import type { Task } from '#kernel/server/jobs.ts'
import { purgeAll } from '#kernel/server/purge.ts'
import { purgeDevices } from './sign-in/store.ts'

/** Every night: devices nobody signed in from for a year are forgotten; coming back they are told as new. */
const forgetDevices: Task = async (_payload, context) => {
  const devices = await purgeAll(context, purgeDevices)
  if (devices) context.log.info({ devices }, 'devices forgotten')
}

export const accessTasks: Readonly<Record<string, Task>> = { 'access.forget_devices': forgetDevices }

/** For the composition root: when the recurring tasks run, in UTC. */
export const accessCron = [{ task: 'access.forget_devices', match: '50 1 * * *' }] as const
