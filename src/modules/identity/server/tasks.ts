import type { Task } from '#kernel/server/jobs.ts'
import type { Tx } from '#kernel/server/db.ts'
import { notify, type Notice } from '#kernel/server/notices.ts'
import { coordinatorsOf } from '#modules/access/server/index.ts'
import { completeTerms, scheduleTerms } from '#modules/deadlines/server/index.ts'
import { refreshMatch } from '#modules/people/server/index.ts'
import { compareAnew } from './compare-fresh.ts'
import { versionNow } from './engine.ts'
import { learnWords } from './learn-words.ts'
import { forgetFresh, forgetOld, officersToTell, reachingAll, renewOutdated, responsibleFor, takeFresh, targetsForJob } from './job-store.ts'
import { questionForJob } from './question-store.ts'
import { searchTrace, searchTraces } from './search-traces.ts'
import { suggestionById } from './suggestion-store.ts'
import { forgetHits } from './trace-hit-store.ts'
import { traceById } from './trace-store.ts'

const IDENTITY = 1
const BATCH = 20
/** Pairs of an older version renewed in one run. */
const OUTDATED = 400
/** A run stops taking more after this; the next minute goes on. */
const RUN_MS = 40_000
const termOf = (id: string) => ({ kind: 'identity.question', id })

/**
 * Compares registrations written or changed since the last run with all others and with whom open searches seek, a few in each transaction: a run cut short leaves the
 * others for the next. Open pairs that an older version of the engine compared are among them.
 */
const compareFresh: Task = async (_payload, { read, log }) => {
  const end = Date.now() + RUN_MS
  let [compared, asked] = [0, 0]
  await read((tx) => renewOutdated(tx, versionNow(), OUTDATED))
  while (Date.now() < end) {
    const taken = await read(async (tx) => {
      const people = await takeFresh(tx, BATCH)
      const different = [...new Set(people)]
      // those marked, by a name that counts as one or a parent called otherwise, are written anew first; that is no news
      await refreshMatch(tx, different)
      await forgetFresh(tx, different)
      for (const person of different) asked += await compareAnew(tx, person, Date.now())
      await searchTraces(tx, different, Date.now())
      return people.length
    })
    compared += taken
    if (taken < BATCH) break
  }
  if (compared) log.info({ compared, asked }, 'registrations compared')
}

/** Tells the service that was asked, with a term on its file; asked by a job because the asker does not reach that file. */
const tellAsked: Task = async ({ questionId }, { once }) => {
  await once(async (tx) => {
    const now = Date.now()
    const question = await questionForJob(tx, String(questionId))
    if (!question || (question.state !== 'open' && question.state !== 'more')) return
    const responsible = await responsibleOf(tx, question.id)
    const to = responsible.length ? responsible.map((one) => one.actor_id) : await coordinatorsOf(tx, question.to_unit)
    await notify(tx, now, to.map((one) => ({ to: one, kind: 'identity.asked', mail: true, params: { questionId: question.id, dueOn: question.due_on } })))
    const [first] = responsible
    if (!first) return
    await completeTerms({ tx, actor: null, now }, { source: termOf(question.id) })
    await scheduleTerms({ tx, actor: null, now }, [{
      subject: first.case_id, section: IDENTITY, ruleId: null, kind: 'own', title: 'Rispondere a un altro servizio che chiede se è lo stesso minore', fixedOn: question.due_on, source: termOf(question.id),
    }])
  })
}

/** A "same" waits: told are those who lead the units of who said so and those who answer for the two files, of them who reaches both and may be the second. */
const tellSecond: Task = async ({ suggestionId, by, units }, { once }) => {
  await once(async (tx) => {
    const pair = await suggestionById(tx, String(suggestionId))
    if (pair?.state !== 'confirming') return
    const [one, other] = [await responsibleFor(tx, pair.low, pair.high), await responsibleFor(tx, pair.high, pair.low)]
    const may = new Set([...one, ...other].map(({ actor_id }) => actor_id))
    for (const unit of units as string[]) for (const lead of await coordinatorsOf(tx, unit)) may.add(lead)
    may.delete(String(by))
    const reaching = await reachingAll(tx, [...may], [pair.low, pair.high])
    await notify(tx, Date.now(), [...reaching].map((to): Notice => ({ to, kind: 'identity.confirm_asked', params: { suggestionId: pair.id } })))
  })
}

async function responsibleOf(tx: Tx, questionId: string) {
  const found = new Map<string, Awaited<ReturnType<typeof responsibleFor>>[number]>()
  for (const target of await targetsForJob(tx, questionId)) for (const one of await responsibleFor(tx, target)) found.set(one.actor_id, one)
  return [...found.values()]
}

const endAsked: Task = async ({ questionId }, { once }) => {
  await once((tx) => completeTerms({ tx, actor: null, now: Date.now() }, { source: termOf(String(questionId)) }))
}

/** Many different searches out of reach, by one person or by many of one body: its privacy officer is told, once a day. */
const tellMany: Task = async ({ actorId, body }, { once }) => {
  await once(async (tx) => {
    const now = Date.now()
    const kind = body ? 'identity.fishing_body' : 'identity.fishing'
    const to = await officersToTell(tx, String(actorId), kind, new Date(now - 86_400_000).toISOString())
    await notify(tx, now, to.map((one): Notice => ({ to: one, kind, mail: true, params: body ? {} : { actorId: String(actorId) } })))
  })
}

/** A search just begun or corrected: whom it finds now is not news, its page shows them. */
const beginTrace: Task = async ({ traceId }, { once }) => {
  await once(async (tx) => {
    const trace = await traceById(tx, String(traceId))
    if (trace?.state === 'open') await searchTrace(tx, trace, new Set(), Date.now())
  })
}

const forget: Task = async (_payload, { once }) => {
  await once(async (tx) => {
    await forgetOld(tx)
    await forgetHits(tx)
  })
}

export const identityTasks: Readonly<Record<string, Task>> = {
  'identity.compare': compareFresh, 'identity.asked': tellAsked, 'identity.second_needed': tellSecond, 'identity.question_over': endAsked, 'identity.many_asked': tellMany, 'identity.trace': beginTrace,
  'identity.forget': forget, 'identity.learn_words': learnWords,
}

/** For the composition root: when the recurring tasks run, in UTC. */
export const identityCron = [{ task: 'identity.compare', match: '* * * * *' }, { task: 'identity.forget', match: '40 2 * * *' }, { task: 'identity.learn_words', match: '50 2 * * *' }] as const
