import { notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { fileHead, type FileHead } from '#modules/cases/server/index.ts'
import { assertOpen } from './access.ts'
import { presentPermit } from './present.ts'
import * as store from './store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>

/** The file in whose section 6 something is to be written, or 404 (the reach of the section itself is the policy's). */
export async function getFile({ tx, audit }: Needs, caseId: string): Promise<FileHead> {
  audit(caseId)
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  return file
}

/** Begins a change of a permit: keeps the row, refuses a closed file and, with the present state, an old version. */
export async function beginChange(context: Needs, permitId: string, version: number, check: (here: Actor, file: FileHead, row: store.PermitRecord) => void) {
  const row = await store.lockPermit(context.tx, permitId)
  if (!row) throw notFound()
  const file = await getFile(context, row.case_id)
  check(await actingIn(context.tx, context.actor, file.id, 'work_status'), file, row)
  assertOpen(file)
  if (row.version !== version) throw stale(await presentPermit(context, file, row))
  return { file, row }
}

/** Writes the change and its history, and answers the permit as it is now. */
export async function finishChange(
  context: Needs, { file, row }: { file: FileHead; row: store.PermitRecord }, changes: store.PermitChanges,
  told: { what: string; factOn?: string | null; words?: string | null },
): Promise<store.PermitRecord> {
  if (!(await store.updatePermit(context.tx, row.id, row.version, changes))) throw stale(await presentPermit(context, file, (await store.permitOf(context.tx, row.id))!))
  await tell(context, { permit: row.id, caseId: row.case_id, before: before(row), ...told })
  return (await store.permitOf(context.tx, row.id))!
}

interface Told {
  caseId: string
  permit?: string
  opinion?: string
  what: string
  factOn?: string | null
  words?: string | null
  before?: Record<string, unknown> | null
}

/** Adds a line to the history. */
export const tell = ({ tx, actor, now }: Pick<Needs, 'tx' | 'actor' | 'now'>, told: Told) =>
  store.insertChange(tx, {
    id: newId(now), case_id: told.caseId, permit_id: told.permit ?? null, opinion_id: told.opinion ?? null, what: told.what, at: new Date(now).toISOString(),
    by_operator: actor.id, fact_on: told.factOn ?? null, before: told.before ? JSON.stringify(told.before) : null, words: told.words ?? null,
  })

/** What a permit says now: everything one may have written. */
function before({ id: _id, case_id: _case, created_by: _by, version: _version, follows_id: _follows, ...said }: store.PermitRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
}
