import { w, type Instrument } from '../instrument.ts'
import { family, growth, surroundings } from './childs-world-sides.ts'
import { never } from './never.ts'
import { choices, column, option, other, section, table, text, threeVoices } from './parts.ts'

const who = [
  option('bambino', 'Il bambino', 'The child'), option('madre', 'La madre', 'The mother'), option('padre', 'Il padre', 'The father'), option('altri_familiari', 'Altri familiari', 'Other relatives'),
  option('affidatari', 'Affidatari o famiglia di appoggio', 'Foster or support family'), option('assistente_sociale', 'Assistente sociale', 'Social worker'), option('educatore', 'Educatore', 'Educator'),
  option('psicologo', 'Psicologo', 'Psychologist'), option('insegnante', 'Insegnante', 'Teacher'), option('pediatra', 'Pediatra', 'Paediatrician'), other,
]

/** The child's world: three sides, seventeen sub-dimensions, six levels, at T0, T1 and T2, in three voices that are never mixed. */
export const childsWorld: Instrument = {
  key: 'mondo_del_bambino', version: 1, family: 'famiglia', moment: 'phases', about: 'child',
  title: w('Mondo del bambino', 'The child’s world'),
  purpose: w('Capire insieme, famiglia ed équipe, come sta il bambino e che cosa gli serve, sui tre lati del suo mondo. Si ripete (T0 all’inizio, T1 a metà, T2 alla fine) per vedere che cosa è cambiato.', 'To understand together, family and team, how the child is and what the child needs, on the three sides of the child’s world. Repeated (T0 at the start, T1 midway, T2 at the end) to see what changed.'),
  source: { text: 'Linee di indirizzo sull’intervento con bambini e famiglie in situazione di vulnerabilità (2017), LEPS L. 234/2021; lati, dimensioni e livelli: conoscenza di pratica', sure: 'K' },
  caveat: w('Nomi delle dimensioni e ordine dei livelli secondo la pratica P.I.P.P.I.; le parole dei livelli vanno confrontate con il Quaderno in vigore. Le domande sono di Accanto: questo non è RPMonline e non lo sostituisce.', 'Names of the dimensions and order of levels follow the P.I.P.P.I. practice; the wording of levels is to be checked against the current Quaderno. The prompts are Accanto’s own: this is not RPMonline and does not replace it.'),
  fillers: { roles: ['worker', 'coordinator', 'manager', 'educator', 'specialist'], professions: [] },
  never: [never.leading, never.intimate, never.verbatim],
  sections: [
    section('rilevazione', 'La rilevazione', 'The assessment', 'social', [
      choices('partecipanti', 'Chi ha partecipato', 'Who took part', who, { required: true, help: w('Bambino e genitori partecipano, ciascuno con le proprie parole. Se qualcuno manca, scrivi sotto come lo si coinvolgerà.', 'Child and parents take part, each in their own words. If somebody is missing, write below how to involve them.') }),
      text('assenti', 'Chi manca, e come verrà coinvolto', 'Who is missing, and how they will be involved'),
    ]),
    growth, family, surroundings,
    section('insieme', 'Che cosa vediamo insieme', 'What we see together', 'social', [
      threeVoices('forza', 'I punti di forza da cui partire', 'The strengths to start from', { childWords: w('Che cosa va bene nella tua vita e deve restare così?', 'What is good in your life and must stay like this?') }),
      threeVoices('cambiare', 'Che cosa deve cambiare per prima', 'What must change first', { childWords: w('Se potessi cambiare una cosa, quale sarebbe?', 'If you could change one thing, what would it be?') }),
      table('disaccordi', 'Su che cosa non siamo d’accordo', 'What we do not agree on', [column('tema', 'Tema', 'Subject', 'text', { required: true }), column('bambino', 'Per il bambino', 'For the child'), column('genitori', 'Per i genitori', 'For the parents'), column('operatori', 'Per gli operatori', 'For the workers')], { help: w('Il disaccordo si scrive, non si media: entra così nel progetto.', 'A disagreement is written, not smoothed over: so it enters the plan.') }),
    ]),
  ],
  rules: [
    { key: 'lati', says: w('Almeno una dimensione valutata per ciascun lato (anche «non valutato» è una risposta).', 'At least one dimension answered on each side (“not assessed” is an answer too).'), needs: { all: [{ count: ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'], atLeast: 1 }, { count: ['f1', 'f2', 'f3', 'f4', 'f5'], atLeast: 1 }, { count: ['a1', 'a2', 'a3', 'a4', 'a5'], atLeast: 1 }] } },
    { key: 'voce', says: w('Se il bambino non ha partecipato, scrivi come verrà coinvolto.', 'If the child did not take part, write how the child will be involved.'), needs: { any: [{ item: 'partecipanti', is: ['bambino'] }, { item: 'assenti', answered: true }] } },
  ],
  keywords: ['mdb', 'pippi', 'triangolo', 'rilevazione', 't0', 't1', 't2', 'vulnerabilità'],
}
