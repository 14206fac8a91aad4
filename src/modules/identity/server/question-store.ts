import { sql } from 'kysely'
import type { Tx } from '#kernel/server/db.ts'
import type { MatchBand, MatchLine } from '#modules/people/contract.ts'
import type { ComparedFacts } from '../contract/fields.ts'

export interface QuestionRow {
  id: string
  about: 'identity' | 'trace'
  person_id: string
  trace_id: string | null
  from_unit: string
  to_unit: string
  reason: string
  legal_basis: string
  consent_words: string | null
  told: ComparedFacts & { name: string; relation?: string }
  asked_by: string
  asked_at: string
  due_on: string
  state: 'open' | 'more' | 'answered' | 'withdrawn'
  answer: 'yes' | 'no' | null
  answered_by: string | null
  answered_at: string | null
  version: number
  /** The reader is on the side that asks; otherwise on the side that answers. */
  asking: boolean
}

// on which side the reader stands: that of the child asked about, when he reaches it, else that of the registrations it is about
const columns = sql`q.id, q.about, q.person_id, q.trace_id, q.from_unit, q.to_unit, q.reason, q.legal_basis, q.consent_words, q.told, q.asked_by, q.asked_at, q.due_on, q.state, q.answer,
  q.answered_by, q.answered_at, q.version,
  exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = q.person_id) as asking`

export interface Asked {
  questionId: string
  lineId: string
  glimpseId: string
  personId: string
  traceId: string | null
  unitId: string
  reason: string
  legalBasis: string
  consentWords: string | null
  told: QuestionRow['told']
}

/** Asks; undefined when the glimpse is not his, is older than a day, or he does not reach the registration. */
export async function ask(tx: Tx, asked: Asked): Promise<{ to_unit: string; due_on: string } | undefined> {
  const { rows } = await sql<{ to_unit: string; due_on: string }>`select to_unit, due_on from identity.ask(${asked.questionId}::uuid, ${asked.lineId}::uuid, ${asked.glimpseId}::uuid,
    ${asked.personId}::uuid, ${asked.traceId}::uuid, ${asked.unitId}::uuid, ${asked.reason}, ${asked.legalBasis}, ${asked.consentWords}, ${JSON.stringify(asked.told)}::jsonb)`.execute(tx)
  return rows[0]
}

export async function questionById(tx: Tx, id: string, lock = false): Promise<QuestionRow | undefined> {
  return (await sql<QuestionRow>`select ${columns} from identity.question q where q.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(tx)).rows[0]
}

export interface Filter {
  asking: boolean
  states: readonly string[]
  /** A piece of the name of the child asked about. */
  text: string | null
}

export interface Position extends Record<string, string | number | null> {
  key: string
  id: string
}

const conditions = ({ asking, states, text }: Filter) => sql`q.state = any (${[...states]}::text[])
  and ${asking ? sql`` : sql`not`} exists (select 1 from kernel.reach_member m join kernel.reach r on r.subject = m.subject and r.section = 1 where m.member = q.person_id)
  ${text ? sql`and q.told ->> 'name' ilike '%' || ${text} || '%'` : sql``}`

/** Those to be answered first come first. */
export async function listQuestions(tx: Tx, filter: Filter, after: Position | null, limit: number): Promise<QuestionRow[]> {
  const beyond = after ? sql`and (q.due_on, q.id) > (${after.key}::date, ${after.id}::uuid)` : sql``
  return (await sql<QuestionRow>`select ${columns} from identity.question q where ${conditions(filter)} ${beyond} order by q.due_on, q.id limit ${limit}`.execute(tx)).rows
}

export async function countQuestions(tx: Tx, filter: Filter): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from identity.question q where ${conditions(filter)}`.execute(tx)).rows[0]!.n
}

/** The registrations it is about that the reader reaches. */
export async function targetsOf(tx: Tx, questionId: string): Promise<string[]> {
  return (await tx.selectFrom('identity.question_target').select('person_id').where('question_id', '=', questionId).orderBy('person_id').execute()).map((row) => row.person_id)
}

export const linesOf = (tx: Tx, questionId: string) =>
  tx.selectFrom('identity.question_line').select(['id', 'kind', 'words', 'by_operator', 'at']).where('question_id', '=', questionId).orderBy('at').orderBy('id').execute()

export const insertLine = (tx: Tx, row: { id: string; question_id: string; kind: string; words: string; by_operator: string; at: string }) => tx.insertInto('identity.question_line').values(row).execute()

/** Changes a question that waits, in this version; the number of rows. */
export async function changeQuestion(tx: Tx, id: string, version: number, change: { state: string; answer?: string; answered_by?: string; answered_at?: string }): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('identity.question').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('state', 'in', ['open', 'more']).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Questions of these registrations or of a trace, as their asker sees them. */
export async function questionsAbout(tx: Tx, by: { people?: readonly string[]; traceId?: string }): Promise<QuestionRow[]> {
  const condition = by.traceId ? sql`q.trace_id = ${by.traceId}::uuid` : sql`q.person_id = any (${[...(by.people ?? [])]}::uuid[])`
  return (await sql<QuestionRow>`select ${columns} from identity.question q where ${condition} order by q.asked_at desc`.execute(tx)).rows
}

export interface Decided {
  questionId: string
  targetId: string
  suggestionId: string
  decisionId: string
  linkId: string
  verdict: 'same' | 'different'
  words: string
  compared: Compared
}

/** What the engine says of a pair. */
export interface Compared {
  band: MatchBand
  score: number
  scoreVersion: string
  explanation: readonly MatchLine[]
}

/** The facts of the one a question is asked for and of the one it is said to be, for the engine alone; undefined when who answers does not reach the latter. */
export async function pairOfQuestion(tx: Tx, questionId: string, targetId: string): Promise<{ asked_for: string; asked: ComparedFacts; other: ComparedFacts } | undefined> {
  return (await sql<{ asked_for: string; asked: ComparedFacts; other: ComparedFacts }>`select asked_for, asked, other from identity.pair_of_question(${questionId}::uuid, ${targetId}::uuid)`.execute(tx)).rows[0]
}

/** What the answer decided about the pair; false when the answerer may not. */
export async function decideByAnswer(tx: Tx, one: Decided): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select identity.decide_by_answer(${one.questionId}::uuid, ${one.targetId}::uuid, ${one.suggestionId}::uuid, ${one.decisionId}::uuid, ${one.linkId}::uuid,
    ${one.verdict}, ${one.words}, ${JSON.stringify(one.compared)}::jsonb) as done`.execute(tx)
  return rows[0]!.done
}

export const settingOf = (tx: Tx, organisationId: string) => tx.selectFrom('identity.setting').select(['answer_days', 'version']).where('organisation_id', '=', organisationId).executeTakeFirst()

export const insertSetting = (tx: Tx, row: { organisation_id: string; answer_days: number; set_by: string; set_at: string }) =>
  tx.insertInto('identity.setting').values(row).onConflict((conflict) => conflict.column('organisation_id').doNothing()).executeTakeFirst()

export async function changeSetting(tx: Tx, organisationId: string, version: number, change: { answer_days: number; set_by: string; set_at: string }): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('identity.setting').set({ ...change, version: version + 1 }).where('organisation_id', '=', organisationId).where('version', '=', version).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** For the job that tells the other side: who asked which service about which registrations. */
export const questionForJob = (tx: Tx, id: string) =>
  tx.selectFrom('identity.question').select(['id', 'about', 'person_id', 'to_unit', 'from_unit', 'due_on', 'state', 'asked_by']).where('id', '=', id).executeTakeFirst()

/** How many questions somebody has asked since yesterday at this hour. */
export async function askedToday(tx: Tx, actorId: string): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from identity.question where asked_by = ${actorId}::uuid and asked_at > now() - interval '1 day'`.execute(tx)).rows[0]!.n
}
