import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Services } from '#kernel/server/services.ts'
import { insert, type Row } from './bulk.ts'
import type { Child } from './children.ts'
import { documentsOf, keepDocuments } from './document-rows.ts'
import type { Worker } from './network.ts'
import { paperRows } from './paper-rows.ts'
import { stableId } from './seed.ts'
import { finishedPapers, type FinishedPapers } from './sent-paper-rows.ts'

interface World {
  all: readonly Child[]
  people: readonly Worker[]
  /** Rows of the diary, for the facts quoted. */
  entries: readonly Row[]
  services: Services
  today: PlainDate
}

/** Documents and papers of the files: the pages first, then what refers to them; the files of approved papers are made by the product's own job, once it runs. */
export async function writePapers(client: pg.Client, { all, people, entries, services, today }: World): Promise<void> {
  const { rows } = await client.query<{ id: string; number: string }>('select id, number from cases.case_file')
  const finished = finishedPapers(all, people, new Map(rows.map(({ id, number }) => [id, number])), today)
  const documents = await keepDocuments([...documentsOf(all, today), ...finished.documents], services, today)
  for (const [table, some] of [...documents, ...paperRows(all, people, entries, today), ...finished.tables]) await insert(client, table, some)
  await queueRendering(client, finished, new Date(services.clock.now()))
}

/** As at their approval: a job for each, in the name of who approved, with a session of its own. */
async function queueRendering(client: pg.Client, { toRender }: FinishedPapers, now: Date): Promise<void> {
  const sessions = toRender.map(({ paper, by }) => ({ paper, by, hash: createHash('sha256').update(randomBytes(32)).digest('hex') }))
  await insert(client, 'kernel.session', sessions.map(({ paper, by, hash }) => ({
    id: stableId(`rendering ${paper}`), token_hash: `\\x${hash}`, actor_id: by, stage: 'full', created_at: now.toISOString(), last_seen_at: now.toISOString(), idle_minutes: 60,
    expires_at: new Date(now.getTime() + 3_600_000).toISOString(), user_agent: 'Composizione', remote: '',
  })))
  for (const { paper, hash } of sessions) {
    await client.query('select kernel.enqueue($1, $2::jsonb, null, $3, 3)', ['composer.render', JSON.stringify({ paperId: paper, n: 1, session: hash }), `composer.render ${paper} 1`])
  }
}
