import type { PlainDate } from '#kernel/domain/plain-date.ts'

/**
 * A paper: an official writing composed in the product (relazione, verbale, richiesta). What stands here is its content as it is frozen, numbered, hashed and
 * rendered; nothing in it refers to anything that can change afterwards.
 */

/** The kinds shipped; their skeletons are `skeletons.ts`. */
export const paperKinds = ['court_update', 'psychosocial', 'pei', 'framework_plan', 'social_file', 'report_403', 'half_yearly', 'ats_request', 'minutes', 'closing', 'entry_talk', 'mediation'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Everything that is printed with a body's template: the papers of a file, and the half-yearly list of a community, which speaks of many. */
export const printedKinds = [...paperKinds, 'hosted_list'] as const
export type PrintedKind = (typeof printedKinds)[number]

/** Printed section after section, without the parts of art. 473-bis.27: their own headings are what their norm asks for. */
export const withoutParts: ReadonlySet<PrintedKind> = new Set<PrintedKind>(['hosted_list', 'entry_talk', 'mediation'])

/**
 * The parts in the order in which they are printed. The three of art. 473-bis.27 c. 2 c.p.c. are `fact`, `statement` and `evaluation`; `opening` (question, sources,
 * persons) and `conclusion` (answer to the question, proposals) frame them.
 */
export const paperParts = ['opening', 'fact', 'statement', 'evaluation', 'conclusion'] as const
export type PaperPart = (typeof paperParts)[number]

/** A piece of text with its marks. A line break inside it is `\n`. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
}

/** Where a fact was taken from, as it is printed beside it: "diario, colloquio del 3 marzo 2026". */
export interface FactSource {
  kind: 'diary' | 'meeting' | 'service' | 'request' | 'assessment' | 'plan' | 'review' | 'measure'
  id: string
  version: number
}

/** Every block has an id of its own inside the paper: comments and findings of the check point to it. */
export type Block =
  | { kind: 'paragraph'; id: string; runs: Run[] }
  | { kind: 'heading'; id: string; level: 1 | 2; text: string }
  | { kind: 'list'; id: string; ordered: boolean; items: Run[][] }
  | { kind: 'quote'; id: string; runs: Run[]; saidBy: string | null }
  | { kind: 'table'; id: string; caption: string; head: string[]; rows: string[][] }
  | FactBlock

/** A fact taken up from the file. `edited`: its words were changed by who wrote the paper, and are printed as such. */
export interface FactBlock {
  kind: 'fact'
  id: string
  on: PlainDate
  title: string
  text: string
  saidBy: string | null
  source: FactSource
  /** Printed after the fact in small letters, written by the server: "Fonte: diario, 3/3/2026". */
  sourceWords: string
  edited: boolean
}

/** One section: the unit that has authors. A part may have several. */
export interface FrozenSection {
  key: string
  title: string
  part: PaperPart
  /** Psychological: it stands behind the clinical wall. */
  clinical: boolean
  /** Who wrote it, with the role: "Laura Conti, psicologa". */
  authors: string[]
  blocks: Block[]
}

/** How an evaluation was reached: the law wants it named (art. 473-bis.27 c. 2 c.p.c.). */
export interface Method {
  /** "Colloqui clinici", "CBCL 6-18", "Il Mondo del Bambino (P.I.P.P.I.)". */
  name: string
  /** What it was used for, and by whom; empty text when nothing is to be added. */
  words: string
}

export interface PaperPerson {
  name: string
  /** "assistente sociale", "coordinatrice". */
  role: string
}

/** The whole frozen content. Texts are plain text, NFC; days are days in Rome. */
export interface PaperContent {
  schema: 1
  kind: PrintedKind
  /** "Relazione di aggiornamento". */
  title: string
  language: 'it'
  /** The body that writes; the letterhead itself belongs to the body's template. */
  body: { organisationId: string; name: string; unit: string; address: string | null; contacts: string | null }
  /** Null only in a preview of what is still being written: it is then printed "BOZZA" on every page. */
  number: { n: number; year: number; version: number; /** "12/2026, versione 1" */ words: string } | null
  place: string | null
  on: PlainDate
  addressee: { name: string; office: string | null; address: string | null; pec: string | null; attention: string | null }
  /** Oggetto. */
  subject: string
  /** "Procedimento" → "R.G. 1234/2025 V.G.", "Fascicolo" → "CM 12/2026". */
  references: { label: string; value: string }[]
  child: { name: string; bornOn: PlainDate | null; words: string | null }
  /** What the judge asked, and by when; null when nobody ordered the paper. */
  question: { measure: string; text: string; by: PlainDate | null } | null
  period: { from: PlainDate; to: PlainDate } | null
  methods: Method[]
  sections: FrozenSection[]
  signatures: PaperPerson[]
  approvedBy: PaperPerson | null
  annexes: string[]
  /** The version that this one replaces, in words: "sostituisce la versione 1 del 3/3/2026". */
  supersedes: string | null
}

/** Titles of the parts, as the law names them. */
export const partTitles: Record<PaperPart, string> = {
  opening: 'Premessa',
  fact: 'Fatti accertati',
  statement: 'Dichiarazioni delle parti e dei terzi',
  evaluation: 'Valutazioni',
  conclusion: 'Conclusioni',
}

/** Sections in the order of their parts; within a part as they stand. */
export const inParts = (sections: readonly FrozenSection[]): { part: PaperPart; sections: FrozenSection[] }[] =>
  paperParts.map((part) => ({ part, sections: sections.filter((section) => section.part === part) })).filter(({ sections: some }) => some.length > 0)
