import { conflict, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import * as facts from './fact-store.ts'
import * as details from './detail-store.ts'
import { refreshMatch } from './identity/entries.ts'
import { openPerson, refreshHeader } from './open-person.ts'
import { reindex } from './search-entry.ts'

const others = { names: details.names, births: details.births } as const

/** Takes back a fact. It stays in the history with who took it back; when it was the chosen one, the latest that stands takes its place. */
export const retireFact = operation(contract.retireFact, async (context, { personId, kind, factId }) => {
  const { tx, actor, now } = context
  const opened = await openPerson(context, personId)
  const wasChosen = kind === 'names' || kind === 'births' ? (await facts.standing(tx, kind, personId, factId))?.chosen === true : false
  const of = await facts.retire(tx, kind, personId, factId, actor.id, new Date(now).toISOString())
  if (!of.length) throw notFound()
  if (wasChosen && (kind === 'names' || kind === 'births')) {
    const next = (await others[kind](tx, personId, false)).at(-1)
    if (!next && kind === 'names') {
      throw conflict({ it: 'È l’unico nome che abbiamo: scrivi prima quello giusto, poi togli questo.', en: 'This is the only name there is: first write the right one, then remove this.' })
    }
    await facts.unchoose(tx, kind, personId)
    if (next) await facts.choose(tx, kind, personId, next.id)
    await refreshHeader(tx, opened)
  }
  if (kind === 'names' || kind === 'identifiers' || kind === 'contacts') await reindex(tx, personId, opened.called)
  else if (kind === 'births' || kind === 'nationalities' || kind === 'relations') await refreshMatch(tx, of)
  return {}
})
