import { conflict, invalid, stale } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import * as contract from '../contract/appointment.ts'
import { mayStep, stateAfter } from '../domain/states.ts'
import { noticeAbsences } from './absence.ts'
import { assertMayRun, mayRun } from './access.ts'
import { clashesOf, roomTaken } from './clashes.ts'
import { inScope } from './move-appointment.ts'
import * as participants from './participant-store.ts'
import { presentAppointment } from './present.ts'
import { isRecorded } from './record-store.ts'
import { assertOpenFile, lockRow, standingOf } from './standing.ts'
import * as store from './store.ts'
import { keep, tellCancelled } from './tell.ts'

type Step = Input<typeof contract.stepAppointment>

/** Confirmed, cancelled with the reason, missed by whom, or open again. */
export const stepAppointment = operation(contract.stepAppointment, async (context, input) => {
  const { tx, actor, note } = context
  const row = await lockRow(context, input.appointmentId)
  assertMayRun(mayRun(await standingOf(tx, actor, row), row))
  assertOpenFile(row)
  if (row.version !== input.version) throw stale(await presentAppointment(context, row))
  await assertStep(context, row, input)
  const rows = input.step === 'cancel' ? await inScope(tx, row, input.scope) : [row]
  for (const one of rows) {
    await keep(context, one, input.step, input.words)
    await store.updateAppointment(tx, one.id, one.version, { state: stateAfter(input.step), state_words: input.step === 'reopen' || input.step === 'confirm' ? null : input.words })
  }
  const wanted = await participants.participantsOf(tx, [row.id])
  if (input.step === 'cancel') await tellCancelled(context, { id: row.id, startsAt: row.starts_at }, wanted)
  if (input.step === 'not_come') await markAbsent(context, row, wanted, input.absent)
  if (input.step === 'reopen') for (const one of wanted.filter(({ attendance }) => attendance !== null)) await participants.updateParticipant(tx, one.id, { attendance: null })
  note({ step: input.step, appointments: rows.length })
  return presentAppointment(context, (await store.appointmentOf(tx, row.id))!)
})

async function assertStep({ tx, now }: Context, row: store.AppointmentRow, { step, words, absent }: Step): Promise<void> {
  const recorded = await isRecorded(tx, row.id)
  if (step === 'reopen' && recorded) {
    throw conflict({
      it: 'È già scritto com’è andata: un appuntamento di cui c’è un resoconto o un verbale non si riapre. Se qualcosa è sbagliato si corregge lì; se non lo vedi, chiedi a chi l’ha fissato.',
      en: 'How it went is written already: an appointment with its account or minutes is not opened again. What is wrong is corrected there; if you do not see it, ask who planned it.',
    })
  }
  if (!mayStep(step, { state: row.state, startsAt: row.starts_at, recorded }, now)) {
    throw conflict({ it: 'Adesso non si può: controlla a che punto è l’appuntamento e se la sua ora è venuta.', en: 'Not possible now: check where the appointment stands and whether its hour has come.' })
  }
  if (step === 'hold') throw conflict({ it: 'Per segnarlo come svolto scrivi com’è andato.', en: 'To mark it as held record how it went.' })
  if (step === 'cancel' && !words) throw invalid('words', { it: 'Scrivi perché: lo leggono tutti gli invitati', en: 'Write why: everybody invited reads it' })
  if (step === 'not_come' && absent.length === 0) throw invalid('absent', { it: 'Indica chi non è venuto', en: 'Say who did not come' })
  if (step !== 'reopen' || row.state !== 'cancelled' || !row.room_id) return
  const time = { startsAt: row.starts_at, endsAt: row.ends_at }
  if ((await clashesOf(tx, { times: [time], operators: [], roomId: row.room_id, children: [], except: [row.id] })).room) throw roomTaken(time)
}

/** Who did not come is absent, everybody else was there. */
async function markAbsent(context: Context, row: store.AppointmentRow, wanted: readonly participants.ParticipantRow[], absent: readonly string[]): Promise<void> {
  for (const [index, id] of absent.entries()) {
    if (!wanted.some((one) => one.id === id)) throw invalid(`absent.${index}`, { it: 'Scegli tra chi era invitato', en: 'Choose among who was invited' })
  }
  for (const one of wanted) await participants.updateParticipant(context.tx, one.id, { attendance: absent.includes(one.id) ? 'absent' : 'present' })
  await noticeAbsences(context, row, wanted.flatMap((one) => (one.person_id && absent.includes(one.id) ? [one.person_id] : [])))
}
