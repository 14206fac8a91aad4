/**
 * The three parts that a report to the court keeps apart (art. 473-bis.27 c. 2 c.p.c.): facts ascertained, statements of the parties and of third persons, evaluations.
 */
export type ReportPart = 'fact' | 'statement' | 'evaluation'

/** Kinds of diary entries in which somebody speaks; in the others the service tells what it saw or did. */
export const spokenKinds = ['colloquio', 'telefonata', 'messaggio'] as const
const spoken: ReadonlySet<string> = new Set(spokenKinds)

/** What a diary entry is held to be until who writes the report moves it: a statement where somebody of the family or a third person spoke, else a fact. */
export const partOf = (kind: string, speakers: number): ReportPart => (spoken.has(kind) && speakers > 0 ? 'statement' : 'fact')

/** A heading for an entry that has none: its first sentence, or as much of it as one line holds. */
export function headingOf(title: string | null, kindLabel: string, body: string): string {
  if (title) return title
  const sentence = body.trim().split(/(?<=[.!?])\s|\n/, 1)[0] ?? ''
  return sentence.length > 0 && sentence.length <= 90 ? `${kindLabel}: ${sentence}` : kindLabel
}
