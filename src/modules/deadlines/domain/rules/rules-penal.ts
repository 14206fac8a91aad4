import { actor, judgeOffice, police, prosecutor, ussm } from './actors.ts'
import { atOnce, capMonths, hours, localTerm, noTerm, procedural, rulesOf } from './table.ts'

const judgeAndUssm = actor('court', 'Giudice; USSM con i servizi locali', 'Judge; USSM with local services')

/** 3.11 — juvenile criminal law, touch points of the service. */
export const rulesPenal = rulesOf('PEN', [
  {
    id: 'PEN-01', title: ['Messa alla prova: al più un anno', 'Messa alla prova: one year at most'],
    trigger: ['Ordinanza di messa alla prova', 'Order of messa alla prova'],
    by: judgeAndUssm, term: capMonths(12),
    action: ['Progetto, osservazione, sostegno; revocata per gravi e ripetute trasgressioni', 'Project, observation, support; revoked for repeated serious breaches'],
    missed: 'NONE', source: 'DPR 448/1988 art. 28', sure: 'SEEN', note: ['Letto il testo precedente al 2023', 'The text before 2023 was read'],
  },
  {
    id: 'PEN-01b', title: ['Messa alla prova: al più tre anni', 'Messa alla prova: three years at most'],
    trigger: ['Ordinanza di messa alla prova per reati puniti con l’ergastolo o con massimo di almeno 12 anni', 'Order of messa alla prova for crimes punished with life or with a maximum of at least 12 years'],
    by: judgeAndUssm, term: capMonths(36),
    action: ['Progetto, osservazione, sostegno; revocata per gravi e ripetute trasgressioni', 'Project, observation, support; revoked for repeated serious breaches'],
    missed: 'NONE', source: 'DPR 448/1988 art. 28', sure: 'SEEN', note: ['Letto il testo precedente al 2023', 'The text before 2023 was read'],
  },
  {
    id: 'PEN-02', title: ['Reati esclusi dalla messa alla prova', 'Crimes excluded from messa alla prova'],
    trigger: ['Alcuni reati aggravati (omicidio, violenza sessuale, rapina aggravati)', 'Some aggravated crimes (murder, sexual violence, robbery aggravated)'],
    by: judgeOffice, term: noTerm,
    action: ['Messa alla prova esclusa', 'Messa alla prova excluded'],
    missed: 'NONE', source: 'DPR 448/1988 art. 28 c. 5-bis (L. 159/2023)', sure: 'OWN+UNSURE', note: ['Limiti posti poi dalla Corte costituzionale da verificare', 'Later limits of the Constitutional Court to be verified'], from: 'attendance_159_2023',
  },
  {
    id: 'PEN-03', title: ['Relazioni durante la messa alla prova', 'Reports during messa alla prova'],
    trigger: ['Messa alla prova in corso', 'Messa alla prova running'],
    by: ussm, term: localTerm('judge', 'every-months'),
    action: ['Relazioni periodiche al presidente del collegio, agli intervalli dell’ordinanza; relazione finale al presidente e al PM', 'Periodic reports to the president of the panel, at the order’s intervals; final report to president and prosecutor'],
    missed: 'NONE', source: 'D.Lgs. 272/1989 art. 27', sure: 'SEEN-2+OWN',
  },
  {
    id: 'PEN-04', title: ['Percorso di rieducazione: programma', 'Re-education path: programme'],
    trigger: ['Avviso per un reato punito fino a 5 anni', 'Notice for a crime punished up to 5 years'],
    by: actor('party', 'Minore e difensore; PM', 'Minor and counsel; prosecutor'), term: procedural(60),
    action: ['Depositare il programma rieducativo', 'File the re-education programme'],
    missed: 'NONE', source: 'DPR 448/1988 art. 27-bis', sure: 'OWN+UNSURE',
  },
  {
    id: 'PEN-04b', title: ['Percorso di rieducazione: durata massima', 'Re-education path: longest duration'],
    trigger: ['Inizio del percorso', 'Start of the path'],
    by: actor('service', 'PM, servizi', 'Prosecutor, services'), term: capMonths(6),
    action: ['Fine del percorso: da 1 a 6 mesi', 'End of the path: 1 to 6 months'],
    missed: 'NONE', source: 'DPR 448/1988 art. 27-bis', sure: 'OWN+UNSURE',
  },
  {
    id: 'PEN-05', title: ['Arresto o fermo: avvisi', 'Arrest: notices'],
    trigger: ['Arresto o fermo di un minore', 'Arrest or detention of a minor'],
    by: police, term: atOnce,
    action: ['Avvisare PM, esercente la responsabilità genitoriale e affidatario, servizi minorili', 'Notify prosecutor, holder of parental responsibility and carer, juvenile services'],
    missed: ['NUL', 'Rischio di nullità', 'Risk of nullity'], source: 'DPR 448/1988 artt. 18 e 18-bis', sure: 'OWN',
  },
  {
    id: 'PEN-05b', title: ['Accompagnamento: al più 12 ore', 'Accompaniment: 12 hours at most'],
    trigger: ['Accompagnamento del minore', 'Accompaniment of the minor'],
    by: police, term: hours(12),
    action: ['Fine dell’accompagnamento', 'End of the accompaniment'],
    missed: ['NUL', 'Rischio di nullità', 'Risk of nullity'], source: 'DPR 448/1988 artt. 18 e 18-bis', sure: 'OWN',
  },
  {
    id: 'PEN-06', title: ['Richiesta di convalida dell’arresto', 'Request to validate the arrest'],
    trigger: ['Arresto', 'Arrest'],
    by: prosecutor, term: hours(48),
    action: ['Chiedere la convalida', 'Ask for validation'],
    missed: ['LOSS', 'Liberazione', 'Release'], source: 'c.p.p. artt. 390-391; DPR 448/1988 art. 18', sure: 'OWN',
  },
  {
    id: 'PEN-06b', title: ['Udienza di convalida dell’arresto', 'Hearing to validate the arrest'],
    trigger: ['Richiesta di convalida', 'Request of validation'],
    by: actor('court', 'GIP', 'Judge for preliminary investigations (GIP)'), term: hours(48),
    action: ['Tenere l’udienza', 'Hold the hearing'],
    missed: ['LOSS', 'Liberazione', 'Release'], source: 'c.p.p. artt. 390-391; DPR 448/1988 art. 18', sure: 'OWN',
  },
  {
    id: 'PEN-06c', title: ['Permanenza in CPA: al più 96 ore', 'Stay in CPA: 96 hours at most'],
    trigger: ['Arresto', 'Arrest'],
    by: actor('other', 'Centro di prima accoglienza (CPA)', 'First reception centre of juvenile justice (CPA)'), term: hours(96),
    action: ['Fine della permanenza in CPA fino all’udienza', 'End of the stay in CPA up to the hearing'],
    missed: ['LOSS', 'Liberazione', 'Release'], source: 'c.p.p. artt. 390-391; DPR 448/1988 art. 18', sure: 'OWN',
  },
  {
    id: 'PEN-07', title: ['Progetto di intervento educativo', 'Educational intervention project'],
    trigger: ['Condotte irregolari o aggressive, anche online', 'Conduct irregular or aggressive, also online'],
    by: actor('service', 'PM minorile, tribunale; attua il servizio sociale', 'Juvenile prosecutor, court; the social service carries it out'), term: noTerm,
    action: ['Progetto educativo del servizio sociale; relazione finale; il tribunale può chiudere, proseguire, affidare al servizio, collocare in comunità', 'Educational project by the social service; final report; the court may end, continue, entrust to the service, place in a community'],
    missed: 'NONE', source: 'RDL 1404/1934 art. 25 (L. 70/2024)', sure: 'OWN', from: 'reeducation_70_2024',
  },
])
