import type { Fault } from './fault.ts'
import { itemsByKey } from './fill.ts'
import { type Condition, type Instrument, type Item, type Section, type Test, w } from './instrument.ts'
import { canHold, testsOf, vocabulary } from './satisfiable.ts'

interface Used {
  condition: Condition
  where: string
  /** The section it stands in; null: of the whole instrument. */
  section: Section | null
  /** The item that it hides or asks for. */
  item?: string
}

/** Every condition of an instrument with its place. */
function conditionsOf(instrument: Instrument): Used[] {
  const found: Used[] = []
  const add = (condition: Condition | undefined, where: string, section: Section | null, item?: string): void => {
    if (condition) found.push({ condition, where, section, ...(item ? { item } : {}) })
  }
  for (const [s, section] of instrument.sections.entries()) {
    add(section.when, `sections.${s}.when`, section)
    for (const [i, item] of section.items.entries()) {
      add(item.when, `sections.${s}.items.${i}.when`, section, item.key)
      add(item.requiredWhen, `sections.${s}.items.${i}.requiredWhen`, section, item.key)
    }
  }
  for (const [r, rule] of (instrument.rules ?? []).entries()) {
    add(rule.when, `rules.${r}.when`, null)
    add(rule.needs, `rules.${r}.needs`, null)
  }
  for (const [a, alert] of (instrument.alerts ?? []).entries()) add(alert.when, `alerts.${a}.when`, instrument.about === 'people' ? { each: 'person' } as Section : null)
  return found
}

const keysOf = (test: Test): readonly string[] => ('item' in test ? [test.item] : 'count' in test ? test.count : [])

/** Conditions that name what is not there, or ask of an item what it can never say. */
export function conditionFaults(instrument: Instrument): Fault[] {
  const items = itemsByKey(instrument)
  const home = new Map(instrument.sections.flatMap((section) => section.items.map((item) => [item.key, section])))
  const ofItems = conditionsOf(instrument).flatMap(({ condition, where, section, item }) =>
    testsOf(condition).flatMap((test) => [
      ...keysOf(test).flatMap((key) => {
        if (!items.has(key)) return [fault(where, `La regola parla di «${key}», che non esiste: è stata tolta o rinominata?`, `The rule speaks of “${key}”, which does not exist: was it removed or renamed?`)]
        if (key === item) return [fault(where, `La regola di «${key}» dipende da se stessa`, `The rule of “${key}” depends on itself`)]
        if (home.get(key)?.each && !section?.each) return [fault(where, `La regola parla di «${key}», che si risponde per ogni persona: qui non si sa di chi`, `The rule speaks of “${key}”, which is answered for each person: here it is not known of whom`)]
        return []
      }),
      ...testFaults(test, items, where, instrument),
    ]))
  const lost = Object.keys(instrument.beforeEighteen ?? {}).filter((key) => !items.has(key))
  return [...ofItems, ...lost.map((key) => fault('beforeEighteen', `Le date prima dei 18 anni parlano di «${key}», che non esiste`, `The dates before eighteen speak of “${key}”, which does not exist`))]
}

const fault = (where: string, it: string, en: string): Fault => ({ where, says: w(it, en) })

function testFaults(test: Test, items: ReadonlyMap<string, Item>, where: string, instrument: Instrument): Fault[] {
  if ('moment' in test) return instrument.moment === 'phases' && test.moment.length ? [] : [fault(where, 'La regola parla di T0, T1, T2, ma lo strumento è a data', 'The rule speaks of T0, T1, T2, but the instrument is filled at a date')]
  if (!('is' in test || 'isNot' in test) || !('item' in test)) return []
  const item = items.get(test.item)
  if (!item) return []
  const words = vocabulary(item)
  const asked = 'is' in test ? test.is : test.isNot
  if (!words) return [fault(where, `«${item.label.it}» non ha voci da scegliere: la regola non può valere mai`, `“${item.label.en}” has no options: the rule can never hold`)]
  return asked.filter((word) => !words.includes(word)).map((word) =>
    fault(where, `«${word}» non è tra le risposte di «${item.label.it}»`, `“${word}” is not among the answers of “${item.label.en}”`))
}

const sectionOfItem = (instrument: Instrument): Map<string, Section> => new Map(instrument.sections.flatMap((section) => section.items.map((item) => [item.key, section])))

/** Under which conditions an item is shown: its own and its section's. */
export function shownWhen(instrument: Instrument): (key: string) => readonly Condition[] {
  const items = itemsByKey(instrument)
  const home = sectionOfItem(instrument)
  return (key) => [home.get(key)?.when, items.get(key)?.when].filter((one) => one !== undefined)
}

/** Items whose being shown hangs, in a circle, on themselves. */
export function cycleFaults(instrument: Instrument): Fault[] {
  const shown = shownWhen(instrument)
  const next = (key: string): string[] => shown(key).flatMap((condition) => testsOf(condition).flatMap(keysOf))
  const found: Fault[] = []
  const done = new Set<string>()
  const walk = (key: string, path: readonly string[]): void => {
    const start = path.indexOf(key)
    if (start >= 0) {
      const circle = [...path.slice(start), key]
      if (circle.length > 2) found.push(fault('sections', `Queste voci si mostrano a vicenda, in cerchio, e non comparirebbero mai: ${circle.join(' → ')}`, `These items show each other in a circle and would never appear: ${circle.join(' → ')}`))
      return
    }
    if (done.has(key)) return
    for (const one of next(key)) walk(one, [...path, key])
    done.add(key)
  }
  for (const section of instrument.sections) for (const item of section.items) walk(item.key, [])
  return found
}

/** Rules that can never be met, and items or sections that can never be shown. Only asked of an instrument without cycles. */
export function never(instrument: Instrument): Fault[] {
  if (cycleFaults(instrument).length) return []
  const items = itemsByKey(instrument)
  const shown = shownWhen(instrument)
  const hidden = instrument.sections.flatMap((section, s) =>
    section.when && !canHold([section.when], items, shown)
      ? [fault(`sections.${s}.when`, `La sezione «${section.title.it}» non si mostrerebbe mai: la sua regola non può valere`, `The section “${section.title.en}” would never be shown: its rule cannot hold`)]
      : section.items.flatMap((item, i) => (item.when && !canHold([section.when, item.when], items, shown)
        ? [fault(`sections.${s}.items.${i}.when`, `«${item.label.it}» non si mostrerebbe mai: la sua regola non può valere`, `“${item.label.en}” would never be shown: its rule cannot hold`)] : [])))
  const unmet = (instrument.rules ?? []).flatMap((rule, r) => {
    if (rule.when && !canHold([rule.when], items, shown)) return [fault(`rules.${r}.when`, `La regola «${rule.says.it}» non varrebbe mai: la sua condizione non può verificarsi`, `The rule “${rule.says.en}” would never apply: its condition cannot come true`)]
    return canHold([rule.when, rule.needs], items, shown) ? [] : [fault(`rules.${r}.needs`, `La regola «${rule.says.it}» non può essere rispettata: chi compila non potrebbe mai concludere`, `The rule “${rule.says.en}” can never be met: who fills it could never complete it`)]
  })
  const silent = (instrument.alerts ?? []).flatMap((alert, a) =>
    canHold([alert.when], items, shown) ? [] : [fault(`alerts.${a}.when`, `L’avviso «${alert.says.it}» non partirebbe mai`, `The alert “${alert.says.en}” would never start`)])
  return [...hidden, ...unmet, ...silent]
}
