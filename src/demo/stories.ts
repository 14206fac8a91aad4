import { everyday, type Moment } from './everyday.ts'

export interface Story {
  key: string
  label: string
  /** Youngest and oldest to whom it happens, in years. */
  ages: readonly [number, number]
  /** Once, in this order, spread over the life of the file. */
  course: readonly Moment[]
  /** Any number of times between. */
  everyday: readonly Moment[]
}

export const stories: readonly Story[] = [
  {
    key: 'trascuratezza', label: 'Trascuratezza e fragilità del nucleo', ages: [3, 13],
    course: [
      { kind: 'riunione', section: 'social', title: 'Apertura del caso in équipe', minutes: 45, body: 'La segnalazione della scuola viene letta in équipe: assenze ripetute, abbigliamento non adatto alla stagione, merenda spesso mancante. Si decide per una valutazione del nucleo con due colloqui e una visita domiciliare entro il mese.' },
      { kind: 'colloquio', section: 'social', title: 'Primo colloquio con i genitori', minutes: 70, with: ['madre', 'padre'], body: 'I signori {madre} e {padre} sono inizialmente diffidenti. Il padre lavora su turni di notte, la madre è senza occupazione da gennaio. Riconoscono la fatica: «Il mattino non ce la facciamo». Si spiega il senso della valutazione e che cosa possiamo offrire. Accettano l’educativa domiciliare.' },
      { kind: 'visita_domiciliare', section: 'social', title: 'Prima visita domiciliare', minutes: 80, with: ['child', 'madre'], body: 'Due stanze per cinque persone; muffa nella camera dei bambini, riscaldamento acceso. {n} dorme con i fratelli. La madre ha preparato il caffè e vuole far vedere le pagelle. Si concorda l’invio allo sportello casa e la borsa alimentare fino all’arrivo del contributo.' },
      { kind: 'nota', section: 'education', title: 'Avvio educativa domiciliare', body: 'Attivata l’educativa domiciliare per sei ore settimanali. Obiettivi concordati con i genitori: sveglia e colazione, frequenza a scuola ogni giorno, un pomeriggio di compiti con l’educatrice.' },
      { kind: 'equipe', section: 'social', title: 'Verifica a tre mesi', minutes: 60, body: 'Frequenza scolastica risalita: due assenze nell’ultimo mese, entrambe giustificate. Il padre ha cambiato turno. Restano i debiti con il padrone di casa. L’équipe conferma l’intervento e chiede un incontro con lo sportello casa.' },
    ],
    everyday,
  },
  {
    key: 'conflitto', label: 'Separazione conflittuale con mandato del Tribunale', ages: [3, 15],
    course: [
      { kind: 'nota', section: 'judicial', mandate: true, title: 'Ricevuto il mandato del Tribunale', body: 'Pervenuto il decreto con cui il Tribunale chiede al servizio un’indagine sul nucleo e la regolazione degli incontri tra {n} e il padre. Assegnato all’équipe centrale. Inviata ai genitori la lettera di convocazione.' },
      { kind: 'colloquio', section: 'judicial', mandate: true, title: 'Colloquio con la madre', minutes: 60, with: ['madre'], body: 'La signora {madre} ricostruisce la separazione. Chiede che gli incontri con il padre avvengano sempre con un operatore. Riferisce due episodi in cui {n} sarebbe tornato a casa in ritardo. Si raccolgono i fatti con date e luoghi, distinguendoli dalle sue preoccupazioni.' },
      { kind: 'colloquio', section: 'judicial', mandate: true, title: 'Colloquio con il padre', minutes: 60, with: ['padre'], body: 'Il signor {padre} contesta i ritardi e mostra i messaggi scambiati. È disponibile agli incontri in spazio neutro «purché si cominci». Si spiega che cosa il servizio scriverà al Tribunale e che entrambi potranno leggere la relazione.' },
      { kind: 'incontro_protetto', section: 'judicial', mandate: true, title: 'Primo incontro in spazio neutro', minutes: 60, with: ['child', 'padre'], body: '{n} entra tenendo la mano dell’educatrice. Dopo dieci minuti accetta di giocare a memory con il padre; ridono due volte. Alla fine chiede quando sarà la prossima volta. Il padre rispetta le indicazioni e saluta senza domande.' },
      { kind: 'nota', section: 'judicial', mandate: true, title: 'Inviato aggiornamento al Tribunale', body: 'Inviata la relazione di aggiornamento: otto incontri svolti su otto, andamento positivo, proposta di passare a incontri settimanali con accompagnamento dell’educatrice solo all’inizio e alla fine.' },
    ],
    everyday: [
      ...everyday,
      { kind: 'incontro_protetto', section: 'judicial', mandate: true, title: 'Incontro in spazio neutro', minutes: 60, with: ['child', 'padre'], body: 'Incontro regolare. {n} porta la verifica di matematica da far vedere al padre, che la guarda con attenzione. Un momento di tensione quando il padre chiede della nuova casa: l’educatrice riporta il discorso al gioco. Saluto sereno.' },
    ],
  },
  {
    key: 'assistita', label: 'Violenza assistita', ages: [4, 14],
    course: [
      { kind: 'riunione', section: 'judicial', mandate: true, title: 'Coordinamento con il centro antiviolenza', minutes: 50, body: 'Incontro con l’operatrice del centro antiviolenza: la signora {madre} ha presentato denuncia ed è seguita da loro. Si definisce chi fa che cosa: il centro accompagna la madre, il servizio valuta i bisogni di {n}. Nessun recapito va comunicato al padre.' },
      { kind: 'colloquio', section: 'health', title: 'Colloquio psicologico di {n}', minutes: 50, with: ['child'], body: '{n} disegna la casa senza porte e poi ne aggiunge due. Parla poco, risponde con la testa. Non si approfondiscono i fatti: si lavora sul sentirsi al sicuro adesso. Proposta una presa in carico in neuropsichiatria.' },
      { kind: 'telefonata', section: 'health', title: 'Invio alla neuropsichiatria', minutes: 15, body: 'Inviata la richiesta di presa in carico; lista d’attesa di circa due mesi. Concordato che nel frattempo prosegue il sostegno psicologico del servizio ogni due settimane.' },
      { kind: 'visita_domiciliare', section: 'social', title: 'Visita alla nuova sistemazione', minutes: 60, with: ['child', 'madre'], body: '{n} fa vedere il letto a castello e racconta della nuova scuola. La madre appare stanca ma più sicura; ha iniziato un tirocinio. Si parla di come rispondere alle telefonate dei parenti.' },
      { kind: 'equipe', section: 'social', title: 'Verifica del progetto', minutes: 60, body: 'Il sonno di {n} è migliorato, le insegnanti lo descrivono più presente. Restano i sobbalzi ai rumori forti. Confermati sostegno psicologico e gruppo madri. Prossima verifica fra tre mesi.' },
    ],
    everyday,
  },
  {
    key: 'msna', label: 'Minore straniero non accompagnato', ages: [14, 17],
    course: [
      { kind: 'colloquio', section: 'identity', title: 'Colloquio d’ingresso', minutes: 90, with: ['child'], body: 'Colloquio con mediatore. Si spiega a {n} dove si trova, chi siamo e quali sono i suoi diritti. Racconta di essere partito da casa quattordici mesi fa; ha una sorella maggiore in Francia con cui vuole restare in contatto. Dice di chiamarsi «come sulla tessera, ma a casa mi chiamano in un altro modo». Stanco, chiede di telefonare alla madre: la chiamata avviene alla fine del colloquio.' },
      { kind: 'nota', section: 'work_status', title: 'Richiesto il permesso per minore età', body: 'Depositata in Questura la richiesta di permesso di soggiorno per minore età, con la documentazione della comunità. Rilasciata la ricevuta.' },
      { kind: 'accompagnamento', section: 'health', title: 'Visita di ingresso e iscrizione sanitaria', minutes: 120, with: ['child'], body: 'Visita medica di ingresso: buone condizioni generali, da ripetere gli esami del sangue. Iscrizione al servizio sanitario completata, consegnata la tessera.' },
      { kind: 'riunione', section: 'education', title: 'Iscrizione al corso di italiano', minutes: 40, with: ['child'], body: 'Test di ingresso al CPIA: {n} sa leggere e scrivere nella sua lingua, in italiano è principiante. Inserito nel gruppo del mattino quattro giorni a settimana; da gennaio si valuta la scuola media.' },
      { kind: 'colloquio', section: 'work_status', title: 'Colloquio con il tutore volontario', minutes: 60, with: ['child'], body: 'Primo incontro tra {n} e la tutrice volontaria, con il mediatore. Si presentano; la tutrice spiega con parole semplici che cosa può e non può fare. {n} chiede se può lavorare: si spiega il percorso, prima la scuola e un tirocinio in estate.' },
      { kind: 'equipe', section: 'social', title: 'Verifica del progetto educativo', minutes: 60, body: 'Presenti comunità, servizio di supporto e tutrice. {n} frequenta con impegno, ha amici in comunità, partecipa al laboratorio di cucina. Preoccupa il debito del viaggio di cui parla a mezza voce. Si concorda uno spazio di ascolto con il mediatore di fiducia.' },
    ],
    everyday: [
      { kind: 'osservazione', section: 'social', title: 'Osservazione della settimana', body: 'Settimana serena. {n} ha cucinato per tutti il venerdì e ha insegnato ai compagni un gioco di carte. Rispetta gli orari. Ha chiamato a casa due volte; dopo la seconda è rimasto in camera a lungo.' },
      { kind: 'accompagnamento', section: 'work_status', title: 'Accompagnamento in Questura', minutes: 150, with: ['child'], body: 'Appuntamento per le impronte, senza intoppi. {n} era in ansia e si è rassicurato quando l’operatore allo sportello gli ha spiegato i passaggi. Prossimo appuntamento da ricevere per posta.' },
      { kind: 'colloquio', section: 'social', title: 'Colloquio con mediatore', minutes: 50, with: ['child'], body: '{n} parla del fratello più piccolo e della scuola lasciata a dodici anni. Vorrebbe fare l’elettricista. Gli si mostra il volantino dei corsi professionali; lo tiene. Chiede di poter andare in moschea il venerdì: si concorda come.' },
      ...everyday.filter((moment) => moment.section === 'education' || moment.section === 'health'),
    ],
  },
  {
    key: 'dispersione', label: 'Abbandono scolastico', ages: [11, 16],
    course: [
      { kind: 'telefonata', section: 'education', title: 'Segnalate le assenze', minutes: 20, with: ['scuola'], body: '{scuola} comunica che {n} è assente da quasi un mese senza giustificazione. La famiglia non risponde al telefono. Concordata una convocazione congiunta.' },
      { kind: 'visita_domiciliare', section: 'social', title: 'Visita per le assenze', minutes: 60, with: ['child', 'madre'], body: '{n} apre la porta in pigiama a mezzogiorno. Dice di dormire poco e di non voler più tornare in quella classe: «Mi prendono in giro perché non leggo». La madre non sapeva. Si decide di chiedere una valutazione degli apprendimenti.' },
      { kind: 'riunione', section: 'education', title: 'Piano di rientro', minutes: 60, with: ['scuola', 'madre', 'child'], body: 'Tutti d’accordo su un rientro graduale: due ore al giorno per due settimane con un’insegnante di riferimento, poi orario pieno. Attivato il gruppo del pomeriggio. {n} sceglie il banco vicino alla finestra.' },
      { kind: 'equipe', section: 'education', title: 'Esito della valutazione', minutes: 45, body: 'La valutazione indica un disturbo della lettura. La scuola predispone il piano didattico personalizzato. {n} è sollevat{o}: «Allora non sono scem{o}».' },
    ],
    everyday,
  },
  {
    key: 'penale', label: 'Procedimento penale minorile', ages: [14, 17],
    course: [
      { kind: 'nota', section: 'judicial', mandate: true, title: 'Richiesta di informazioni dell’autorità giudiziaria minorile', body: 'Ricevuta la richiesta di elementi sulle condizioni personali e familiari di {n}. Preso contatto con l’ufficio di servizio sociale per i minorenni per coordinare i colloqui.' },
      { kind: 'colloquio', section: 'judicial', mandate: true, title: 'Colloquio con {n} e i genitori', minutes: 70, with: ['child', 'madre', 'padre'], body: '{n} ammette di aver partecipato alla rissa e si dice pentito per il compagno ferito. I genitori sono preoccupati; il padre fatica a contenere la rabbia. Si discute di che cosa potrebbe fare {n} per riparare.' },
      { kind: 'riunione', section: 'judicial', mandate: true, title: 'Progetto per la messa alla prova', minutes: 60, body: 'Definito con l’USSM il progetto: attività di volontariato alla mensa due volte a settimana, scuola, colloqui quindicinali, lettera alla persona offesa quando {n} sarà pront{o}.' },
      { kind: 'nota', section: 'judicial', mandate: true, title: 'Aggiornamento sull’andamento', body: 'La mensa riferisce presenza costante; {n} ha proposto di tenere lui il turno del sabato. Due ritardi a scuola, spiegati. Inviato l’aggiornamento all’USSM.' },
    ],
    everyday,
  },
  {
    key: 'affido', label: 'Affidamento familiare', ages: [3, 12],
    course: [
      { kind: 'equipe', section: 'social', title: 'Valutazione dell’affido', minutes: 60, body: 'Dopo un anno di interventi i genitori non sono ancora in grado di garantire continuità. L’équipe propone un affidamento consensuale di un anno con rientri nel fine settimana. Si chiede all’associazione una famiglia vicina, per non cambiare scuola.' },
      { kind: 'colloquio', section: 'social', title: 'Presentazione del progetto ai genitori', minutes: 70, with: ['madre', 'padre'], body: 'I signori {madre} e {padre} piangono, poi chiedono dove abiterà {n} e se potranno telefonare ogni sera. Si legge insieme il progetto: tempi, visite, che cosa devono fare loro. Firmano il consenso.' },
      { kind: 'accompagnamento', section: 'social', title: 'Primo incontro con la famiglia affidataria', minutes: 120, with: ['child'], body: '{n} conosce la famiglia affidataria e il loro cane. Dopo mezz’ora gioca in cortile. Al ritorno chiede se può portare la bicicletta.' },
      { kind: 'visita_domiciliare', section: 'social', title: 'Visita alla famiglia affidataria', minutes: 75, with: ['child'], body: '{n} si è ambientat{o}: ha una mensola con le sue cose e la foto dei genitori. Qualche fatica la domenica sera, al ritorno dai rientri. Gli affidatari partecipano al gruppo dell’associazione.' },
      { kind: 'equipe', section: 'social', title: 'Verifica semestrale dell’affido', minutes: 60, body: 'I genitori hanno rispettato il calendario e il padre ha concluso il percorso al SerD. {n} chiede di tornare a casa «per Natale e poi per sempre». Si concorda di allungare i rientri e di rivedere il progetto fra tre mesi.' },
    ],
    everyday,
  },
]

/** Facts of a report, as a school, a doctor or a neighbour tells them. */
export const reportFacts: readonly [source: string, urgency: string, text: string][] = [
  ['scuola', 'entro_7_giorni', 'L’alunno arriva spesso senza materiale e senza merenda; nell’ultimo mese undici assenze. Alla domanda dell’insegnante ha risposto che la mattina si sveglia da solo.'],
  ['scuola', 'entro_2_giorni', 'Durante il laboratorio la ragazza ha detto all’insegnante di avere paura di tornare a casa quando il padre ha bevuto. Riferisce urla e oggetti rotti la notte di sabato.'],
  ['pediatra_mmg', 'entro_7_giorni', 'Saltati tre controlli; la bambina ha perso peso. La madre, contattata, appare confusa e riferisce di essere sola da settimane.'],
  ['forze_ordine', 'immediata', 'Minore rintracciato nella notte alla stazione, senza documenti e senza adulti di riferimento. Riferisce di avere sedici anni. Collocato in pronta accoglienza.'],
  ['vicino_cittadino', 'entro_30_giorni', 'Una vicina riferisce di sentire spesso un bambino piangere a lungo la sera e di averlo visto sul balcone da solo.'],
  ['scuola', 'entro_30_giorni', 'Il ragazzo non frequenta da tre settimane. La famiglia non risponde alle comunicazioni della segreteria.'],
  ['pronto_soccorso', 'entro_2_giorni', 'Accesso per contusioni al braccio con spiegazioni diverse tra i genitori. Dimesso con invito a contattare il servizio.'],
  ['terzo_settore', 'entro_7_giorni', 'L’educatore del centro giovani segnala che la ragazza racconta di un fidanzato molto più grande e di regali costosi.'],
]
