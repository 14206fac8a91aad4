import { addDays, ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'

const months = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre']
const two = (n: string | number): string => String(n).padStart(2, '0')

const bornNumbers = /\bnat[oa](?:\/a)?\s+(?:a\s+[^,.;\n]{1,60}?,?\s+)?(?:il|l['’])\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})/gi
const bornWords = new RegExp(`\\bnat[oa](?:/a)?\\s+(?:a\\s+[^,.;\\n]{1,60}?,?\\s+)?(?:il|l['’])\\s*(\\d{1,2})°?\\s+(${months.join('|')})\\s+(\\d{4})`, 'gi')
const aged = /(?:\bdi\s+anni\s+(\d{1,2})\b|\b(?:di|ha|con|compie)\s+(?:gli\s+)?(\d{1,2})\s+anni\b)/gi

const fold = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()

export interface AgeTrouble {
  /** As written: "nata il 3/3/2012", "di 12 anni". */
  written: string
  what: 'birth' | 'age'
}

/**
 * Dates of birth and ages said of the child that do not agree with the register. Only sentences that name the child (or say "il minore", "la minore") are read:
 * ages of others are nobody's business here. An age counts as right on any day between the first of the period and the paper's own.
 * @param names the words by which the child is called, each at least three letters long to count
 */
export function ageTroubles(text: string, child: { names: readonly string[]; born: PlainDate }, between: { from: PlainDate; to: PlainDate }): AgeTrouble[] {
  const called = [...child.names.filter((name) => name.length >= 3).map(fold), 'il minore', 'la minore', 'minorenne']
  const [least, most] = [ageOn(child.born, between.from).years, ageOn(child.born, addDays(between.to, 1)).years]
  const found: AgeTrouble[] = []
  for (const sentence of text.split(/(?<=[.;!?])\s|\n/)) {
    if (!called.some((name) => fold(sentence).includes(name))) continue
    for (const [written, day, month, year] of sentence.matchAll(bornNumbers)) if (`${year}-${two(month!)}-${two(day!)}` !== child.born) found.push({ written, what: 'birth' })
    for (const [written, day, month, year] of sentence.matchAll(bornWords)) {
      if (`${year}-${two(months.indexOf(month!.toLowerCase()) + 1)}-${two(day!)}` !== child.born) found.push({ written, what: 'birth' })
    }
    for (const [written, one, other] of sentence.matchAll(aged)) {
      const age = Number(one ?? other)
      if (age < least || age > most) found.push({ written, what: 'age' })
    }
  }
  return found
}
