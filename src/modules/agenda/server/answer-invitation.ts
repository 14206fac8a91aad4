import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/appointment.ts'
import { isAhead } from '../domain/states.ts'
import { instantOf } from '../domain/wall-time.ts'
import * as participants from './participant-store.ts'
import { presentAppointment } from './present.ts'
import { getRow } from './standing.ts'
import { tellAnswer } from './tell.ts'

/** One answers for oneself: the invitation is found by who answers, nobody else's can be named. */
export const answerInvitation = operation(contract.answerInvitation, async (context, { appointmentId, answer, words, on, from }) => {
  const { tx, actor, now, note } = context
  const row = await getRow(context, appointmentId)
  const mine = (await participants.participantsOf(tx, [row.id])).find((one) => one.operator_id === actor.id)
  if (!mine) throw notFound({ it: 'Non risulti tra gli invitati a questo appuntamento.', en: 'You are not among those invited to this appointment.' })
  if (!isAhead(row.state)) throw conflict({ it: 'Non serve più rispondere: l’appuntamento è già stato svolto o annullato.', en: 'No answer is needed any more: the appointment was held or cancelled.' })
  if (answer === 'proposed' && !(on && from)) throw invalid('on', { it: 'Scrivi il giorno e l’ora che proponi', en: 'Write the day and the hour you propose' })
  const proposedAt = answer === 'proposed' ? instantOf(on!, from!) : null
  if (proposedAt && Date.parse(proposedAt) <= now) throw invalid('on', { it: 'È nel passato: proponi un momento che deve venire', en: 'It is in the past: propose a moment to come' })
  await participants.updateParticipant(tx, mine.id, { answer, answer_words: words, proposed_at: proposedAt, answered_at: new Date(now).toISOString() })
  await tellAnswer(context, row, answer)
  note({ answer })
  return presentAppointment(context, row)
})
