import { actor, appealCourt, court, parties } from './actors.ts'
import { age, atOnce, capMonths, days, judge, noTerm, procedural, promptly, rulesOf } from './table.ts'

const courtAndService = actor('service', 'Tribunale per i minorenni e servizio sociale', 'Juvenile court and social service')

/** 3.4 — adoptability and adoption (L. 184/1983), what the service feels of it. */
export const rulesAdoption = rulesOf('ADO', [
  {
    id: 'ADO-01', title: ['Apertura del procedimento di adottabilità', 'Opening of the adoptability proceeding'],
    trigger: ['Ricorso del PM minorile', 'The juvenile prosecutor’s application'],
    by: actor('court', 'Presidente del tribunale per i minorenni', 'President of the juvenile court'), term: atOnce,
    action: ['Aprire il procedimento; informare genitori o parenti e invitarli a nominare un difensore', 'Open the proceeding; inform parents or relatives and invite them to appoint counsel'],
    missed: ['NUL', 'Rischio di nullità', 'Risk of nullity'], source: 'L. 184/1983 art. 10', sure: 'OWN',
  },
  {
    id: 'ADO-02', title: ['Conferma del provvedimento urgente', 'Confirmation of the urgent measure'],
    trigger: ['Provvedimento urgente del presidente o del delegato', 'Urgent measure by the president or delegate'],
    by: court, term: judge(30),
    action: ['Confermare, modificare o revocare', 'Confirm, modify or revoke'],
    missed: ['LOSS', 'Il provvedimento decade (dubbio)', 'The measure lapses (doubtful)'], source: 'L. 184/1983 art. 10 c. 4-5', sure: 'OWN',
  },
  {
    id: 'ADO-03', title: ['Neonato non riconosciuto', 'Newborn not recognised'],
    trigger: ['Nascita senza riconoscimento', 'Birth without recognition'],
    by: court, term: atOnce,
    action: ['Dichiarare l’adottabilità senza altre indagini, salvo che qualcuno chieda tempo per riconoscere', 'Declare adoptability without inquiries, unless a person asks time to recognise the child'],
    missed: 'NONE', source: 'L. 184/1983 art. 11', sure: 'OWN',
  },
  {
    id: 'ADO-03b', title: ['Sospensione per il riconoscimento', 'Suspension to allow recognition'],
    trigger: ['Sospensione chiesta da chi vuole riconoscere il figlio', 'Suspension asked by who wants to recognise the child'],
    by: court, term: capMonths(2),
    action: ['Fine della sospensione: al più due mesi', 'End of the suspension: two months at most'],
    missed: 'NONE', source: 'L. 184/1983 art. 11', sure: 'OWN',
  },
  {
    id: 'ADO-04', title: ['Ricerche di genitori o parenti irreperibili', 'Search for parents or relatives'],
    trigger: ['Genitori o parenti di residenza sconosciuta', 'Parents or relatives of unknown address'],
    by: actor('court', 'Tribunale per i minorenni, tramite la polizia', 'Juvenile court, through the police'), term: promptly,
    action: ['Disporre le ricerche', 'Order the search'],
    missed: 'NONE', source: 'L. 184/1983 art. 13', sure: 'OWN',
  },
  {
    id: 'ADO-05', title: ['Sospensione utile al minore', 'Suspension useful to the child'],
    trigger: ['La sospensione del procedimento può essere utile al minore', 'Suspending the proceeding may be useful to the child'],
    by: court, term: capMonths(12),
    action: ['Sospendere il procedimento fino a un anno, prorogabile', 'Suspend the proceeding up to one year, extendable'],
    missed: 'NONE', source: 'L. 184/1983 art. 14', sure: 'OWN',
  },
  {
    id: 'ADO-06', title: ['Dichiarazione di adottabilità', 'Declaration of adoptability'],
    trigger: ['Fine delle indagini, abbandono provato', 'End of the inquiries, abandonment proved'],
    by: court, term: noTerm,
    action: ['Sentenza; sentiti il rappresentante della comunità o l’affidatario, il tutore, il minore di 12 anni e più', 'Judgment; having heard the community’s representative or the carer, the guardian, the child of 12 or over'],
    missed: 'NUL', source: 'L. 184/1983 art. 15', sure: 'SEEN',
  },
  {
    id: 'ADO-07', title: ['Appello contro l’adottabilità', 'Appeal against adoptability'],
    trigger: ['Notifica della sentenza integrale', 'Notification of the full judgment'],
    by: actor('party', 'PM e parti', 'Prosecutor and parties'), term: procedural(30, '?'),
    action: ['Appello alla Corte d’appello, sezione per i minorenni', 'Appeal to the Court of appeal, section for minors'],
    missed: 'DEC', source: 'L. 184/1983 art. 17', sure: 'SEEN-2',
  },
  {
    id: 'ADO-08', title: ['Ricorso per cassazione', 'Appeal to the Court of cassation'],
    trigger: ['Notifica (anche d’ufficio) della decisione della Corte d’appello', 'Notification (also ex officio) of the Court of appeal’s decision'],
    by: parties, term: procedural(30, '?'),
    action: ['Ricorso per cassazione; il termine breve è speciale e non vale per l’adozione ex art. 44', 'Appeal to the Court of cassation; the short term is special and does not extend to adoption under art. 44'],
    missed: 'DEC', source: 'L. 184/1983 art. 17', sure: 'SEEN-2',
  },
  {
    id: 'ADO-09', title: ['Udienza d’appello', 'Appeal hearing'],
    trigger: ['Deposito dell’appello', 'Filing of the appeal'],
    by: appealCourt, term: judge(60),
    action: ['Tenere l’udienza', 'Hold the hearing'],
    missed: 'ORD', source: 'L. 184/1983 art. 17 c. 3', sure: 'OWN',
  },
  {
    id: 'ADO-10', title: ['Indagini sulla coppia', 'Inquiries on the couple'],
    trigger: ['Domanda della coppia', 'The couple’s application'],
    by: courtAndService, term: days(120),
    action: ['Concludere le indagini', 'Conclude the inquiries'],
    missed: 'ORD', source: 'L. 184/1983 art. 22', sure: 'OWN',
  },
  {
    id: 'ADO-10b', title: ['Proroga delle indagini sulla coppia', 'Extension of the inquiries on the couple'],
    trigger: ['Inizio dell’unica proroga', 'Start of the only extension'],
    by: courtAndService, term: days(120),
    action: ['Concludere le indagini prorogate: al più altri 120 giorni', 'Conclude the extended inquiries: 120 more days at most'],
    missed: 'ORD', source: 'L. 184/1983 art. 22', sure: 'OWN',
  },
  {
    id: 'ADO-10c', title: ['Validità della domanda di adozione', 'Validity of the application to adopt'],
    trigger: ['Domanda della coppia', 'The couple’s application'],
    by: actor('party', 'Coppia', 'The couple'), term: capMonths(36),
    action: ['Fine della validità: tre anni', 'End of validity: three years'],
    missed: 'ORD', source: 'L. 184/1983 art. 22', sure: 'OWN',
  },
  {
    id: 'ADO-11', title: ['Affidamento preadottivo', 'Pre-adoptive placement'],
    trigger: ['Inizio dell’affidamento preadottivo', 'Start of the pre-adoptive placement'],
    by: courtAndService, term: capMonths(12),
    action: ['Decisione sull’adozione; il servizio vigila e riferisce come disposto', 'Decision on the adoption; the service supervises and reports as ordered'],
    missed: 'NONE', source: 'L. 184/1983 artt. 22 e 25', sure: 'OWN',
  },
  {
    id: 'ADO-11b', title: ['Proroga dell’affidamento preadottivo', 'Extension of the pre-adoptive placement'],
    trigger: ['Inizio della proroga', 'Start of the extension'],
    by: courtAndService, term: capMonths(12),
    action: ['Fine della proroga: al più un anno', 'End of the extension: one year at most'],
    missed: 'NONE', source: 'L. 184/1983 artt. 22 e 25', sure: 'OWN',
  },
  {
    id: 'ADO-12', title: ['Impugnazione dell’adozione', 'Appeal on the adoption'],
    trigger: ['Comunicazione del decreto o della sentenza di adozione', 'Communication of the adoption decree or judgment'],
    by: actor('party', 'PM, adottanti, tutore', 'Prosecutor, adopters, guardian'), term: procedural(30),
    action: ['Impugnare', 'Appeal'],
    missed: 'DEC', source: 'L. 184/1983 art. 26', sure: 'SEEN',
  },
  {
    id: 'ADO-13', title: ['Accesso alle origini', 'Access to origins'],
    trigger: ['Nascita della persona adottata', 'Birth of the adopted person'],
    by: actor('party', 'Persona adottata', 'The adopted person'), term: age(25, { opening: true }),
    action: ['Dai 25 anni può chiedere notizie sulle origini; autorizza il tribunale per i minorenni', 'From 25 may ask about the origins; the juvenile court authorises'],
    missed: 'NONE', source: 'L. 184/1983 art. 28 c. 5-8', sure: 'OWN',
  },
  {
    id: 'ADO-13b', title: ['Accesso alle origini per gravi motivi di salute', 'Access to origins for serious health reasons'],
    trigger: ['Nascita della persona adottata', 'Birth of the adopted person'],
    by: actor('party', 'Persona adottata', 'The adopted person'), term: age(18, { opening: true }),
    action: ['Dai 18 anni, per gravi e comprovati motivi di salute; autorizza il tribunale per i minorenni', 'From 18, for serious health reasons; the juvenile court authorises'],
    missed: 'NONE', source: 'L. 184/1983 art. 28 c. 5-8', sure: 'OWN',
  },
])
