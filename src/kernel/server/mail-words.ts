import type { Words } from '../domain/bilingual.ts'
import { isPlainDate } from '../domain/plain-date.ts'

/** All that words of an e-mail can say of a notice: no text that somebody wrote, so nobody's name. */
export interface MailFacts {
  /** The number of a file or report; empty when the notice has none. */
  number: string
  count: number
  /** A day, YYYY-MM-DD; empty when the notice has none. */
  day: string
}

/** A kind of notice in an e-mail: its subject, and one sentence that tells what is expected of the reader. */
export interface MailWording {
  subject: (facts: MailFacts) => Words
  text: (facts: MailFacts) => Words
}

/** The wordings of a module, by kind of notice. */
export type MailWordings = Readonly<Record<string, MailWording>>

const wordings = new Map<string, MailWording>()

/** Called by the composition root with the wordings of each module. */
export function addMailWords(own: MailWordings): void {
  for (const [kind, wording] of Object.entries(own)) wordings.set(kind, wording)
}

/** The kinds that have words of their own. */
export const mailKinds = (): string[] => [...wordings.keys()]

const unknown: MailWording = {
  subject: () => ({ it: 'C’è una novità', en: 'There is something new' }),
  text: () => ({ it: 'C’è un avviso per te.', en: 'There is a notice for you.' }),
}

// letters, digits and signs, with a digit among them: no name looks like that
const number = /^(?=.*\d)[A-Z0-9]{1,12}(?:[-/.][A-Z0-9]{1,12}){0,4}$/

/** What may be said of a notice's parameters: file number, count and day when they look like one, nothing else. */
export function factsOf(params: Readonly<Record<string, unknown>>): MailFacts {
  const day = [params['day'], params['dueOn'], params['due'], params['on'], params['reviewOn'], params['observeUntil']].find((value) => typeof value === 'string' && isPlainDate(value))
  return {
    number: typeof params['number'] === 'string' && number.test(params['number']) ? params['number'] : '',
    count: typeof params['count'] === 'number' ? params['count'] : 0,
    day: typeof day === 'string' ? day : '',
  }
}

/** A notice in the words of an e-mail. A kind without its own is told without saying what. */
export function mailWords(kind: string, params: Readonly<Record<string, unknown>>): { subject: Words; text: Words } {
  const wording = wordings.get(kind) ?? unknown
  const facts = factsOf(params)
  const tidy = (words: Words): Words => ({ it: tidied(words.it), en: tidied(words.en) })
  return { subject: tidy(wording.subject(facts)), text: tidy(wording.text(facts)) }
}

/** Where a number is missing the sentence still reads. */
const tidied = (text: string): string => text.replace(/\s+/g, ' ').replace(/ (?=[.,:;])/g, '').trim()

const formats = { it: new Intl.DateTimeFormat('it-IT', { dateStyle: 'full', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }) }

/** A day with its weekday, as a sentence says it: "lunedì 23 novembre 2026". */
export const dayInWords = (day: string, language: keyof Words): string => formats[language].format(new Date(`${day}T00:00:00Z`))
