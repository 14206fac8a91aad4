/**
 * How sure the rule is: `seen` in the text of the law, `sanction` only its sanction was seen, `own` known but not checked against the text.
 * A screen always says which.
 */
export type Sureness = 'seen' | 'sanction' | 'own'

/** A text in both languages of the screens. */
export interface BothLanguages {
  it: string
  en: string
}

export interface Norm {
  source: string
  sure: Sureness
  text: BothLanguages
}

/** Duty to report (`law.md` section 3.6), as workers may quote it in an advice. No number of days where the law gives none. */
export const norms = {
  'SEG-01': { source: 'L. 184/1983, art. 9 c. 1 e art. 70', sure: 'sanction', text: {
    it: 'Chi è pubblico ufficiale, incaricato di pubblico servizio o esercita un servizio di pubblica necessità e viene a sapere per il suo ufficio di un minore in abbandono lo riferisce al più presto alla Procura minorile del luogo in cui il minore si trova. L’omissione è punita.',
    en: 'A public official, or anybody in charge of a public service or of one of public necessity, who learns by office of an abandoned child reports it as soon as possible to the juvenile prosecutor of the place where the child is. Omission is punished.' } },
  'SEG-02': { source: 'Art. 331 c.p.p.; artt. 361 e 362 c.p.', sure: 'seen', text: {
    it: 'Pubblici ufficiali e incaricati di pubblico servizio (assistenti sociali di servizi pubblici o accreditati, insegnanti, personale scolastico) denunciano per iscritto e senza ritardo il reato perseguibile d’ufficio di cui hanno notizia nel servizio o a causa di esso, anche se l’autore è ignoto: al pubblico ministero o alla polizia giudiziaria. Più persone obbligate possono firmare un solo atto. Il dirigente non fa da filtro.',
    en: 'Public officials and those in charge of a public service (social workers of public or accredited services, teachers, school staff) report in writing and without delay a crime prosecutable ex officio that they learn of in service or because of it, even if its author is unknown: to the prosecutor or the judicial police. Several obliged persons may sign one act. The manager is no filter.' } },
  'SEG-03': { source: 'Art. 332 c.p.p.', sure: 'seen', text: {
    it: 'La denuncia contiene i fatti essenziali, il giorno in cui si è avuta la notizia e le fonti; se possibile chi è l’autore, la persona offesa e chi può riferire.',
    en: 'The report of a crime holds the essential facts, the day on which it was learnt and the sources; if possible who is the author, the victim and the witnesses.' } },
  'SEG-04': { source: 'Art. 334 c.p.p.; art. 365 c.p.', sure: 'own', text: {
    it: 'L’esercente una professione sanitaria che ha prestato assistenza in un caso che può essere reato perseguibile d’ufficio fa referto entro 48 ore, subito se c’è pericolo. Eccezione: se il referto espone a procedimento la persona assistita.',
    en: 'A health professional who assisted in a case that may be a crime prosecutable ex officio files a report within 48 hours, at once if there is danger. Exception: if it exposes the assisted person to prosecution.' } },
  'SEG-05': { source: 'Art. 609-decies c.p.', sure: 'seen', text: {
    it: 'Quando si procede per reati sessuali, maltrattamenti, sfruttamento o atti persecutori contro un minore, il pubblico ministero avvisa la Procura minorile; al minore è assicurata assistenza affettiva e psicologica in ogni fase.',
    en: 'When sexual crimes, ill-treatment, exploitation or stalking against a child are prosecuted, the prosecutor tells the juvenile prosecutor; the child has emotional and psychological assistance at every stage.' } },
  'SEG-06': { source: 'Art. 336 c.c.; L. 184/1983, art. 9', sure: 'own', text: {
    it: 'Un pregiudizio senza abbandono: chiunque può segnalarlo alla Procura minorile, e chi ha un ufficio pubblico lo fa per dovere d’ufficio (artt. 330, 333, 336 c.c.).',
    en: 'Harm without abandonment: anybody may report it to the juvenile prosecutor, and who holds a public office does so by office (arts. 330, 333, 336 c.c.).' } },
  'SEG-08': { source: 'D.P.R. 396/2000, art. 30; L. 184/1983, art. 11', sure: 'own', text: {
    it: 'Nascita senza riconoscimento: la direzione sanitaria avvisa subito la Procura minorile.',
    en: 'Birth without recognition: the health direction tells the juvenile prosecutor at once.' } },
  'SEG-09': { source: 'L. 203/2012, art. 1; convenzioni', sure: 'own', text: {
    it: 'Scomparsa o allontanamento di un minore da dove è accolto: subito denuncia alle forze di polizia, e avviso a Procura minorile, Tribunale per i minorenni, tutore e Prefettura; per i minori stranieri non accompagnati anche nel SIM.',
    en: 'A child missing from where it is cared for: police report at once, and notice to the juvenile prosecutor, the juvenile court, the guardian and the prefecture; for unaccompanied foreign minors also in the SIM.' } },
} as const satisfies Record<string, Norm>

export type NormCode = keyof typeof norms
export const normCodes = Object.keys(norms) as [NormCode, ...NormCode[]]

/** What art. 403 c.c. asks of who protects a child at once (`law.md` section 3.1): shown beside the decision, never computed or ordered here. */
export const urgentProtection: readonly Norm[] = [
  { source: 'Art. 403 c.c., c. 1', sure: 'seen', text: {
    it: 'Serve insieme: il minore è in abbandono o esposto, nell’ambiente familiare, a grave pregiudizio; c’è pericolo per la sua incolumità psicofisica; c’è emergenza. Senza emergenza la via è il ricorso ordinario (artt. 330 e 333 c.c.).',
    en: 'All together: the child is abandoned or, in the family environment, exposed to grave harm; there is danger to its psycho-physical safety; there is an emergency. Without emergency the way is the ordinary application (arts. 330 and 333 c.c.).' } },
  { source: 'Art. 403 c.c., c. 1', sure: 'seen', text: {
    it: 'Il provvedimento è scritto e motivato, con data e ora del collocamento in luogo sicuro. Lo adotta la pubblica autorità attraverso gli organi di protezione dell’infanzia: Accanto lo ricorda, non lo dispone.',
    en: 'The measure is written and reasoned, with date and hour of the placement in a safe place. The public authority adopts it through child-protection bodies: Accanto reminds, it does not order.' } },
  { source: 'Art. 403 c.c., c. 2', sure: 'seen', text: {
    it: 'Avviso orale immediato alla Procura minorile del luogo di residenza abituale: annotare ora e nome.',
    en: 'Immediate oral notice to the juvenile prosecutor of the place of habitual residence: note time and name.' } },
  { source: 'Art. 403 c.c., c. 2 e 7', sure: 'own', text: {
    it: 'Entro 24 ore dal collocamento con allontanamento: trasmettere alla Procura minorile il provvedimento, ogni documento utile e una relazione sintetica sui motivi. Se manca, il provvedimento perde efficacia.',
    en: 'Within 24 hours of the placement with removal: send the juvenile prosecutor the measure, every useful document and a short report on the reasons. Otherwise the measure lapses.' } },
]
