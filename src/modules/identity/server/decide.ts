import { conflict, forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { tiePeople } from '#modules/people/server/index.ts'
import * as contract from '../contract/suggestion.ts'
import { mayBeDecided, secondBecause, stateAfter, verdictsFor, type Verdict } from '../domain/verdicts.ts'
import { assertMayDecide, assertSomebodyElse, decidesOn, workUnits } from './access.ts'
import * as decisions from './decision-store.ts'
import { presentSuggestion } from './present-suggestion.ts'
import { factsOf, shieldedAmong, subjectsOf } from './registration-store.ts'
import * as store from './suggestion-store.ts'

/**
 * Sees a pair for deciding on it as it was when it was read, nobody else doing so at the same moment, and leaves the trace on both registrations and their files.
 * 404, 403 to who does not work on the case, 409 with the pair as it stands when somebody decided meanwhile.
 */
async function openPair({ tx, actor, audit }: Context, id: string, version: number): Promise<store.SuggestionRow> {
  const row = await store.suggestionById(tx, id, true)
  if (!row) {
    throw notFound({
      it: 'La coppia non c’è, oppure non vedi più una delle due registrazioni. Ciò che hai scritto non è stato salvato: copialo, e chiedi a chi segue il fascicolo o al tuo coordinatore.',
      en: 'There is no such pair, or you no longer see one of the two registrations. What you wrote was not saved: copy it, and ask who follows the file or your coordinator.',
    })
  }
  for (const person of [row.low, row.high]) audit(person)
  for (const { subject } of await subjectsOf(tx, [row.low, row.high])) audit(subject)
  assertMayDecide((await decidesOn(tx, [row.low, row.high])).size === 2)
  if (row.version !== version) throw stale(await presentSuggestion(tx, actor, id))
  return row
}

/** The "same" of a pair that awaits its second person; undefined when somebody answered already. */
const awaitedOf = async (tx: Context['tx'], { id, state }: store.SuggestionRow): Promise<decisions.DecisionRow | undefined> =>
  state === 'confirming' ? decisions.awaiting(await decisions.decisionsOf(tx, id)) : undefined

/** What joins two registrations by a decision: one row, nothing else. */
const linkBy = (now: number, decisionId: string, { low, high }: store.PairRow): decisions.NewLink => ({ id: newId(now), decision_id: decisionId, low, high, made_at: new Date(now).toISOString() })

export interface Said {
  row: store.PairRow
  verdict: Verdict
  reason: string
}

/** Writes verdicts on pairs and does what they say, each pair said once. Answers the pairs for which a second person is awaited; 409 when one of them was changed meanwhile. */
export async function writeVerdicts({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, said: readonly Said[]): Promise<Set<string>> {
  if (!said.length) return new Set()
  const people = [...new Set(said.flatMap(({ row }) => [row.low, row.high]))]
  // what is remembered is what stands now, not when the pair was found
  const [shielded, facts] = await Promise.all([shieldedAmong(tx, people), factsOf(tx, people)])
  const at = new Date(now).toISOString()
  const written = said.map(({ row, verdict, reason }) => {
    const evidence = evidenceOf(row, (person) => facts.get(person)?.evidence)
    const second = verdict === 'same' ? secondBecause(row.band, shielded.has(row.low) || shielded.has(row.high)) : null
    return { id: newId<'decision'>(now), seen: { ...row, evidence }, verdict, reason, by: actor.id, at, second, needsSecond: second !== null }
  })
  const changed = await store.settleSuggestions(tx, written.map(({ seen, verdict, second }) => ({ id: seen.id, version: seen.version, evidence: seen.evidence, state: stateAfter(verdict, second) })), at)
  if (changed !== written.length) throw stale(null)
  await decisions.insertDecisions(tx, written)
  await decisions.insertLinks(tx, written.filter(({ verdict, needsSecond }) => verdict === 'same' && !needsSecond).map(({ id, seen }) => linkBy(now, id, seen)))
  return new Set(written.filter(({ needsSecond }) => needsSecond).map(({ seen }) => seen.id))
}

/** Writes the verdict on one pair. Answers whether a second person is awaited. */
export const writeVerdict = async (context: Pick<Context, 'tx' | 'actor' | 'now'>, row: store.PairRow, verdict: Verdict, reason: string): Promise<boolean> =>
  (await writeVerdicts(context, [{ row, verdict, reason }])).size > 0

/** The hash of what was compared on both sides. */
export const evidenceOf = ({ low, high }: Pick<store.PairRow, 'low' | 'high'>, of: (person: string) => string | undefined): string => `${of(low) ?? ''} ${of(high) ?? ''}`

export const decide = operation(contract.decide, async (context, { suggestionId, verdict, reason, version }) => {
  const { tx, actor, note } = context
  const row = await openPair(context, suggestionId, version)
  if (!mayBeDecided(row.state)) throw conflict(alreadyDecided)
  if (!verdictsFor(row.kind).includes(verdict)) throw invalid('verdict', { it: 'Scegli una delle risposte proposte', en: 'Choose one of the answers offered' })
  const awaited = await writeVerdict(context, row, verdict, reason)
  if (verdict === 'sibling') await tieSiblings(context, row)
  if (awaited) await askSecond(context, row)
  note({ verdict, band: row.band, second: awaited })
  return presentSuggestion(tx, actor, suggestionId)
})

const alreadyDecided = {
  it: 'Su questa coppia è già stato deciso. Per tornare indietro separa le due registrazioni.',
  en: 'This pair was decided already. To go back, separate the two registrations.',
}

/** Two siblings are two children: the kinship is written down, unless it is already. */
async function tieSiblings(context: Context, { low, high }: store.SuggestionRow): Promise<void> {
  await tiePeople(context, low, high, { type: 'fratello', source: null, note: null }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'conflict') throw error
  })
}

/** Those who may be the second person are told, by a job that sees whom each reaches. */
export const askSecond = ({ tx, actor }: Pick<Context, 'tx' | 'actor'>, { id }: Pick<store.PairRow, 'id'>): Promise<void> =>
  enqueue(tx, 'identity.second_needed', { suggestionId: id, by: actor.id, units: workUnits(actor) })

export const confirm = operation(contract.confirm, async (context, { suggestionId, answer, reason, version }) => {
  const { tx, actor, now, note } = context
  const confirmed = answer === 'confirmed'
  const row = await openPair(context, suggestionId, version)
  const waiting = await awaitedOf(tx, row)
  if (!waiting) throw conflict({ it: 'Non c’è niente da confermare: qualcuno ha già risposto.', en: 'There is nothing to confirm: somebody answered already.' })
  assertSomebodyElse(waiting.decided_by, actor)
  const at = new Date(now).toISOString()
  if (!(await decisions.secondDecision(tx, waiting.id, answer, actor.id, at, reason))) throw stale(null)
  // refused: the two do not agree, so the pair is open again, with both reasons in sight
  await store.changeSuggestion(tx, row.id, row.version, { state: confirmed ? 'same' : 'unsure', changed_at: at })
  if (confirmed) await decisions.insertLinks(tx, [linkBy(now, waiting.id, row)])
  await notify(tx, now, [{ to: waiting.decided_by, kind: 'identity.confirmed', params: { suggestionId: row.id, confirmed } }])
  note({ confirmed })
  return presentSuggestion(tx, actor, suggestionId)
})

/** Who said "the same" saw his mistake before the second person answered: the pair is asked about again, his words and why he took them back in sight. */
export const withdrawDecision = operation(contract.withdrawDecision, async (context, { suggestionId, reason, version }) => {
  const { tx, actor, now } = context
  const row = await openPair(context, suggestionId, version)
  const waiting = await awaitedOf(tx, row)
  if (!waiting) throw conflict({ it: 'Non c’è niente da ritirare: qualcuno ha già risposto.', en: 'There is nothing to take back: somebody answered already.' })
  if (waiting.decided_by !== actor.id) throw forbidden({ it: 'Ritira la risposta solo chi l’ha data. Come seconda persona puoi non confermarla.', en: 'Only its author takes an answer back. As the second person you may refuse it.' })
  const at = new Date(now).toISOString()
  if (!(await decisions.withdrawDecision(tx, waiting.id, at, reason))) throw stale(null)
  await store.changeSuggestion(tx, row.id, row.version, { state: 'open', changed_at: at })
  return presentSuggestion(tx, actor, suggestionId)
})
