import { w } from '../instrument.ts'

/** What is never asked a child and never written, said where the hand is about to write it (`practice.md` A3). One home, so that each instrument says it alike. */
export const never = {
  leading: w('Non fare domande che suggeriscono la risposta, né «perché?».', 'Do not ask leading questions, nor “why?”.'),
  details: w('Se emerge un abuso, una violenza o una tortura non chiedere i particolari: bastano gli elementi per attivare la protezione. Il racconto lo raccolgono la Procura o gli specialisti.', 'If abuse, violence or torture comes up do not ask for details: what is needed to start protection is enough. The account is for the prosecutor or specialists.'),
  verbatim: w('Non trascrivere qui il racconto di un abuso: sta solo nella parte riservata del fascicolo, scritta da chi ne ha titolo.', 'Do not write the account of an abuse here: it stands only in the restricted part of the file, written by who may.'),
  scars: w('Non chiedere di mostrare cicatrici o ferite. Niente foto e niente registrazioni.', 'Do not ask to show scars or wounds. No photographs, no recordings.'),
  proof: w('Non chiedere prove dell’età o di quello che racconta; non scrivere se è credibile.', 'Do not ask for proof of age or of what is told; do not write whether it is credible.'),
  relatives: w('Mai davanti a parenti o coetanei, e mai con loro come interpreti.', 'Never in front of relatives or peers, and never with them as interpreters.'),
  irregular: w('Non chiedere se i parenti hanno documenti regolari.', 'Do not ask whether relatives are in the country regularly.'),
  intimate: w('Non chiedere e non scrivere stato HIV, orientamento sessuale o religione, se non serve a un’azione precisa che il minore vuole: allora va nella parte del fascicolo di quell’azione.', 'Do not ask or write HIV status, sexual orientation or religion, unless a precise action that the child wants needs it: then it goes where that action is recorded.'),
  origin: w('Non scrivere l’etnia: solo la minoranza linguistica, se il minore vuole dirla e serve ad ascoltarlo.', 'Do not write ethnicity: only the language minority, if the child wants to say it and it helps to listen.'),
  suspects: w('Non scrivere qui il nome di chi è sospettato: usa il ruolo («un adulto della casa»).', 'Do not write here the name of who is suspected: use the role (“an adult of the household”).'),
  authorities: w('Nessun dato alle autorità del Paese di origine.', 'No data to the authorities of the country of origin.'),
  address: w('Non scrivere l’indirizzo protetto né il nome della struttura.', 'Do not write the protected address nor the name of the facility.'),
  diagnosis: w('Fatti, non diagnosi.', 'Facts, not diagnoses.'),
  clinicians: w('Solo invio, servizio, date, in carico sì o no: il contenuto resta ai clinici.', 'Only referral, service, dates, in charge or not: the content stays with the clinicians.'),
  poverty: w('La povertà da sola non è mai un motivo di allontanamento (L. 184/1983 art. 1).', 'Poverty alone is never a reason to remove a child (L. 184/1983 art. 1).'),
} as const
