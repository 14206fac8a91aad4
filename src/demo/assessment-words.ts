import type { Answers } from '#modules/assessments/server/index.ts'

type Words = readonly [child: string, parents: string, workers: string]

/** Levels of a neglected child at T0, T1, T2 and what each voice says of some of them; `{n}` is the child's name. */
export const worldOfNeglect: Readonly<Record<string, { levels: readonly [number, number, number]; words?: readonly [Words, Words?, Words?] }>> = {
  b1: { levels: [2, 3, 4], words: [['La mattina ho mal di pancia e non mangio.', 'Salta la colazione, non c’è tempo.', 'Tre bilanci di salute saltati. A scuola arriva senza merenda (maestra, due volte in ottobre).'], ['Adesso mangio il latte con i biscotti.', 'Abbiamo rifatto il pediatra.', 'Bilancio di salute fatto. Colazione quattro giorni su cinque (educatrice).'], ['Dormo bene.', 'Sta meglio.', 'Peso e controlli in regola.']] },
  b2: { levels: [3, 3, 4], words: [['Mi arrabbio quando urlano.', 'È nervoso, soprattutto la sera.', 'In classe si isola quando i compagni alzano la voce.'], ['Vado in camera e metto la musica.', 'Urliamo meno.', 'Chiede all’educatrice di parlare dopo un litigio.']] },
  b3: { levels: [3, 4, 4] },
  b4: { levels: [4, 4, 5], words: [['Mi vesto da solo e preparo anche mio fratello.', 'È bravo, si arrangia.', 'Autonomie buone, a volte troppe per l’età: accompagna il fratello a scuola.'], ['Ora mio fratello lo porta la vicina.', 'Ci siamo organizzati.', 'Non accompagna più il fratello.']] },
  b5: { levels: [4, 4, 5] },
  b6: { levels: [2, 3, 4], words: [['A scuola ci vado ma non capisco la matematica.', 'Le maestre dicono che manca troppo.', 'Undici assenze in un mese; letto e scritto con fatica.'], ['Mi piace il doposcuola.', 'Viene volentieri.', 'Due assenze nell’ultimo mese. Doposcuola tre pomeriggi.'], ['Ho preso sette in scienze!', 'Siamo contenti.', 'Frequenza regolare, risultati sufficienti.']] },
  b7: { levels: [3, 4, 5], words: [['Gioco al telefono.', 'Fuori non lo mando, non mi fido.', 'Nessuna attività con coetanei fuori da scuola.'], ['Faccio calcio il sabato!', 'Lo accompagna il papà.', 'Iscritto a calcio con la dote sport.']] },
  f1: { levels: [1, 2, 4], words: [['La sera a volte siamo soli.', 'Lavoriamo tutti e due, non sappiamo come fare.', 'Due sere a settimana i bambini restano soli fino alle 22 (riferito dai genitori e dalla vicina).'], ['Adesso c’è la signora Rosa.', 'La vicina viene il martedì e il giovedì.', 'Mai soli nelle ultime sei settimane.'], ['C’è sempre qualcuno.', 'Il turno di notte è finito.', 'Organizzazione stabile da tre mesi.']] },
  f2: { levels: [4, 4, 5] },
  f3: { levels: [3, 3, 4], words: [['Papà dice una cosa e mamma un’altra.', 'Non siamo mai d’accordo sugli orari.', 'Regole diverse tra i genitori sugli orari e sul telefono.']] },
  f4: { levels: [3, 4, 5], words: [['La domenica facciamo la pizza.', 'Ci piace cucinare insieme.', 'Momenti piacevoli rari ma buoni: la pizza della domenica.'], ['Abbiamo letto un libro in tre!', 'Leggiamo la sera.', 'Prestito in biblioteca, lettura due sere.']] },
  f5: { levels: [2, 3, 4], words: [['Mamma è stanca.', 'Non dormo, penso ai debiti.', 'La madre riferisce insonnia e solitudine; nessun sostegno attivo.'], ['Mamma ride di più.', 'Il gruppo mi fa bene.', 'La madre frequenta il gruppo genitori.']] },
  a1: { levels: [3, 4, 4] },
  a2: { levels: [3, 4, 4] },
  a3: { levels: [2, 2, 3], words: [['Una volta hanno staccato la luce.', 'Tremila euro di affitto arretrato.', 'Morosità; la madre senza lavoro da gennaio. La povertà da sola non è il problema.'], ['Adesso c’è la luce.', 'Paghiamo un po’ al mese.', 'Piano di rientro firmato con il proprietario.']] },
  a4: { levels: [2, 3, 3], words: [['Dormo con i miei fratelli e fa freddo.', 'C’è la muffa, il padrone non aggiusta.', 'Due stanze per cinque persone; muffa nella camera (visita domiciliare).']] },
  a5: { levels: [3, 4, 5] },
}

/** The entry talk of an unaccompanied boy, in the sections and items of the instrument. */
export const entryTalkAnswers: Readonly<Record<string, Answers>> = {
  presenti: { professione: { choice: 'assistente_sociale' }, tutore: { choice: 'provvisorio' }, mediatore: { choice: 'presente' }, lingua: { text: 'arabo' }, scelta: { yes: 'yes' } },
  informazione: { spiegato: { choices: ['dove', 'perche', 'riservatezza', 'pause', 'diritti', 'famiglia', 'accoglienza'] }, domande: { text: 'Chiede se può telefonare alla madre e se lo rimandano indietro.' }, condizioni: { text: 'Stanco, ha dormito poco. Due pause; il secondo incontro il giorno dopo.' } },
  identita: { dati: { choice: 'uguali' }, vuole_essere: { text: 'Con il nome che usano in famiglia' }, documenti: { choice: 'reperibili', text: 'Il fratello può mandare il certificato di nascita.' } },
  lingue: { lingue: { rows: [{ lingua: 'arabo', parla: 'yes', legge: 'yes' }, { lingua: 'francese', parla: 'unknown', legge: 'no' }] } },
  origine: { luogo: { text: 'Un paese vicino al fiume; giocava a calcio, aiutava il padre nei campi.' }, scuola: { text: 'Sei anni di scuola, poi lavoro con uno zio in officina.' } },
  viaggio: { partenza: { text: '«Ha deciso mio padre, io volevo finire la scuola.» È partito con un cugino.' }, tappe: { text: 'Quattordici mesi, tre Paesi, il mare.' }, debito: { yes: 'yes', text: 'Dice che «qualcuno aspetta» senza dire altro. Non si insiste.' } },
  relazioni: { familiari: { rows: [{ chi: 'madre', dove: 'terzi', contatto: 'si', raggiungere: 'no' }, { chi: 'sorella maggiore', dove: 'ue', citta: 'Francia', contatto: 'si', raggiungere: 'yes' }] }, persone: { text: 'La madre, la sorella, il cugino rimasto in viaggio.' }, telefonata: { choices: ['fatta'] } },
  aspettative: { aspettative: { text: 'Vuole imparare l’italiano e fare l’elettricista; pensa alla sorella in Francia.' }, mandato: { text: 'La famiglia si aspetta che mandi soldi presto.' } },
  ricostruzione: { ricostruzione: { text: 'Partenza decisa dalla famiglia, viaggio di quattordici mesi, arrivo da solo. Contatti vivi con madre e sorella.' }, riletto: { yes: 'yes' }, correzioni: { text: 'Chiede di non scrivere il nome del cugino.' } },
  progetto: { proposta: { text: 'Comunità, corso di italiano, visita medica, incontro con il tutore appena nominato.' }, desideri: { text: 'Una stanza con pochi, la scuola, parlare con la sorella ogni settimana.' }, prossimo: { text: 'Lunedì alle 10 al CPIA con l’educatore.' }, indagini: { choice: 'si' } },
  relazione: { r1_storia: { text: 'Cresciuto con i genitori e quattro fratelli; sei anni di scuola; partenza per volontà del padre.' }, r2_relazioni: { text: 'Madre e sorella sono i riferimenti. Nessun adulto di riferimento in Italia.' } },
  relazione_vulnerabilita: { r3_profili: { choices: ['nessuno'] }, r3_note: { text: 'Sonno leggero; da rivedere con il medico.' }, r4_fatti: { text: 'Un debito per il viaggio di cui parla a mezza voce: da approfondire con il mediatore di fiducia.' }, avviso: { yes: 'no' } },
  relazione_opinione: { r5_coinvolgimento: { text: 'Due sedute con mediatore; testo riletto e corretto da lui.' }, r6_opinione: { text: '«Voglio studiare e vivere vicino a mia sorella, ma prima voglio imparare bene qui.»' }, invii: { choices: ['comune', 'pmm', 'cartella'] } },
}
