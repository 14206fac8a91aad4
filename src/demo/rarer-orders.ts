import { ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Child } from './children.ts'
import type { Order } from './order.ts'

/** What judges decide less often, each told on one file, so that a newcomer sees the range. */
export const rarerCourses = [
  'confermato_403', 'perso_403', 'decadenza', 'adottabilita', 'affido_consensuale', 'proroga', 'reintegra', 'ordine_protezione', 'ctu', 'incontri_sospesi', 'rieducativo', 'cautelare', 'prosieguo', 'eta',
] as const
export type RarerCourse = (typeof rarerCourses)[number]

const days = (child: Child, today: PlainDate): number => Math.round((Date.parse(today) - Date.parse(child.opened)) / 86_400_000)
const COMMUNITY = ['comunita_educativa', 'comunità educativa della zona'] as const

/** Which child each is told of: open files old enough, never the first of a story, which shows what happens most. */
export function rarerOf(all: readonly Child[], today: PlainDate): ReadonlyMap<Child, RarerCourse> {
  const chosen = new Map<Child, RarerCourse>()
  const choose = (course: RarerCourse, story: string, least: number, fits: (child: Child) => boolean = () => true) => {
    const among = all.filter((child) => !child.closed && child.story.key === story)
    const found = among.slice(story === 'msna' ? 0 : 1).find((child) => !chosen.has(child) && !child.siblingGroup && days(child, today) > least && fits(child))
      ?? among.slice(1).find((child) => !chosen.has(child) && days(child, today) > least && fits(child))
    if (found) chosen.set(found, course)
  }
  const both = ({ family }: Child): boolean => Boolean(family.mother && family.father)
  choose('confermato_403', 'assistita', 50, both)
  choose('perso_403', 'assistita', 25, both)
  choose('ordine_protezione', 'assistita', 60, both)
  choose('adottabilita', 'affido', 130, both)
  choose('affido_consensuale', 'affido', 30)
  choose('proroga', 'affido', 60)
  choose('reintegra', 'affido', 150, both)
  choose('decadenza', 'trascuratezza', 120, both)
  choose('ctu', 'conflitto', 90, both)
  choose('incontri_sospesi', 'conflitto', 80, both)
  choose('rieducativo', 'penale', 40)
  choose('cautelare', 'penale', 30)
  choose('prosieguo', 'msna', 40, (child) => ageOn(child.person.born, today).years >= 17)
  choose('eta', 'msna', 60, (child) => child.person.invented)
  return chosen
}

const emergency: Order = {
  kind: 'allontanamento_403', after: 1, authority: 'Servizio sociale, su delega del Sindaco', grounds: 'Il minore è esposto a grave pregiudizio nell’ambiente familiare; il pericolo è attuale e non si può attendere il giudice (art. 403 c.c.).',
  decision: 'Dispone il collocamento del minore in luogo sicuro.', placement: COMMUNITY,
}

const curator = { role: 'curatore_speciale', name: 'Avv. Elena Marchetti', powers: 'Rappresenta il minore nel procedimento' } as const

/** By days since the file was opened. */
const courses: Readonly<Record<RarerCourse, (soFar: number) => readonly Order[]>> = {
  confermato_403: () => [
    emergency,
    { kind: 'convalida_403', also: ['nomina_curatore_speciale'], after: 5, relation: 'confermato', decision: 'Convalida il collocamento; nomina il curatore speciale e il giudice relatore; fissa l’udienza.', placement: COMMUNITY, office: curator },
    {
      kind: 'conferma_403', also: ['limitazione_333', 'incontri_protetti'], after: 28, months: 24, every: 3, relation: 'confermato', mother: 'limitata', father: 'sospesa', limits: 'Residenza, scuola e salute: decide il servizio, sentita la madre.',
      decision: 'Conferma il collocamento in comunità; sospende il padre; limita la madre; incontri protetti.', mandate: 'Valutazione delle competenze genitoriali; incontri protetti; programma di rientro con la madre.', placement: COMMUNITY,
      prescriptions: [['Seguire il percorso proposto dal centro antiviolenza', 'madre', 120]],
    },
  ],
  perso_403: () => [
    emergency,
    {
      kind: 'provv_urgenti_post_403', also: ['allontanamento_familiare'], after: 5, relation: 'sostituito', father: 'sospesa', limits: 'Il padre lascia la casa e non vi si avvicina.', grounds: 'Il provvedimento ha perso efficacia: gli atti sono stati trasmessi oltre le ventiquattro ore (art. 403 c. 7).',
      decision: 'Provvede in via temporanea e urgente: la madre resta con il minore; il padre è allontanato.', mandate: 'Sostegno alla madre, vigilanza, relazione entro sessanta giorni.', placement: ['famiglia_origine', 'con la madre'], every: 2,
    },
  ],
  decadenza: () => [
    { kind: 'limitazione_333', also: ['nomina_curatore'], after: 20, every: 6, mother: 'limitata', father: 'limitata', limits: 'Scelte sanitarie e scolastiche compiute dal curatore.', decision: 'Limita i genitori e nomina un curatore per le scelte sanitarie e scolastiche (art. 333 c. 2).', mandate: 'Sostegno educativo e vigilanza.', office: { role: 'curatore', name: 'Avv. Sandra Ottolini', powers: 'Scelte sanitarie e scolastiche' } },
    { kind: 'decadenza_330', after: 95, every: 6, relation: 'modificato', father: 'decaduta', mother: 'limitata', limits: 'La madre esercita da sola, con le limitazioni del decreto precedente.', grounds: 'Il padre ha violato gravemente i suoi doveri e da un anno non cerca il figlio.', decision: 'Dichiara il padre decaduto; conferma le limitazioni della madre.', mandate: 'Sostegno alla madre; relazione ogni sei mesi.', prescriptions: [['Collaborare con l’educatrice', 'madre', null]] },
  ],
  adottabilita: () => [
    { kind: 'sospensione_rg', also: ['collocamento_comunita'], after: 2, mother: 'sospesa', father: 'sospesa', decision: 'Sospende i genitori e colloca il minore in comunità.', mandate: 'Indagine sui parenti entro il quarto grado.', placement: ['comunita_familiare', 'comunità di tipo familiare'], months: 24, every: 6 },
    { kind: 'decadenza_330', also: ['nomina_tutore'], after: 55, relation: 'modificato', mother: 'decaduta', father: 'decaduta', decision: 'Dichiara entrambi decaduti e nomina il tutore.', office: { role: 'tutore', name: 'Avv. Carlo Benassi', powers: 'Cura della persona e rappresentanza' } },
    { kind: 'apertura_adottabilita', after: 80, relation: 'confermato', grounds: 'Non sono stati trovati parenti che abbiano mantenuto rapporti significativi.', decision: 'Apre il procedimento per la dichiarazione dello stato di adottabilità.', mandate: 'Relazione sulle condizioni del minore.', every: 2 },
  ],
  affido_consensuale: () => [
    { kind: 'affido_consensuale', after: -5, months: 12, authority: 'Giudice tutelare di Milano', every: 6, decision: 'Rende esecutivo l’affidamento familiare disposto dal servizio con il consenso dei genitori, per dodici mesi.', mandate: 'Programma, vigilanza e rientri il fine settimana.', placement: ['affido_parttime', 'famiglia vicina, dal lunedì al venerdì'] },
  ],
  proroga: () => [
    { kind: 'affido_giudiziale', after: -700, months: 24, every: 6, mother: 'limitata', decision: 'Dispone l’affidamento familiare per ventiquattro mesi.', placement: ['affido_residenziale', 'famiglia affidataria'] },
    { kind: 'proroga_affido', after: 28, months: 12, every: 6, relation: 'confermato', grounds: 'La fine dell’affidamento porterebbe grave pregiudizio al minore.', decision: 'Proroga l’affidamento per dodici mesi.' },
  ],
  reintegra: () => [
    { kind: 'affido_servizio', after: 5, months: 12, every: 6, mother: 'limitata', father: 'limitata', decision: 'Affida il minore al servizio sociale per dodici mesi, presso i genitori.', mandate: 'Educativa domiciliare e sostegno alla genitorialità.', placement: ['famiglia_origine', 'presso i genitori'] },
    { kind: 'reintegra_332', also: ['cessazione_affido'], after: 140, relation: 'revocato', mother: 'piena', father: 'piena', grounds: 'Le ragioni delle limitazioni sono venute meno.', decision: 'Reintegra i genitori; cessa l’affidamento al servizio.' },
  ],
  ordine_protezione: () => [
    { kind: 'ordine_protezione', after: 6, months: 12, authority: 'Tribunale ordinario di Milano', decision: 'Ordina al padre la cessazione della condotta e l’allontanamento dalla casa per dodici mesi.', mandate: 'Sostegno al nucleo; riferire sull’osservanza.' },
    { kind: 'sospensione_incontri', after: 40, relation: 'confermato', decision: 'Sospende gli incontri con il padre fino all’esito del percorso.', mandate: 'Riferire sulle condizioni per riprendere gli incontri.' },
  ],
  ctu: () => [
    { kind: 'prov_temporanei', after: 15, authority: 'Tribunale ordinario di Milano, sezione famiglia', decision: 'Regola in via temporanea i tempi del minore con ciascun genitore.', mandate: 'Monitoraggio.', every: 6 },
    { kind: 'ctu', after: 50, authority: 'Tribunale ordinario di Milano, sezione famiglia', relation: 'confermato', decision: 'Dispone consulenza tecnica sulle competenze genitoriali; il servizio trasmette gli atti al consulente.' },
  ],
  incontri_sospesi: () => [
    { kind: 'incontri_protetti', after: 12, months: 12, every: 6, authority: 'Tribunale ordinario di Milano, sezione famiglia', decision: 'Dispone incontri in spazio neutro con il padre.', mandate: 'Spazio neutro settimanale.' },
    { kind: 'sospensione_incontri', after: 70, authority: 'Tribunale ordinario di Milano, sezione famiglia', relation: 'modificato', grounds: 'Il minore rifiuta gli incontri e ne riferisce con paura.', decision: 'Sospende gli incontri; dispone l’ascolto del minore.' },
  ],
  rieducativo: () => [
    { kind: 'rieducativo_25', after: 20, months: 6, every: 3, decision: 'Dispone un progetto di intervento educativo con finalità rieducativa e riparativa, sotto la direzione del servizio (art. 25 R.D.L. 1404/1934).', mandate: 'Progetto educativo, con i genitori; relazione finale.', prescriptions: [['Svolgere l’attività di utilità sociale presso la biblioteca', 'minore', null]] },
  ],
  cautelare: (soFar) => [
    { kind: 'misura_cautelare_minorile', after: 4, months: 3, decision: 'Applica la misura del collocamento in comunità (art. 22 DPR 448/1988).', placement: ['comunita_ministeriale', 'comunità indicata dal centro per la giustizia minorile'], mandate: 'Raccordo con l’USSM.' },
    { kind: 'map', after: Math.min(95, soFar - 10), months: 12, every: 3, relation: 'sostituito', decision: 'Sospende il processo e dispone la messa alla prova per dodici mesi.', mandate: 'Sostegno del progetto insieme all’USSM.' },
  ],
  prosieguo: (soFar) => [
    { kind: 'nomina_tutore', after: 20, decision: 'Nomina il tutore volontario.', office: { role: 'tutore', name: 'Dott.ssa Carla Sartori', powers: 'Tutela della persona e rappresentanza' } },
    { kind: 'prosieguo', after: soFar - 12, every: 6, relation: 'confermato', grounds: 'Il giovane ha avviato un percorso di inserimento e ha bisogno di un supporto prolungato (art. 13 L. 47/2017).', decision: 'Dispone l’affidamento al servizio sociale fino al compimento dei ventuno anni.', mandate: 'Progetto di autonomia: casa, lavoro, documenti.', placement: ['alloggio_autonomia', 'alloggio per l’autonomia'] },
  ],
  eta: () => [
    { kind: 'ratifica_accoglienza', also: ['nomina_tutore'], after: 12, decision: 'Ratifica le misure di accoglienza e nomina il tutore.', placement: ['struttura_comunale', 'comunità educativa'], office: { role: 'tutore', name: 'Dott. Renato Villa', powers: 'Tutela della persona e rappresentanza' } },
    { kind: 'attribuzione_eta', after: 52, relation: 'confermato', grounds: 'Vista la relazione dell’équipe multidisciplinare, con il margine di errore indicato.', decision: 'Attribuisce al minore l’età dichiarata.' },
  ],
}

/** The orders of each, in order; days count from the opening of the file. */
export const rarerOrders = (course: RarerCourse, child: Child, today: PlainDate): readonly Order[] => courses[course](days(child, today))
