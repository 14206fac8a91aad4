import { actor, tutor } from './actors.ts'
import { days, every, months, noTerm, promptly, rulesOf } from './table.ts'

/** 3.13 — the guardian. */
export const rulesGuardian = rulesOf('TUT', [
  {
    id: 'TUT-01', title: ['Nomina del tutore', 'Appointment of the guardian'],
    trigger: ['Notizia del fatto da cui si apre la tutela', 'News of the fact that opens guardianship'],
    by: actor('court', 'Giudice tutelare (tribunale per i minorenni per i MSNA)', 'Guardianship judge (juvenile court for unaccompanied minors)'), term: promptly,
    action: ['Nominare il tutore appena avuta notizia', 'Appoint the guardian as soon as the news is had'],
    missed: 'NONE', source: 'c.c. art. 346', sure: 'SEEN',
  },
  {
    id: 'TUT-02', title: ['Giuramento', 'Oath'],
    trigger: ['Nomina del tutore', 'Appointment of the guardian'],
    by: tutor, term: noTerm,
    action: ['Prestare giuramento prima di agire', 'Take the oath before acting'],
    missed: 'NONE', source: 'c.c. art. 349', sure: 'OWN',
  },
  {
    id: 'TUT-03', title: ['Inizio dell’inventario', 'Start of the inventory'],
    trigger: ['Conoscenza formale della nomina', 'Formal knowledge of the appointment'],
    by: tutor, term: days(10),
    action: ['Iniziare l’inventario (di solito dispensato per i MSNA)', 'Start the inventory (usually waived for unaccompanied minors)'],
    missed: 'ORD', source: 'c.c. art. 362', sure: 'OWN',
  },
  {
    id: 'TUT-03b', title: ['Fine dell’inventario', 'End of the inventory'],
    trigger: ['Conoscenza formale della nomina', 'Formal knowledge of the appointment'],
    by: tutor, term: days(30),
    action: ['Finire l’inventario (prorogabile; di solito dispensato per i MSNA)', 'End the inventory (extendable; usually waived for unaccompanied minors)'],
    missed: 'ORD', source: 'c.c. art. 362', sure: 'OWN',
  },
  {
    id: 'TUT-04', title: ['Rendiconto annuale', 'Yearly account'],
    trigger: ['Inizio dell’ufficio', 'Start of the office'],
    by: tutor, term: every(12, 'A'),
    action: ['Rendere conto al giudice tutelare', 'Account to the guardianship judge'],
    missed: 'ORD', source: 'c.c. art. 380', sure: 'OWN',
  },
  {
    id: 'TUT-05', title: ['Conto finale', 'Final account'],
    trigger: ['Fine dell’ufficio', 'End of the office'],
    by: tutor, term: months(2),
    action: ['Presentare il conto finale', 'Present the final account'],
    missed: 'ORD', source: 'c.c. art. 385', sure: 'OWN',
  },
])
