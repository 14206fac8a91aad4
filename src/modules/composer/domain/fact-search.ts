/** Small letters, no accents: what is typed finds what was written. */
export const fold = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().trim()

/** Does every word occur in the title, in the text or in the name of who says it? `words` are folded. */
export function matches(fact: { title: string; text: string; saidBy: string | null }, words: readonly string[]): boolean {
  const text = fold(`${fact.title}\n${fact.text}\n${fact.saidBy ?? ''}`)
  return words.every((word) => text.includes(word))
}
