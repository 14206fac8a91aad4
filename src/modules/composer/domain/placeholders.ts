/**
 * What a body may write between double braces in its DOCX template ("{{titolo}}"), and what a check of a template finds. The names are Italian: who makes the
 * template is an office of an Italian body.
 */
export type PlaceholderKind = 'text' | 'block' | 'loop'

interface Placeholder {
  kind: PlaceholderKind
  it: string
  en: string
  /** What may be written between the opening and the closing of a loop. */
  inside?: Readonly<Record<string, { it: string; en: string }>>
}

export const placeholders = {
  titolo: { kind: 'text', it: 'Titolo della relazione', en: 'Title of the paper' },
  numero: { kind: 'text', it: 'Numero e versione; «BOZZA» finché non è approvata', en: 'Number and version; “BOZZA” until it is approved' },
  versione: { kind: 'text', it: 'Quale versione sostituisce', en: 'Which version it replaces' },
  impronta: { kind: 'text', it: 'Impronta del contenuto', en: 'Hash of the content' },
  data: { kind: 'text', it: 'Data della relazione', en: 'Day of the paper' },
  luogo_e_data: { kind: 'text', it: 'Luogo e data', en: 'Place and day' },
  ente: { kind: 'text', it: 'Nome dell’ente', en: 'Name of the body' },
  intestazione: { kind: 'text', it: 'Ente, servizio, indirizzo e recapiti, uno per riga', en: 'Body, service, address and contacts, one a line' },
  destinatario: { kind: 'text', it: 'Destinatario, una voce per riga', en: 'Addressee, one entry a line' },
  oggetto: { kind: 'text', it: 'Oggetto', en: 'Subject' },
  minore: { kind: 'text', it: 'Nome e data di nascita della persona di minore età', en: 'Name and date of birth of the child' },
  periodo: { kind: 'text', it: 'Periodo considerato', en: 'Period considered' },
  visto: { kind: 'text', it: 'Chi ha approvato', en: 'Who approved' },
  corpo: { kind: 'block', it: 'Tutto il testo: quesito, parti con i titoli, fonti', en: 'The whole text: question, parts with titles, sources' },
  quesito: { kind: 'block', it: 'Quesito del giudice', en: 'Question of the judge' },
  premessa: { kind: 'block', it: 'Testo della premessa, senza titolo', en: 'Text of the opening, without title' },
  fatti: { kind: 'block', it: 'Fatti accertati, senza titolo', en: 'Facts ascertained, without title' },
  dichiarazioni: { kind: 'block', it: 'Dichiarazioni delle parti e dei terzi, senza titolo', en: 'Statements of the parties and third persons, without title' },
  valutazioni: { kind: 'block', it: 'Valutazioni con i metodi, senza titolo', en: 'Evaluations with methods, without title' },
  conclusioni: { kind: 'block', it: 'Conclusioni, senza titolo', en: 'Conclusions, without title' },
  fonti: { kind: 'block', it: 'Elenco numerato delle fonti dei fatti', en: 'Numbered list of the sources of facts' },
  elenco_allegati: { kind: 'block', it: 'Elenco degli allegati con il titolo; niente se non ce ne sono', en: 'List of annexes with its title; nothing when there are none' },
  riferimenti: {
    kind: 'loop', it: 'Oggetto, procedimento, fascicolo, periodo: ripetuto per ognuno', en: 'Subject, proceedings, file, period: repeated for each',
    inside: { etichetta: { it: 'Che cos’è', en: 'What it is' }, valore: { it: 'Che cosa dice', en: 'What it says' } },
  },
  firme: {
    kind: 'loop', it: 'Chi firma: ripetuto per ognuno', en: 'Who signs: repeated for each',
    inside: { nome: { it: 'Nome e cognome', en: 'Name' }, ruolo: { it: 'Qualifica', en: 'Role' } },
  },
  allegati: {
    kind: 'loop', it: 'Allegati: ripetuto per ognuno', en: 'Annexes: repeated for each',
    inside: { numero: { it: 'Numero d’ordine', en: 'Number' }, testo: { it: 'Che cos’è', en: 'What it is' } },
  },
} as const satisfies Record<string, Placeholder>

export type PlaceholderName = keyof typeof placeholders
const catalogue: Readonly<Record<string, Placeholder>> = placeholders

/** The placeholder of this name, if there is one. A name that every object has ("constructor") is none. */
export const placeholderOf = (name: string): Placeholder | undefined => (Object.hasOwn(catalogue, name) ? catalogue[name] : undefined)

/** The parts that must all be there when the whole text is not. */
export const partPlaceholders = ['premessa', 'fatti', 'dichiarazioni', 'valutazioni', 'conclusioni', 'fonti'] as const satisfies readonly PlaceholderName[]

export const findingCodes = [
  'not_docx', 'too_large', 'too_heavy', 'macros', 'embedded', 'external', 'unknown', 'outside_loop', 'unclosed_loop', 'unopened_loop', 'not_a_loop', 'loop_expected', 'broken', 'not_alone',
  'in_header', 'text_missing', 'text_twice', 'number_missing', 'signatures_missing', 'annexes_missing', 'not_filled',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** Where in the file: which part of it, and which of its paragraphs that hold words, counted from 1, with how it begins. */
export interface FindingPlace {
  part: 'body' | 'header' | 'footer' | 'notes'
  paragraph: number
  text: string
}

export interface Finding {
  code: FindingCode
  /** An `error` keeps the template from being used; a `note` is for who made it to judge. */
  level: 'error' | 'note'
  place: FindingPlace | null
  /** What was written there. */
  found: string | null
  /** What exists instead, nearest first. */
  instead: string[]
}

export interface TemplateCheck {
  usable: boolean
  /** Names found, each once. */
  placeholders: string[]
  findings: Finding[]
}

/** Names that exist, nearest in writing to what was written; those that begin alike first. */
export function nearest(written: string, names: readonly string[], most = 3): string[] {
  const wanted = written.toLowerCase().normalize('NFD').replace(/[^a-z_]/g, '').replace(/^_+|_+$/g, '')
  const distances = names.map((name) => ({ name, far: distance(wanted, name) - (wanted && (name.startsWith(wanted.slice(0, 4)) || wanted.includes(name)) ? 2 : 0) }))
  return distances.toSorted((a, b) => a.far - b.far || a.name.localeCompare(b.name)).slice(0, most).map(({ name }) => name)
}

/** Letters to change, add or take away to get from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
