import type { Condition, Instrument, Item, ItemKind, Section, Test, Words } from '../../domain/instrument.ts'

/** One place up or down; at the end it stays. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const to = index + by
  if (to < 0 || to >= list.length) return [...list]
  const next = [...list]
  const [one] = next.splice(index, 1)
  next.splice(to, 0, one!)
  return next
}

export const replaced = <T>(list: readonly T[], index: number, by: T): T[] => list.map((one, at) => (at === index ? by : one))
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index)

/** A key made of the words of a label (`quante_ore`), unlike those that are there. */
export function keyOf(label: string, taken: readonly string[]): string {
  const bare = label.normalize('NFD').replaceAll(/[\u0300-\u036F]/g, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[_0-9]+|_+$/g, '').slice(0, 40) || 'voce'
  for (let n = 1; ; n++) {
    const key = n === 1 ? bare : `${bare}_${n}`
    if (!taken.includes(key)) return key
  }
}

export const itemsOf = (instrument: Instrument): Item[] => instrument.sections.flatMap(({ items }) => [...items])
export const itemKeys = (instrument: Instrument): string[] => itemsOf(instrument).map(({ key }) => key)

const empty: Words = { it: '', en: '' }

/** The same question as another kind: what every kind has stays, the rest begins anew. */
export function asKind(item: Item, kind: ItemKind): Item {
  const { key, label, help, childWords, never, required, requiredWhen, when, area, voice, form } = item
  const common = {
    key, label, ...(help ? { help } : {}), ...(childWords ? { childWords } : {}), ...(never ? { never } : {}), ...(required ? { required } : {}),
    ...(requiredWhen ? { requiredWhen } : {}), ...(when ? { when } : {}), ...(area ? { area } : {}), ...(voice ? { voice } : {}), ...(form ? { form } : {}),
  }
  switch (kind) {
    case 'choice': case 'choices':
      return { ...common, kind, options: 'options' in item ? item.options : [] }
    case 'scale':
      return { ...common, kind, levels: [], worse: 'up' }
    case 'table':
      return { ...common, kind, columns: [] }
    default:
      return { ...common, kind } as Item
  }
}

export const newItem = (taken: readonly string[]): Item => ({ key: keyOf('voce', taken), kind: 'text', label: empty })
export const newSection = (taken: readonly string[]): Section => ({ key: keyOf('sezione', taken), title: empty, reach: 'social', items: [] })

/** Words that may be left out: none when both are empty. */
export const optional = (words: Words): Words | undefined => (words.it.trim() || words.en.trim() ? words : undefined)

/** An object with a field set, or without it when there is nothing to say. */
export function withField<T extends object, K extends keyof T>(target: T, field: K, value: T[K] | undefined): T {
  const { [field]: _was, ...rest } = target
  return (value === undefined || (value as unknown) === false ? rest : { ...rest, [field]: value }) as T
}

export const testsIn = (condition: Condition | undefined): readonly Test[] => (!condition ? [] : 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition])
/** Several tests as one condition; none: no condition. */
export const conditionOf = (tests: readonly Test[], how: 'all' | 'any'): Condition | undefined => (tests.length === 0 ? undefined : tests.length === 1 ? tests[0] : how === 'any' ? { any: tests } : { all: tests })
export const howOf = (condition: Condition | undefined): 'all' | 'any' => (condition && 'any' in condition ? 'any' : 'all')

/** What an item can be compared by: the keys of its options, with their labels. */
export function answersOf(item: Item, states: readonly { key: string; label: Words }[], yeses: readonly { key: string; label: Words }[]): readonly { key: string; label: Words }[] {
  if (item.kind === 'choice' || item.kind === 'choices') return item.options
  if (item.kind === 'yes_no') return yeses
  return item.kind === 'indicator' ? states : []
}

/** A test in words; an item that is not there any more is named by its key. */
export function sayTest(test: Test, instrument: Instrument, say: { label: (item: Item) => string; answer: (item: Item, key: string) => string; words: TestWords }): string {
  const named = (key: string): string => {
    const item = itemsOf(instrument).find((one) => one.key === key)
    return item ? `«${say.label(item)}»` : `«${key}» (${say.words.gone})`
  }
  const answers = (key: string, keys: readonly string[]): string => {
    const item = itemsOf(instrument).find((one) => one.key === key)
    return keys.map((one) => (item ? say.answer(item, one) : one)).join(', ')
  }
  if ('moment' in test) return say.words.moment(test.moment.join(', '))
  if ('age' in test) return say.words.age(test.age.from, test.age.to)
  if ('count' in test) return say.words.count(test.atLeast, test.count.map(named).join(', '))
  if ('answered' in test) return test.answered ? say.words.answered(named(test.item)) : say.words.empty(named(test.item))
  if ('is' in test) return say.words.is(named(test.item), answers(test.item, test.is))
  if ('isNot' in test) return say.words.isNot(named(test.item), answers(test.item, test.isNot))
  return 'atLeast' in test ? say.words.atLeast(named(test.item), test.atLeast) : say.words.atMost(named(test.item), test.atMost)
}

export interface TestWords {
  gone: string
  moment: (moments: string) => string
  age: (from: number | undefined, to: number | undefined) => string
  count: (n: number, items: string) => string
  answered: (item: string) => string
  empty: (item: string) => string
  is: (item: string, answers: string) => string
  isNot: (item: string, answers: string) => string
  atLeast: (item: string, value: number) => string
  atMost: (item: string, value: number) => string
}
