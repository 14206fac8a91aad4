import { type Answer, type Answers, type Item, type Section } from './instrument.ts'

/** Of a section: what everybody who reads it may read, and what the child said himself, which fewer may (the wall of role of `rls.sql`). */
export interface Parts {
  main: Answers
  child: Answers
}

/** Is this answer, whole, the child's own statement? */
export const saidByChild = (item: Item, answer: Answer): boolean =>
  item.voice === 'child' || (item.voice === 'asked' && answer.voice === 'child') || answer.state === 'by_child'

/** Splits answers so that the child's own words are kept apart: whole answers that are his, and his voice of those with three. */
export function splitVoices(items: readonly Item[], answers: Answers): Parts {
  const main: Record<string, Answer> = {}
  const child: Record<string, Answer> = {}
  for (const item of items) {
    const answer = answers[item.key]
    if (!answer) continue
    if (saidByChild(item, answer)) {
      child[item.key] = answer
      continue
    }
    const { child: words, ...others } = answer.voices ?? {}
    if (words) child[item.key] = { voices: { child: words } }
    const rest: Answer = answer.voices ? { ...answer, voices: others } : answer
    if (!isEmpty(rest)) main[item.key] = rest
  }
  return { main, child }
}

/** Puts the two parts together again for who reads both. */
export function joinVoices({ main, child }: Parts): Answers {
  const whole: Record<string, Answer> = { ...main }
  for (const [key, own] of Object.entries(child)) {
    const rest = whole[key]
    whole[key] = rest ? { ...rest, ...own, voices: { ...rest.voices, ...own.voices } } : own
  }
  return whole
}

/** Can an answer of this section hold words of the child? */
export const mayHoldChild = (section: Section): boolean =>
  section.items.some((item) => item.voice === 'child' || item.voice === 'asked' || item.kind === 'voices' || item.kind === 'indicator' || (item.kind === 'scale' && item.words === 'voices'))

/** An answer in which nothing is said. */
export function isEmpty(answer: Answer): boolean {
  return Object.entries(answer).every(([field, value]) => {
    if (field === 'voice' || value === undefined || value === null || value === false) return true
    if (typeof value === 'string') return value.trim() === ''
    if (Array.isArray(value)) return value.length === 0
    if (typeof value === 'object') return Object.values(value as Record<string, unknown>).every((one) => typeof one !== 'string' || one.trim() === '')
    return false
  })
}
