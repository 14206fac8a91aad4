import { w, type Instrument, type Item, type Section } from '../instrument.ts'
import { competences } from './competences.ts'
import { earlyDetection } from './early-detection.ts'
import { entryTalk } from './entry-talk.ts'
import { choices, column, option, section, text } from './parts.ts'
import { trafficking } from './trafficking.ts'
import { vulnerability } from './vulnerability.ts'
import { vulnerabilitiesOfLaw } from './vulnerability-list.ts'

/**
 * Later versions of shipped instruments, each said as what changes against the one before: that stands beside it as it was, and what was filled with it stays bound
 * to it. A key asks the same in both, so that they are compared.
 */
const withItem = (sections: readonly Section[], key: string, change: (item: Item) => Item): Section[] =>
  sections.map((one) => ({ ...one, items: one.items.map((item) => (item.key === key ? change(item) : item)) }))

const withLaw = (item: Item): Item => (item.kind === 'choices' ? { ...item, options: vulnerabilitiesOfLaw } : item)

/** Every person that art. 17 d.lgs. 142/2015 names: also the elderly, the single parent, violence for gender or sexual orientation. */
export const vulnerability2: Instrument = {
  ...vulnerability, version: 2,
  caveat: w('«Sopravvissuto a un naufragio» viene da una fonte secondaria. Essere minore, e minore non accompagnato, è già una condizione dell’art. 17; «anziano» c’è perché la legge lo nomina, per i familiari o chi accompagna il minore.', '“Survivor of a shipwreck” comes from a secondary source. Being a minor, and an unaccompanied one, already is a condition of art. 17; “elderly” is there because the law names it, for relatives or who accompanies the child.'),
  sections: withItem(vulnerability.sections, 'condizioni', withLaw),
}

/** The same conditions in the report of the entry talk. */
export const entryTalk2: Instrument = { ...entryTalk, version: 2, sections: withItem(entryTalk.sections, 'r3_profili', withLaw) }

/** Forms of harm (CISMAI/AGIA, with those that practice adds): the codes are those of the list `abuse_form`. */
const forms = [
  ['trascuratezza_materiale', 'Trascuratezza materiale', 'Physical neglect'], ['trascuratezza_affettiva', 'Trascuratezza affettiva', 'Emotional neglect'], ['trascuratezza_educativa', 'Trascuratezza educativa', 'Educational neglect'],
  ['violenza_assistita', 'Violenza assistita', 'Witnessed violence'], ['maltrattamento_psicologico', 'Maltrattamento psicologico', 'Psychological abuse'], ['incuria', 'Patologia delle cure: incuria', 'Pathology of care: lack of care'],
  ['discuria', 'Patologia delle cure: discuria', 'Pathology of care: distorted care'], ['ipercura', 'Patologia delle cure: ipercura', 'Pathology of care: excessive care'], ['maltrattamento_fisico', 'Maltrattamento fisico', 'Physical abuse'],
  ['abuso_sessuale', 'Abuso sessuale', 'Sexual abuse'], ['sfruttamento_sessuale', 'Sfruttamento sessuale', 'Sexual exploitation'], ['sfruttamento_lavorativo', 'Sfruttamento lavorativo', 'Labour exploitation'],
  ['accattonaggio', 'Accattonaggio', 'Forced begging'], ['economie_illegali', 'Impiego in economie illegali', 'Use in illegal economies'], ['tratta', 'Tratta', 'Trafficking'], ['mgf', 'Mutilazioni genitali femminili', 'Female genital mutilation'],
  ['matrimonio_forzato', 'Matrimonio forzato', 'Forced marriage'], ['violenza_pari', 'Violenza fra pari', 'Peer violence'], ['violenza_online', 'Violenza online', 'Online violence'], ['tortura_viaggio', 'Tortura o violenza nel viaggio', 'Torture or violence on the journey'],
  ['violenza_genere', 'Violenza di genere', 'Gender-based violence'],
] as const

/** With the forms of harm that the facts suggest, for who decides: a question to look into, never a finding. */
export const earlyDetection2: Instrument = {
  ...earlyDetection, version: 2,
  caveat: w('Gli indicatori e le forme vengono da conoscenze di pratica (CISMAI/AGIA, da verificare con i servizi): fateli vedere alla vostra équipe prima di adottarli. Nessuno da solo prova qualcosa; l’assenza di indicatori non esclude nulla.', 'Indicators and forms come from practice (CISMAI/AGIA, to be checked with the services): show them to your team before adopting them. None proves anything alone; their absence excludes nothing.'),
  sections: [...earlyDetection.sections, section('forme', 'Forme a cui i fatti fanno pensare', 'Forms that the facts suggest', 'health', [
    choices('forme', 'A quali forme fanno pensare i fatti scritti sopra', 'Which forms the facts written above suggest', forms.map(([key, it, en]) => option(key, it, en)), { help: w('Serve a scegliere chi consultare. Non è una diagnosi né un accertamento: si può lasciare vuoto.', 'It serves to choose whom to consult. Neither a diagnosis nor a finding: it may stay empty.') }),
    text('forme_perche', 'Quali fatti, e che cosa manca per capire', 'Which facts, and what is missing to understand', { requiredWhen: { item: 'forme', answered: true } }),
  ])],
}

/** Says on the form itself that the source of the single indicators could not be had, and what a service does about it. */
export const trafficking2: Instrument = {
  ...trafficking, version: 2,
  purpose: w('Mettere in ordine i fatti che fanno pensare alla tratta, nelle sei dimensioni ILO, per decidere con l’ente antitratta. Fonte dei singoli indicatori non disponibile: gli indicatori li inserisce il servizio, facendo una copia dello strumento e scrivendo al posto delle righe quelli del proprio ente antitratta.', 'To put in order the facts that suggest trafficking, in the six ILO dimensions, and to decide with the anti-trafficking body. Source of the single indicators not available: the service puts them in, by copying the instrument and writing those of its anti-trafficking body in the place of the rows.'),
  sections: trafficking.sections.map((one): Section => (trafficking.dimensions!.some(({ key }) => key === one.key)
    ? { ...one, help: w(`Fonte non disponibile, indicatori da inserire dal servizio. ${one.help!.it}`, `Source not available, indicators to be put in by the service. ${one.help!.en}`) }
    : one)),
}

/** A row is a fact that somebody saw, not an indicator of the scheme: nobody reading it in a report takes its number for one of the source. */
export const trafficking3: Instrument = {
  ...trafficking2, version: 3,
  sections: trafficking2.sections.map((one): Section => {
    const dimension = trafficking.dimensions!.find(({ key }) => key === one.key)
    return !dimension ? one : { ...one, items: one.items.map((item, index): Item => ({
      ...item, label: w(`${dimension.label.it}: fatto ${index + 1}`, `${dimension.label.en}: fact ${index + 1}`),
      ...(index === 0 ? { help: w('Scrivi il fatto e, con le sue parole, a quale indicatore dello schema del tuo ente antitratta corrisponde; la forza è quella che gli dà lo schema.', 'Write the fact and, in its words, which indicator of the scheme of your anti-trafficking body it matches; its strength is the one the scheme gives it.') } : {}),
    })) }
  }),
}

/** With the language in which the profile is written beside Italian, which parts stay out of the copy, and the copy given to the young person. */
export const competences2: Instrument = {
  ...competences, version: 2,
  sections: [
    section('lingua_profilo', 'In quali lingue, e che cosa si mostra', 'In which languages, and what is shown', 'work_status', [
      text('seconda_lingua', 'Le stesse cose nella lingua della persona', 'The same in the person’s own language', { help: w('Presentazione, che cosa sa fare, che cosa vorrebbe: nella lingua che la persona sceglie, accanto all’italiano. Scrivi anche quale lingua è e chi ha tradotto.', 'Introduction, skills, wishes: in the language the person chooses, beside Italian. Write also which language it is and who translated.') }),
      choices('parti_nascoste', 'Parti che la persona non vuole mostrare a chi riceve il profilo', 'Parts that the person does not want shown to who receives the profile', [
        option('presento', 'Mi presento', 'I introduce myself'), option('istruzione', 'Scuola e titoli', 'School and titles'), option('lavori', 'Esperienze di lavoro', 'Work experience'), option('vincoli', 'Vincoli', 'Limits'), option('aspirazioni', 'Che cosa vuole per sé', 'What the person wants'), option('nessuna', 'Nessuna', 'None'),
      ], { required: true, help: w('Decide la persona, e può cambiare idea. Le parti nascoste restano nel fascicolo e non vanno nella copia per aziende, scuole, enti.', 'The person decides, and may change mind. Hidden parts stay in the file and are left out of copies for companies, schools, bodies.') }),
    ]),
    ...competences.sections.map((one): Section => (one.key !== 'lingue' ? one : {
      ...one, items: one.items.map((item): Item => (item.key === 'lingue' && item.kind === 'table' ? { ...item, columns: [...item.columns, column('uso', 'Dove la usa', 'Where it is used')] } : item)),
    })),
  ],
}
