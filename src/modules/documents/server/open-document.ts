import { conflict, notFound, stale } from '#kernel/contract/problem.ts'
import type { Actor, Context } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { actingIn } from '#modules/access/server/index.ts'
import type { Kept } from './access.ts'
import { presentDocument } from './present.ts'
import * as store from './store.ts'

/** Sees a document, leaving the trace on its subject; 404 when it is missing or its section out of reach. */
export async function seeDocument({ tx, audit, note }: Pick<Context, 'tx' | 'audit' | 'note'>, id: string): Promise<store.DocumentFound> {
  const found = await store.findDocument(tx, id)
  if (!found) throw notFound()
  audit(found.subject)
  note({ document: id, section: found.section })
  return found
}

/** Who acts, as what he is to this document: with the roles by which he reaches its section. */
export const actingOn = ({ tx, actor }: Pick<Context, 'tx' | 'actor'>, row: store.DocumentFound): Promise<Actor> => actingIn(tx, actor, row.subject, sectionName(row.section))

/** What deciding about it needs. */
export const keptOf = (row: store.DocumentFound): Kept => ({ ...row, section: sectionName(row.section) })

/** Refuses changes to what was withdrawn, or based on an old state. */
export function assertChangeable(row: store.DocumentFound, version: number, here: Pick<Actor, 'id' | 'roles'>): void {
  if (row.withdrawn_at) {
    throw conflict({
      it: 'Il documento è stato ritirato e non si modifica più: se serve, caricane uno nuovo.',
      en: 'The document was withdrawn and is changed no more: upload a new one if needed.',
    })
  }
  if (row.version !== version) throw stale(presentDocument(row, here))
}

/** Writes the change; somebody may have been faster even now. */
export async function saveChange(
  context: Pick<Context, 'tx' | 'actor'>, row: store.DocumentFound, changes: Parameters<typeof store.updateDocument>[3],
): Promise<void> {
  if (await store.updateDocument(context.tx, row.id, row.version, changes)) return
  const now = await store.findDocument(context.tx, row.id)
  throw now ? stale(presentDocument(now, await actingOn(context, now))) : notFound()
}
