import type { Words } from '#kernel/domain/bilingual.ts'

/** `note`: told, changes nothing. `doubt`: a person decides whether the row is loaded. `refusal`: not loaded. */
export type Level = 'note' | 'doubt' | 'refusal'

interface Kind {
  level: Level
  /** `detail` is what the file says, or a row's number. */
  words: (detail: string) => Words
}

const say = (it: string, en: string) => (): Words => ({ it, en })

/** All that can be said of a row. */
export const findingKinds = {
  noName: { level: 'refusal', words: say('Manca il nome del minore: scrivilo nel file', 'The child’s name is missing: write it in the file') },
  duplicateInFile: { level: 'refusal', words: (row) => ({ it: `È la stessa persona della riga ${row}: tienine una sola`, en: `The same person as in row ${row}: keep only one` }) },
  alreadyLoaded: { level: 'refusal', words: say('Questa riga è già stata caricata in questo servizio', 'This row was already loaded in this service') },
  openFile: { level: 'refusal', words: (number) => ({ it: `Ha già un fascicolo aperto${number && ` (${number})`}: lavora lì`, en: `There is already an open file${number && ` (${number})`}: work there` }) },
  futureOpening: { level: 'refusal', words: (date) => ({ it: `La data di apertura è nel futuro (${date}): correggila`, en: `The opening date is in the future (${date}): correct it` }) },
  adult: { level: 'doubt', words: (years) => ({ it: `Ha ${years} anni: controlla la data di nascita, o se va caricato`, en: `Is ${years} years old: check the birth date, or whether to load it` }) },
  alikeInFile: { level: 'doubt', words: (row) => ({ it: `Il nome è uguale o quasi a quello della riga ${row}, e nessuna data di nascita li distingue`, en: `The name is the same as in row ${row}, or nearly, and no birth date tells them apart` }) },
  oddName: { level: 'doubt', words: (name) => ({ it: `Nel nome «${name}» ci sono segni insoliti: controlla`, en: `There are unusual signs in the name “${name}”: check it` }) },
  nameOrder: { level: 'doubt', words: (name) => ({ it: `Non è sicuro quale sia il cognome in «${name}»`, en: `It is not certain which is the family name in “${name}”` }) },
  birthDate: { level: 'doubt', words: (why) => ({ it: `Data di nascita: ${why}`, en: `Birth date: ${why}` }) },
  openedOn: { level: 'doubt', words: (why) => ({ it: `Data di apertura: ${why}. Senza correzione vale oggi`, en: `Opening date: ${why}. Without a correction today counts` }) },
  taxCode: { level: 'doubt', words: (why) => ({ it: `Codice fiscale: ${why}. Se includi la riga resta scritto com’è, con il dubbio`, en: `Tax code: ${why}. If the row is included it is kept as it is, with the doubt` }) },
  taxCodeSays: { level: 'doubt', words: (why) => ({ it: why, en: `The tax code disagrees: ${why}` }) },
  closed: { level: 'doubt', words: (status) => ({ it: `Risulta chiuso («${status}»): se la includi si apre un fascicolo aperto`, en: `It is closed (“${status}”): if included an open file is made` }) },
  maybeKnown: { level: 'note', words: say('Forse già conosciuto: rispondi in «Forse già conosciuti»', 'Perhaps known already: answer in “Perhaps known already”') },
  joins: { level: 'note', words: say('È lo stesso minore di una registrazione che c’è già: le due si leggeranno insieme', 'The same child as a registration that is there already: the two will be read together') },
  becomesHis: { level: 'note', words: say('È una persona già registrata: il fascicolo sarà il suo', 'Somebody registered already: the file will be theirs') },
  noBirth: { level: 'note', words: say('Senza data di nascita', 'Without birth date') },
  yearOnly: { level: 'note', words: (year) => ({ it: `Si sa solo l’anno di nascita (${year})`, en: `Only the year of birth is known (${year})` }) },
  birthFromCode: { level: 'note', words: (date) => ({ it: `Data di nascita presa dal codice fiscale (${date})`, en: `Birth date taken from the tax code (${date})` }) },
  worker: { level: 'note', words: (name) => ({ it: `«${name}» non lavora in questo servizio: il fascicolo va al responsabile scelto`, en: `“${name}” does not work in this service: the file goes to the person chosen` }) },
  municipality: { level: 'note', words: (name) => ({ it: `Comune «${name}» non riconosciuto: resta nell’indirizzo`, en: `Municipality “${name}” not recognised: it stays in the address` }) },
  citizenship: { level: 'note', words: (name) => ({ it: `Cittadinanza «${name}» non riconosciuta: non viene caricata`, en: `Citizenship “${name}” not recognised: not loaded` }) },
  parentName: { level: 'note', words: (name) => ({ it: `Genitore «${name}»: nome e cognome da controllare`, en: `Parent “${name}”: check family and given name` }) },
} as const satisfies Record<string, Kind>

export type FindingCode = keyof typeof findingKinds

export interface Finding {
  code: FindingCode
  detail: string
}

export const levelOf = ({ code }: Finding): Level => findingKinds[code].level
export const findingWords = ({ code, detail }: Finding): Words => findingKinds[code].words(detail)

export type Outcome = 'create' | 'doubt' | 'refused'

/** What becomes of a row with these findings. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  const levels = new Set(findings.map(levelOf))
  return levels.has('refusal') ? 'refused' : levels.has('doubt') ? 'doubt' : 'create'
}
