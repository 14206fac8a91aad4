import { sql, type Updateable } from 'kysely'
import type { DB } from '#kernel/server/database.gen.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Part } from '../domain/words.ts'

const columns = ['id', 'appointment_id', 'operator_id', 'person_id', 'name', 'part', 'answer', 'answer_words', 'proposed_at', 'attendance', 'position'] as const

/** In which files of it a person is wanted there, of those the reader reaches; none of a worker. */
const cases = sql<string[]>`array(select f.case_id from agenda.participant_file f where f.participant_id = participant.id)`

const participants = (tx: Tx, appointmentIds: readonly string[]) =>
  tx.selectFrom('agenda.participant').select(columns).select(cases.as('cases')).where('appointment_id', 'in', [...appointmentIds]).orderBy('position').orderBy('id')

export type ParticipantRow = Omit<Awaited<ReturnType<ReturnType<typeof participants>['executeTakeFirstOrThrow']>>, 'part'> & { part: Part }

/** Who is wanted at these appointments, as far as the reader may know. */
export const participantsOf = (tx: Tx, appointmentIds: readonly string[]): Promise<ParticipantRow[]> =>
  appointmentIds.length ? participants(tx, appointmentIds).$castTo<ParticipantRow>().execute() : Promise.resolve([])

/** Somebody wanted at an appointment, as he is written down. */
export interface NewParticipant {
  id: string
  operator_id: string | null
  person_id: string | null
  name: string | null
  part: Part
  open: boolean
  position: number
  answer: 'waiting' | 'accepted' | null
  answered_at: string | null
  /** Of a person: in which files of the appointment he is there. */
  cases: string[]
}

/** As seen from these files' children: a sibling whose own file is not among them is one of the family, so that nobody learns that there is one. */
export const seenFrom = <T extends Pick<ParticipantRow, 'part' | 'person_id'>>(one: T, children: readonly (string | null)[]): T =>
  (one.part === 'child' && !children.includes(one.person_id) ? { ...one, part: 'relative' } : one)

/** Of this file: workers and who is there for it. */
export const thereFor = (all: readonly ParticipantRow[], caseId: string | null): ParticipantRow[] => all.filter((one) => caseId === null || one.operator_id !== null || one.cases.includes(caseId))

/** Each with the files of the appointment he is there for. */
export async function insertParticipants(tx: Tx, rows: readonly (NewParticipant & { appointment_id: string })[]): Promise<void> {
  if (!rows.length) return
  await tx.insertInto('agenda.participant').values(rows.map((row) => ({
    id: row.id, appointment_id: row.appointment_id, operator_id: row.operator_id, person_id: row.person_id, name: row.name, part: row.part, open: row.open, position: row.position, answer: row.answer,
    answered_at: row.answered_at,
  }))).execute()
  await insertParticipantFiles(tx, rows.flatMap(({ id, appointment_id, cases }) => cases.map((case_id) => ({ participant_id: id, appointment_id, case_id }))))
}

export const insertParticipantFiles = (tx: Tx, rows: readonly { participant_id: string; appointment_id: string; case_id: string }[]) =>
  (rows.length ? tx.insertInto('agenda.participant_file').values([...rows]).execute() : Promise.resolve([]))

export const removeParticipants = (tx: Tx, ids: readonly string[]) => (ids.length ? tx.deleteFrom('agenda.participant').where('id', 'in', [...ids]).execute() : Promise.resolve([]))

export const updateParticipant = (tx: Tx, id: string, set: Updateable<DB['agenda.participant']>) => tx.updateTable('agenda.participant').set(set).where('id', '=', id).execute()

/** Everybody who works is asked again: the time is another. */
export const askAgain = (tx: Tx, appointmentIds: readonly string[], exceptOperator: string) =>
  tx.updateTable('agenda.participant').set({ answer: 'waiting', answer_words: null, proposed_at: null, answered_at: null }).where('appointment_id', 'in', [...appointmentIds])
    .where('operator_id', 'is not', null).where('operator_id', '<>', exceptOperator).execute()

/** Those of these workers who work today. */
export async function workingOf(tx: Tx, operators: readonly string[]): Promise<Set<string>> {
  if (!operators.length) return new Set()
  const { rows } = await sql<{ id: string }>`select working as id from agenda.working(${[...new Set(operators)]}::uuid[]) working`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Everybody of a file, in a part the reader reaches. */
export const membersOf = async (tx: Tx, caseId: string): Promise<string[]> =>
  (await tx.selectFrom('kernel.reach_member').select('member').distinct().where('subject', '=', caseId).execute()).map((row) => row.member)

/** Is this a language of the list (ISO 639-3)? */
export const isLanguage = async (tx: Tx, code: string): Promise<boolean> => (await tx.selectFrom('kernel.language').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
