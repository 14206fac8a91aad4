import { actor, dublinUnit, otherState, states } from './actors.ts'
import { atOnce, euDays, euMonths, euWorkingDays, noTerm, rulesOf } from './table.ts'

const dublin = { until: 'ammr' } as const
const ammr = { from: 'ammr' } as const
const stays = ['NONE', 'La competenza resta all’Italia', 'Responsibility stays'] as const
const shifts = ['NONE', 'La competenza passa', 'Responsibility shifts'] as const
const requests = ['Richiesta di presa in carico', 'Take charge request'] as const

/** 3.10 — Dublin III for applications registered before 1 July 2026, AMMR from then on; asylum procedures, screening. */
export const rulesEurope = rulesOf('EU', [
  {
    id: 'EU-01', title: ['Dublino III: richiesta di presa in carico', 'Dublin III: take charge request'],
    trigger: ['Domanda presentata (registrata prima del 1/7/2026)', 'Application lodged (registered before 1/7/2026)'],
    by: dublinUnit, term: euMonths(3),
    action: ['Richiesta di presa in carico (art. 8: familiari, fratelli, parenti del MSNA)', 'Take charge request (art. 8: family, siblings, relatives of the unaccompanied minor)'],
    missed: stays, source: 'Reg. UE 604/2013 art. 21', sure: 'OWN', ...dublin,
  },
  {
    id: 'EU-01b', title: ['Dublino III: richiesta dopo un riscontro Eurodac o VIS', 'Dublin III: request after a Eurodac or VIS hit'],
    trigger: ['Riscontro Eurodac o VIS', 'Eurodac or VIS hit'],
    by: dublinUnit, term: euMonths(2),
    action: requests, missed: stays, source: 'Reg. UE 604/2013 art. 21', sure: 'OWN', ...dublin,
  },
  {
    id: 'EU-02', title: ['Dublino III: risposta', 'Dublin III: answer'],
    trigger: ['Richiesta', 'Request'],
    by: otherState, term: euMonths(2),
    action: ['Rispondere', 'Answer'], missed: 'ACC', source: 'Reg. UE 604/2013 art. 22', sure: 'OWN', ...dublin,
  },
  {
    id: 'EU-02b', title: ['Dublino III: risposta urgente', 'Dublin III: urgent answer'],
    trigger: ['Richiesta urgente', 'Urgent request'],
    by: otherState, term: euMonths(1),
    action: ['Rispondere', 'Answer'], missed: 'ACC', source: 'Reg. UE 604/2013 art. 22', sure: 'OWN', ...dublin,
  },
  {
    id: 'EU-03', title: ['Dublino III: trasferimento', 'Dublin III: transfer'],
    trigger: ['Accettazione, o fine del ricorso sospensivo', 'Acceptance, or end of the suspensive appeal'],
    by: states, term: euMonths(6),
    action: ['Trasferire', 'Transfer'], missed: shifts, source: 'Reg. UE 604/2013 art. 29', sure: 'OWN', ...dublin,
  },
  {
    id: 'EU-03b', title: ['Dublino III: trasferimento di persona detenuta', 'Dublin III: transfer of a person in prison'],
    trigger: ['Accettazione, o fine del ricorso sospensivo; persona detenuta', 'Acceptance, or end of the suspensive appeal; person in prison'],
    by: states, term: euMonths(12),
    action: ['Trasferire', 'Transfer'], missed: shifts, source: 'Reg. UE 604/2013 art. 29', sure: 'OWN', ...dublin,
  },
  {
    id: 'EU-03c', title: ['Dublino III: trasferimento di persona irreperibile', 'Dublin III: transfer of a person who absconded'],
    trigger: ['Accettazione, o fine del ricorso sospensivo; persona irreperibile', 'Acceptance, or end of the suspensive appeal; person absconded'],
    by: states, term: euMonths(18),
    action: ['Trasferire', 'Transfer'], missed: shifts, source: 'Reg. UE 604/2013 art. 29', sure: 'OWN', ...dublin,
  },
  {
    id: 'EU-04', title: ['AMMR: richiesta di presa in carico', 'AMMR: take charge request'],
    trigger: ['Domanda registrata dal 1/7/2026', 'Application registered on or after 1/7/2026'],
    by: dublinUnit, term: euMonths(2),
    action: ['Richiesta di presa in carico; prima gli artt. 25-28 e 34', 'Take charge request; arts. 25-28 and 34 first'],
    missed: stays, source: 'Reg. UE 2024/1351 art. 39(1)', sure: 'SEEN', ...ammr,
  },
  {
    id: 'EU-05', title: ['AMMR: richiesta dopo un riscontro', 'AMMR: request after a hit'],
    trigger: ['Riscontro Eurodac o VIS', 'Eurodac or VIS hit'],
    by: dublinUnit, term: euMonths(1),
    action: requests, missed: stays, source: 'Reg. UE 2024/1351 art. 39(1)', sure: 'SEEN', ...ammr,
  },
  {
    id: 'EU-06', title: ['AMMR: richiesta nel superiore interesse del MSNA', 'AMMR: request in the minor’s best interest'],
    trigger: ['MSNA, richiesta nel superiore interesse (specie artt. 26, 27, 34)', 'Unaccompanied minor, request in best interest (esp. arts. 26, 27, 34)'],
    by: dublinUnit, term: noTerm,
    action: ['In ogni momento prima della prima decisione nel merito, nonostante EU-04 ed EU-05', 'Any time before the first decision on substance, despite EU-04 and EU-05'],
    missed: 'NONE', source: 'Reg. UE 2024/1351 art. 39(1)', sure: 'SEEN', ...ammr,
  },
  {
    id: 'EU-07', title: ['AMMR: risposta', 'AMMR: answer'],
    trigger: ['Ricezione della richiesta', 'Receipt of the request'],
    by: otherState, term: euMonths(1),
    action: ['Rispondere', 'Answer'], missed: 'ACC', source: 'Reg. UE 2024/1351 art. 40', sure: 'SEEN+OWN', note: ['L’accettazione per silenzio è letta solo per la detenzione', 'Acceptance by silence was read only for detention'], ...ammr,
  },
  {
    id: 'EU-07b', title: ['AMMR: risposta dopo un riscontro', 'AMMR: answer after a hit'],
    trigger: ['Ricezione della richiesta fondata su un riscontro', 'Receipt of a request based on a hit'],
    by: otherState, term: euDays(14),
    action: ['Rispondere entro due settimane', 'Answer within two weeks'], missed: 'ACC', source: 'Reg. UE 2024/1351 art. 40', sure: 'SEEN+OWN', note: ['L’accettazione per silenzio è letta solo per la detenzione', 'Acceptance by silence was read only for detention'], ...ammr,
  },
  {
    id: 'EU-08', title: ['AMMR: trasferimento', 'AMMR: transfer'],
    trigger: ['Accettazione, conferma o decisione definitiva', 'Acceptance, confirmation or final decision'],
    by: states, term: euMonths(6),
    action: ['Trasferire; prima i casi di famiglia', 'Transfer; family cases first'], missed: shifts, source: 'Reg. UE 2024/1351 art. 46', sure: 'SEEN+OWN', note: ['Il passaggio di competenza è per conoscenza propria', 'The shift of responsibility is own knowledge'], ...ammr,
  },
  {
    id: 'EU-09', title: ['AMMR: richiesta per persona trattenuta', 'AMMR: request for a detained person'],
    trigger: ['Registrazione della domanda di persona trattenuta', 'Registration of a detained person’s application'],
    by: dublinUnit, term: euDays(14),
    action: ['Richiesta entro due settimane', 'Request within two weeks'], missed: 'ACC', source: 'Reg. UE 2024/1351 art. 45', sure: 'SEEN', ...ammr,
  },
  {
    id: 'EU-09b', title: ['AMMR: richiesta per persona trattenuta dopo', 'AMMR: request for a person detained later'],
    trigger: ['Inizio del trattenimento, dopo la registrazione', 'Start of detention, after the registration'],
    by: dublinUnit, term: euDays(7),
    action: ['Richiesta entro una settimana', 'Request within one week'], missed: 'ACC', source: 'Reg. UE 2024/1351 art. 45', sure: 'SEEN', ...ammr,
  },
  {
    id: 'EU-09c', title: ['AMMR: risposta per persona trattenuta', 'AMMR: answer for a detained person'],
    trigger: ['Ricezione della richiesta per persona trattenuta', 'Receipt of a request for a detained person'],
    by: otherState, term: euDays(7),
    action: ['Rispondere entro una settimana', 'Answer within one week'], missed: 'ACC', source: 'Reg. UE 2024/1351 art. 45', sure: 'SEEN', ...ammr,
  },
  {
    id: 'EU-10', title: ['Rappresentante del MSNA richiedente', 'Representative of the minor who applies'],
    trigger: ['Domanda fatta dal MSNA', 'Application made by the unaccompanied minor'],
    by: actor('other', 'Italia', 'Italy'), term: euWorkingDays(15),
    action: ['Nominare il rappresentante (la persona che assiste provvisoriamente, subito: EU-10b)', 'Appoint the representative (the temporary helper at once: EU-10b)'],
    missed: 'ORD', source: 'Reg. UE 2024/1348 art. 23(2); Reg. UE 2024/1351 art. 23(2); Dir. UE 2024/1346 art. 27', sure: 'SEEN', from: 'eu_pact',
  },
  {
    id: 'EU-10b', title: ['Persona che assiste provvisoriamente il MSNA', 'Temporary helper of the minor'],
    trigger: ['Domanda fatta dal MSNA', 'Application made by the unaccompanied minor'],
    by: actor('other', 'Italia', 'Italy'), term: atOnce,
    action: ['Designare subito chi assiste provvisoriamente il minore', 'Name at once who helps the minor temporarily'],
    missed: 'ORD', source: 'Reg. UE 2024/1348 art. 23(2); Reg. UE 2024/1351 art. 23(2); Dir. UE 2024/1346 art. 27', sure: 'SEEN', from: 'eu_pact',
  },
  {
    id: 'EU-10c', title: ['Rappresentante in caso di afflusso massiccio', 'Representative in a mass influx'],
    trigger: ['Domanda fatta dal MSNA durante un afflusso massiccio', 'Application made by the unaccompanied minor during a mass influx'],
    by: actor('other', 'Italia', 'Italy'), term: euWorkingDays(25),
    action: ['Nominare il rappresentante', 'Appoint the representative'],
    missed: 'ORD', source: 'Reg. UE 2024/1348 art. 23(2); Reg. UE 2024/1351 art. 23(2); Dir. UE 2024/1346 art. 27', sure: 'UNSURE', note: ['I 25 giorni lavorativi sono da verificare: lavorare sui 15 (EU-10)', 'The 25 working days are to be verified: work on the 15 (EU-10)'], from: 'eu_pact',
  },
  {
    id: 'EU-11', title: ['Nessun familiare trovato', 'No family found'],
    trigger: ['Nessun familiare trovato', 'No family found'],
    by: states, term: noTerm,
    action: ['AMMR: Stato in cui la domanda è stata registrata per prima, salvo il superiore interesse (Dublino III: dove si trova il minore)', 'AMMR: State where first registered, unless against best interest (Dublin III: where the minor is)'],
    missed: 'NONE', source: 'Reg. UE 2024/1351 art. 25; Reg. UE 604/2013 art. 8(4)', sure: 'OWN',
  },
  {
    id: 'EU-12', title: ['Screening alla frontiera', 'Screening at the border'],
    trigger: ['Attraversamento irregolare della frontiera', 'Irregular border crossing'],
    by: actor('police', 'Autorità', 'Authorities'), term: euDays(7),
    action: ['Controllo di salute, vulnerabilità, sicurezza; il MSNA è assistito dal rappresentante o da persona formata', 'Health, vulnerability, security check; the unaccompanied minor assisted by a representative or trained person'],
    missed: 'NONE', source: 'Reg. UE 2024/1356', sure: 'OWN+UNSURE', note: ['Dettagli da verificare', 'Details to be verified'], from: 'eu_pact',
  },
  {
    id: 'EU-12b', title: ['Screening nel territorio', 'Screening inside the territory'],
    trigger: ['Persona trovata nel territorio', 'Person found inside'],
    by: actor('police', 'Autorità', 'Authorities'), term: euDays(3),
    action: ['Controllo di salute, vulnerabilità, sicurezza; il MSNA è assistito dal rappresentante o da persona formata', 'Health, vulnerability, security check; the unaccompanied minor assisted by a representative or trained person'],
    missed: 'NONE', source: 'Reg. UE 2024/1356', sure: 'OWN+UNSURE', note: ['Dettagli da verificare', 'Details to be verified'], from: 'eu_pact',
  },
  {
    id: 'EU-13', title: ['Ricollocazione e solidarietà', 'Relocation and solidarity'],
    trigger: ['Trasferimento di ricollocazione o solidarietà', 'Relocation or solidarity transfer'],
    by: states, term: noTerm,
    action: ['Limiti propri, non i 6 mesi di EU-08', 'Own limits, not the 6 months of EU-08'],
    missed: 'NONE', source: 'Reg. UE 2024/1351 artt. 46 e 67(11)', sure: 'SEEN+UNSURE', note: ['Si è letto che esiste; i numeri sono da verificare', 'That it exists was read; the numbers are to be verified'], ...ammr,
  },
])
