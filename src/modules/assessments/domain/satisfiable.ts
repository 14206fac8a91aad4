import type { Condition, Item, Test } from './instrument.ts'

/** Several tests that must all hold. */
type Conjunction = readonly Test[]

/** More alternatives than this are not followed: an instrument that needs them is held to be satisfiable. */
const MOST = 400

export const testsOf = (condition: Condition | undefined): readonly Test[] =>
  !condition ? [] : 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition]

const alternatives = (condition: Condition | undefined): Conjunction[] =>
  !condition ? [[]] : 'all' in condition ? [condition.all] : 'any' in condition ? condition.any.map((test) => [test]) : [[condition]]

/** Items that a test needs to be answered, hence shown. */
const needed = (test: Test): string | null => ('item' in test && !('answered' in test && !test.answered) ? test.item : null)

/**
 * Can all these conditions hold together, each item that they need being shown as well? `shownWhen` gives the conditions (of the item and of its section) under which an
 * item is shown. Exact for options, levels and ages as written; counts are looked at one by one.
 */
export function canHold(conditions: readonly (Condition | undefined)[], items: ReadonlyMap<string, Item>, shownWhen: (key: string) => readonly Condition[]): boolean {
  let open: Conjunction[] = [[]]
  const add = (condition: Condition | undefined): void => {
    open = open.flatMap((before) => alternatives(condition).map((more) => [...before, ...more])).slice(0, MOST)
  }
  for (const condition of conditions) add(condition)
  return open.some((tests) => branch(tests, new Set(), items, shownWhen))
}

function branch(tests: Conjunction, seen: ReadonlySet<string>, items: ReadonlyMap<string, Item>, shownWhen: (key: string) => readonly Condition[]): boolean {
  const next = tests.map(needed).find((key) => key !== null && !seen.has(key))
  if (next === undefined || next === null) return consistent(tests, items)
  if (!consistent(tests, items)) return false
  let open: Conjunction[] = [tests]
  for (const condition of shownWhen(next)) open = open.flatMap((before) => alternatives(condition).map((more) => [...before, ...more])).slice(0, MOST)
  return open.some((one) => branch(one, new Set([...seen, next]), items, shownWhen))
}

function consistent(tests: Conjunction, items: ReadonlyMap<string, Item>): boolean {
  const keys = new Set(tests.flatMap((test) => ('item' in test ? [test.item] : [])))
  const moments = tests.flatMap((test) => ('moment' in test ? [test.moment] : []))
  if (moments.length && !moments[0]!.some((moment) => moments.every((list) => list.includes(moment)))) return false
  const ages = tests.flatMap((test) => ('age' in test ? [test.age] : []))
  if (Math.max(0, ...ages.map(({ from }) => from ?? 0)) > Math.min(999, ...ages.map(({ to }) => to ?? 999))) return false
  return [...keys].every((key) => {
    const item = items.get(key)
    return item !== undefined && possible(item, tests.filter((test) => 'item' in test && test.item === key))
  }) && tests.every((test) => !('count' in test) || countable(test, items))
}

function countable(test: Extract<Test, { count: readonly string[] }>, items: ReadonlyMap<string, Item>): boolean {
  const able = new Set(test.count).size && [...new Set(test.count)].filter((key) => {
    const item = items.get(key)
    return item !== undefined && (!test.is || possible(item, [{ item: key, is: test.is }]))
  }).length
  return able >= test.atLeast
}

/** Can one item satisfy all these tests of it? */
function possible(item: Item, tests: readonly Test[]): boolean {
  const mustBeEmpty = tests.some((test) => 'answered' in test && !test.answered)
  if (mustBeEmpty) return tests.every((test) => 'answered' in test && !test.answered)
  const words = vocabulary(item)
  const is = tests.flatMap((test) => ('is' in test && 'item' in test ? [test.is] : []))
  const isNot = tests.flatMap((test) => ('isNot' in test ? [test.isNot] : []))
  if (is.length || isNot.length) {
    if (!words) return false
    const allowed = words.filter((word) => !isNot.some((list) => list.includes(word)))
    const fits = item.kind === 'choices'
      ? is.every((list) => allowed.some((word) => list.includes(word)))
      : allowed.some((word) => is.every((list) => list.includes(word)))
    if (!fits || (item.kind === 'choices' && !allowed.length)) return false
  }
  const low = Math.max(...tests.map((test) => ('atLeast' in test && 'item' in test ? test.atLeast : -Infinity)))
  const high = Math.min(...tests.map((test) => ('atMost' in test ? test.atMost : Infinity)))
  if (low === -Infinity && high === Infinity) return true
  if (item.kind === 'scale') return item.levels.some(({ value }) => value >= low && value <= high)
  return item.kind === 'number' && Math.max(low, item.min ?? -Infinity) <= Math.min(high, item.max ?? Infinity)
}

/** The words an answer can be compared by; null for kinds that have none. */
export function vocabulary(item: Item): readonly string[] | null {
  if (item.kind === 'choice' || item.kind === 'choices') return item.options.map(({ key }) => key)
  if (item.kind === 'yes_no') return ['yes', 'no', 'unknown']
  return item.kind === 'indicator' ? ['not_observed', 'observed', 'by_third', 'by_child', 'not_assessable'] : null
}
