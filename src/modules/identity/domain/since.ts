/** One reason of a comparison, in the words shown. */
interface Line<Fact extends string> {
  fact: Fact
  unknown: boolean
  says: { it: string; en: string }
}

export interface Since<L extends Line<string>> {
  /** What speaks for or against now and did not when it was answered. */
  added: L[]
  /** Facts of which something was compared then that no longer stands: which, never what it said, for it may be protected by now. */
  gone: L['fact'][]
}

/** What is compared otherwise than when a pair was answered: why it is asked again. */
export function sinceThen<L extends Line<string>>(then: readonly L[], now: readonly L[]): Since<L> {
  const without = (some: readonly L[], others: readonly L[]) =>
    some.filter(({ fact, unknown, says }) => fact !== 'chance' && !unknown && !others.some((one) => !one.unknown && one.says.it === says.it))
  const added = without(now, then)
  const replaced = new Set<string>(added.map(({ fact }) => fact))
  return { added, gone: [...new Set(without(then, now).map(({ fact }) => fact))].filter((fact) => !replaced.has(fact)) }
}
