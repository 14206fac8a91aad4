import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/known.ts'
import { assertMayImport } from './access.ts'
import * as store from './candidate-store.ts'
import { startMatching } from './matching.ts'
import { getRunRow, presentMatching, presentRun } from './present.ts'
import { countsOf } from './read-known.ts'
import type { RunFound } from './store.ts'

async function openRun(context: Context, runId: string): Promise<RunFound> {
  const run = await getRunRow(context, runId)
  assertMayImport(context.actor, run.unit_id)
  if (!presentRun(run, context).can.change) {
    throw conflict({ it: 'Questo registro è già stato caricato, o si sta caricando, o è stato scartato.', en: 'This register was loaded already, is being loaded, or was thrown away.' })
  }
  return run
}

/** Says of rows whether they are the same child as somebody registered, or as another row. Of one row only one can be. */
export const answerKnown = operation(contract.answerKnown, async (context, { runId, answers }) => {
  const { tx, actor, now, note, audit } = context
  await openRun(context, runId)
  const known = new Map((await store.candidatesOf(tx, runId)).map((one) => [one.id, one]))
  for (const [at, { candidateId, verdict, words }] of answers.entries()) {
    const candidate = known.get(candidateId)
    if (!candidate) throw notFound()
    const rival = verdict === 'same' && [...known.values()].find((one) => one.row === candidate.row && one.id !== candidateId && one.verdict === 'same')
    if (rival) throw invalid(`answers.${at}.verdict`, { it: `Per la riga ${candidate.row} hai già indicato un’altra registrazione: prima togli quella risposta`, en: `Another registration was already given for row ${candidate.row}: take that answer back first` })
    if (candidate.person_id) audit(candidate.person_id)
    await store.answer(tx, [candidateId], { verdict, words: verdict && words, by: actor.id, at: new Date(now).toISOString() })
    known.set(candidateId, { ...candidate, verdict, words })
  }
  note({ answers: answers.length })
  return { counts: countsOf([...known.values()]) }
})

/** Whatever is left: nobody knows. Those children are written down as new, and the pairs wait in the list of identity. */
export const answerRest = operation(contract.answerRest, async (context, { runId }) => {
  const { tx, actor, now, note } = context
  await openRun(context, runId)
  const rest = (await store.candidatesOf(tx, runId)).filter(({ verdict }) => verdict === null).map(({ id }) => id)
  const answered = rest.length ? await store.answer(tx, rest, { verdict: 'unsure', words: null, by: actor.id, at: new Date(now).toISOString() }) : 0
  note({ answered })
  return { answered, counts: countsOf(await store.candidatesOf(tx, runId)) }
})

/** Compares again: others were registered meanwhile, or the comparison failed. */
export const matchAgain = operation(contract.matchAgain, async (context, { runId }) => {
  const run = await openRun(context, runId)
  await startMatching(context, run.id)
  return { matching: presentMatching(await getRunRow(context, runId))! }
})
