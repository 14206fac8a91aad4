import { w, type Step } from '../definition.ts'
import { choice, fileNumber, mayAttach, maybeDate, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

const section16 = [{ fork: 'ingresso', is: ['sezione_16'] }] as const
const base = { actor: 'servizio', moment: 'date' } as const

/** Guardian, health, school, papers, place and plan of an unaccompanied child, and what may happen to him. */
export const unaccompaniedRights: readonly Step[] = [
  {
    ...base, id: 'tutore', group: 'tutore', actor: 'tm', required: true, rules: ['MSNA-16', 'MSNA-12', 'TUT-01'], source: source('d.lgs. 142/2015 art. 19 c. 5; L. 47/2017 artt. 6 e 11', 'SEEN-2'), after: ['avvisi'],
    title: w('Nomina del tutore', 'Appointment of the guardian'), text: w('Il Tribunale nomina il tutore dall’elenco dei volontari (al più tre minori ciascuno). Se tarda, sollecita: intanto permesso e protezione può chiederli il responsabile della struttura.', 'The court appoints the guardian from the volunteers (at most three children each). If late, ask: meanwhile the head of the place may apply for permit and protection.'),
    fields: [text('nome', 'Tutore', 'Guardian'), fileNumber('numero', 'Numero della tutela', 'Number of the guardianship')], documents: [paper('decreto', 'Decreto di nomina', 'Decree')],
    consequence: brings('ORD', 'Nessuno può firmare per lui: permesso, salute, scuola, asilo', 'Nobody can sign for him: permit, health, school, asylum'),
  },
  {
    ...base, id: 'giuramento', group: 'tutore', actor: 'tutore', required: false, rules: ['TUT-02'], source: source('c.c. art. 349', 'OWN'), after: ['tutore'],
    title: w('Giuramento del tutore', 'The guardian takes the oath'), text: w('Prima di agire il tutore giura. Presentalo al minore e alla comunità.', 'Before acting the guardian takes the oath. Introduce him to the child and the community.'),
  },
  {
    ...base, id: 'trasferimento', group: 'accoglienza', actor: 'prefettura', required: true, rules: ['MSNA-03', 'MSNA-24', 'MSNA-13'], source: source('d.lgs. 142/2015 art. 19 c. 1-2', 'SEEN-2'), after: ['ingresso'], when: [{ fork: 'ingresso', is: ['governativa', 'temporanea'] }],
    title: w('Passaggio al SAI o alla comunità', 'Move to SAI or community'), text: w('Nella prima accoglienza al più 45 giorni. Chiedi il posto al Servizio centrale appena si può; il SAI è per tutti i MSNA. Nelle strutture temporanee solo il tempo strettamente necessario.', 'In first reception at most 45 days. Ask the central service for a place as soon as possible; SAI is for all. In temporary structures only as long as strictly needed.'),
    terms: [{ rule: 'MSNA-03', from: { step: 'ingresso' }, when: [{ fork: 'ingresso', is: ['governativa'] }] }], fields: [text('dove', 'Dove', 'Where')],
    consequence: brings('CAP', 'Oltre il termine la permanenza in prima accoglienza non è legittima', 'Beyond the term the stay in first reception is unlawful'),
  },
  {
    ...base, id: 'fine_sezione', group: 'accoglienza', actor: 'prefettura', required: true, rules: ['MSNA-14'], source: source('d.lgs. 142/2015 art. 19 c. 3-bis', 'SEEN'), after: ['ingresso'], when: section16,
    title: w('Fine dei 90 giorni nella sezione dedicata', 'End of the 90 days in the dedicated section'), text: w('Al più 90 giorni, solo da 16 anni e in una sezione separata. Chiedi il posto per minori dal primo giorno.', 'At most 90 days, only from 16 and in a separate section. Ask for a place for minors from day one.'),
    terms: [{ rule: 'MSNA-14', from: { step: 'ingresso' } }], fork: [road('trasferito', 'Trasferito', 'Moved'), road('prorogato', 'Proroga di 60 giorni', 'Extended by 60 days')], consequence: brings('CAP', 'Oltre i 90 giorni la permanenza non è legittima', 'Beyond 90 days the stay is unlawful'),
  },
  {
    ...base, id: 'fine_proroga', group: 'accoglienza', actor: 'prefettura', required: true, rules: ['MSNA-15'], source: source('d.lgs. 142/2015 art. 19 c. 3-bis', 'SEEN-2'), after: ['fine_sezione'], when: [...section16, { fork: 'fine_sezione', is: ['prorogato'] }],
    title: w('Fine della proroga di 60 giorni', 'End of the extension'), text: w('Una sola proroga. Alla fine il minore esce dal centro per adulti.', 'One extension only. At its end the child leaves the adult centre.'), terms: [{ rule: 'MSNA-15', from: { step: 'fine_sezione' } }],
    consequence: brings('CAP', 'Oltre la proroga la permanenza non è legittima', 'Beyond the extension the stay is unlawful'),
  },
  {
    ...base, id: 'salute', group: 'diritti', required: true, rules: ['MSNA-19'], source: source('L. 47/2017 art. 14 c. 1-2', 'OWN'), after: ['presenza'],
    title: w('Iscrizione al servizio sanitario', 'Health enrolment'), text: w('È obbligatoria e si fa anche prima del permesso. La chiedono tutore o responsabile della struttura.', 'Compulsory, even before the permit. Asked by guardian or head of the place.'),
    fields: [maybeText('medico', 'Medico o pediatra', 'Doctor')], documents: [mayAttach('tessera', 'Tessera o ricevuta', 'Card or receipt')], consequence: brings('ORD', 'Cure solo urgenti', 'Only urgent care'),
  },
  {
    ...base, id: 'scuola', group: 'diritti', required: true, rules: ['MSNA-20'], source: source('DPR 394/1999 art. 45; L. 47/2017 art. 14 c. 3', 'OWN'), after: ['ingresso'],
    title: w('Iscrizione a scuola', 'School enrolment'), text: w('In qualunque momento dell’anno e qualunque sia il suo stato. La mancanza di documenti non la impedisce mai.', 'At any time of year, whatever his status. Missing papers never prevent it.'), fields: [text('scuola', 'Scuola o CPIA', 'School')], consequence: brings('ORD', 'Perde scuola e lingua', 'He loses school and language'),
  },
  {
    ...base, id: 'permesso', group: 'diritti', required: true, rules: ['PER-01', 'PER-02', 'MSNA-12'], source: source('L. 47/2017 art. 10', 'SEEN'), after: ['presenza'],
    title: w('Richiesta del permesso di soggiorno', 'Permit application'), text: w('Si può chiedere subito, anche prima che ci sia il tutore. Minore età; motivi familiari se affidato o sotto tutela di chi convive con lui; se chiede protezione, il permesso è quello della domanda.', 'May be asked at once, even before a guardian. Minor age; family reasons if fostered by who lives with him; with asylum, the permit of the application.'),
    fields: [choice('tipo', 'Quale permesso', 'Which permit', [option('minore_eta', 'Minore età', 'Minor age'), option('famiglia', 'Motivi familiari', 'Family reasons'), option('richiesta_asilo', 'Richiesta asilo', 'Asylum application'), option('art18', 'Casi speciali (art. 18)', 'Special cases (art. 18)')]), maybeDate('scadenza', 'Scade il', 'Expires on')],
    documents: [paper('ricevuta', 'Ricevuta della questura', 'Police receipt')], consequence: brings('ORD', 'A 18 anni senza permesso da convertire', 'At 18 without a permit to convert'),
  },
  {
    ...base, id: 'protezione', group: 'diritti', required: true, rules: ['MSNA-12', 'MSNA-17'], source: source('L. 47/2017 art. 6; d.lgs. 25/2008 art. 26', 'SEEN'), after: ['colloquio'],
    title: w('Informativa e scelta sulla protezione internazionale', 'Information and choice on international protection'), text: w('Spiega con il mediatore che cosa è l’asilo e che cosa comporta. Decide il minore con il tutore e, se serve, un legale. Se ha familiari in Europa può raggiungerli.', 'Explain with the mediator what asylum is. The child decides with the guardian and, if needed, a lawyer. With family in Europe he may join them.'),
    fork: [road('chiede', 'Chiede protezione', 'Applies'), road('non_chiede', 'Non chiede', 'Does not apply')],
  },
  {
    ...base, id: 'asilo', group: 'diritti', required: true, rules: ['MSNA-17'], source: source('d.lgs. 25/2008 art. 26 c. 5', 'OWN'), after: ['protezione'], when: [{ fork: 'protezione', is: ['chiede'] }], starts: 'msna_asilo',
    title: w('Avvia asilo e trasferimento in Europa', 'Start asylum and European transfer'), text: w('Avvia la procedura: rappresentante, familiari in altri Stati, termini di Dublino o del regolamento nuovo.', 'Start the procedure: representative, family in other states, terms of Dublin or the new regulation.'),
  },
  {
    ...base, id: 'luogo', group: 'luogo', required: true, rules: ['MSNA-27', 'MSNA-24'], source: source('L. 47/2017 art. 7', 'OWN'), after: ['colloquio'],
    title: w('Famiglia prima della comunità', 'Family before community'), text: w('Cerca prima un affidamento. Scrivi che cosa si è cercato e perché si è scelto quel posto: lingua, età, legami, scuola.', 'Look for foster care first. Write what was looked for and why that place: language, age, ties, school.'), fields: [text('scelta', 'Che cosa si è cercato e deciso', 'What was looked for and decided')],
  },
  {
    ...base, id: 'progetto', group: 'luogo', actor: 'comunita', required: true, rules: ['STD-03', 'STD-03b'], source: source('Linee residenziali 2017; normativa regionale (standard)', 'UNSURE'), after: ['colloquio'],
    title: w('PEI o progetto individuale', 'Individual plan'), text: w('Anamnesi, vulnerabilità, percorso socio-legale, lingua, scuola, lavoro. Con il minore. I giorni li fissa la Regione.', 'Social history, vulnerability, legal path, language, school, work. With the child. Days are regional.'), documents: [paper('pei', 'PEI firmato', 'Signed plan')],
  },
  {
    ...base, id: 'allontanamento', group: 'eventi', moment: 'instant', actor: 'comunita', required: false, repeatable: true, rules: ['SEG-09'], source: source('L. 203/2012 art. 1', 'OWN'), after: ['ingresso'],
    title: w('Allontanamento', 'The child went missing'), text: w('Denuncia subito alla polizia; avvisa Procura, Tribunale, tutore, prefettura e SIM.', 'Report to the police at once; tell prosecutor, court, guardian, prefecture and SIM.'), fields: [text('avvisati', 'Chi è stato avvisato, e a che ora', 'Who was told, and when')],
  },
  {
    ...base, id: 'rintraccio', group: 'eventi', moment: 'instant', required: false, repeatable: true, rules: ['SEG-09'], source: source('L. 203/2012 art. 1', 'OWN'), after: ['allontanamento'],
    title: w('Rintraccio', 'Found again'), text: w('Registra quando e dove è stato trovato, e avvisa chi era stato avvisato.', 'Record when and where he was found, and tell those who had been told.'), fields: [text('dove', 'Dove', 'Where')],
  },
  {
    ...base, id: 'rimpatrio', group: 'eventi', actor: 'tm', required: false, rules: ['MSNA-22'], source: source('TUI art. 33; L. 47/2017 art. 8', 'OWN'), after: ['colloquio'],
    title: w('Rimpatrio assistito e volontario', 'Assisted voluntary return'), text: w('Solo se il minore lo vuole ed è nel suo interesse: decide il Tribunale, sentiti minore e tutore.', 'Only if the child wants it and it is in his interest: the court decides, hearing child and guardian.'), fields: [choice('esito', 'Decisione', 'Decision', [option('disposto', 'Disposto', 'Ordered'), option('respinto', 'Respinto', 'Refused')])],
  },
  {
    ...base, id: 'verso_18', group: 'uscita', required: true, fromAge: { years: 17 }, rules: ['PRO-02', 'PER-03'], source: source('L. 47/2017 art. 13', 'SEEN'), after: ['presenza'], starts: 'msna_18',
    title: w('Avvia il percorso verso i 18 anni', 'Start the path towards 18'), text: w('A 17 anni avvia la procedura: progetto, prosieguo, parere, conversione del permesso. Dopo il compleanno molte porte si chiudono.', 'At 17 start the procedure: plan, extended care, opinion, conversion. After the birthday many doors close.'),
    consequence: brings('DEC', 'Dopo i 18 anni la richiesta di prosieguo di solito è respinta', 'After 18 the request for extended care is usually refused'),
  },
]
