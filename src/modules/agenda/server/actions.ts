import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { assertMayReceive, assignTerms, completeTerms, scheduleTerms, tellAssigned } from '#modules/deadlines/server/index.ts'
import * as contract from '../contract/record.ts'
import { assertMayRecord, assertMayRun, assertOpen, mayRecord, mayRun } from './access.ts'
import * as participants from './participant-store.ts'
import { presentActions } from './present-record.ts'
import * as records from './record-store.ts'
import { assertOpenFile, getRow, lockRow, standingFor, standingOf } from './standing.ts'
import * as store from './store.ts'

interface Decision {
  caseId: string | null
  what: string
  ownerId: string
  dueOn: PlainDate
}

/** What the term of a clinical decision is called: lists of terms are read by whoever reaches the section, the words stay behind the wall of the appointment. */
const CLINICAL = 'Decisione di un appuntamento clinico: le parole sono nel suo resoconto'

/**
 * Each decision has who carries it out and by when: a term of the file, given to him, written by who records in that very file. Who would not see it is refused by
 * name. `invited`: the actor is wanted at the appointment.
 */
export async function decide(context: Context, row: store.AppointmentRow, invited: boolean, decisions: readonly Decision[], path = (index: number) => `decisions.${index}.`): Promise<string[]> {
  const { tx, actor, now } = context
  const before = decisions.length ? (await records.actionsOf(tx, row.id)).length : 0
  const ids: string[] = []
  for (const [index, { caseId, what, ownerId, dueOn }] of decisions.entries()) {
    const of = fileOf(row, caseId, `${path(index)}caseId`)
    assertMayRecord(mayRecord(await standingFor(tx, actor, row, of.caseId), row, invited))
    if (dueOn < dateInRome(now)) throw invalid(`${path(index)}dueOn`, { it: 'È nel passato: scrivi entro quando va fatto', en: 'It is in the past: write by when it is to be done' })
    const section = of.section
    await assertOwner(context, ownerId, row, of, `${path(index)}ownerId`)
    const id = newId(now)
    const [term] = await scheduleTerms({ tx, actor, now }, [{
      subject: of.caseId, unitId: of.caseId ? null : row.unit_id, section, ruleId: null, kind: 'own', title: section === sections.health ? CLINICAL : what, fixedOn: dueOn, source: { kind: 'agenda.action', id }, assignedTo: ownerId,
    }], `${path(index)}dueOn`)
    await records.insertAction(tx, { id, appointment_id: row.id, case_id: of.caseId, what, term_id: term!.id, created_by: actor.id, created_at: new Date(now).toISOString(), position: before + index })
    await tellAssigned(context, ownerId, term!.id, of.caseId)
    ids.push(id)
  }
  return ids
}

interface Of {
  caseId: string | null
  section: number
}

/** The file a decision is of: the one chosen, of those he reaches, or the first; none of a meeting about no child. */
function fileOf(row: store.AppointmentRow, caseId: string | null, path: string): Of {
  const files = store.filesOf(row)
  const file = caseId ? files.find((one) => one.case_id === caseId) : files[0]
  if (caseId && !file) throw invalid(path, { it: 'Scegli uno dei fascicoli dell’appuntamento', en: 'Choose one of the files of the appointment' })
  if (file) assertOpen({ status: file.file_status })
  return { caseId: file?.case_id ?? null, section: file?.section ?? sections.social }
}

/** What deadlines say of who may be given a term, next to the field of this form. */
const assertOwner = (context: Context, ownerId: string, row: store.AppointmentRow, of: Of, path: string): Promise<void> =>
  assertMayReceive(context, { operatorId: ownerId, subject: of.caseId, unitId: of.caseId ? null : row.unit_id, section: of.section, path })

/** A decision remembered later. */
export const addAction = operation(contract.addAction, async (context, { appointmentId, ...decision }) => {
  const row = await lockRow(context, appointmentId)
  const wanted = await participants.participantsOf(context.tx, [row.id])
  const invited = wanted.some((one) => one.operator_id === context.actor.id)
  assertMayRecord(mayRecord(await standingOf(context.tx, context.actor, row), row, invited))
  assertOpenFile(row)
  if (row.state !== 'held') throw conflict({ it: 'Si scrivono le decisioni di un incontro che c’è stato.', en: 'Decisions are written of a meeting that was held.' })
  const [id] = await decide(context, row, invited, [decision], () => '')
  return presentOne(context, id!)
})

/** The action and the appointment it comes from, or 404. */
async function getAction(context: Context, actionId: string): Promise<{ action: records.ActionRow; row: store.AppointmentRow }> {
  const action = await records.actionOf(context.tx, actionId)
  if (!action) throw notFound()
  const row = await getRow(context, action.appointment_id)
  fileOf(row, action.case_id, 'actionId')
  if (!['open', 'missed', 'suspended'].includes(action.state)) throw conflict({ it: 'È già stata portata a termine.', en: 'It was carried out already.' })
  return { action, row }
}

/** To somebody else, because who had it left or cannot: by who runs the meeting, or by who has it. */
export const handOnAction = operation(contract.handOnAction, async (context, { actionId, operatorId }) => {
  const { tx, actor, now } = context
  const { action, row } = await getAction(context, actionId)
  assertMayRun(action.owner_id === actor.id || mayRun(await standingFor(tx, actor, row, action.case_id), row))
  await assertOwner(context, operatorId, row, fileOf(row, action.case_id, 'actionId'), 'operatorId')
  await assignTerms({ tx, actor, now }, { ids: [action.term_id] }, operatorId)
  await tellAssigned(context, operatorId, action.term_id, action.case_id)
  return presentOne(context, actionId)
})

/** Done: its term is met. */
export const completeAction = operation(contract.completeAction, async (context, { actionId, words }) => {
  const { tx, actor, now } = context
  const { action, row } = await getAction(context, actionId)
  assertMayRun(action.owner_id === actor.id || mayRun(await standingFor(tx, actor, row, action.case_id), row))
  await completeTerms({ tx, actor, now }, { ids: [action.term_id] }, { words })
  return presentOne(context, actionId)
})

const presentOne = async ({ tx }: Context, id: string) => (await presentActions(tx, [(await records.actionOf(tx, id))!]))[0]!
