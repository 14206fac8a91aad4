import { w, type Instrument } from '../instrument.ts'
import { never } from './never.ts'
import { childSays, choice, choices, column, day, line, option, section, table, text, yesNo } from './parts.ts'
import { events, paths } from './social-file-story.ts'

const checked = (key: string, it: string, en: string, where: string, whereEn: string, options: readonly [key: string, it: string, en: string][]) =>
  choices(key, it, en, options.map(([one, itLabel, enLabel]) => option(one, itLabel, enLabel)), { required: true, help: w(`Si scrivono una volta sola, in «${where}»: qui si segna che ci sono e sono giusti.`, `Written once, in “${whereEn}”: here one only marks that they are there and right.`) })

/** The social file of an unaccompanied foreign child: what must be there before it is sent to the municipality and to the prosecutor. */
export const socialFile: Instrument = {
  key: 'cartella_sociale_msna', version: 1, family: 'msna', moment: 'date', about: 'child',
  title: w('Cartella sociale del minore non accompagnato', 'Social file of an unaccompanied child'),
  purpose: w('Mettere insieme gli elementi utili alla soluzione di lungo periodo nel superiore interesse del minore, da inviare ai servizi sociali del Comune di destinazione e alla Procura per i minorenni.', 'To put together what serves the long-term solution in the best interests of the child, to be sent to the social services of the destination municipality and to the juvenile prosecutor.'),
  source: { text: 'L. 47/2017 art. 9 c. 2; insieme dei campi visto in un’applicazione italiana; aggiunte di pratica', sure: 'S' },
  caveat: w('I campi segnati in «Segnalazioni e diritti» sono aggiunte di pratica. Quello che è già scritto altrove nel fascicolo non si riscrive: si controlla.', 'What stands under “Notices and rights” is added from practice. What is already written elsewhere in the file is not written again: it is checked.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist'], professions: [] },
  never: [never.verbatim, never.address, never.intimate, never.authorities],
  sections: [
    section('anagrafica', 'Anagrafica', 'Personal data', 'identity', [
      checked('persone', 'Dati controllati in «Persone»', 'Data checked in “People”', 'Persone', 'People', [['nomi', 'Nome, cognome, altro nome, alias', 'Name, surname, other name, alias'], ['sesso', 'Sesso', 'Sex'], ['nascita', 'Luogo di nascita, Paese di origine, cittadinanza', 'Place of birth, country of origin, citizenship'], ['date', 'Data di nascita della prima identificazione e data corretta', 'Date of birth at first identification and corrected date'], ['lingua', 'Lingua madre', 'Mother tongue'], ['domicili', 'Domicili', 'Places of residence']]),
      checked('documenti', 'Documenti controllati', 'Papers checked', 'Documenti', 'Documents', [['identita', 'Documenti di identità', 'Identity papers'], ['decreto', 'Decreto di tutela', 'Decree of guardianship'], ['permesso', 'Permesso o ricevuta', 'Permit or receipt'], ['sanitaria', 'Tessera sanitaria', 'Health card']]),
      day('arrivo', 'Data di arrivo in Italia', 'Date of arrival in Italy', { past: true, required: true }),
      line('luogo_arrivo', 'Luogo di arrivo', 'Place of arrival', { required: true }),
      line('sim', 'Numero SIM', 'SIM number'), line('cui', 'CUI', 'CUI'), line('polizza', 'Polizza assicurativa', 'Insurance policy'),
      table('assegnazioni', 'Unità operativa, assistente sociale, mediatore', 'Unit, social worker, mediator', [column('chi', 'Unità o persona', 'Unit or person', 'text', { required: true }), column('ruolo', 'Ruolo', 'Role'), column('dal', 'Dal', 'From', 'date')]),
    ]),
    section('tutore', 'Tutore', 'Guardian', 'judicial', [
      checked('misure', 'Dati controllati in «Provvedimenti»', 'Data checked in “Measures”', 'Provvedimenti', 'Measures', [['tutore', 'Nome e contatti del tutore', 'Name and contacts of the guardian'], ['numero', 'Numero di tutela', 'Number of the guardianship'], ['giudice', 'Tribunale e giudice', 'Court and judge'], ['nomina', 'Data, luogo e motivazione della nomina', 'Date, place and reason of the appointment'], ['rettifica', 'Rettifiche', 'Corrections']]),
      choice('rapporto', 'Incontri tra tutore e minore', 'Meetings of guardian and child', [option('regolari', 'Regolari', 'Regular'), option('pochi', 'Pochi', 'Few'), option('mai', 'Mai visti', 'Never met', { serious: true }), option('non_nominato', 'Tutore non ancora nominato', 'Guardian not yet appointed', { serious: true })], { required: true, area: 'GIU' }),
      childSays('tutore_minore', 'Che cosa ne dice il minore', 'What the child says about it', w('Conosci il tuo tutore? Ti aiuta? Lo chiami?', 'Do you know your guardian? Does the guardian help you? Do you call?')),
    ]),
    ...paths,
    section('diritti', 'Segnalazioni e diritti', 'Notices and rights', 'work_status', [
      choices('segnalato', 'Segnalazioni fatte', 'Notices made', [option('procura', 'Procura per i minorenni', 'Juvenile prosecutor'), option('tribunale', 'Tribunale per i minorenni', 'Juvenile court'), option('prefettura', 'Prefettura', 'Prefecture'), option('questura', 'Questura', 'Police headquarters'), option('ministero', 'Ministero del lavoro (SIM)', 'Ministry of labour (SIM)')], { required: true }),
      choice('permesso', 'Permesso di soggiorno', 'Permit of stay', [option('in_possesso', 'In possesso', 'In hand'), option('attesa', 'Chiesto, in attesa', 'Asked for'), option('rinnovo', 'In rinnovo', 'Under renewal'), option('nessuno', 'Nessuno', 'None', { serious: true })], { required: true, area: 'GIU', help: w('Numeri e scadenze stanno in «Permessi».', 'Numbers and expiry dates stand in “Permits”.') }),
      choice('salute', 'Iscrizione sanitaria', 'Health registration', [option('ssn', 'Iscritto al Servizio sanitario', 'Registered with the health service'), option('stp', 'Solo STP', 'STP only'), option('no', 'Non ancora', 'Not yet', { serious: true })], { required: true, area: 'SAL' }),
      choice('eta', 'Accertamento dell’età', 'Age assessment', [option('non_serve', 'Nessun dubbio', 'No doubt'), option('in_corso', 'In corso', 'Under way'), option('concluso', 'Concluso', 'Concluded')], { required: true, never: [never.proof], help: w('Esito, margine di errore e provvedimento stanno nella procedura.', 'Outcome, margin of error and measure stand in the procedure.') }),
      choice('indagini', 'Indagini familiari', 'Family tracing', [option('no', 'Non avviate', 'Not started'), option('avviate', 'Avviate', 'Started'), option('esito', 'Concluse', 'Concluded')], { area: 'FAM' }),
      choice('prosieguo', 'Prosieguo amministrativo (fino a 21 anni)', 'Prosieguo amministrativo (to 21)', [option('no', 'Non ancora in età o non chiesto', 'Not yet of age, or not asked'), option('chiesto', 'Chiesto', 'Asked for'), option('deciso', 'Deciso', 'Decided')], { area: 'AUT' }),
      choice('parere', 'Parere del Ministero (art. 32 TUI)', 'Opinion of the Ministry (art. 32 TUI)', [option('no', 'Non ancora', 'Not yet'), option('chiesto', 'Chiesto', 'Asked for'), option('avuto', 'Avuto', 'Given')], { area: 'GIU' }),
    ]),
    ...events,
    section('interesse', 'Superiore interesse', 'Best interests', 'social', [
      text('multidisciplinare', 'Valutazione multidisciplinare', 'Multidisciplinary assessment', { required: true }),
      text('soluzione', 'Elementi per la soluzione di lungo periodo', 'Elements for the long-term solution', { required: true }),
      childSays('opinione', 'Che cosa vuole il minore', 'What the child wants', w('Dove e come vorresti vivere nei prossimi anni?', 'Where and how would you like to live in the coming years?'), { required: true }),
      yesNo('letta', 'È stata spiegata al minore', 'It was explained to the child', { required: true }),
    ]),
  ],
  keywords: ['msna', 'cartella', 'procura', 'soluzione di lungo periodo', 'sim', 'superiore interesse'],
}
