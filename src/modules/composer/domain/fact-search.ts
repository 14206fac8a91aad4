import { fold } from '#kernel/domain/fold.ts'

/** Does every word occur in the title, in the text or in the name of who says it? `words` are folded. */
export function matches(fact: { title: string; text: string; saidBy: string | null }, words: readonly string[]): boolean {
  const text = fold(`${fact.title}\n${fact.text}\n${fact.saidBy ?? ''}`)
  return words.every((word) => text.includes(word))
}
