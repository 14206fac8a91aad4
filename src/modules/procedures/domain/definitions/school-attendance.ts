import { w, type Definition } from '../definition.ts'
import { choice, confirm, fileNumber, mayAttach, maybeText, option, paper, road, source, text, brings } from '../parts.ts'

const absences = [{ fork: 'comunicazione', is: ['assenze'] }] as const
const notBack = [...absences, { fork: 'rientro', is: ['no'] }] as const
const base = { moment: 'date', required: true } as const

/** School attendance (art. 114 d.lgs. 297/1994): from the head's communication to the denuncia. Counting the absences is for the schools module. */
export const schoolAttendance: Definition = {
  id: 'scuola_114', version: 1, family: 'scuola', scope: 'case', section: 'education', start: 'comunicazione', tracksMissing: true,
  title: w('Obbligo scolastico: assenze e dispersione (art. 114)', 'Compulsory schooling: absences and drop-out (art. 114)'),
  whenUsed: w('Un minore in obbligo (6-16 anni) è assente più di 15 giorni in tre mesi senza giustificato motivo, o almeno un quarto delle ore dell’anno, o non è iscritto.', 'A child of 6-16 is absent more than 15 days in three months without reason, or at least a quarter of the yearly hours, or not enrolled.'),
  source: source('d.lgs. 297/1994 art. 114; DL 123/2023 art. 12; c.p. art. 570-ter', 'SEEN-2'), keywords: ['scuola', 'assenze', 'dispersione', 'sindaco', 'ammonizione', 'elusione', '114', '570-ter', 'school'],
  caveat: w('Più di 15 giorni vuol dire dal sedicesimo. I secondi sette giorni (avviso al sindaco) sono da verificare.', 'More than 15 days means from the sixteenth. The second seven days (notice to the mayor) are to be checked.'),
  groups: [{ id: 'scuola', title: w('Scuola', 'School') }, { id: 'comune', title: w('Comune', 'Municipality') }, { id: 'servizio', title: w('Servizio sociale', 'Social service') }],
  steps: [
    {
      ...base, id: 'comunicazione', group: 'scuola', actor: 'scuola', rules: ['SCU-03', 'SCU-08', 'SCU-02', 'SCU-09'], source: source('d.lgs. 297/1994 art. 114 c. 4', 'SEEN-2'), unskippable: true,
      title: w('Comunicazione del dirigente alla famiglia', 'The head’s communication to the family'), text: w('Scrivi il giorno in cui il dirigente ha avvisato chi risponde del minore: da lì si contano i sette giorni.', 'Write the day on which the head told who answers for the child: the seven days run from it.'), checks: [confirm('obbligo', 'È in età di obbligo (6-16 anni)', 'Of compulsory age (6-16)')],
      fork: [road('assenze', 'Più di 15 giorni in tre mesi', 'More than 15 days in three months'), road('elusione', 'Almeno un quarto delle ore: elusione', 'At least a quarter of the hours: elusion'), road('non_iscritto', 'Non iscritto', 'Not enrolled')],
    },
    {
      ...base, id: 'rientro', group: 'scuola', actor: 'scuola', rules: ['SCU-04'], source: source('d.lgs. 297/1994 art. 114', 'SEEN-2'), after: ['comunicazione'], when: absences, terms: [{ rule: 'SCU-04', from: { step: 'comunicazione' } }],
      title: w('È tornato a scuola?', 'Back at school?'), text: w('Entro sette giorni deve riprendere. Se non torna, scrivi il giorno in cui sono passati i sette.', 'Within seven days he must resume. If not, write the day on which the seven passed.'), fork: [road('si', 'È tornato', 'He is back', true), road('no', 'Non è tornato', 'He is not')], consequence: brings('ORD', 'Si passa al sindaco', 'It goes to the mayor'),
    },
    {
      ...base, id: 'sindaco', group: 'scuola', actor: 'scuola', rules: ['SCU-05'], source: source('d.lgs. 297/1994 art. 114', 'OWN'), after: ['rientro'], when: notBack, terms: [{ rule: 'SCU-05', from: { step: 'rientro' } }],
      title: w('Il dirigente avvisa il sindaco', 'The head tells the mayor'), text: w('Entro altri sette giorni. Il servizio chiede copia.', 'Within seven more days. The service asks for a copy.'), send: w('Al sindaco del comune di residenza', 'To the mayor of residence'), documents: [mayAttach('avviso', 'Avviso', 'Notice')], consequence: brings('ORD', 'Nessuno ammonisce la famiglia', 'Nobody warns the family'),
    },
    {
      ...base, id: 'ammonizione', group: 'comune', actor: 'sindaco', rules: ['SCU-05', 'SCU-02'], source: source('d.lgs. 297/1994 art. 114', 'SEEN-2'), after: ['sindaco'], when: notBack,
      title: w('Ammonizione del sindaco', 'The mayor’s warning'), text: w('Il sindaco ammonisce senza ritardo chi risponde del minore. Scrivi il giorno: dà una settimana.', 'The mayor warns without delay. Write the day: it gives a week.'), fields: [fileNumber('numero', 'Numero dell’atto', 'Number')], documents: [mayAttach('atto', 'Atto di ammonizione', 'Warning')],
    },
    {
      ...base, id: 'ammonizione_iscrizione', group: 'comune', actor: 'sindaco', rules: ['SCU-02'], source: source('d.lgs. 297/1994 art. 114', 'SEEN-2'), after: ['comunicazione'], when: [{ fork: 'comunicazione', is: ['non_iscritto'] }],
      title: w('Ammonizione per mancata iscrizione', 'Warning for missing enrolment'), text: w('Il minore non risulta iscritto: il sindaco ammonisce senza ritardo.', 'The child is not enrolled: the mayor warns without delay.'), fields: [fileNumber('numero', 'Numero dell’atto', 'Number')],
    },
    {
      ...base, id: 'esito', group: 'comune', actor: 'sindaco', rules: ['SCU-06'], source: source('d.lgs. 297/1994 art. 114', 'SEEN-2'), after: ['ammonizione', 'ammonizione_iscrizione'], when: [{ fork: 'comunicazione', is: ['assenze', 'non_iscritto'] }],
      terms: [{ rule: 'SCU-06', from: { earliestOf: [{ step: 'ammonizione' }, { step: 'ammonizione_iscrizione' }] } }],
      title: w('Una settimana dopo l’ammonizione', 'A week after the warning'), text: w('La famiglia presenta il minore, prova un’altra istruzione o giustifica.', 'The family brings the child, proves other schooling or justifies.'), fork: [road('risolto', 'Presentato, istruito altrove o giustificato', 'Brought, schooled elsewhere or justified', true), road('niente', 'Niente', 'Nothing')],
      consequence: brings('PEN', 'Segue la denuncia', 'A report of crime follows'),
    },
    {
      ...base, id: 'denuncia', group: 'comune', actor: 'sindaco', rules: ['SCU-07'], source: source('d.lgs. 297/1994 art. 114; c.p. art. 570-ter', 'SEEN-2'), after: ['esito'], when: [{ fork: 'comunicazione', is: ['assenze', 'non_iscritto'] }, { fork: 'esito', is: ['niente'] }], terms: [{ rule: 'SCU-07', from: { step: 'esito' } }],
      title: w('Denuncia del sindaco', 'The mayor’s report'), text: w('Senza ritardo (331 c.p.p.). La famiglia perde anche l’assegno di inclusione.', 'Without delay (331 c.p.p.). The family also loses the inclusion allowance.'), documents: [mayAttach('denuncia', 'Denuncia', 'Report')], consequence: brings('PEN', 'Omissione di denuncia; per la famiglia fino a due anni', 'Omission is an offence; up to two years for the family'),
    },
    {
      ...base, id: 'elusione', group: 'scuola', actor: 'scuola', rules: ['SCU-08', 'SCU-07'], source: source('d.lgs. 297/1994 art. 114; c.p. art. 570-ter', 'SEEN-2'), after: ['comunicazione'], when: [{ fork: 'comunicazione', is: ['elusione'] }],
      title: w('Elusione: avviso e denuncia', 'Elusion: notice and report'), text: w('Con almeno un quarto delle ore perse senza motivo è elusione: dirigente e sindaco procedono. Registra l’esito.', 'With a quarter of the hours lost without reason it is elusion: head and mayor proceed. Record the outcome.'), fields: [text('esito', 'Esito', 'Outcome')], consequence: brings('PEN', 'Fino a un anno per chi risponde del minore', 'Up to one year for who answers for the child'),
    },
    {
      ...base, id: 'contatto', group: 'servizio', actor: 'servizio', rules: [], source: source('Prassi del servizio', 'OWN'), after: ['comunicazione'],
      title: w('Contatto con famiglia e scuola', 'Contact with family and school'), text: w('Prima di ogni atto, una telefonata e un incontro: perché non va a scuola? Ritiro, lavoro, accudimento di fratelli, paura, lutto.', 'Before any act, a call and a meeting: why? Withdrawal, work, care of siblings, fear, mourning.'), fields: [text('perche', 'Perché non va', 'Why he does not go'), maybeText('accordi', 'Accordi', 'Agreements')],
    },
    {
      ...base, id: 'progetto', group: 'servizio', actor: 'equipe', required: false, rules: [], source: source('Prassi del servizio', 'OWN'), after: ['contatto'],
      title: w('Progetto di rientro', 'Plan to return'), text: w('Con scuola, famiglia e ragazzo: orario ridotto, educativa, percorso alternativo.', 'With school, family and child: reduced hours, educational support, other paths.'), documents: [paper('progetto', 'Progetto', 'Plan')], fields: [choice('con', 'Con il ragazzo', 'With the child', [option('si', 'Sì', 'Yes'), option('no', 'Non ancora', 'Not yet')])],
    },
  ],
}
