import { actor, everybody, judgeOffice, service } from './actors.ts'
import { capMonths, days, every, noTerm, rulesOf } from './table.ts'

/** 3.3 — care entrusted to the social service (L. 184/1983 art. 5-bis, since D.Lgs. 149/2022; correttivo D.Lgs. 164/2024). */
export const rulesServiceCare = rulesOf('ASS', [
  {
    id: 'ASS-01', title: ['Presupposti dell’affidamento al servizio', 'Grounds for care entrusted to the service'],
    trigger: ['Situazione dell’art. 333 c.c. e sostegno alla famiglia inefficace o rifiutato', 'Situation of art. 333 c.c. and support to the family ineffective or refused'],
    by: actor('court', 'Tribunale', 'Court'), term: noTerm,
    action: ['Può disporre l’affidamento al servizio sociale; resta salva l’urgenza (art. 2 c. 3)', 'May entrust the child’s care to the social service; urgency is saved (art. 2 par. 3)'],
    missed: ['CAP', 'Illegittimo senza questi presupposti', 'Unlawful without these grounds'], source: 'L. 184/1983 art. 5-bis c. 1', sure: 'SEEN',
  },
  {
    id: 'ASS-02', title: ['Gli otto contenuti del provvedimento', 'The eight contents of the order'],
    trigger: ['Provvedimento di affidamento al servizio', 'Order entrusting care to the service'],
    by: judgeOffice, term: noTerm,
    action: ['Deve indicare: a) collocatario; b) atti del servizio con la sanità; c) atti del collocatario; d) atti dei genitori; e) atti del curatore ex art. 333 c. 2; f) compiti del servizio ex art. 5 c. 2; g) durata fino a 24 mesi; h) intervallo delle relazioni fino a 6 mesi. Se manca qualcosa, chiedere chiarimenti',
      'Must state: a) host; b) acts done by the service with health services; c) acts of the host; d) acts of the parents; e) acts of the curator under art. 333 par. 2; f) tasks of the service under art. 5 par. 2; g) duration up to 24 months; h) reporting interval up to 6 months. If something is missing, ask for clarification'],
    missed: 'ORD', source: 'L. 184/1983 art. 5-bis c. 2', sure: 'SEEN',
  },
  {
    id: 'ASS-03', title: ['Nome del responsabile dell’affidamento', 'Name of who answers for the care'],
    trigger: ['Notifica del provvedimento al servizio', 'Notification of the order to the service'],
    by: service, term: days(15),
    action: ['Comunicare il nome del responsabile dell’affidamento al giudice, ai genitori, agli esercenti la responsabilità, al curatore (e al collocatario)',
      'Communicate the name of who answers for the care to the court, the parents, the holders of responsibility, the curator (and the host)'],
    missed: 'ORD', source: 'L. 184/1983 art. 5-bis c. 4', sure: 'SEEN+OWN', note: ['Il collocatario tra i destinatari è per conoscenza propria', 'The host among the addressees is own knowledge'],
  },
  {
    id: 'ASS-04', title: ['Fine dell’affidamento al servizio', 'End of care entrusted to the service'],
    trigger: ['Inizio dell’affidamento al servizio', 'Start of care entrusted to the service'],
    by: everybody, term: capMonths(24),
    action: ['Fine della durata: 24 mesi, o il termine più breve fissato nel provvedimento', 'End of the duration: 24 months, or the shorter term fixed in the order'],
    missed: 'CAP', source: 'L. 184/1983 art. 5-bis c. 2 lett. g', sure: 'SEEN', moving: ['MOV-1'],
  },
  {
    id: 'ASS-05', title: ['Relazione periodica del servizio', 'Periodic report of the service'],
    trigger: ['Inizio dell’affidamento al servizio', 'Start of care entrusted to the service'],
    by: service, term: every(6, 'A'),
    action: ['Relazione su interventi, rapporti con i genitori, attuazione del progetto, all’intervallo fissato nel provvedimento (al più 6 mesi): al giudice che procede, se non c’è al giudice tutelare',
      'Report on interventions, contacts with the parents, implementation, at the interval fixed in the order (6 months at most): to the proceeding judge, if none to the guardianship judge'],
    missed: 'ORD', source: 'L. 184/1983 art. 5-bis c. 2 lett. h', sure: 'SEEN',
  },
  {
    id: 'ASS-06', title: ['Tener conto delle indicazioni', 'Take indications into account'],
    trigger: ['Ogni scelta affidata al servizio', 'Each choice left to the service'],
    by: service, term: noTerm,
    action: ['Tener conto delle indicazioni dei genitori non decaduti, del minore, del curatore, del curatore speciale; annotarlo', 'Consider the indications of parents not decayed, of the child, of the curator, of the special curator; record it'],
    missed: 'ORD', source: 'L. 184/1983 art. 5-bis c. 3', sure: 'SEEN',
  },
  {
    id: 'ASS-07', title: ['Comunicazione al giudice tutelare', 'Communication to the guardianship judge'],
    trigger: ['Affidamento disposto con la decisione finale', 'Care entrusted in the final decision'],
    by: actor('court', 'Cancelleria, giudice tutelare', 'Court registry, guardianship judge'), term: noTerm,
    action: ['Comunicare il provvedimento al giudice tutelare per la vigilanza', 'Communicate the order to the guardianship judge for supervision'],
    missed: 'NONE', source: 'L. 184/1983 art. 5-bis c. 5', sure: 'OWN', note: ['Numero del comma da verificare', 'Paragraph number to be verified'],
  },
  {
    id: 'ASS-08', title: ['Difficoltà di attuazione: istanza al giudice', 'Difficulty of implementation: application to the judge'],
    trigger: ['Difficoltà nell’attuare il provvedimento', 'Difficulty in implementing the order'],
    by: service, term: noTerm,
    action: ['Rivolgersi con istanza al giudice competente, che adotta i provvedimenti', 'Apply to the competent judge, who adopts measures'],
    missed: 'NONE', source: 'L. 184/1983 art. 5-bis c. 6', sure: 'OWN', note: ['Numero del comma da verificare', 'Paragraph number to be verified'],
  },
  {
    id: 'ASS-09', title: ['Mandato di vigilanza o sostegno', 'Order of supervision or support'],
    trigger: ['Ordine di sola vigilanza o supporto', 'Order merely of supervision or support'],
    by: service, term: noTerm,
    action: ['Classificare a parte: non limita la responsabilità genitoriale (Cass. 32290/2023); ASS-02…05 non si applicano per legge', 'Classify apart: it does not limit parental responsibility (Cass. 32290/2023); ASS-02…05 do not apply by law'],
    missed: 'NONE', source: 'Giurisprudenza (Cass. 32290/2023)', sure: 'SEEN-2',
  },
], { from: 'single_rite', changed: ['cartabia_corrective'] })
