import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { unitId, type Worker } from './network.ts'
import { at, stableId } from './seed.ts'
import { closedTerm, historyOf, termRow } from './term-rows.ts'

type Tables = [table: string, rows: Row[]][]

interface Meeting {
  kind: 'equipe' | 'riunione_rete'
  purpose: string
  body: string
  /** When it was decided to be done, counted from the meeting; the first ones are done already. */
  decisions: readonly (readonly [what: string, days: number])[]
}

const ofFamily: readonly Meeting[] = [
  {
    kind: 'equipe', purpose: 'Verifica dei primi mesi',
    body: 'Presenti assistente sociale, psicologa, coordinatrice.\n\nLa frequenza a scuola è migliorata; la mattina resta il momento più difficile. La madre accetta volentieri l’educatrice, il padre chiede di essere avvisato prima delle visite. La psicologa segnala che il bambino parla molto del nonno.\n\nSi decide di proseguire l’educativa domiciliare, di sentire la scuola e di proporre al padre un colloquio da solo.',
    decisions: [['Sentire le insegnanti sulla mattina', 7], ['Colloquio con il padre, da solo', 14], ['Preparare la relazione di aggiornamento', 27]],
  },
  {
    kind: 'riunione_rete', purpose: 'Incontro di rete con scuola e associazione',
    body: 'Presenti assistente sociale, insegnante coordinatrice, referente dell’associazione sportiva.\n\nLa scuola vede il bambino più presente; l’associazione offre un posto fino a giugno e chiede il certificato medico. Si è d’accordo che le comunicazioni ai genitori le dà una persona sola, l’assistente sociale.\n\nProssimo incontro a fine quadrimestre.',
    decisions: [['Chiedere il certificato alla pediatra', 5], ['Scrivere ai genitori gli orari dell’associazione', 9], ['Fissare l’incontro di fine quadrimestre', 40]],
  },
]
const ofBoy: Meeting = {
  kind: 'riunione_rete', purpose: 'Verifica del progetto con comunità e tutrice',
  body: 'Presenti assistente sociale, educatore di riferimento, tutrice volontaria, mediatore. Il ragazzo entra per l’ultima mezz’ora e ascolta la lettura degli obiettivi.\n\nFrequenza al CPIA regolare; il permesso è chiesto, manca il passaporto. Il ragazzo chiede di poter fare il corso di cucina il sabato.\n\nSi decide per l’iscrizione al corso e per l’appuntamento al consolato; la tutrice lo accompagna.',
  decisions: [['Iscrivere il ragazzo al corso di cucina', 6], ['Appuntamento al consolato per il passaporto', 12], ['Aggiornare il PEI con il corso', 33]],
}

/** Who leads the meetings of a unit: its coordinator, or that of the service above. */
export const leaderOf = (people: readonly Worker[], unit: string): Worker =>
  people.find((one) => one.role === 'coordinator' && one.unit === unit) ?? people.find((one) => one.role === 'coordinator' && one.unit === 'tutela')!

/** Meetings held, with their minutes (approved, or still to be) and what was decided: done, open, or late. */
export function meetingRows(all: readonly Child[], people: readonly Worker[], today: PlainDate): Tables {
  const made = { appointment: [] as Row[], matter: [] as Row[], participant: [] as Row[], minutes: [] as Row[], term: [] as Row[], history: [] as Row[], action: [] as Row[] }
  const chosen = all.filter((child) => !child.closed && child.index % 5 === 0 && child.opened < addDays(today, -50))
  for (const [order, child] of chosen.entries()) {
    const told = child.story.key === 'msna' ? ofBoy : ofFamily[order % ofFamily.length]!
    const weekday = addDays(today, -10 - (order % 3) * 6)
    const on = [0, 6].includes(new Date(`${weekday}T12:00:00Z`).getUTCDay()) ? addDays(weekday, -2) : weekday
    meeting(made, { child, told, on, order, today, leader: leaderOf(people, child.unit), colleague: people.find((one) => one.unit === child.unit && one.role === 'worker' && one.id !== child.responsible.id) })
  }
  return [
    ['agenda.appointment', made.appointment], ['agenda.matter', made.matter], ['agenda.participant', made.participant], ['agenda.minutes', made.minutes],
    ['deadlines.term', made.term], ['deadlines.term_history', made.history], ['agenda.action', made.action],
  ]
}

interface One {
  child: Child
  told: Meeting
  on: PlainDate
  order: number
  today: PlainDate
  leader: Worker
  colleague: Worker | undefined
}

function meeting(made: Record<'appointment' | 'matter' | 'participant' | 'minutes' | 'term' | 'history' | 'action', Row[]>, { child, told, on, order, today, leader, colleague }: One): void {
  const id = stableId(`meeting ${child.index}`)
  const me = child.responsible
  made.appointment.push({
    id, kind: told.kind, starts_at: at(on, 15), ends_at: at(on, 16, 30), state: 'held', organiser_id: me.id, unit_id: unitId(child.unit), coordinator_id: leader.id, of_child: true, place_kind: 'office',
    remind_minutes: 1440, reminded_at: at(addDays(on, -1), 15), created_at: at(addDays(on, -12), 9), version: 2,
  })
  made.matter.push({ appointment_id: id, case_id: child.caseId, section: 2, purpose: told.purpose })
  for (const [position, who] of [me, leader, ...(colleague ? [colleague] : [])].entries()) {
    made.participant.push({ id: stableId(`participant ${id} ${position}`), appointment_id: id, operator_id: who.id, part: 'operator', open: true, position, answer: 'accepted', answered_at: at(addDays(on, -9), 12), attendance: 'present' })
  }
  const approved = order % 3 !== 2
  made.minutes.push({ appointment_id: id, case_id: child.caseId, body: told.body, written_by: me.id, written_at: at(on, 17), approved_by: approved ? leader.id : null, approved_at: approved ? at(addDays(on, 1), 10) : null, version: approved ? 2 : 1 })
  for (const [position, [what, days]] of told.decisions.entries()) {
    const action = stableId(`meeting action ${child.index} ${position}`)
    const due = addDays(on, days)
    const open = termRow(child, `meeting ${position}`, { section: 2, kind: 'own', title: what, fixedOn: due, source: { kind: 'agenda.action', id: action } }, today)
    // what was due is done, but for one file in four where the second one was left lying
    const done = due < today && (position === 0 || order % 4 !== 1)
    const term = { ...open, scheduled_at: at(on, 17), assigned_to: position === 1 && colleague ? colleague.id : me.id, ...closedTerm(done ? { how: 'done', on: addDays(due, -1), by: me.id, words: 'Fatto, scritto nel diario.' } : null) }
    made.term.push(term)
    made.history.push(...historyOf(term))
    made.action.push({ id: action, appointment_id: id, case_id: child.caseId, what, term_id: term.id, created_by: me.id, created_at: at(on, 17), position })
  }
}
