import { w, type Instrument } from '../instrument.ts'
import { never } from './never.ts'
import { childSays, choice, choices, column, line, option, other, section, table, text, yesNo } from './parts.ts'

const cefr = [option('pre_a1', 'Pre-A1', 'Pre-A1'), ...['A1', 'A2', 'B1', 'B2', 'C1', 'C2'].map((one) => option(one, one, one)), option('madre', 'Lingua madre', 'Native')]
const cefrColumn = (key: string, it: string, en: string) => column(key, it, en, 'choice', { options: cefr })
const how = [option('formale', 'Formale (scuola, corso con titolo)', 'Formal (school, course with title)'), option('non_formale', 'Non formale (corso senza titolo, tirocinio)', 'Non-formal (course without title, internship)'), option('informale', 'Informale (famiglia, viaggio, lavoro)', 'Informal (family, journey, work)')]
const evidence = [option('titolo', 'Titolo o attestato', 'Certificate'), option('datore', 'Lo dice chi ha lavorato con lui', 'Said by who worked with the person'), option('prova', 'Visto alla prova', 'Seen at work'), option('dichiarata', 'Dichiarata', 'Declared')]

/** Competences: the first sections by the young person, the others with the adviser. It describes; it recognises nothing. */
export const competences: Instrument = {
  key: 'competenze', version: 1, family: 'competenze', moment: 'date', about: 'child',
  title: w('Competenze: profilo e bilancio', 'Competences: profile and review'),
  purpose: w('Mettere in luce che cosa la persona sa e sa fare, dove l’ha imparato e con quali prove, per orientarsi a studio e lavoro. Le prime parti le compila lei, le altre con chi la orienta.', 'To bring out what the person knows and can do, where it was learnt and with what evidence, for study and work. The first parts are filled by the person, the others with the adviser.'),
  source: { text: 'EU Skills Profile Tool (struttura vista); bilancio di competenze: conoscenza di pratica', sure: 'K' },
  caveat: w('Non è un riconoscimento di titoli né una certificazione. I codici ESCO si possono aggiungere nelle note della competenza.', 'Neither a recognition of qualifications nor a certification. ESCO codes may be added to the notes of a skill.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator'], professions: [] },
  never: [never.proof],
  sections: [
    section('persona', 'Di me', 'About me', 'work_status', [
      childSays('presento', 'Mi presento', 'I introduce myself', w('Che cosa vuoi che si sappia di te? Che cosa ti piace fare?', 'What do you want people to know about you? What do you like doing?'), { required: true, area: 'IDE' }),
      childSays('so_fare', 'So fare', 'I can do', w('Che cosa sai fare, anche se non l’hai imparato a scuola? Aiutare in casa, cucinare, riparare, tradurre, curare i piccoli, usare il telefono…', 'What can you do, even if you did not learn it at school? Helping at home, cooking, repairing, translating, looking after little ones, using the phone…'), { required: true, area: 'LAV' }),
      childSays('vorrei', 'Vorrei', 'I would like', w('Che lavoro vorresti fare? Che cosa vorresti studiare?', 'What job would you like? What would you like to study?'), { required: true, area: 'LAV' }),
    ], { help: w('Si compila con le parole della persona, nella sua lingua se serve.', 'Filled in the person’s own words, in own language if needed.') }),
    section('lingue', 'Lingue', 'Languages', 'education', [
      table('lingue', 'Lingue e livelli (QCER)', 'Languages and levels (CEFR)', [column('lingua', 'Lingua', 'Language', 'text', { required: true }), cefrColumn('ascolto', 'Capisce', 'Listens'), cefrColumn('parlato', 'Parla', 'Speaks'), cefrColumn('lettura', 'Legge', 'Reads'), cefrColumn('scrittura', 'Scrive', 'Writes'), column('certificata', 'Attestata', 'Certified', 'yes_no')], { required: true, area: 'LIN' }),
      line('italiano', 'Corso di italiano in corso o concluso', 'Italian course, under way or finished', { area: 'LIN' }),
    ]),
    section('istruzione', 'Istruzione e riconoscimento', 'Education and recognition', 'education', [
      table('titoli', 'Scuola e formazione', 'School and training', [column('titolo', 'Titolo o anni frequentati', 'Title or years attended', 'text', { required: true }), column('dove', 'Paese', 'Country'), column('anno', 'Anno', 'Year', 'number'), column('documento', 'Ha il documento', 'Has the paper', 'yes_no')], { area: 'SCU' }),
      choice('riconoscimento', 'Riconoscimento dei titoli', 'Recognition of qualifications', [option('non_serve', 'Non serve', 'Not needed'), option('da_chiedere', 'Da chiedere', 'To be asked for'), option('chiesto', 'Chiesto', 'Asked for'), option('ottenuto', 'Ottenuto', 'Obtained'), option('non_possibile', 'Non possibile', 'Not possible')], { required: true, area: 'SCU' }),
    ]),
    section('esperienze', 'Esperienze di lavoro', 'Work experience', 'work_status', [
      table('lavori', 'Lavori, tirocini, volontariato, lavoro informale', 'Jobs, internships, volunteering, informal work', [column('che_cosa', 'Che cosa faceva', 'What', 'text', { required: true }), column('dove', 'Dove', 'Where'), column('durata', 'Quanto tempo', 'How long'), column('tipo', 'Tipo', 'Kind', 'choice', { options: how })], { area: 'LAV', help: w('Anche il lavoro fatto in famiglia o nel viaggio. Se emerge sfruttamento, apri gli indicatori di tratta.', 'Also work done in the family or on the journey. If exploitation appears, open the trafficking indicators.') }),
    ]),
    section('competenze', 'Competenze', 'Competences', 'work_status', [
      table('competenze', 'Competenze e prove', 'Skills and evidence', [column('competenza', 'Competenza', 'Skill', 'text', { required: true }), column('come', 'Come l’ha imparata', 'How it was learnt', 'choice', { options: how, required: true }), column('prova', 'Prova', 'Evidence', 'choice', { options: evidence, required: true }), column('esco', 'Codice ESCO, se noto', 'ESCO code, if known')], { required: true, area: 'LAV' }),
      choices('trasversali', 'Competenze trasversali viste', 'Transversal skills seen', [option('puntuale', 'Puntuale e affidabile', 'Punctual, reliable'), option('gruppo', 'Lavora con gli altri', 'Works with others'), option('problemi', 'Risolve problemi', 'Solves problems'), option('impara', 'Impara in fretta', 'Learns fast'), option('chiede', 'Chiede aiuto quando serve', 'Asks for help when needed'), option('manuale', 'Abilità manuali', 'Manual skill'), other], { area: 'LAV' }),
      choice('digitale', 'Competenze digitali', 'Digital skills', [option('nessuna', 'Nessuna', 'None'), option('telefono', 'Telefono', 'Phone'), option('computer', 'Computer e posta', 'Computer and mail'), option('avanzate', 'Avanzate', 'Advanced')], { required: true, area: 'AUT' }),
      choices('patente', 'Patenti e abilitazioni', 'Licences', [option('nessuna', 'Nessuna', 'None'), option('ciclomotore', 'AM', 'AM'), option('b', 'B', 'B'), option('estera', 'Patente estera', 'Foreign licence'), option('muletto', 'Carrelli elevatori', 'Forklift'), other], { area: 'LAV' }),
    ]),
    section('progetto', 'Vincoli, aspirazioni, progetto', 'Limits, aspirations, plan', 'work_status', [
      text('vincoli', 'Vincoli: orari, trasporti, documenti, salute solo se serve', 'Limits: hours, transport, papers, health only if needed', { area: 'LAV', never: [never.intimate] }),
      childSays('aspirazioni', 'Che cosa vuole per sé', 'What the person wants', w('Se tra due anni tutto va bene, che cosa fai?', 'If all goes well, what are you doing in two years?'), { required: true, area: 'LAV' }),
      text('obiettivo', 'Obiettivo professionale concordato', 'Agreed professional aim', { required: true, area: 'LAV' }),
      table('piano', 'Passi', 'Steps', [column('passo', 'Passo', 'Step', 'text', { required: true }), column('chi', 'Chi', 'Who', 'text', { required: true }), column('entro', 'Entro', 'By', 'date')], { required: true, area: 'LAV' }),
      yesNo('copia', 'La persona ne ha ricevuto copia nella sua lingua', 'The person got a copy in own language', { required: true }),
    ]),
  ],
  keywords: ['competenze', 'skills', 'esco', 'bilancio', 'lavoro', 'orientamento', 'cv', 'lingue', 'qcer'],
}
