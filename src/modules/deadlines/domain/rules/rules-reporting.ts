import { actor, prosecutor } from './actors.ts'
import { atOnce, days, hours, judge, noTerm, promptly, rulesOf } from './table.ts'

const officials = actor('service', 'Pubblici ufficiali e incaricati di pubblico servizio (assistenti sociali, insegnanti, operatori)', 'Public officials and persons in charge of a public service (social workers, teachers, staff)')
const healthDirection = actor('other', 'Direzione sanitaria', 'Health direction')

/** 3.6 — duty to report: abandonment, crime, referto. */
export const rulesReporting = rulesOf('SEG', [
  {
    id: 'SEG-01', title: ['Segnalazione di abbandono', 'Report of abandonment'],
    trigger: ['Conoscenza, in ragione dell’ufficio, di un minore in stato di abbandono', 'Knowledge, by reason of office, of a child in abandonment'],
    by: actor('service', 'Pubblici ufficiali, incaricati di pubblico servizio, esercenti un servizio di pubblica necessità', 'Public officials, persons in charge of a public service, providers of a service of public necessity'), term: promptly,
    action: ['Riferire al più presto al PM minorile del luogo in cui si trova il minore', 'Report as soon as possible to the juvenile prosecutor of the place where the child is'],
    missed: ['PEN', 'Art. 70 c. 1 (328 c.p.; fino a un anno per la pubblica necessità)', 'Art. 70 par. 1 (328 c.p.; up to one year for public necessity)'],
    source: 'L. 184/1983 art. 9 c. 1, art. 70', sure: 'SEEN+OWN', note: ['Sanzione letta', 'Sanction read'],
  },
  {
    id: 'SEG-02', title: ['Denuncia di reato', 'Report of a crime'],
    trigger: ['Notizia, nell’esercizio o a causa delle funzioni, di un reato perseguibile d’ufficio', 'Knowledge, in or by reason of office, of a crime prosecutable ex officio'],
    by: officials, term: promptly,
    action: ['Denuncia scritta, anche se l’autore è ignoto, al PM o alla polizia giudiziaria; più obbligati possono firmare un solo atto. Nessun filtro del superiore', 'Written report, even if the author is unknown, to the prosecutor or judicial police; several obliged persons may sign one act. No filter by the manager'],
    missed: ['PEN', 'Artt. 361 e 362 c.p.', 'Arts. 361 and 362 c.p.'], source: 'c.p.p. art. 331', sure: 'SEEN',
  },
  {
    id: 'SEG-03', title: ['Contenuto della denuncia', 'Content of the report of a crime'],
    trigger: ['Redazione della denuncia (SEG-02)', 'Drafting of the report (SEG-02)'],
    by: officials, term: noTerm,
    action: ['Elementi essenziali del fatto, giorno di acquisizione della notizia, fonti; se possibile identità di autore, persona offesa e testimoni', 'Essential facts, day on which the news was acquired, sources; if possible identity of author, victim, witnesses'],
    missed: 'NONE', source: 'c.p.p. art. 332', sure: 'SEEN',
  },
  {
    id: 'SEG-04', title: ['Referto', 'Referto (health professional’s report)'],
    trigger: ['Assistenza prestata in un caso che può essere reato perseguibile d’ufficio', 'Assistance given in a case that may be a crime prosecutable ex officio'],
    by: actor('other', 'Esercente una professione sanitaria', 'Health professional'), term: hours(48),
    action: ['Referto al PM o alla polizia giudiziaria; subito se c’è pericolo nel ritardo', 'Report to the prosecutor or judicial police; immediately if delay is dangerous'],
    missed: ['PEN', 'Art. 365 c.p. (eccezione se espone la persona assistita a procedimento penale)', 'Art. 365 c.p. (except if it exposes the assisted person to prosecution)'],
    source: 'c.p.p. art. 334', sure: 'SEEN+OWN',
  },
  {
    id: 'SEG-05', title: ['Comunicazione del PM ordinario al PM minorile', 'Notice of the ordinary prosecutor to the juvenile one'],
    trigger: ['Procedimento per reati ex artt. 600 ss., 609-bis ss., 609-quater, 572, 612-bis c.p. in danno di un minore (o di un genitore contro l’altro)', 'Proceeding for crimes under arts. 600 ff., 609-bis ff., 609-quater, 572, 612-bis c.p. against a minor (or parent against parent)'],
    by: actor('prosecutor', 'PM ordinario', 'Ordinary prosecutor'), term: noTerm,
    action: ['Avvisare il PM minorile, anche ai fini degli artt. 330 e 333 c.c.; assistenza affettiva e psicologica in ogni stato e grado; coinvolti i servizi minorili e locali', 'Notify the juvenile prosecutor, also for arts. 330 and 333 c.c.; emotional and psychological assistance at every stage; juvenile and local services involved'],
    missed: 'NONE', source: 'c.p. art. 609-decies', sure: 'SEEN',
  },
  {
    id: 'SEG-06', title: ['Segnalazione di pregiudizio senza abbandono', 'Report of harm without abandonment'],
    trigger: ['Pregiudizio per il minore, senza abbandono', 'Harm to the child, without abandonment'],
    by: actor('service', 'Chiunque; per ufficio pubblici ufficiali e incaricati di pubblico servizio', 'Anyone; by office public officials and persons in charge of a public service'), term: promptly,
    action: ['Segnalare al PM minorile (artt. 330, 333, 336 c.c.)', 'Report to the juvenile prosecutor (arts. 330, 333, 336 c.c.)'],
    missed: 'ORD', source: 'c.c. art. 336; L. 184/1983 art. 9', sure: 'OWN',
  },
  {
    id: 'SEG-07', title: ['Ascolto della persona offesa', 'Hearing of the victim'],
    trigger: ['Iscrizione della notizia di reato per violenza domestica', 'Registration of the report of domestic violence'],
    by: prosecutor, term: judge(3),
    action: ['Sentire la persona offesa (eccezioni per i minori)', 'Hear the victim (exceptions for minors)'],
    missed: 'ORD', source: 'c.p.p. art. 362 c. 1-ter', sure: 'OWN',
  },
  {
    id: 'SEG-08', title: ['Nascita senza riconoscimento', 'Birth without recognition'],
    trigger: ['Nascita senza riconoscimento', 'Birth without recognition'],
    by: healthDirection, term: atOnce,
    action: ['Avvisare il PM minorile', 'Notify the juvenile prosecutor'],
    missed: 'ORD', source: 'DPR 396/2000 art. 30; L. 184/1983 art. 11', sure: 'OWN',
  },
  {
    id: 'SEG-08b', title: ['Dichiarazione di nascita in ospedale', 'Birth declaration at the hospital'],
    trigger: ['Nascita', 'Birth'],
    by: actor('party', 'Chi dichiara la nascita', 'Who declares the birth'), term: days(3),
    action: ['Dichiarare la nascita in ospedale', 'Declare the birth at the hospital'],
    missed: 'ORD', source: 'DPR 396/2000 art. 30', sure: 'OWN',
  },
  {
    id: 'SEG-08c', title: ['Dichiarazione di nascita in comune', 'Birth declaration at the municipality'],
    trigger: ['Nascita', 'Birth'],
    by: actor('party', 'Chi dichiara la nascita', 'Who declares the birth'), term: days(10),
    action: ['Dichiarare la nascita in comune', 'Declare the birth at the municipality'],
    missed: 'ORD', source: 'DPR 396/2000 art. 30', sure: 'OWN',
  },
  {
    id: 'SEG-09', title: ['Scomparsa o allontanamento', 'Disappearance or absconding'],
    trigger: ['Un minore scompare o si allontana dal collocamento', 'A minor disappears or absconds from the placement'],
    by: actor('community', 'Comunità, servizio sociale', 'Community, social service'), term: atOnce,
    action: ['Denuncia alla polizia (L. 203/2012), avviso a PM minorile, tribunale, tutore, prefettura; per i MSNA anche nel SIM', 'Police report (L. 203/2012), notice to juvenile prosecutor, court, guardian, prefecture; for unaccompanied minors also in SIM'],
    missed: 'ORD', source: 'L. 203/2012 art. 1; convenzioni', sure: 'OWN',
  },
])
