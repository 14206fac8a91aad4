import { notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Context } from '#kernel/server/operation.ts'
import { coordinatorsOf, rolesReaching } from '#modules/access/server/index.ts'
import { fileHead, type FileHead } from '#modules/cases/server/index.ts'
import type { Standing } from './access.ts'
import type { Opened } from './opened.ts'
import * as store from './paper-store.ts'
import { presentPaper } from './present.ts'
import { authorsOf } from './section-store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'note' | 'now'>

/** Roles that see official papers at all (`rls.sql` names the same ones). */
const reading = new Set(['worker', 'coordinator', 'manager', 'specialist', 'educator'])

/** What somebody is to a file: 404 when its judicial section is out of his reach. */
export async function standIn({ tx, actor, audit }: Pick<Needs, 'tx' | 'actor' | 'audit'>, caseId: string, unitId?: string): Promise<{ file: FileHead; me: Standing }> {
  audit(caseId)
  const [file, roles] = [await fileHead(tx, caseId), await rolesReaching(tx, caseId, 'judicial')]
  if (!file || !roles.some(({ role }) => reading.has(role))) throw notFound()
  const leads = roles.some(({ role }) => role === 'coordinator' || role === 'manager') && (await coordinatorsOf(tx, unitId ?? file.unit_id)).includes(actor.id)
  return { file, me: { actorId: actor.id, roles, leads, responsible: file.responsible_id === actor.id, fileOpen: file.status === 'open' } }
}

async function complete(context: Needs, paper: store.PaperRow | undefined): Promise<Opened> {
  if (!paper) throw notFound()
  const { file, me } = await standIn(context, paper.case_id, paper.unit_id)
  context.note({ paper: paper.id, kind: paper.kind })
  const authors = await authorsOf(context.tx, [paper.id])
  return { paper, file, me, authors, held: { state: paper.state, created_by: paper.created_by, authors: authors.map(({ operator_id }) => operator_id) } }
}

/** Opens a paper to be read: 404 when it is missing or out of reach. */
export const openPaper = async (context: Needs, paperId: string): Promise<Opened> => complete(context, await store.paperOf(context.tx, paperId))

/** Opens a paper to be changed: keeps its row; refuses, with the present state, an old version. `check` first: who may not is not told what changed. */
export async function beginChange(context: Needs, paperId: string, version: number, check: (opened: Opened) => void): Promise<Opened> {
  // what is only read is not locked: a reader may not lock it either
  await openPaper(context, paperId)
  const opened = await complete(context, (await store.lockPaper(context.tx, paperId)) ?? (await store.paperOf(context.tx, paperId)))
  check(opened)
  if (opened.paper.version !== version) throw stale(await presentPaper(context, opened))
  return opened
}

/** Writes a change with its line of history, and answers the paper as it is now. */
export async function finishChange(context: Needs, opened: Opened, change: store.PaperChange, told: { what: string; words?: string | null; n?: number } | null) {
  const at = new Date(context.now).toISOString()
  if (!(await store.updatePaper(context.tx, opened.paper.id, opened.paper.version, { ...change, changed_at: at }))) throw stale(await presentPaper(context, await openPaper(context, opened.paper.id)))
  if (told) await tell(context, opened.paper, told)
  return presentPaper(context, await openPaper(context, opened.paper.id))
}

/** Adds a line to the history of a paper. */
export const tell = ({ tx, actor, now }: Pick<Needs, 'tx' | 'actor' | 'now'>, paper: Pick<store.PaperRow, 'id' | 'case_id' | 'current'>, told: { what: string; words?: string | null; n?: number }) =>
  store.insertEvent(tx, {
    id: newId(now), paper_id: paper.id, case_id: paper.case_id, n: told.n ?? paper.current, what: told.what, at: new Date(now).toISOString(), by_operator: actor.id, words: told.words ?? null,
  })
