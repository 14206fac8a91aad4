import type { Task } from '#kernel/server/jobs.ts'
import { answerCame } from './terms.ts'

/** The body that was asked answered inside the product: the term of the file, which it does not see, is met. */
const answered: Task = async (payload, { once }) => {
  await once((tx) => answerCame({ tx, actor: null, now: Date.now() }, String(payload.requestId), 'Risposta ricevuta'))
}

export const referralTasks: Readonly<Record<string, Task>> = { 'referrals.answered': answered }
