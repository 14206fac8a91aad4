/** What a text of the sheet for the child must not hold. `stop`: it does not enter; `look`: it enters after somebody looked. */
export interface SheetFinding {
  kind: 'phone' | 'email' | 'tax_code' | 'address' | 'adult_text' | 'dissent' | 'hard_word'
  stop: boolean
  found: string
}

const stops = { phone: true, email: true, tax_code: true, address: true, adult_text: true, dissent: true, hard_word: false } as const

/** Words of files and courts: a child may need another. Italian, English and French; stems. */
const hard = [
  'abus', 'maltratt', 'trascurat', 'pregiudiz', 'inadeguat', 'incapac', 'diagnos', 'disturb', 'patolog', 'segnalaz', 'denunc', 'procura', 'tribunal', 'decadenz', 'allontanament', 'tossicodip',
  'alcol', 'psichiatr', 'violenz', 'condann', 'reato', 'abuse', 'neglect', 'court', 'disorder', 'prosecutor', 'violence', 'maltrait', 'négligen',
]

const phone = /(?:\+?[\d٠-٩০-৯۰-۹][\s./-]?){8,}/u
const email = /[\w.+-]+@[\w-]+\.[\w.]+/u
const taxCode = /\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b/iu
const address = /\b(?:via|viale|piazza|piazzale|corso|vicolo|largo|strada)\s+(?:\p{Lu}|\d)[\p{L}'’.]*(?:\s+[\p{L}'’.]+){0,4}\s*,?\s*(?:n\.?\s*)?\d+/u

const wordsOf = (text: string): string[] => text.toLocaleLowerCase('it').match(/\p{L}+/gu) ?? []
const RUN = 7

/** The first run of so many words that both texts share; null without one. */
function sharedRun(text: string, other: string): string | null {
  const [mine, theirs] = [wordsOf(text), ` ${wordsOf(other).join(' ')} `]
  for (let i = 0; i + RUN <= mine.length; i++) {
    const run = mine.slice(i, i + RUN).join(' ')
    if (theirs.includes(` ${run} `)) return run
  }
  return null
}

const pattern = (kind: SheetFinding['kind'], expression: RegExp, text: string): SheetFinding[] => {
  const found = expression.exec(text)?.[0].trim()
  return found ? [{ kind, stop: stops[kind], found }] : []
}

/**
 * What is found in a text written for the child that does not belong there: telephone numbers, addresses, identifiers; a passage copied from what adults wrote of
 * him (`adult`) or from somebody's dissent (`dissent`); words of courts and diagnoses. It reads; it does not understand: somebody still looks. Pure.
 */
export function sheetFindings(text: string, beside: { adult: readonly string[]; dissent: readonly string[] }): SheetFinding[] {
  const copied = (kind: 'adult_text' | 'dissent', texts: readonly string[]) => texts.flatMap((other) => {
    const found = sharedRun(text, other)
    return found ? [{ kind, stop: stops[kind], found }] : []
  }).slice(0, 1)
  const lower = wordsOf(text)
  const words = hard.flatMap((stem) => lower.find((word) => word.startsWith(stem)) ?? [])
  return [
    ...pattern('email', email, text), ...pattern('tax_code', taxCode, text), ...pattern('phone', phone, text), ...pattern('address', address, text),
    ...copied('adult_text', beside.adult), ...copied('dissent', beside.dissent),
    ...[...new Set(words)].map((found): SheetFinding => ({ kind: 'hard_word', stop: false, found })),
  ]
}
