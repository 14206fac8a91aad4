import { forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { explainPairs } from '#modules/people/server/index.ts'
import * as contract from '../contract/question.ts'
import { assertMayDecide, decidesOn } from './access.ts'
import { presentHeads, presentQuestion } from './present-question.ts'
import { subjectsOf } from './registration-store.ts'
import * as store from './question-store.ts'

const states = { running: ['open', 'more'], answered: ['answered'], withdrawn: ['withdrawn'] } as const
const safe = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')

export const listQuestions = operation(contract.listQuestions, async ({ tx, note, now }, { q, cursor, limit, side, state }) => {
  const filter: store.Filter = { asking: side === 'asked', states: states[state], text: q ? safe(q) : null }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const { rows, next } = pageOf(await store.listQuestions(tx, filter, after, limit + 1), limit, (last) => ({ key: last.due_on, id: last.id }))
  note({ rows: rows.length })
  return { rows: await presentHeads(tx, rows, now), next, total: after ? null : await store.countQuestions(tx, filter) }
})

export const getQuestion = operation(contract.getQuestion, async (context, { questionId }) => {
  const found = await presentQuestion(context.tx, questionId, context.now)
  await trace(context, found.person ? [found.person.id] : found.targets.map(({ person }) => person.id))
  return found
})

/** The trace stands on each registration of the reader's side, and on its files. */
async function trace({ tx, audit }: Pick<Context, 'tx' | 'audit'>, people: readonly string[]): Promise<void> {
  for (const person of people) audit(person)
  for (const { subject } of await subjectsOf(tx, people)) audit(subject)
}

/** Opens a question that waits for writing on one side of it. */
async function openSide(context: Pick<Context, 'tx' | 'audit' | 'now'>, id: string, version: number, asking: boolean): Promise<{ row: store.QuestionRow; own: string[] }> {
  const { tx, now } = context
  const row = await store.questionById(tx, id, true)
  if (!row) throw notFound()
  const own = row.asking ? [row.person_id] : await store.targetsOf(tx, id)
  await trace(context, own)
  if (row.asking !== asking) {
    throw forbidden(asking
      ? { it: 'Solo chi ha fatto la domanda può farlo.', en: 'Only who asked may do this.' }
      : { it: 'Risponde il servizio a cui è stata fatta la domanda, non chi la fa.', en: 'The service that was asked answers, not who asks.' })
  }
  assertMayDecide((await decidesOn(tx, own)).size > 0)
  if (row.version !== version || row.state === 'answered' || row.state === 'withdrawn') throw stale(await presentQuestion(tx, id, now))
  return { row, own }
}

async function say({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, row: store.QuestionRow, kind: string, words: string, change: { state: string; answer?: string }): Promise<void> {
  const at = new Date(now).toISOString()
  const answered = change.answer ? { answered_by: actor.id, answered_at: at } : {}
  if (!(await store.changeQuestion(tx, row.id, row.version, { ...change, ...answered }))) throw stale(null)
  await store.insertLine(tx, { id: newId(now), question_id: row.id, kind, words, by_operator: actor.id, at })
}

/** What the engine says of the pair an answer decides on: kept with the decision, as with any other. Whoever answers is told nothing of it. */
async function comparedNow(tx: Context['tx'], questionId: string, targetId: string): Promise<store.Compared | undefined> {
  const pair = await store.pairOfQuestion(tx, questionId, targetId)
  if (!pair) return undefined
  const [compared] = await explainPairs(tx, [pair])
  return { ...compared!, band: compared!.band ?? 'possible' }
}

export const answerQuestion = operation(contract.answerQuestion, async (context, { questionId, answer, words, personId, version }) => {
  const { tx, now, note } = context
  const { row, own } = await openSide(context, questionId, version, false)
  if (personId && !own.includes(personId)) throw notFound()
  const target = personId ?? (own.length === 1 ? own[0] : undefined)
  if (answer === 'yes' && row.about === 'identity' && !target) throw invalid('personId', { it: 'Indica quale delle tue registrazioni è lo stesso minore', en: 'Say which of your registrations is the same child' })
  // the pair first: what is decided about it needs the question to be still waiting
  if (row.about === 'identity' && answer !== 'more') {
    for (const one of answer === 'yes' ? [target!] : own) {
      const compared = await comparedNow(tx, questionId, one!)
      if (!compared) throw notFound()
      const ids = { suggestionId: newId(now), decisionId: newId(now), linkId: newId(now) }
      if (!(await store.decideByAnswer(tx, { questionId, targetId: one, ...ids, verdict: answer === 'yes' ? 'same' : 'different', words, compared }))) throw notFound()
    }
  }
  await say(context, row, answer, words, answer === 'more' ? { state: 'more' } : { state: 'answered', answer })
  if (answer !== 'more') await enqueue(tx, 'identity.question_over', { questionId })
  await notify(tx, now, [{ to: row.asked_by, kind: 'identity.answered', mail: true, params: { questionId, answer } }])
  note({ answer, about: row.about })
  return presentQuestion(tx, questionId, now)
})

export const addToQuestion = operation(contract.addToQuestion, async (context, { questionId, words, version }) => {
  const { row } = await openSide(context, questionId, version, true)
  await say(context, row, 'added', words, { state: 'open' })
  await enqueue(context.tx, 'identity.asked', { questionId })
  return presentQuestion(context.tx, questionId, context.now)
})

export const withdrawQuestion = operation(contract.withdrawQuestion, async (context, { questionId, words, version }) => {
  const { row } = await openSide(context, questionId, version, true)
  await say(context, row, 'withdrawn', words, { state: 'withdrawn' })
  await enqueue(context.tx, 'identity.question_over', { questionId })
  return presentQuestion(context.tx, questionId, context.now)
})
