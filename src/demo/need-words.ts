import type { Answers } from '#modules/assessments/server/index.ts'

/** What is said of one area of need: how serious (0–4), what is asked, seen, already there, and what is done. */
interface Need {
  level: number
  asked?: string
  seen?: string
  has?: string
  first?: 'prima' | 'presto' | 'dopo' | 'no'
  does?: string
}

const areas = ['giu', 'abi', 'lav', 'lin', 'for', 'sal', 'fam', 'red', 'rel', 'vul', 'mob', 'dig', 'cit'] as const
export type NeedArea = (typeof areas)[number]

/** The sections of a need assessment: what is told of some areas, "no need" of the others. `voice`: whose words, when one person is assessed. */
export function needAnswers(told: Partial<Record<NeedArea, Need>>, voice: 'child' | null): Record<string, Answers> {
  return Object.fromEntries(areas.map((area) => {
    const { level, asked, seen, has, first, does } = told[area] ?? { level: 0 }
    return [area, {
      [`${area}_gravita`]: { level },
      ...(asked ? { [`${area}_espresso`]: { text: asked, ...(voice ? { voice } : {}) } } : {}),
      ...(seen ? { [`${area}_rilevato`]: { text: seen } } : {}),
      ...(has ? { [`${area}_risorse`]: { text: has } } : {}),
      ...(level > 0 ? { [`${area}_priorita`]: { choice: first ?? 'dopo' } } : {}),
      ...(does ? { [`${area}_azione`]: { text: does } } : {}),
    }]
  }))
}

/** A boy of sixteen who came alone. */
export const boyAlone: Partial<Record<NeedArea, Need>> = {
  giu: { level: 3, asked: '«Quando arriva il documento? Senza non posso lavorare.»', seen: 'Permesso chiesto, ricevuta in mano; passaporto scaduto.', has: 'Il fratello può mandare il certificato di nascita.', first: 'prima', does: 'Appuntamento al consolato con l’educatore entro il mese' },
  lin: { level: 2, asked: '«Capisco, ma parlo poco.»', seen: 'A1; segue se si parla piano.', has: 'Frequenta il CPIA quattro mattine, non manca mai.', first: 'presto' },
  for: { level: 2, asked: '«Voglio fare l’elettricista.»', seen: 'Sei anni di scuola nel suo Paese; licenza media da prendere.', has: 'Mani abili, ha lavorato in officina.', first: 'presto' },
  sal: { level: 1, asked: '«La notte mi sveglio.»', seen: 'Sonno leggero; visita d’ingresso regolare.', first: 'dopo' },
  fam: { level: 2, asked: '«Mia madre è preoccupata.»', seen: 'Sente la madre ogni domenica; pensa spesso a lei.', has: 'La sorella in Francia, con cui parla ogni settimana.', first: 'presto' },
  red: { level: 2, asked: '«A casa aspettano soldi.»', seen: 'Sente il peso del debito per il viaggio; ne parla a mezza voce.', first: 'presto' },
  rel: { level: 1, seen: 'Due amici in comunità; nessuno fuori.', has: 'Gioca a calcio.', first: 'dopo' },
  dig: { level: 1, asked: '«Mi serve lo SPID?»', seen: 'Ha il telefono; non ha identità digitale.', first: 'dopo' },
}

/** A mother and three children about to lose the flat: what is said of one child. */
export const childEvicted: Partial<Record<NeedArea, Need>> = {
  abi: { level: 3, seen: 'Dorme con i fratelli in una stanza umida.', first: 'presto', does: 'Con la madre allo sportello casa' },
  for: { level: 2, seen: 'Assenze il lunedì; i compiti restano indietro.', has: 'L’insegnante la aspetta e lo dice.', first: 'presto' },
  rel: { level: 1, seen: 'Vede poco i compagni fuori da scuola.', first: 'dopo' },
}

/** The same household: what is said of the mother. */
export const motherEvicted: Partial<Record<NeedArea, Need>> = {
  abi: { level: 4, asked: '«Se ci sfrattano dove vado con loro?»', seen: 'Convalida di sfratto; tre mensilità arretrate.', has: 'Il proprietario accetta un piano di rientro se comincia subito.', first: 'prima', does: 'Domanda di contributo con l’assistente sociale, entro dieci giorni' },
  lav: { level: 3, asked: '«Prendo tutto, ma la mattina li devo portare a scuola.»', seen: 'Pulizie a chiamata, senza contratto.', has: 'Referenze di due famiglie.', first: 'presto', does: 'Colloquio al servizio lavoro; pre-scuola per i più piccoli' },
  red: { level: 3, asked: '«Fino al venti ce la faccio.»', seen: 'Entrate discontinue; bolletta della luce rateizzata.', first: 'prima', does: 'Verifica del contributo economico e dell’assegno unico' },
  rel: { level: 2, asked: '«Ho solo mia cugina.»', seen: 'Poche persone su cui contare.', has: 'La vicina tiene i bambini il giovedì.', first: 'dopo' },
  dig: { level: 1, seen: 'Non riesce a presentare le domande da sola.', first: 'dopo' },
}

/** What the household shares. */
export const householdAnswers: Readonly<Record<string, Answers>> = {
  nucleo: {
    persone: { number: 4 }, minori: { number: 3 }, casa: { choice: 'inadeguata' }, entrate: { choice: 'no' },
    cura: { rows: [{ minore: 'I tre fratelli', chi: 'La madre', quando: 'sempre' }, { minore: 'I più piccoli', chi: 'La vicina', quando: 'giovedì pomeriggio' }] },
    forze: { text: 'Si aiutano; i grandi raccontano ai piccoli. La madre chiede e ringrazia.' },
  },
  sintesi: { prima: { text: 'Fermare lo sfratto: domanda di contributo e accordo con il proprietario. Poi il lavoro con orari possibili.' }, accordo: { text: 'La madre vorrebbe cambiare comune; i figli no, per la scuola.' } },
}

/** Where to live, now that the sister in France writes: the roads compared with the boy. */
export const interestAnswers = (by: string, day: string): Readonly<Record<string, Answers>> => ({
  quesito: { decisione: { text: 'Se chiedere il trasferimento in Francia, dove vive la sorella maggiore, o proseguire qui il percorso avviato. La sorella ha scritto di essere pronta ad accoglierlo.' }, tempo: { choice: 'g30' }, forma: { choice: 'completa' }, sentiti: { choices: ['minore', 'tutore', 'assistente_sociale', 'educatore', 'mediatore'] } },
  opinione: { opinione: { text: '«Mia sorella è la mia famiglia. Però qui ho la scuola e non voglio ricominciare da zero. Se posso vederla d’estate, resto.»' }, maturita: { choice: 'pieno' }, informato: { yes: 'yes', text: 'Con la mediatrice, in due incontri; ha fatto domande sui tempi.' } },
  sicurezza: { rischi: { text: 'Qui: nessuno emerso. In Francia: l’abitazione della sorella non è stata ancora verificata dal servizio del luogo. Viaggio da solo: da escludere.' }, pericolo: { yes: 'no', text: 'Vive in comunità, è sereno.' } },
  famiglia: { legami: { voices: { child: 'Mia sorella e mia madre. Qui, l’educatore e i compagni di squadra.', workers: 'La sorella lo sente ogni settimana e si è fatta carico delle pratiche.' } }, cura_familiare: { text: 'Da verificare con il servizio sociale francese, tramite l’autorità centrale.' }, continuita: { text: 'A scuola da sette mesi, esame di terza media a giugno.' } },
  salute: { salute: { text: 'In regola con le vaccinazioni; nessuna cura in corso.' } },
  sviluppo: { istruzione: { text: 'Licenza media a giugno, poi corso di elettricista già individuato.' }, identita: { text: 'Parla la sua lingua con due compagni; prega quando vuole; cucina i piatti di casa il venerdì.' } },
  vulnerabilita: { vulnerabilita: { text: 'Il debito per il viaggio, di cui parla a fatica: qualunque scelta non deve esporlo a chi lo pretende.' } },
  opzioni: { opzioni: { rows: [
    { opzione: 'Trasferimento presso la sorella adesso', pro: 'Vive con la famiglia', contro: 'Interrompe la scuola a metà anno; casa non verificata; lingua nuova', minore: 'Solo se la scuola non si perde' },
    { opzione: 'Restare fino a giugno, visite estive, verifica in Francia nel frattempo', pro: 'Finisce l’anno; tempo per la verifica; legame mantenuto', contro: 'Lontano dalla sorella ancora sette mesi', minore: 'È quella che preferisce' },
    { opzione: 'Lasciare le cose come stanno', pro: 'Nessun cambiamento', contro: 'La sorella resta una voce al telefono', minore: 'Non gli basta' },
  ] } },
  raccomandazione: {
    raccomandazione: { text: 'Restare fino a giugno; avviare ora la verifica presso la sorella; visita in estate, accompagnato.' },
    motivazione: { text: 'La famiglia viene prima, e la sorella è una risorsa vera: per questo si verifica subito. La scuola e la sua opinione pesano per non spostarlo a metà anno.' },
    piano: { rows: [{ azione: 'Scrivere all’autorità centrale per la verifica', chi: by, entro: day }, { azione: 'Videochiamata a tre ogni due settimane', chi: 'Educatore' }] },
    detto: { text: 'Detto al ragazzo con la mediatrice il giorno stesso, con la tutrice. Ha chiesto di scrivere lui alla sorella.' },
  },
})

/** Facts that made the team think of exploitation; nothing is identified here. */
export const traffickingAnswers = (by: string, on: (daysBefore: number) => string): Readonly<Record<string, Answers>> => ({
  quadro: { ambito: { choice: 'lavoro' }, identifica: { text: `${by}, assistente sociale` }, detto: { text: 'Con la mediatrice, in due incontri brevi: che cosa ci ha preoccupato e che può dire di no.' }, sicurezza: { yes: 'yes', text: 'In comunità; ha chiesto di non rispondere a un numero che lo chiama la sera.' } },
  reclutamento_vulnerabilita: { reclutamento_vulnerabilita_1: { state: 'by_child', on: on(16), fact: 'Dice che «uno del paese» gli ha pagato il viaggio e che dovrà restituire tremila euro.', strength: 'strong' } },
  sfruttamento: { sfruttamento_1: { state: 'by_third', on: on(9), who: 'educatore della comunità', fact: 'Rientrato tre sere alle ventidue, stanco; ha detto di avere aiutato in un autolavaggio.', strength: 'medium' }, sfruttamento_2: { state: 'observed', on: on(6), who: by, fact: 'Venti euro al giorno per dieci ore: lo racconta come un favore ricevuto.', strength: 'strong' } },
  coercizione: { coercizione_1: { state: 'by_child', on: on(6), fact: 'Se non va «chiamano mio padre».', strength: 'medium' } },
  invio: { contatti: { choices: ['ente', 'tutore'] }, volere: { choice: 'accetta' }, monitoraggio: { text: 'Rientri serali e telefonate: educatore, ogni giorno. Chiamata all’ente antitratta: assistente sociale.' } },
})
