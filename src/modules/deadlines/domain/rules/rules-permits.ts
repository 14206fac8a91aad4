import { actor, court, parties, questore, service } from './actors.ts'
import { age, capMonths, noTerm, rulesOf } from './table.ts'

const formerMinor = actor('party', 'Neomaggiorenne', 'The person turned 18')
const applicants = actor('guardian', 'Minore o esercente la responsabilità genitoriale; rilascia il questore', 'Minor or holder of parental responsibility; issued by the questore')
const birth = ['Nascita', 'Birth'] as const

/** 3.9 — permits, coming of age, care after 18 (prosieguo). */
export const rulesPermits = rulesOf('PER', [
  {
    id: 'PER-01', title: ['Permesso «minore età»', 'Permit “minore età”'],
    trigger: ['MSNA trovato e segnalato', 'Unaccompanied minor found and reported'],
    by: applicants, term: noTerm,
    action: ['Chiederlo anche prima della nomina del tutore; vale fino ai 18 anni', 'Ask for it even before the guardian is appointed; valid to 18'],
    missed: 'NONE', source: 'L. 47/2017 art. 10 lett. a', sure: 'SEEN',
  },
  {
    id: 'PER-01b', title: ['Fine del permesso «minore età»', 'End of the permit “minore età”'],
    trigger: birth,
    by: applicants, term: age(18),
    action: ['Il permesso «minore età» vale fino ai 18 anni', 'The permit is valid to 18'],
    missed: 'NONE', source: 'L. 47/2017 art. 10 lett. a', sure: 'SEEN',
  },
  {
    id: 'PER-02', title: ['Permesso per motivi familiari', 'Permit for family reasons'],
    trigger: ['Minore di 14 anni affidato o sotto tutela di un italiano convivente; sopra i 14 anche di uno straniero regolare', 'Minor under 14 fostered by or under guardianship of an Italian living with him; over 14 also of a lawful foreigner'],
    by: applicants, term: noTerm,
    action: ['Chiedere il permesso per motivi familiari', 'Ask for the permit for family reasons'],
    missed: 'NONE', source: 'L. 47/2017 art. 10 lett. b', sure: 'SEEN',
  },
  {
    id: 'PER-03', title: ['Parere ex art. 32: finestra per chiederlo', 'Art. 32 opinion: window for asking'],
    trigger: birth,
    by: actor('guardian', 'Servizio sociale, tutore, avvocato, neomaggiorenne, tramite il SIM alla DG Politiche migratorie', 'Social service, guardian, lawyer, the former minor, through SIM to the DG Migration policies'),
    term: age(18, { months: 2, opens: { years: 18, months: -3 } }),
    action: ['Chiedere il parere, da 3 mesi prima a 2 mesi dopo i 18 anni; allegare documento o attestazione consolare, permesso o ricevuta, atto di tutela o affidamento, prova del percorso di integrazione',
      'Ask for the opinion, from 3 months before to 2 months after 18; attach identity document or consular attestation, permit or receipt, guardianship or foster act, proof of the integration path'],
    missed: ['NONE', 'Finestra di prassi (FAQ e Linee guida ministeriali)', 'A window of practice (ministerial FAQ and Guidelines)'],
    source: 'TUI art. 32 c. 1-bis; Linee guida 24/2/2017; DPR 191/2022', sure: 'SEEN-2', changed: ['sim_opinion_2025'], note: ['Dal 1/7/2025 possono chiederlo anche avvocati, comunità, tutori, ex minori. Prassi da verificare dopo D.L. 20/2023', 'Since 1/7/2025 lawyers, communities, guardians, former minors may ask too. Practice to be verified after D.L. 20/2023'],
  },
  {
    id: 'PER-04', title: ['Casi in cui il parere non serve', 'Cases in which no opinion is needed'],
    trigger: ['Almeno 3 anni in Italia e 2 in un progetto; affidato a parenti entro il quarto grado; prosieguo disposto; titolari di asilo o protezione sussidiaria', 'At least 3 years in Italy and 2 in a project; fostered to relatives within the fourth degree; care after 18 ordered; holders of asylum or subsidiary protection'],
    by: parties, term: noTerm,
    action: ['Il parere non è necessario (Linee guida 2017)', 'The opinion is not needed (2017 Guidelines)'],
    missed: 'NONE', source: 'TUI art. 32 c. 1-bis; Linee guida 24/2/2017', sure: 'SEEN-2+UNSURE', note: ['Validità dopo il 2023 da verificare', 'Validity after 2023 is to be verified'],
  },
  {
    id: 'PER-05', title: ['Permesso dopo i 18 anni: al più un anno', 'Permit after 18: one year at most'],
    trigger: ['Rilascio del permesso dopo i 18 anni', 'Issue of the permit after 18'],
    by: questore, term: capMonths('permit_after_18_months'),
    action: ['Fine del permesso per studio, accesso al lavoro, lavoro, rilasciato verificati i requisiti (quelli di lavoro da professionisti, c. 1-bis.1)', 'End of the permit for study, access to work or work, issued after checking the requirements (employment ones by professionals, par. 1-bis.1)'],
    missed: 'CAP', source: 'TUI art. 32 c. 1-bis e 1-bis.1 (D.L. 20/2023, D.L. 133/2023 art. 6)', sure: 'SEEN', note: ['La data di inizio (6/5/2023) è per conoscenza propria', 'The starting date (6/5/2023) is own knowledge'], from: 'cutro',
  },
  {
    id: 'PER-06', title: ['Silenzio sul parere', 'Silence on the opinion'],
    trigger: ['Il parere non arriva', 'The opinion does not come'],
    by: parties, term: noTerm,
    action: ['Le frasi del 2017 sul mancato rilascio e sul silenzio assenso non compaiono più nel testo vigente: non farvi conto', 'The 2017 sentences on missing opinion and tacit assent no longer appear in the current text: do not rely on them'],
    missed: 'NONE', source: 'TUI art. 32 c. 1-bis', sure: 'SEEN', note: ['Lette entrambe le versioni', 'Both versions were read'],
  },
  {
    id: 'PER-07', title: ['Conversione del permesso: prima dei 18 anni', 'Conversion of the permit: before 18'],
    trigger: birth,
    by: formerMinor, term: age(18, { before: true }),
    action: ['Chiedere la conversione in questura prima dei 18 anni (data prudente)', 'Ask the questura for the conversion before 18 (prudent date)'],
    missed: ['NONE', 'Rischio di rifiuto', 'Risk of refusal'], source: 'TUI art. 5 c. 4; DPR 394/1999', sure: 'UNSURE',
  },
  {
    id: 'PER-07b', title: ['Conversione del permesso: 60 giorni tollerati', 'Conversion of the permit: 60 days tolerated'],
    trigger: birth,
    by: formerMinor, term: age(18, { days: 60 }),
    action: ['La prassi tollera la domanda fino a 60 giorni dopo la scadenza del permesso a 18 anni: non farvi conto', 'Practice tolerates the application up to 60 days after the permit ends at 18: do not rely on it'],
    missed: ['NONE', 'Rischio di rifiuto', 'Risk of refusal'], source: 'TUI art. 5 c. 4; DPR 394/1999', sure: 'UNSURE',
  },
  {
    id: 'PER-08', title: ['Permesso ai 18 anni senza parere', 'Permit at 18 without opinion'],
    trigger: ['Nascita di chi ha vissuto con uno straniero regolare o gli è stato affidato (art. 31 c. 1), o affidato ex art. 2 L. 184 e non MSNA', 'Birth of who lived with or was entrusted to a lawful foreigner (art. 31 par. 1), or fostered under art. 2 L. 184 and not unaccompanied'],
    by: questore, term: age(18),
    action: ['Ai 18 anni: permesso per studio, accesso al lavoro, lavoro, salute; il parere del c. 1-bis non serve', 'At 18: permit for study, access to work, work, health; the opinion of par. 1-bis is not required'],
    missed: 'NONE', source: 'TUI art. 32 c. 1', sure: 'SEEN+OWN', note: ['Che il parere non serva è per conoscenza propria', 'That no opinion is needed is own knowledge'],
  },
  {
    id: 'PER-09', title: ['Autorizzazione per il familiare', 'Authorisation for the relative'],
    trigger: ['Gravi motivi connessi allo sviluppo psicofisico del minore', 'Serious reasons of the child’s development'],
    by: actor('party', 'Genitore, al tribunale per i minorenni', 'Parent, to the juvenile court'), term: noTerm,
    action: ['Autorizzazione all’ingresso o alla permanenza del familiare per un tempo determinato', 'Authorisation of entry or stay of the relative for a fixed time'],
    missed: 'NONE', source: 'TUI art. 31 c. 3', sure: 'OWN',
  },
  {
    id: 'PER-10', title: ['Cittadinanza: il comune informa', 'Citizenship: the municipality informs'],
    trigger: ['Nascita in Italia, con residenza ininterrotta', 'Birth in Italy, with uninterrupted residence'],
    by: actor('other', 'Ufficiale di stato civile', 'Registry office'), term: age(18, { before: true, opens: { years: 18, months: -6 } }),
    action: ['Informare nei 6 mesi prima dei 18 anni', 'Inform in the 6 months before 18'],
    missed: ['NONE', 'Se non informa, il termine della dichiarazione non fa perdere il diritto', 'If the office fails to inform, the declaration’s term takes no right away'], source: 'L. 91/1992 art. 4 c. 2; D.L. 69/2013 art. 33', sure: 'OWN',
  },
  {
    id: 'PER-10b', title: ['Cittadinanza: dichiarazione entro un anno', 'Citizenship: declaration within a year'],
    trigger: ['Nascita in Italia, con residenza ininterrotta', 'Birth in Italy, with uninterrupted residence'],
    by: formerMinor, term: age(18, { months: 12, opens: { years: 18 } }),
    action: ['Dichiarare di voler acquistare la cittadinanza entro un anno dai 18 anni', 'Declare the wish to acquire citizenship within one year after 18'],
    missed: ['DEC', 'Il diritto si perde, salvo che il comune non abbia informato', 'The right is lost, not if the office failed to inform'], source: 'L. 91/1992 art. 4 c. 2; D.L. 69/2013 art. 33', sure: 'OWN',
  },
  {
    id: 'PER-11', title: ['Permesso art. 18 (sfruttamento, tratta)', 'Permit art. 18 (exploitation, trafficking)'],
    trigger: ['Rilascio del permesso', 'Issue of the permit'],
    by: questore, term: capMonths(6),
    action: ['Fine del permesso: 6 mesi, rinnovabile di un anno', 'End of the permit: 6 months, renewable for one year'],
    missed: 'NONE', source: 'TUI art. 18', sure: 'OWN',
  },
  {
    id: 'PER-11b', title: ['Rinnovo del permesso art. 18', 'Renewal of the permit art. 18'],
    trigger: ['Rinnovo del permesso', 'Renewal of the permit'],
    by: questore, term: capMonths(12),
    action: ['Fine del rinnovo: un anno', 'End of the renewal: one year'],
    missed: 'NONE', source: 'TUI art. 18', sure: 'OWN',
  },
  {
    id: 'PER-11c', title: ['Permesso art. 18-bis (violenza domestica)', 'Permit art. 18-bis (domestic violence)'],
    trigger: ['Rilascio del permesso', 'Issue of the permit'],
    by: questore, term: capMonths(12),
    action: ['Fine del permesso: un anno', 'End of the permit: one year'],
    missed: 'NONE', source: 'TUI art. 18-bis', sure: 'OWN',
  },
  {
    id: 'PER-11d', title: ['Permesso art. 18-ter (sfruttamento lavorativo)', 'Permit art. 18-ter (labour exploitation)'],
    trigger: ['Rilascio del permesso', 'Issue of the permit'],
    by: questore, term: capMonths(6),
    action: ['Fine del permesso: 6 mesi, rinnovabile', 'End of the permit: 6 months, renewable'],
    missed: 'NONE', source: 'TUI art. 18-ter', sure: 'OWN',
  },
  {
    id: 'PRO-01', title: ['Prosieguo amministrativo: età massima', 'Care after 18: highest age'],
    trigger: ['Nascita del MSNA che ha avviato un percorso e ha bisogno di sostegno', 'Birth of the unaccompanied minor who has begun a path and needs support'],
    by: { ...court, words: { it: 'Tribunale per i minorenni, anche su richiesta del servizio sociale', en: 'Juvenile court, also on the social service’s request' } }, term: age('prosieguo_max_age'),
    action: ['Con decreto motivato, affidamento ai servizi sociali («prosieguo amministrativo»), al più fino a questa età', 'By reasoned decree, care entrusted to the social services (“prosieguo amministrativo”), to this age at most'],
    missed: 'CAP', source: 'L. 47/2017 art. 13 c. 2', sure: 'SEEN', moving: ['MOV-2'],
  },
  {
    id: 'PRO-02', title: ['Richiesta del prosieguo: prima dei 18 anni', 'Request of care after 18: before 18'],
    trigger: birth,
    by: service, term: age(18, { before: true }),
    action: ['Depositare la richiesta con il progetto al più il giorno prima dei 18 anni; prepararla a 17 anni e 6 mesi e a 17 anni e 9 mesi', 'File the request with the project by the day before 18; plan at 17 years 6 months and at 17 years 9 months'],
    missed: ['NONE', 'La richiesta tardiva di solito è respinta', 'A late request is usually rejected'], source: 'Prassi (L. 47/2017 art. 13 c. 2)', sure: 'OWN', moving: ['MOV-2'],
  },
  {
    id: 'PRO-03', title: ['Prosieguo ex RDL 1404/1934', 'Care after 18 under RDL 1404/1934'],
    trigger: ['Nascita del minore, anche italiano, in carico ai servizi', 'Birth of the minor in care, Italians included'],
    by: court, term: age(21),
    action: ['Prosieguo ai sensi del RDL 1404/1934 (artt. 25 e 29), al più fino a 21 anni', 'Care after 18 under RDL 1404/1934 (arts. 25 and 29), to 21 at most'],
    missed: 'CAP', source: 'RDL 1404/1934', sure: 'OWN+UNSURE', note: ['Articolo da verificare', 'Article to be verified'],
  },
])
