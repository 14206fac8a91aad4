import { actor, headteacher, mayor } from './actors.ts'
import { age, days, noTerm, promptly, rulesOf } from './table.ts'

const responsible = actor('party', 'Responsabile dell’adempimento dell’obbligo', 'Who answers for the child’s schooling')

/** 3.12 — school attendance (D.Lgs. 297/1994 art. 114, as changed by D.L. 123/2023). */
export const rulesSchool = rulesOf('SCU', [
  {
    id: 'SCU-01', title: ['Dati degli iscritti al sindaco', 'Data of enrolled pupils to the mayor'],
    trigger: ['Inizio dell’anno scolastico', 'Start of the school year'],
    by: headteacher, term: { mode: 'D-A', yearly: '10-31' },
    action: ['Entro il 31 ottobre, dati degli iscritti soggetti all’obbligo al sindaco (finché l’ANIST non è completa)', 'By 31 October, data of enrolled pupils under obligation to the mayor (until ANIST is full)'],
    missed: 'ORD', source: 'D.Lgs. 297/1994 art. 114 (D.L. 123/2023 art. 12)', sure: 'SEEN-2',
  },
  {
    id: 'SCU-02', title: ['Ammonizione per mancata iscrizione', 'Warning for non-enrolment'],
    trigger: ['Minore non iscritto trovato tramite l’ANIST', 'Minor not enrolled found through ANIST'],
    by: mayor, term: promptly,
    action: ['Ammonire il responsabile', 'Warn the responsible person'],
    missed: 'NONE', source: 'D.Lgs. 297/1994 art. 114', sure: 'SEEN-2',
  },
  {
    id: 'SCU-03', title: ['Più di 15 giorni di assenza in tre mesi', 'More than 15 days of absence in three months'],
    trigger: ['Assente più di 15 giorni, anche non consecutivi, in tre mesi, senza giustificati motivi', 'Absent more than 15 days, even not consecutive, in three months, without justified reason'],
    by: headteacher, term: promptly,
    action: ['Comunicare al responsabile dell’obbligo', 'Communicate to the responsible person'],
    missed: 'NONE', source: 'D.Lgs. 297/1994 art. 114 c. 4', sure: 'SEEN-2',
  },
  {
    id: 'SCU-04', title: ['Ripresa della frequenza', 'Return to school'],
    trigger: ['Comunicazione del dirigente (SCU-03)', 'The head’s communication (SCU-03)'],
    by: actor('party', 'Alunno', 'Pupil'), term: days(7),
    action: ['Riprendere la frequenza', 'Resume attendance'],
    missed: ['ORD', 'Il dirigente informa il sindaco (SCU-05)', 'The head of school informs the mayor (SCU-05)'], source: 'D.Lgs. 297/1994 art. 114', sure: 'SEEN-2',
  },
  {
    id: 'SCU-05', title: ['Avviso al sindaco', 'Notice to the mayor'],
    trigger: ['Nessun rientro nei 7 giorni', 'No return within the 7 days'],
    by: headteacher, term: days(7),
    action: ['Avvisare il sindaco, che ammonisce', 'Inform the mayor, who warns'],
    missed: 'ORD', source: 'D.Lgs. 297/1994 art. 114', sure: 'OWN', note: ['I secondi sette giorni sono per conoscenza propria: da verificare', 'The second seven days are own knowledge: to be verified'],
  },
  {
    id: 'SCU-06', title: ['Una settimana dopo l’ammonizione', 'One week after the warning'],
    trigger: ['Ammonizione del sindaco', 'The mayor’s warning'],
    by: responsible, term: days(7),
    action: ['Presentare il minore a scuola, o provare che studia altrove, o giustificare', 'Present the child at school, or prove other schooling, or justify'],
    missed: ['ORD', 'Il sindaco denuncia (SCU-07)', 'The mayor reports the crime (SCU-07)'], source: 'D.Lgs. 297/1994 art. 114', sure: 'SEEN-2',
  },
  {
    id: 'SCU-07', title: ['Denuncia del sindaco', 'The mayor’s report of crime'],
    trigger: ['Nessun esito dopo l’ammonizione', 'No result after the warning'],
    by: mayor, term: promptly,
    action: ['Denuncia ex art. 331 c.p.p. per l’art. 570-ter c.p.', 'Report under art. 331 c.p.p. for art. 570-ter c.p.'],
    missed: ['PEN', 'Art. 570-ter c.p.: fino a 2 anni per la dispersione assoluta, fino a 1 anno per l’elusione; si perde l’ADI', 'Art. 570-ter c.p.: up to 2 years for non-attendance, up to 1 year for elusion; the ADI benefit is lost'],
    source: 'D.Lgs. 297/1994 art. 114; c.p. art. 570-ter', sure: 'SEEN-2+OWN', note: ['Un anno da fonte secondaria; il resto per conoscenza propria', 'One year from a secondary source; the rest own knowledge'],
  },
  {
    id: 'SCU-08', title: ['Elusione: un quarto dell’orario', 'Elusion: one quarter of the hours'],
    trigger: ['Mancata frequenza ingiustificata di almeno un quarto del monte ore annuo personalizzato', 'Unjustified non-attendance of at least one quarter of the personal yearly hours'],
    by: headteacher, term: noTerm,
    action: ['In ogni momento dell’anno: elusione dell’obbligo, come SCU-07', 'At any time of the year: elusion of the obligation, as SCU-07'],
    missed: ['PEN', 'Denuncia: art. 570-ter c.p., come per chi non frequenta (SCU-07)', 'Report of crime: art. 570-ter c.p., as for who does not attend (SCU-07)'], source: 'D.Lgs. 297/1994 art. 114', sure: 'SEEN-2',
  },
  {
    id: 'SCU-09', title: ['Obbligo di istruzione: 6–16 anni', 'Compulsory schooling: 6–16'],
    trigger: ['Nascita', 'Birth'],
    by: responsible, term: age(16, { opens: { years: 6 }, opening: true }),
    action: ['Dieci anni di istruzione, dai 6 ai 16 anni', 'Ten years of schooling, from 6 to 16'],
    missed: 'NONE', source: 'L. 296/2006 art. 1 c. 622', sure: 'SEEN-2', from: null,
  },
], { from: 'attendance_159_2023' })
