import { w, type Instrument, type Item } from '../instrument.ts'
import { childSays, choice, line, option, section, text, number } from './parts.ts'

const state = [option('non_avviato', 'Non avviato', 'Not started'), option('in_corso', 'In corso', 'Under way'), option('acquisito', 'Acquisito', 'Done'), option('non_applicabile', 'Non applicabile', 'Not applicable')]

const step = (key: string, it: string, en: string, area: Item['area'], help?: Item['help']): Item => choice(key, it, en, state, { required: true, ...(area ? { area } : {}), ...(help ? { help } : {}) })

/** Autonomy towards 18: what must be there on the birthday, with the two dates by which each is begun and had. */
export const autonomy: Instrument = {
  key: 'autonomia_18', version: 1, family: 'autonomia', moment: 'date', about: 'child',
  title: w('Autonomia verso i 18 anni', 'Autonomy towards 18'),
  purpose: w('Controllare a che punto è ciò che serve il giorno dei 18 anni: documenti, permesso, lingua, lavoro, casa, una persona di riferimento, un bilancio. Si comincia a 17 anni e si ripete.', 'To check how far along is what the 18th birthday needs: papers, permit, language, work, home, a person to count on, a budget. Begun at 17 and repeated.'),
  source: { text: 'Piano autonomia 18+: elenco di pratica; L. 47/2017 art. 13, TUI art. 32', sure: 'K' },
  caveat: w('I mesi prima dei 18 anni sono una proposta di Accanto, non un termine di legge: i termini di legge stanno nei termini del fascicolo. Un ente può cambiarli con una copia.', 'The months before 18 are Accanto’s proposal, not a legal term: legal terms stand in the terms of the file. A body may change them with a copy.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist'], professions: [] },
  sections: [
    section('parola', 'La parola al ragazzo o alla ragazza', 'In the young person’s words', 'social', [
      childSays('futuro', 'Come ti immagini a 18 anni', 'How you see yourself at 18', w('Dove vorresti vivere a 18 anni? Con chi? Che cosa vuoi fare? Che cosa ti preoccupa?', 'Where would you like to live at 18? With whom? What do you want to do? What worries you?'), { required: true, area: 'AUT' }),
      childSays('fatto', 'Che cosa sai già fare da solo', 'What you can already do alone', w('Che cosa fai già da solo: cucinare, i soldi, i viaggi in autobus, il medico?', 'What do you already do alone: cooking, money, buses, the doctor?'), { area: 'AUT' }),
    ]),
    section('documenti', 'Documenti e diritti', 'Papers and rights', 'work_status', [
      step('identita', 'Documento o passaporto', 'Identity paper or passport', 'GIU'),
      step('permesso', 'Permesso da convertire (art. 32)', 'Permit to convert (art. 32)', 'GIU', w('Parere del Ministero chiesto in tempo; scadenze in «Permessi».', 'The Ministry’s opinion asked for in time; expiry dates in “Permits”.')),
      step('cf', 'Codice fiscale e tessera sanitaria', 'Tax code and health card', 'SAL'), step('residenza', 'Residenza', 'Residence', 'GIU'),
      step('prosieguo', 'Prosieguo amministrativo chiesto, se serve', 'Prosieguo amministrativo asked for, if needed', 'AUT', w('Art. 13 L. 47/2017: fino a 21 anni. Lo decide il Tribunale per i minorenni, prima dei 18 anni.', 'Art. 13 L. 47/2017: to 21. Decided by the juvenile court, before 18.')),
    ]),
    section('formazione', 'Lingua, titolo, lavoro', 'Language, qualification, work', 'education', [
      step('lingua', 'Italiano almeno A2, meglio B1', 'Italian at least A2, better B1', 'LIN'), step('titolo', 'Titolo o qualifica', 'Title or qualification', 'SCU'), step('lavoro', 'Contratto o tirocinio', 'Contract or internship', 'LAV'),
    ]),
    section('vita', 'Casa, soldi, persone', 'Home, money, people', 'social', [
      step('conto', 'Conto e SPID', 'Bank account and SPID', 'ECO'), step('casa', 'Casa: dove vivrà', 'Home: where to live', 'ABI'),
      step('riferimento', 'Una persona di riferimento', 'A person to count on', 'REL'), line('riferimento_chi', 'Chi è', 'Who', { area: 'REL', requiredWhen: { item: 'riferimento', is: ['acquisito'] } }),
      step('budget', 'Budget mensile', 'Monthly budget', 'ECO'),
      number('entrate', 'Entrate previste al mese', 'Income foreseen a month', { min: 0, max: 9999, unit: w('euro', 'euros'), area: 'ECO' }), number('spese', 'Spese previste al mese', 'Expenses foreseen a month', { min: 0, max: 9999, unit: w('euro', 'euros'), area: 'ECO' }),
      step('salute', 'Medico di base e che cosa fare se sta male', 'Doctor, and what to do when ill', 'SAL'), step('cura', 'Cucinare, pulire, lavare, fare la spesa', 'Cooking, cleaning, washing, shopping', 'AUT'),
    ]),
    section('accordo', 'Che cosa manca, insieme', 'What is missing, together', 'social', [
      text('manca', 'Che cosa manca e chi se ne occupa', 'What is missing and who sees to it', { required: true }),
      text('rischio', 'Che cosa rischia di non essere pronto, e il piano B', 'What may not be ready, and the plan B'),
    ]),
  ],
  beforeEighteen: {
    identita: [12, 6], permesso: [6, 3], cf: [12, 6], residenza: [12, 6], prosieguo: [6, 3], lingua: [12, 6], titolo: [12, 3], lavoro: [9, 3], conto: [9, 3], casa: [9, 3], riferimento: [12, 6], budget: [6, 3], salute: [6, 3], cura: [12, 6],
  },
  keywords: ['autonomia', 'diciotto', '18', 'prosieguo', 'casa', 'neomaggiorenne', 'care leaver'],
}
