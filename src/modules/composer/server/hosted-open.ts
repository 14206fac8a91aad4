import { notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { Context } from '#kernel/server/operation.ts'
import type { HostedAct } from '../domain/hosted.ts'
import { assertMayHosted } from './hosted-access.ts'
import { presentList, type OpenedList } from './hosted-present.ts'
import * as store from './hosted-store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'note' | 'now'>

async function complete({ tx, actor }: Pick<Needs, 'tx' | 'actor'>, row: store.ListRow | undefined): Promise<OpenedList> {
  if (!row) throw notFound()
  const [[unit], leading] = [await store.unitsNamed(tx, [row.unit_id]), await store.hostingUnits(tx, true)]
  return { row, unit: unit?.unit_name ?? '', me: { actorId: actor.id, leads: leading.includes(row.unit_id) } }
}

/** Opens a list to be read: 404 when it is missing or of a unit where the actor does not work. */
export const openList = async (context: Needs, listId: string): Promise<OpenedList> => complete(context, await store.listOf(context.tx, listId))

/** Opens a list to be changed: keeps its row, refuses who may not and, with the present state, an old version. */
export async function beginListChange(context: Needs, listId: string, version: number | null, act: HostedAct): Promise<OpenedList> {
  const opened = await complete(context, await store.lockList(context.tx, listId))
  context.note({ list: listId })
  assertMayHosted(act, opened.me, opened.row.state)
  if (version !== null && opened.row.version !== version) throw stale(await presentList(context, opened))
  return opened
}

/** Writes a change with its line of history, and answers the list as it is now. */
export async function finishListChange(context: Needs, opened: OpenedList, change: store.ListChange, told: { what: string; words?: string | null } | null) {
  const at = new Date(context.now).toISOString()
  if (!(await store.updateList(context.tx, opened.row.id, opened.row.version, { ...change, changed_at: at }))) throw stale(await presentList(context, await openList(context, opened.row.id)))
  if (told) await tellList(context, opened.row, told)
  return presentList(context, await openList(context, opened.row.id))
}

/** Adds a line to the history of a list. */
export const tellList = ({ tx, actor, now }: Pick<Needs, 'tx' | 'actor' | 'now'>, row: Pick<store.ListRow, 'id' | 'current'>, told: { what: string; words?: string | null; n?: number }) =>
  store.insertListEvent(tx, { id: newId(now), list_id: row.id, n: told.n ?? row.current, what: told.what, at: new Date(now).toISOString(), by_operator: actor.id, words: told.words ?? null })
