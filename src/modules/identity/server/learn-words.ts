import type { Task } from '#kernel/server/jobs.ts'
import { learnEquivalences } from '#modules/people/server/index.ts'
import { confirmedPairs, type ConfirmedPair } from './job-store.ts'

const PAGE = 500

/** Every night: which words did people show to be one name, by joining registrations the engine could not explain? `people` counts them and keeps only what many bear out. */
export const learnWords: Task = async (_payload, { read, log }) => {
  const joined: ConfirmedPair[] = []
  for (let after: string | null = null; ; after = joined.at(-1)!.link) {
    const page: ConfirmedPair[] = await read((tx) => confirmedPairs(tx, after, PAGE))
    joined.push(...page)
    if (page.length < PAGE) break
  }
  const proposed = await read((tx) => learnEquivalences(tx, joined, Date.now()))
  log.info({ links: joined.length, proposed }, 'words counted')
}
