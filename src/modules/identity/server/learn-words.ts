import { sql } from 'kysely'
import type { Task } from '#kernel/server/jobs.ts'
import type { Tx } from '#kernel/server/db.ts'
import { learnEquivalences, type JoinedFacts } from '#modules/people/server/index.ts'

const PAGE = 500

interface Row extends JoinedFacts {
  link: string
}

const confirmedPairs = async (tx: Tx, after: string | null): Promise<Row[]> =>
  (await sql<Row>`select link, low, high, body, one, other from identity.confirmed_pairs(${after}::uuid, ${PAGE}::int)`.execute(tx)).rows

/** Every night: which words did people show to be one name, by joining registrations the engine could not explain? `people` counts them and keeps only what many bear out. */
export const learnWords: Task = async (_payload, { read, log }) => {
  const joined: Row[] = []
  for (let after: string | null = null; ; after = joined.at(-1)!.link) {
    const page: Row[] = await read((tx) => confirmedPairs(tx, after))
    joined.push(...page)
    if (page.length < PAGE) break
  }
  const proposed = await read((tx) => learnEquivalences(tx, joined, Date.now()))
  log.info({ links: joined.length, proposed }, 'words counted')
}
