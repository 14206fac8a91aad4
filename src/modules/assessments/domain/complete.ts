import { type Circumstances, type Filled, holds, isAnswered, placesOf, visibleItems, visibleScope } from './fill.ts'
import { type Answer, type Instrument, type Item, presentStates, w, type Words } from './instrument.ts'

/** What stands in the way of completing. `item` null: a rule of the whole instrument. */
export interface Lacking {
  section: string
  person: string | null
  item: string | null
  says: Words
}

/** Everything missing before an instrument can be completed, in the order of its sections; empty: it can be. The decision that closes it is asked apart. */
export function lackingOf(instrument: Instrument, filled: readonly Filled[], people: readonly string[], around: Circumstances): Lacking[] {
  const inItems = placesOf(instrument, people).flatMap(({ section, person }) => {
    const scope = visibleScope(instrument, filled, person, around)
    const own = filled.find((one) => one.section === section.key && one.person === person)?.answers ?? {}
    return visibleItems(instrument, section, filled, person, around).flatMap((item) => {
      const says = isAnswered(own[item.key])
        ? unfinished(item, own[item.key]!)
        : item.required || (item.requiredWhen && holds(item.requiredWhen, scope, around)) ? w('Manca la risposta', 'An answer is missing') : null
      return says ? [{ section: section.key, person, item: item.key, says: w(`${item.label.it}: ${says.it.toLowerCase()}`, `${item.label.en}: ${says.en.toLowerCase()}`) }] : []
    })
  })
  const scope = visibleScope(instrument, filled, null, around)
  const inRules = (instrument.rules ?? []).flatMap((rule) =>
    !rule.when || holds(rule.when, scope, around) ? (holds(rule.needs, scope, around) ? [] : [{ section: '', person: null, item: null, says: rule.says }]) : [])
  return [...inItems, ...inRules]
}

/** An answer that was begun and must say more: an indicator that is present needs its day, who and the concrete fact. */
function unfinished(item: Item, answer: Answer): Words | null {
  if (item.voice === 'asked' && !answer.voice) return w('Di chi sono queste parole?', 'Whose words are these?')
  if (item.kind === 'indicator') return indicator(item, answer)
  if (item.kind === 'choice' && item.options.some(({ key, words }) => words && key === answer.choice) && !answer.text?.trim()) return saySome
  if (item.kind === 'choices' && item.options.some(({ key, words }) => words && answer.choices?.includes(key)) && !answer.text?.trim()) return saySome
  if (item.kind === 'scale' && item.required && answer.level === undefined && !answer.notRated) return w('Manca il livello', 'The level is missing')
  if (item.kind === 'table') return rows(item, answer)
  return null
}
const saySome = w('Scrivi quale', 'Write which')

function indicator(item: Extract<Item, { kind: 'indicator' }>, answer: Answer): Words | null {
  if (!answer.state) return w('Scegli se è stato osservato', 'Choose whether it was observed')
  if (!presentStates.includes(answer.state)) return null
  if (!answer.fact?.trim()) return w('Scrivi il fatto concreto', 'Write the concrete fact')
  if (!answer.on) return w('Manca la data', 'The date is missing')
  if (answer.state !== 'by_child' && !answer.who?.trim()) return w('Manca chi l’ha osservato o riferito', 'Who observed or reported it is missing')
  return item.strength || answer.strength ? null : w('Manca la forza: forte, media o debole', 'The strength is missing: strong, medium or weak')
}

function rows(item: Extract<Item, { kind: 'table' }>, answer: Answer): Words | null {
  for (const [index, row] of (answer.rows ?? []).entries()) {
    const empty = item.columns.find((column) => column.required && (row[column.key] === undefined || row[column.key] === ''))
    if (empty) return w(`Riga ${index + 1}: manca «${empty.label.it}»`, `Row ${index + 1}: “${empty.label.en}” is missing`)
  }
  return null
}
