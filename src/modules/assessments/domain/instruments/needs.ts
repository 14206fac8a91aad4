import { w, type Instrument } from '../instrument.ts'
import { needSections } from './need-areas.ts'
import { never } from './never.ts'
import { choice, column, number, option, section, table, text } from './parts.ts'

const roles = ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'front_desk'] as const
const source = { text: 'Sportello Unico: pannelli stranieri e abitare (SISO); aree e gravità 0–4: conoscenza di pratica', sure: 'K' } as const
const caveat = w('Aree e livelli vengono dalla pratica degli sportelli: un ente può farsene una copia con i propri.', 'Areas and levels come from the practice of front desks: a body may make a copy with its own.')

/** Need of one person in thirteen areas. */
export const personNeed: Instrument = {
  key: 'bisogno_persona', version: 1, family: 'bisogni', moment: 'date', about: 'child',
  title: w('Bisogno multidimensionale della persona', 'Multidimensional need of the person'),
  purpose: w('Guardare insieme alla persona tredici aree della vita: che cosa chiede, che cosa si vede, le risorse, la gravità da 0 a 4, la sua priorità e che cosa si fa.', 'To look with the person at thirteen areas of life: what is asked, what is seen, resources, seriousness from 0 to 4, own priority and what is done.'),
  source, caveat, fillers: { roles, professions: [] }, never: [never.leading, never.irregular, never.intimate],
  sections: [
    ...needSections(false),
    section('sintesi', 'Sintesi', 'Summary', 'social', [
      text('prima', 'Da che cosa si comincia, deciso insieme', 'Where to begin, decided together', { required: true }),
      text('accordo', 'Su che cosa non si è d’accordo', 'What is not agreed on'),
    ]),
  ],
  keywords: ['bisogni', 'sportello', 'aree', 'gravità', 'priorità', 'valutazione multidimensionale'],
}

/** The same for each person of a household, with what they share. */
export const householdNeed: Instrument = {
  key: 'bisogno_nucleo', version: 1, family: 'bisogni', moment: 'date', about: 'people',
  title: w('Bisogno multidimensionale del nucleo', 'Multidimensional need of the household'),
  purpose: w('La stessa valutazione per ogni persona del nucleo, con quello che il nucleo ha in comune: casa, reddito, cura dei figli.', 'The same assessment for each person of the household, with what the household shares: home, income, care of children.'),
  source, caveat, fillers: { roles, professions: [] }, never: [never.leading, never.irregular, never.intimate, never.poverty],
  sections: [
    section('nucleo', 'Il nucleo', 'The household', 'social', [
      number('persone', 'Quante persone vivono insieme', 'How many people live together', { min: 1, max: 30, whole: true, required: true }),
      number('minori', 'Di cui minori', 'Of whom minors', { min: 0, max: 20, whole: true, required: true }),
      choice('casa', 'Casa', 'Home', [option('adeguata', 'Adeguata', 'Adequate'), option('provvisoria', 'Provvisoria o accoglienza', 'Temporary or reception'), option('inadeguata', 'Inadeguata', 'Inadequate'), option('senza', 'Senza casa o con sfratto in corso', 'Homeless or being evicted', { serious: true })], { required: true, area: 'ABI' }),
      choice('entrate', 'Le entrate bastano', 'Income is enough', [option('si', 'Sì', 'Yes'), option('quasi', 'Appena', 'Hardly'), option('no', 'No', 'No', { serious: true })], { required: true, area: 'ECO' }),
      table('cura', 'Chi si prende cura dei minori', 'Who takes care of the minors', [column('minore', 'Minore', 'Child', 'text', { required: true }), column('chi', 'Chi se ne occupa', 'Who', 'text', { required: true }), column('quando', 'Quando', 'When')], { area: 'FAM' }),
      text('forze', 'Che cosa tiene insieme il nucleo', 'What holds the household together', { area: 'FAM' }),
    ]),
    ...needSections(true),
    section('sintesi', 'Sintesi', 'Summary', 'social', [
      text('prima', 'Da che cosa si comincia, deciso insieme', 'Where to begin, decided together', { required: true }),
      text('accordo', 'Su che cosa non si è d’accordo, e chi', 'What is not agreed on, and by whom'),
    ]),
  ],
  keywords: ['bisogni', 'nucleo', 'famiglia', 'sportello', 'gravità', 'priorità'],
}
