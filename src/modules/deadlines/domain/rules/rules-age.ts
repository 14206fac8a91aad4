import { actor, court, everybody, judgeOffice, pmm, publicSecurity } from './actors.ts'
import { capDays, hours, judge, noTerm, procedural, promptly, rulesOf } from './table.ts'

const moving = ['MOV-4'] as const
const team = actor('other', 'Équipe multidisciplinare', 'Multidisciplinary team')
const personAndTutor = actor('guardian', 'Interessato, tutore', 'The person, the guardian')
const guardianshipCourt = actor('court', 'Giudice della tutela', 'Guardianship judge')

/** 3.8 — age assessment (D.Lgs. 142/2015 art. 19-bis). */
export const rulesAge = rulesOf('ETA', [
  {
    id: 'ETA-01', title: ['Dubbio sull’età: identificazione', 'Doubt on age: identification'],
    trigger: ['Dubbio fondato sull’età dichiarata', 'Founded doubt on the declared age'],
    by: { ...publicSecurity, words: { it: 'Pubblica sicurezza con il mediatore, e il tutore se nominato', en: 'Public security with the mediator, and the guardian if appointed' } }, term: noTerm,
    action: ['Dopo l’assistenza umanitaria immediata: identità dai documenti; intanto accoglienza come minore', 'After immediate humanitarian help: identity from documents; reception as a minor meanwhile'],
    missed: 'NONE', source: 'D.Lgs. 142/2015 art. 19-bis c. 2-3', sure: 'SEEN', moving,
  },
  {
    id: 'ETA-02', title: ['Il PM dispone l’accertamento', 'The prosecutor orders the assessment'],
    trigger: ['Il dubbio rimane', 'The doubt remains'],
    by: pmm, term: noTerm,
    action: ['Provvedimento che dispone l’accertamento socio-sanitario dell’età', 'Order of socio-sanitary age assessment'],
    missed: 'NONE', source: 'D.Lgs. 142/2015 art. 19-bis c. 4', sure: 'OWN', moving,
  },
  {
    id: 'ETA-03', title: ['Conclusione dell’accertamento dell’età', 'Conclusion of the age assessment'],
    trigger: ['Data del provvedimento del PM (ETA-02)', 'Date of the prosecutor’s order (ETA-02)'],
    by: team, term: capDays(60),
    action: ['Concludere l’accertamento: il meno invasivo possibile, progressivo (Protocollo Conf. unificata 9/7/2020); fermarsi appena risulta la minore età', 'Conclude the assessment: least invasive, progressive (Protocol Conf. unificata 9/7/2020); stop as soon as minority emerges'],
    missed: 'ORD', source: 'D.Lgs. 142/2015 art. 19-bis c. 6 e 6-bis (D.L. 133/2023)', sure: 'SEEN+OWN', note: ['Letto il decreto-legge; che la conversione lo mantenga è per conoscenza propria', 'The decree-law was read; that the conversion kept it is own knowledge'], from: 'age_133_2023', moving,
  },
  {
    id: 'ETA-04', title: ['Comunicazione del risultato', 'Communication of the result'],
    trigger: ['Risultato dell’accertamento', 'Result of the assessment'],
    by: team, term: promptly,
    action: ['Dirlo al minore in una lingua che capisce, a chi ne ha la responsabilità, all’autorità; indicare sempre il margine di errore', 'Tell the child in a language understood, the holder of responsibility, the authority; always state the margin of error'],
    missed: ['NUL', 'Rischio di nullità', 'Risk of nullity'], source: 'D.Lgs. 142/2015 art. 19-bis c. 7', sure: 'SEEN', moving,
  },
  {
    id: 'ETA-05', title: ['Presunzione di minore età', 'Presumption of minority'],
    trigger: ['Il dubbio resta dopo l’accertamento', 'Doubt persists after the assessment'],
    by: everybody, term: noTerm,
    action: ['La minore età si presume', 'Minority is presumed'],
    missed: 'NONE', source: 'D.Lgs. 142/2015 art. 19-bis c. 8', sure: 'SEEN', moving,
  },
  {
    id: 'ETA-06', title: ['Attribuzione dell’età', 'Attribution of age'],
    trigger: ['Accertamento concluso', 'Assessment concluded'],
    by: court, term: noTerm,
    action: ['Provvedimento di attribuzione dell’età; notificato all’interessato e a chi ne esercita i poteri tutelari; a pubblica sicurezza e Ministero del Lavoro (SIM)', 'Decision attributing the age; notified to the person and to the holder of tutelary powers; to public security and the Ministry of Labour (SIM)'],
    missed: 'NONE', source: 'D.Lgs. 142/2015 art. 19-bis c. 9', sure: 'SEEN', moving,
  },
  {
    id: 'ETA-07', title: ['Reclamo contro l’attribuzione dell’età', 'Appeal against the attribution of age'],
    trigger: ['Notifica del provvedimento (ETA-06)', 'Notification of the decision (ETA-06)'],
    by: personAndTutor, term: procedural(10, '?'),
    action: ['Reclamo ai sensi dell’art. 739 c.p.c.', 'Appeal under art. 739 c.p.c.'],
    missed: 'DEC', source: 'D.Lgs. 142/2015 art. 19-bis c. 9; c.p.c. art. 739', sure: 'SEEN+OWN', moving,
  },
  {
    id: 'ETA-08', title: ['Decisione sul reclamo', 'Decision on the appeal'],
    trigger: ['Reclamo', 'Appeal'],
    by: judgeOffice, term: judge(10),
    action: ['Decidere in via d’urgenza; fino ad allora sono sospesi gli effetti amministrativi e penali della maggiore età', 'Decide in urgency; until then administrative and criminal effects of adulthood are suspended'],
    missed: 'NONE', source: 'D.Lgs. 142/2015 art. 19-bis c. 9', sure: 'SEEN', moving,
  },
  {
    id: 'ETA-09', title: ['Accertamento urgente: verbale al PM', 'Urgent check: record to the prosecutor'],
    trigger: ['Rilievi urgenti in caso di arrivi consistenti e ravvicinati', 'Urgent findings in large, close arrivals'],
    by: { ...publicSecurity, words: { it: 'Pubblica sicurezza, autorizzata dal PM minorile per iscritto (a voce se urgente, poi confermata)', en: 'Public security, authorised by the juvenile prosecutor in writing (orally if urgent, then confirmed)' } }, term: hours(48),
    action: ['Verbale dei rilievi antropometrici o radiografici al PM minorile; con il margine di errore, notificato all’interessato e al tutore', 'Record of anthropometric or radiographic findings to the juvenile prosecutor; with margin of error, notified to the person and the guardian'],
    missed: 'NONE', source: 'D.Lgs. 142/2015 art. 19-bis c. 6-ter', sure: 'SEEN+UNSURE', note: ['Si è letto che esiste; i dettagli sono da verificare', 'Its existence was read; the details are to be verified'], from: 'age_133_2023', moving,
  },
  {
    id: 'ETA-10', title: ['Impugnazione del verbale', 'Challenge of the record'],
    trigger: ['Notifica del verbale', 'Notification of the record'],
    by: personAndTutor, term: procedural(5, 'N'),
    action: ['Impugnare davanti al tribunale per i minorenni; gli effetti sono sospesi fino alla decisione', 'Challenge before the juvenile court; effects suspended until the decision'],
    missed: 'DEC', source: 'D.Lgs. 142/2015 art. 19-bis c. 6-ter', sure: 'UNSURE', from: 'age_133_2023', moving,
  },
  {
    id: 'ETA-10b', title: ['Decisione sulla sospensiva', 'Decision on the stay'],
    trigger: ['Impugnazione del verbale (ETA-10)', 'Challenge of the record (ETA-10)'],
    by: actor('court', 'Giudice singolo del tribunale per i minorenni', 'Single judge of the juvenile court'), term: judge(5),
    action: ['Decidere sulla sospensiva', 'Decide on the stay'],
    missed: 'NONE', source: 'D.Lgs. 142/2015 art. 19-bis c. 6-ter', sure: 'UNSURE', from: 'age_133_2023', moving,
  },
  {
    id: 'ETA-11', title: ['Presunta vittima di tratta: autorizzazione', 'Presumed trafficking victim: authorisation'],
    trigger: ['Ricevuto l’atto della polizia su un presunto minore vittima di tratta', 'Police act received on a presumed minor victim of trafficking'],
    by: guardianshipCourt, term: judge(2),
    action: ['Autorizzare o negare la procedura; indicare chi ha i poteri tutelari e la struttura sanitaria', 'Authorise or refuse the procedure; name who holds tutelary powers and the health structure'],
    missed: 'NONE', source: 'DPCM 234/2016 art. 3', sure: 'SEEN',
  },
  {
    id: 'ETA-11b', title: ['Presunta vittima di tratta: verifiche integrative', 'Presumed trafficking victim: supplementary checks'],
    trigger: ['Richiesta di verifiche integrative', 'Request of supplementary checks'],
    by: actor('police', 'Polizia', 'Police'), term: hours(48),
    action: ['Concludere le verifiche integrative', 'Conclude the supplementary checks'],
    missed: 'NONE', source: 'DPCM 234/2016 art. 3', sure: 'SEEN',
  },
  {
    id: 'ETA-11c', title: ['Presunta vittima di tratta: nuovi due giorni', 'Presumed trafficking victim: the two days again'],
    trigger: ['Fine delle verifiche integrative', 'End of the supplementary checks'],
    by: guardianshipCourt, term: judge(2),
    action: ['Autorizzare o negare: i due giorni decorrono di nuovo', 'Authorise or refuse: the two days run again'],
    missed: 'NONE', source: 'DPCM 234/2016 art. 3', sure: 'SEEN',
  },
])
