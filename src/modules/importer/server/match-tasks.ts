import type { Task } from '#kernel/server/jobs.ts'
import { notify, type Notice } from '#kernel/server/notices.ts'
import { problemOf, runOperation, type Runtime } from '#kernel/server/run-operation.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { compareHeld, toldOfPairs } from '#modules/identity/server/index.ts'
import * as store from './candidate-store.ts'
import { matchOperation } from './matching.ts'

const TELL_EVERY = 500

/** Compares a register with who is registered, as the person who looks at it. */
export const matchTask = (runtime: Runtime): Task => async ({ runId, attempt, session }, context) => {
  const now = () => new Date(runtime.services.clock.now()).toISOString()
  let told = 0
  const tell = async (done: number, total: number) => {
    if (done && done < total && Date.now() - told < TELL_EVERY) return
    told = Date.now()
    await context.read((tx) => store.putMatched(tx, String(runId), String(attempt), { done, total, at: now() }))
  }
  try {
    await runOperation(runtime, matchOperation(String(attempt), tell), { sessionHash: String(session), key: null, origin: { ip: 'importer.match', userAgent: '', device: null }, input: { runId, attempt } })
  } catch (error) {
    const problem = problemOf(error)
    if (problem.code === 'unavailable' && !context.lastAttempt) throw error
    if (!(error instanceof Problem) || problem.code === 'internal') context.log.error({ err: problem.cause ?? error }, 'comparison failed')
    await context.once((tx) => store.putMatched(tx, String(runId), String(attempt), { state: 'failed', at: now() }))
  }
}

const BATCH = 20

/**
 * Compares everybody a load wrote down with all the others, a few in each transaction; then tells, once for the whole load, each person who answers for some of the files.
 * Cut short, it goes on where it was.
 */
export const compareLoaded: Task = async ({ runId }, { read, once, log }) => {
  const run = String(runId)
  let pairs = 0
  for (;;) {
    const people = await read(async (tx) => {
      const waiting = await store.waitingOf(tx, run, BATCH)
      for (const person of waiting) pairs += await compareHeld(tx, person, Date.now())
      await store.markCompared(tx, run, waiting)
      return waiting.length
    })
    if (people < BATCH) break
  }
  await once(async (tx) => {
    const told = await toldOfPairs(tx, await store.takeLoaded(tx, run))
    await notify(tx, Date.now(), [...told].map(([to, count]): Notice => ({ to, kind: 'importer.pairs_found', params: { count } })))
  })
  log.info({ pairs }, 'loaded registrations compared')
}
