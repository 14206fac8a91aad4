import { type Instrument, w } from '#modules/assessments/domain/instrument.ts'

/** A small instrument with one of everything, for tests: social with the three voices, school, psychological content behind its wall, indicators in dimensions, a decision. */
export const sample: Instrument = {
  key: 'prova', version: 1, family: 'famiglia', title: w('Strumento di prova', 'Trial instrument'), purpose: w('Per provare', 'To try'), source: { text: 'Prova', sure: 'K' },
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'partner'], professions: [] }, moment: 'phases', about: 'child',
  sections: [
    {
      key: 'sociale', title: w('Famiglia', 'Family'), reach: 'social',
      items: [
        { key: 'motivo', kind: 'text', label: w('Motivo', 'Reason'), required: true },
        {
          key: 'calore', kind: 'scale', label: w('Calore', 'Warmth'), levels: [1, 2, 3, 4].map((value) => ({ value, label: w(`Livello ${value}`, `Level ${value}`) })), worse: 'down', seriousFrom: 2,
          notRated: true, words: 'voices', area: 'FAM',
        },
        { key: 'parola', kind: 'text', label: w('Parola del minore', 'The child’s word'), voice: 'child' },
        { key: 'alloggio', kind: 'choice', label: w('Alloggio', 'Home'), options: [{ key: 'si', label: w('Sì', 'Yes') }, { key: 'no', label: w('No', 'No'), serious: true }, { key: 'altro', label: w('Altro', 'Other'), words: true }], area: 'ABI' },
        { key: 'da_quando', kind: 'date', label: w('Senza casa da', 'Homeless since'), when: { item: 'alloggio', is: ['no'] }, required: true },
        { key: 'parenti', kind: 'table', label: w('Parenti', 'Relatives'), columns: [{ key: 'nome', label: w('Nome', 'Name'), kind: 'text', required: true }, { key: 'vive', label: w('In vita', 'Alive'), kind: 'yes_no' }] },
      ],
    },
    { key: 'scuola', title: w('Scuola', 'School'), reach: 'education', items: [{ key: 'frequenza', kind: 'yes_no', label: w('Frequenta', 'Attends'), serious: 'no', area: 'SCU' }] },
    { key: 'psi', title: w('Osservazione psicologica', 'Psychological observation'), reach: 'health', clinical: true, items: [{ key: 'osservazione', kind: 'text', label: w('Osservazione', 'Observation') }] },
    {
      key: 'segni', title: w('Segni', 'Signs'), reach: 'social',
      items: [
        { key: 'debito', kind: 'indicator', label: w('Debito', 'Debt'), strength: 'strong', dimension: 'coercizione' },
        { key: 'controllo', kind: 'indicator', label: w('Controllo', 'Control'), dimension: 'coercizione' },
      ],
    },
  ],
  dimensions: [{ key: 'coercizione', label: w('Coercizione', 'Coercion') }],
  rules: [{ key: 'almeno', says: w('Rispondi ad almeno uno tra calore e frequenza', 'Answer at least one of warmth and attendance'), needs: { count: ['calore', 'frequenza'], atLeast: 1 } }],
  alerts: [{ key: 'debito', says: w('C’è un debito', 'There is a debt'), when: { item: 'debito', is: ['observed', 'by_child', 'by_third'] } }],
  closing: {
    question: w('Che cosa si fa?', 'What is done?'),
    decisions: [
      { key: 'nulla', label: w('Nulla', 'Nothing'), follow: 'none' }, { key: 'rivalutare', label: w('Rivalutare', 'Assess again'), follow: 'reassess' },
      { key: 'urgenza', label: w('Urgenza', 'Urgency'), follow: 'urgent', words: true },
    ],
  },
}
