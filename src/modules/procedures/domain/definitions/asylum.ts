import { w, type Definition, type Step } from '../definition.ts'
import { choice, fileNumber, maybeDate, option, paper, road, source, text, brings } from '../parts.ts'

const abroad = { fork: 'familiari', is: ['altro_stato'] } as const
const dublin = [{ fork: 'domanda', is: ['dublino'] }, abroad] as const
const ammr = [{ fork: 'domanda', is: ['ammr'] }, abroad] as const
const date = { moment: 'date', required: true } as const
const answered = [road('accettata', 'Accettata, anche per silenzio', 'Accepted, also by silence'), road('rifiutata', 'Rifiutata', 'Refused')]

/** Asylum application of an unaccompanied child, and the transfer to family in another state: Dublin III before 1 July 2026, Regulation 2024/1351 after. */
export const asylumFirst: Definition = {
  id: 'msna_asilo', version: 1, family: 'msna', scope: 'case', section: 'work_status', start: 'domanda', tracksMissing: true,
  title: w('Asilo e ricongiungimento in Europa (Dublino / AMMR)', 'Asylum and family transfer in Europe (Dublin / AMMR)'),
  whenUsed: w('Il minore non accompagnato chiede protezione internazionale, o ha familiari in un altro Stato europeo.', 'The unaccompanied child applies for protection, or has family in another European state.'),
  source: source('d.lgs. 25/2008 art. 26; Reg. 604/2013; Reg. 2024/1351; Reg. 2024/1348', 'SEEN'), keywords: ['asilo', 'dublino', 'ammr', 'protezione internazionale', 'ricongiungimento', 'eurodac', 'asylum', 'dublin'],
  caveat: w('Conta il giorno in cui la domanda è stata registrata: prima del 1° luglio 2026 restano i criteri di Dublino. I termini europei contano anche sabati e festivi. Per il ricorso contro un diniego chiedi subito al legale.', 'The day of registration counts: before 1 July 2026 Dublin criteria stay. European terms count Saturdays and holidays. For an appeal ask the lawyer at once.'),
  groups: [
    { id: 'domanda', title: w('Domanda e rappresentante', 'Application and representative') }, { id: 'dublino', title: w('Dublino III', 'Dublin III') }, { id: 'ammr', title: w('Regolamento 2024/1351', 'Regulation 2024/1351') }, { id: 'decisione', title: w('Decisione', 'Decision') },
  ],
  steps: [
    {
      id: 'domanda', group: 'domanda', actor: 'questura', moment: 'instant', required: true, rules: ['MSNA-17', 'EU-10'], source: source('d.lgs. 25/2008 art. 26 c. 5', 'OWN'), unskippable: true,
      title: w('Domanda di protezione', 'Application for protection'), text: w('Scrivi quando è stata fatta la domanda e quando è stata registrata: la data di registrazione decide quale regolamento vale.', 'Write when the application was made and when registered: the registration decides which regulation holds.'),
      fields: [maybeDate('registrata', 'Registrata il', 'Registered on'), maybeDate('riscontro', 'Riscontro Eurodac o VIS del', 'Eurodac or VIS hit of'), fileNumber('vestanet', 'Numero pratica', 'File number')],
      fork: [road('dublino', 'Registrata prima del 1° luglio 2026 (Dublino III)', 'Registered before 1 July 2026 (Dublin III)'), road('ammr', 'Registrata dal 1° luglio 2026 (Reg. 2024/1351)', 'Registered from 1 July 2026 (Reg. 2024/1351)')],
    },
    {
      id: 'comunicazione', group: 'domanda', actor: 'questura', moment: 'instant', required: true, rules: ['MSNA-17'], source: source('d.lgs. 25/2008 art. 26 c. 5', 'UNSURE'), after: ['domanda'], terms: [{ rule: 'MSNA-17', from: { step: 'domanda' } }],
      title: w('Comunicazione al Tribunale per il tutore', 'Communication to the court for the guardian'), text: w('Chi riceve la domanda la comunica subito. L’esame resta sospeso finché tutore o responsabile della struttura non la riattivano.', 'Who receives it communicates at once. The examination stays suspended until guardian or head of the place reactivates it.'), consequence: brings('ORD', 'La domanda resta ferma', 'The application stands still'),
    },
    {
      id: 'tutore', group: 'domanda', actor: 'tm', moment: 'instant', required: true, rules: ['MSNA-17b'], source: source('d.lgs. 25/2008 art. 26 c. 5', 'UNSURE'), after: ['comunicazione'], terms: [{ rule: 'MSNA-17b', from: { step: 'comunicazione' } }],
      title: w('Tutore nominato, entro 48 ore', 'Guardian appointed, within 48 hours'), text: w('Termine da verificare: se passa, sollecita. Se il tutore c’è già, registra quando.', 'To be verified: if it passes, ask. If there is a guardian already, record when.'), consequence: brings('ORD', 'La domanda resta ferma', 'The application stands still'),
    },
    {
      ...date, id: 'rappresentante', group: 'domanda', actor: 'tm', rules: ['EU-10', 'EU-10b'], source: source('Reg. 2024/1348 art. 23 c. 2', 'SEEN'), after: ['domanda'], terms: [{ rule: 'EU-10', from: { step: 'domanda' } }], when: [{ fork: 'domanda', is: ['ammr'] }],
      title: w('Rappresentante europeo, entro 15 giorni lavorativi', 'European representative, within 15 working days'), text: w('Subito una persona che lo assiste; il rappresentante entro 15 giorni lavorativi. Se tutore e rappresentante sono la stessa persona, scrivilo.', 'At once somebody who assists; the representative within 15 working days. If it is the guardian, write so.'), fields: [text('nome', 'Chi', 'Who')], consequence: brings('ORD', 'Nessuno lo assiste nella procedura', 'Nobody assists him'),
    },
    {
      ...date, id: 'familiari', group: 'domanda', actor: 'servizio', rules: ['EU-01', 'EU-06', 'EU-11'], source: source('Reg. 604/2013 art. 8; Reg. 2024/1351 artt. 25-27, 34', 'SEEN'), after: ['domanda'],
      title: w('Familiari in altri Stati', 'Family in other states'), text: w('Chiedi al minore, con il mediatore, di genitori, fratelli, zii, nonni in Europa. Raccogli prove: foto, documenti, chat. Valuta il suo interesse.', 'Ask the child, with the mediator, about parents, siblings, uncles, grandparents in Europe. Collect proof. Weigh his interest.'),
      fork: [road('altro_stato', 'Sì, in un altro Stato: si chiede la presa in carico', 'Yes: a take charge request'), road('no', 'No, o non è nel suo interesse', 'No, or not in his interest')],
    },
    {
      ...date, id: 'richiesta_dublino', group: 'dublino', actor: 'unita_dublino', rules: ['EU-01', 'EU-01b'], source: source('Reg. 604/2013 art. 21', 'OWN'), after: ['familiari'], when: dublin, terms: [{ rule: 'EU-01', from: { step: 'domanda', field: 'registrata' } }, { rule: 'EU-01b', from: { step: 'domanda', field: 'riscontro' } }],
      title: w('Richiesta di presa in carico', 'Take charge request'), text: w('Tre mesi dalla domanda, due dal riscontro Eurodac. Manda le prove all’Unità Dublino per tempo.', 'Three months from the application, two from the hit. Send the proof in time.'), consequence: brings('DEC', 'Resta competente l’Italia: il ricongiungimento si perde', 'Italy stays responsible: the reunion is lost'),
    },
    {
      ...date, id: 'risposta_dublino', group: 'dublino', actor: 'unita_dublino', rules: ['EU-02'], source: source('Reg. 604/2013 art. 22', 'OWN'), after: ['richiesta_dublino'], when: dublin, terms: [{ rule: 'EU-02', from: { step: 'richiesta_dublino' } }],
      title: w('Risposta dell’altro Stato', 'Answer of the other state'), text: w('Due mesi; il silenzio vale accettazione: scrivi quel giorno.', 'Two months; silence counts as acceptance: write that day.'), fork: answered, consequence: brings('ACC', 'Il silenzio vale accettazione', 'Silence counts as acceptance'),
    },
    {
      ...date, id: 'trasferimento_dublino', group: 'dublino', actor: 'unita_dublino', rules: ['EU-03'], source: source('Reg. 604/2013 art. 29', 'OWN'), after: ['risposta_dublino'], when: [...dublin, { fork: 'risposta_dublino', is: ['accettata'] }], terms: [{ rule: 'EU-03', from: { step: 'risposta_dublino' } }],
      title: w('Trasferimento, entro sei mesi', 'Transfer, within six months'), text: w('Prepara il minore: chi lo accompagna, chi lo aspetta. Passati sei mesi la competenza torna all’Italia.', 'Prepare the child: who goes with him, who awaits him. After six months Italy is responsible again.'), consequence: brings('DEC', 'La competenza torna all’Italia', 'Responsibility shifts to Italy'),
    },
    {
      ...date, id: 'richiesta_ammr', group: 'ammr', actor: 'unita_dublino', rules: ['EU-04', 'EU-05', 'EU-06'], source: source('Reg. 2024/1351 art. 39', 'SEEN'), after: ['familiari'], when: ammr, terms: [{ rule: 'EU-04', from: { step: 'domanda', field: 'registrata' } }, { rule: 'EU-05', from: { step: 'domanda', field: 'riscontro' } }],
      title: w('Richiesta di presa in carico', 'Take charge request'), text: w('Due mesi dalla registrazione, uno dal riscontro. Per il minore solo, nel suo interesse, si può ancora chiedere fino alla prima decisione nel merito.', 'Two months from registration, one from the hit. For the child alone, in his interest, still possible until the first decision on the merits.'), consequence: brings('DEC', 'Passato il termine resta solo la richiesta nel suo interesse', 'After the term only the best-interest request is left'),
    },
    {
      ...date, id: 'risposta_ammr', group: 'ammr', actor: 'unita_dublino', rules: ['EU-07'], source: source('Reg. 2024/1351 art. 40', 'SEEN'), after: ['richiesta_ammr'], when: ammr, terms: [{ rule: 'EU-07', from: { step: 'richiesta_ammr' } }],
      title: w('Risposta dell’altro Stato', 'Answer of the other state'), text: w('Un mese (due settimane se c’è un riscontro). Il silenzio vale accettazione.', 'One month (two weeks with a hit). Silence counts as acceptance.'), fork: answered, consequence: brings('ACC', 'Il silenzio vale accettazione', 'Silence counts as acceptance'),
    },
    {
      ...date, id: 'trasferimento_ammr', group: 'ammr', actor: 'unita_dublino', rules: ['EU-08'], source: source('Reg. 2024/1351 art. 46', 'SEEN'), after: ['risposta_ammr'], when: [...ammr, { fork: 'risposta_ammr', is: ['accettata'] }], terms: [{ rule: 'EU-08', from: { step: 'risposta_ammr' } }],
      title: w('Trasferimento, entro sei mesi', 'Transfer, within six months'), text: w('I casi di famiglia vengono prima. Prepara il minore.', 'Family cases come first. Prepare the child.'), consequence: brings('DEC', 'La competenza torna all’Italia', 'Responsibility shifts to Italy'),
    },
    {
      ...date, id: 'preparazione', group: 'decisione', actor: 'servizio', required: false, rules: [], source: source('d.lgs. 25/2008; prassi', 'OWN'), after: ['familiari'],
      title: w('Preparazione all’audizione', 'Preparation for the hearing'), text: w('Con tutore, legale e mediatore. La relazione del colloquio e la valutazione delle vulnerabilità si mandano alla Commissione.', 'With guardian, lawyer and mediator. Send the report and the vulnerability assessment to the Commission.'),
    },
    {
      ...date, id: 'decisione', group: 'decisione', actor: 'prefettura', closing: true, unskippable: true, leadDays: 0, rules: [], source: source('d.lgs. 25/2008', 'OWN'), after: ['familiari'],
      title: w('Decisione, o trasferimento avvenuto', 'Decision, or transfer done'), text: w('Registra come finisce. Con un diniego il tempo per il ricorso è breve: chiama il legale il giorno stesso.', 'Record how it ends. With a refusal the time to appeal is short: call the lawyer the same day.'), documents: [paper('decisione', 'Decisione', 'Decision')],
      fields: [choice('esito', 'Esito', 'Outcome', [option('asilo', 'Rifugiato', 'Refugee'), option('sussidiaria', 'Protezione sussidiaria', 'Subsidiary protection'), option('speciale', 'Protezione speciale', 'Special protection'), option('diniego', 'Diniego', 'Refusal'), option('trasferito', 'Trasferito in un altro Stato', 'Moved to another state'), option('rinuncia', 'Rinuncia', 'Withdrawn')])],
    },
  ],
}

/** What the second version says of how the request is made, since the other state's time to answer follows from it. */
const answerTerms: Readonly<Record<string, Partial<Step>>> = {
  richiesta_dublino: { fork: [road('ordinaria', 'Richiesta ordinaria', 'Ordinary request'), road('urgente', 'Risposta urgente chiesta', 'Urgent answer asked for')] },
  risposta_dublino: {
    rules: ['EU-02', 'EU-02b'], terms: [
      { rule: 'EU-02', from: { step: 'richiesta_dublino' }, when: [{ fork: 'richiesta_dublino', is: ['ordinaria'] }] },
      { rule: 'EU-02b', from: { step: 'richiesta_dublino' }, when: [{ fork: 'richiesta_dublino', is: ['urgente'] }] },
    ],
    text: w('Due mesi, uno se è stata chiesta risposta urgente; il silenzio vale accettazione: scrivi quel giorno.', 'Two months, one if an urgent answer was asked for; silence counts as acceptance: write that day.'),
  },
  richiesta_ammr: { fork: [road('ordinaria', 'Senza riscontro Eurodac o VIS', 'Without a Eurodac or VIS hit'), road('riscontro', 'Con un riscontro Eurodac o VIS', 'With a Eurodac or VIS hit')] },
  risposta_ammr: {
    rules: ['EU-07', 'EU-07b'], terms: [
      { rule: 'EU-07', from: { step: 'richiesta_ammr' }, when: [{ fork: 'richiesta_ammr', is: ['ordinaria'] }] },
      { rule: 'EU-07b', from: { step: 'richiesta_ammr' }, when: [{ fork: 'richiesta_ammr', is: ['riscontro'] }] },
    ],
  },
}

/** The same, where a shorter time to answer runs when there is a hit or an urgent answer was asked for (Reg. 604/2013 art. 22; Reg. 2024/1351 art. 40). */
export const asylum: Definition = { ...asylumFirst, version: 2, steps: asylumFirst.steps.map((step) => ({ ...step, ...answerTerms[step.id] })) }
