import { w, type Instrument } from '../instrument.ts'
import { never } from './never.ts'
import { childSays, choice, choices, column, number, option, other, section, table, text, threeVoices, yesNo } from './parts.ts'

const told = [option('minore', 'Il minore', 'The child'), option('genitori', 'I genitori', 'The parents'), option('parenti', 'Altri parenti', 'Other relatives'), option('tutore', 'Il tutore', 'The guardian'),
  option('scuola', 'La scuola', 'The school'), option('servizi', 'Altri servizi', 'Other services'), option('documenti', 'Documenti', 'Papers'), other]

/** Social history: where the child comes from and what the child brings, before any plan. Part 2 of the PEI. */
export const socialHistory: Instrument = {
  key: 'anamnesi_sociale', version: 1, family: 'famiglia', moment: 'date', about: 'child',
  title: w('Anamnesi sociale', 'Social history'),
  purpose: w('Raccogliere una volta sola la storia: famiglia e clima, scuola, salute, lavoro, rete in Italia, viaggio e debito, che cosa la famiglia si aspetta e che cosa desidera il minore.', 'To gather the story once: family and climate, school, health, work, network in Italy, journey and debt, what the family expects and what the child wants.'),
  source: { text: 'Parte 2 del PEI (Manuale SAI; sezioni: conoscenza di pratica)', sure: 'K' },
  caveat: w('Le sezioni vengono dalla pratica delle comunità: la norma chiede il PEI, non ne dà il modello.', 'The sections come from the practice of communities: the norm asks for the PEI and gives no model.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist'], professions: [] },
  never: [never.leading, never.proof, never.irregular, never.intimate],
  sections: [
    section('fonti', 'Da chi vengono le notizie', 'Where this comes from', 'social', [
      choices('fonti', 'Chi ha raccontato o fornito notizie', 'Who told or gave information', told, { required: true }),
      yesNo('mediatore', 'C’era un mediatore', 'A mediator was there', { words: true, help: w('Scrivi la lingua. Un parente o un coetaneo non è un mediatore.', 'Write the language. A relative or peer is not a mediator.') }),
      text('limiti', 'Che cosa non è stato possibile sapere, e perché', 'What could not be known, and why'),
    ]),
    section('famiglia', 'Famiglia e clima', 'Family and climate', 'social', [
      table('componenti', 'Persone della famiglia e dove vivono', 'People of the family and where they live', [column('chi', 'Chi è', 'Who', 'text', { required: true }), column('dove', 'Dove vive (Paese, città)', 'Where (country, town)'), column('contatti', 'Contatti con il minore', 'Contacts with the child'), column('note', 'Che cosa conta sapere', 'What matters')],
        { never: [never.irregular], help: w('I dati anagrafici stanno in «Persone»: qui solo chi conta per il minore e come si sentono.', 'Personal data stand in “People”: here only who matters for the child and how they keep in touch.'), area: 'FAM' }),
      text('storia', 'Storia della famiglia: nascite, lutti, separazioni, spostamenti', 'Story of the family: births, losses, separations, moves', { required: true, area: 'FAM' }),
      threeVoices('clima', 'Com’era e com’è il clima in casa', 'What the climate at home was and is like', { required: true, area: 'FAM', childWords: w('Com’era stare a casa tua? Quando si stava bene? Quando no?', 'What was it like at home? When was it good? When was it not?') }),
      text('cura', 'Chi si è preso cura del minore, nei diversi periodi', 'Who took care of the child, in each period', { area: 'FAM' }),
    ]),
    section('scuola', 'Scolarità', 'Schooling', 'education', [
      number('anni', 'Anni di scuola frequentati', 'Years of school attended', { min: 0, max: 15, unit: w('anni', 'years'), area: 'SCU' }),
      choice('legge', 'Legge e scrive', 'Reads and writes', [option('no', 'No, in nessuna lingua', 'No, in no language', { serious: true }), option('poco', 'Poco', 'A little'), option('si_sua', 'Sì, nella sua lingua', 'Yes, in own language'), option('si_it', 'Sì, anche in italiano', 'Yes, in Italian too')], { required: true, area: 'LIN' }),
      table('percorso', 'Scuole e corsi', 'Schools and courses', [column('scuola', 'Scuola o corso', 'School or course', 'text', { required: true }), column('dove', 'Dove', 'Where'), column('periodo', 'Da quando a quando', 'From when to when'), column('esito', 'Come è finita', 'How it ended')], { area: 'SCU' }),
      childSays('scuola_minore', 'Che cosa ne dice il minore', 'What the child says about it', w('Che cosa ti piaceva della scuola? Che cosa vorresti studiare adesso?', 'What did you like about school? What would you like to study now?'), { area: 'SCU' }),
    ]),
    section('salute', 'Salute', 'Health', 'health', [
      text('salute', 'Salute e cure: che cosa serve sapere per accoglierlo', 'Health and care: what must be known to receive the child', { area: 'SAL', never: [never.intimate, never.scars], help: w('Allergie, cure in corso, visite da fare, vaccinazioni note. Non la cartella clinica.', 'Allergies, treatments under way, visits due, known vaccinations. Not the medical record.') }),
      yesNo('cure_urgenti', 'Serve una visita in tempi brevi', 'A visit is needed soon', { serious: 'yes', words: true, area: 'SAL' }),
      text('benessere', 'Sonno, umore, che cosa lo fa stare meglio', 'Sleep, mood, what helps', { area: 'SAL', never: [never.diagnosis] }),
    ]),
    section('psicologico', 'Area psicologica: solo l’invio', 'Psychology: the referral only', 'health', [
      choice('invio', 'Sostegno psicologico o etnopsicologico', 'Psychological or ethno-psychological support', [option('non_serve', 'Non richiesto', 'Not asked for'), option('proposto', 'Proposto', 'Offered'), option('inviato', 'Inviato al servizio', 'Referred'), option('in_carico', 'In carico', 'In charge'), option('rifiutato', 'Non accettato dal minore', 'Not accepted by the child')], { area: 'SAL', never: [never.clinicians] }),
    ], { clinical: true }),
    section('lavoro', 'Lavoro', 'Work', 'work_status', [
      table('lavori', 'Lavori fatti, anche informali', 'Work done, also informal', [column('lavoro', 'Che cosa faceva', 'What', 'text', { required: true }), column('dove', 'Dove', 'Where'), column('eta', 'A che età', 'At what age'), column('condizioni', 'Orari e paga', 'Hours and pay')], { area: 'LAV' }),
      yesNo('lavora_ora', 'Lavora adesso, o qualcuno gli chiede di farlo', 'Works now, or somebody asks the child to', { serious: 'yes', words: true, area: 'LAV', help: w('Se gli orari, la paga o un debito non tornano, apri la scheda degli indicatori di tratta.', 'If hours, pay or a debt do not add up, open the trafficking indicators.') }),
    ]),
    section('viaggio', 'Viaggio e arrivo', 'Journey and arrival', 'social', [
      text('partenza', 'Partenza: quando, da dove, chi ha deciso', 'Departure: when, from where, who decided', { area: 'IDE' }),
      text('percorso_viaggio', 'Paesi attraversati e soste, per sommi capi', 'Countries crossed and stops, in short', { never: [never.details], area: 'IDE' }),
      choice('debito', 'C’è un debito per il viaggio', 'There is a debt for the journey', [option('no', 'No', 'No'), option('pagato', 'C’era, è pagato', 'There was, it is paid'), option('si', 'Sì, è ancora da pagare', 'Yes, still to be paid'), option('pressione', 'Sì, e qualcuno fa pressione', 'Yes, and somebody is pressing', { serious: true }), option('non_so', 'Non si sa', 'Not known')], { required: true, area: 'ECO' }),
      text('debito_note', 'Debito: chi lo ha fatto, come pesa sul minore', 'Debt: who made it, how it weighs on the child', { area: 'ECO', never: [never.suspects], when: { item: 'debito', is: ['si', 'pressione'] } }),
    ], { help: w('Solo se il minore viene da un altro Paese; per chi è nato qui si lascia vuota.', 'Only if the child comes from another country; left empty for who was born here.') }),
    section('rete', 'Rete in Italia', 'Network in Italy', 'social', [
      table('rete', 'Parenti, amici, connazionali, adulti di riferimento', 'Relatives, friends, compatriots, trusted adults', [column('chi', 'Chi è', 'Who', 'text', { required: true }), column('dove', 'Dove vive', 'Where'), column('che_cosa', 'Che cosa fa per il minore', 'What this person does for the child'), column('verificato', 'Verificato', 'Checked', 'yes_no')], { never: [never.irregular], area: 'REL' }),
      childSays('fiducia', 'Di chi si fida', 'Whom the child trusts', w('Di chi ti fidi? Chi chiameresti se ti servisse aiuto stanotte?', 'Whom do you trust? Whom would you call if you needed help tonight?'), { area: 'REL' }),
    ]),
    section('attese', 'Mandato della famiglia e aspettative', 'Family mandate and expectations', 'social', [
      text('mandato', 'Che cosa la famiglia si aspetta dal minore', 'What the family expects of the child', { required: true, area: 'FAM', help: w('Mandare soldi, studiare, raggiungere qualcuno, sposarsi: anche quando non è detto apertamente.', 'Sending money, studying, joining somebody, marrying: also when not said openly.') }),
      childSays('desideri', 'Che cosa desidera il minore, con le sue parole', 'What the child wants, in own words', w('Che cosa vorresti per te? Tra un anno? Quando sarai grande?', 'What would you like for yourself? In a year? When you are grown up?'), { required: true, area: 'IDE' }),
      yesNo('contrasto', 'Le aspettative della famiglia e i desideri del minore sono in contrasto', 'Family expectations and the child’s wishes conflict', { words: true, area: 'FAM' }),
    ]),
  ],
  keywords: ['anamnesi', 'storia', 'pei', 'famiglia', 'debito migratorio', 'mandato familiare'],
}
