import { w, type Instrument, type Section } from '../instrument.ts'
import { never } from './never.ts'
import { choice, choices, indicator, line, option, section, text, yesNo } from './parts.ts'

/** Dimensions of ILO and European Commission, and how many indicators each has in the summary we saw. Their wording was not seen: who fills describes what was found. */
const dimensions = [
  ['reclutamento_ingannevole', 'Reclutamento ingannevole', 'Deceptive recruitment', 10], ['reclutamento_coercitivo', 'Reclutamento coercitivo', 'Coercive recruitment', 10],
  ['reclutamento_vulnerabilita', 'Reclutamento con abuso di vulnerabilità', 'Recruitment by abuse of vulnerability', 16], ['sfruttamento', 'Condizioni di sfruttamento', 'Exploitative conditions', 9],
  ['coercizione', 'Coercizione a destinazione', 'Coercion at destination', 15], ['vulnerabilita_destinazione', 'Abuso di vulnerabilità a destinazione', 'Abuse of vulnerability at destination', 7],
] as const

/** Rows to be described for each dimension: the source counts more, so that further ones go in the last row's words. */
const ROWS = 4

const dimensionSection = ([key, it, en, count]: (typeof dimensions)[number]): Section =>
  section(key, it, en, 'health', Array.from({ length: ROWS }, (_, index) =>
    indicator(`${key}_${index + 1}`, `Indicatore ${index + 1} di «${it.toLowerCase()}»`, `Indicator ${index + 1} of “${en.toLowerCase()}”`, {
      dimension: key, never: index === 0 ? [never.details] : [],
      ...(index === 0 ? { help: w('Descrivi il fatto che corrisponde a un indicatore dello schema che usa il tuo ente antitratta, e la sua forza.', 'Describe the fact that matches an indicator of the scheme used by your anti-trafficking body, and its strength.') } : {}),
    })), { help: w(`Lo schema ILO ne elenca ${count}; le parole non sono in Accanto perché non le abbiamo potute leggere nella fonte. Una riga per ogni fatto; lascia vuote quelle che non servono.`, `The ILO scheme lists ${count}; their words are not in Accanto because we could not read them in the source. One row for each fact; leave the others empty.`) })

/** Indicators of trafficking in six dimensions: a count for who decides, and the way to the anti-trafficking body. */
export const trafficking: Instrument = {
  key: 'indicatori_tratta', version: 1, family: 'tutela', moment: 'date', about: 'child',
  title: w('Indicatori di tratta', 'Trafficking indicators'),
  purpose: w('Mettere in ordine i fatti che fanno pensare alla tratta, nelle sei dimensioni ILO, per decidere con l’ente antitratta. L’identificazione preliminare può farla anche chi non è specialista; l’identificazione formale no.', 'To put in order the facts that suggest trafficking, in the six ILO dimensions, and to decide with the anti-trafficking body. Preliminary identification may be made by non-specialists; formal identification may not.'),
  source: { text: 'ILO / Commissione europea, indicatori operativi (sei dimensioni e numeri: sintesi vista); EUAA, identificazione preliminare; d.lgs. 24/2014 art. 4, L. 47/2017 art. 17', sure: '?' },
  caveat: w('Da confermare con il vostro ente antitratta: le parole dei singoli indicatori, la regola per cui una dimensione è positiva (2 forti; 1 forte e 1 altro; 3 medi; 2 medi e 1 debole) e il Numero Verde 800 290 290. Per un minore non serve provare i mezzi.', 'To be confirmed with your anti-trafficking body: the wording of each indicator, the rule by which a dimension is positive (2 strong; 1 strong and 1 other; 3 medium; 2 medium and 1 weak) and the helpline 800 290 290. For a child the means need not be proven.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator'], professions: [] },
  never: [never.leading, never.details, never.scars, never.relatives, never.suspects, never.intimate],
  dimensions: dimensions.map(([key, it, en]) => ({ key, label: w(it, en) })),
  sections: [
    section('quadro', 'Quadro', 'Frame', 'social', [
      choice('ambito', 'Ambito', 'Field', [option('lavoro', 'Lavoro', 'Labour'), option('sessuale', 'Sessuale', 'Sexual'), option('accattonaggio', 'Accattonaggio', 'Begging'), option('economie_illegali', 'Economie illegali', 'Illegal economies'), option('non_chiaro', 'Non chiaro', 'Not clear')], { required: true }),
      line('identifica', 'Chi fa l’identificazione preliminare', 'Who makes the preliminary identification', { required: true, help: w('Nome e ruolo di chi osserva (standard EUAA 34).', 'Name and role of who observes (EUAA standard 34).') }),
      text('detto', 'Come è stato detto alla persona', 'How it was told to the person', { required: true, help: w('Informata nella sua lingua di che cosa si sta facendo e dei suoi diritti (standard EUAA 35).', 'Informed in own language of what is being done and of own rights (EUAA standard 35).') }),
      yesNo('sicurezza', 'La persona è al sicuro adesso', 'The person is safe now', { required: true, serious: 'no', words: true }),
    ]),
    ...dimensions.map(dimensionSection),
    section('invio', 'Invio e monitoraggio', 'Referral and monitoring', 'social', [
      choices('contatti', 'Contatti presi', 'Contacts made', [option('ente', 'Ente antitratta del territorio', 'Anti-trafficking body of the area'), option('numero_verde', 'Numero Verde 800 290 290 (da confermare)', 'Helpline 800 290 290 (to be confirmed)'), option('tutore', 'Tutore', 'Guardian'), option('procura', 'Procura', 'Prosecutor'), option('nessuno', 'Nessuno ancora', 'None yet')], { required: true }),
      choice('volere', 'Che cosa vuole la persona', 'What the person wants', [option('accetta', 'Accetta il contatto', 'Accepts the contact'), option('non_ora', 'Non adesso', 'Not now'), option('rifiuta', 'Non vuole', 'Does not want it')], { required: true, voice: 'child', childWords: w('Ci sono persone che aiutano chi si trova in una situazione come la tua. Vuoi che le chiamiamo insieme?', 'There are people who help those in a situation like yours. Shall we call them together?') }),
      text('monitoraggio', 'Che cosa si tiene d’occhio, e chi', 'What is watched, and by whom', { help: w('Standard EUAA 36.', 'EUAA standard 36.') }),
    ]),
  ],
  closing: {
    question: w('Che cosa decidi di fare?', 'What do you decide to do?'),
    help: w('Una dimensione «positiva» è un conteggio, non un’identificazione. Nel dubbio si chiama l’ente antitratta: consiglia anche senza un invio.', 'A “positive” dimension is a count, not an identification. In doubt call the anti-trafficking body: it advises also without a referral.'),
    decisions: [
      { key: 'nessuno', label: w('Nessun elemento', 'Nothing found'), follow: 'none', words: true },
      { key: 'osservare', label: w('Osservare e rivalutare', 'Observe and assess again'), follow: 'reassess', words: true },
      { key: 'antitratta', label: w('Invio all’ente antitratta', 'Refer to the anti-trafficking body'), follow: 'task', words: true },
      { key: 'procura', label: w('Segnalazione alla Procura per i minorenni', 'Report to the juvenile prosecutor'), follow: 'report', words: true },
      { key: 'urgenza', label: w('Urgenza: protezione immediata', 'Urgency: protection now'), follow: 'urgent', words: true },
    ],
  },
  keywords: ['tratta', 'sfruttamento', 'antitratta', 'ilo', 'art. 18', '800 290 290', 'debito'],
}
