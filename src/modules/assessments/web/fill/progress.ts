import { lackingOf, type Lacking } from '../../domain/complete.ts'
import { type Circumstances, type Filled, holds, isAnswered, placesOf, visibleItems, visibleScope } from '../../domain/fill.ts'
import type { Instrument, Item } from '../../domain/instrument.ts'
import { placeKey, type Desk, type Place } from './desk.ts'

/** How far a part is. `missing`: required answers and what was begun and not finished. */
export interface PartProgress {
  place: Place
  items: Item[]
  answered: number
  missing: number
  /** Required among what is shown now. */
  required: ReadonlySet<string>
}

export interface Progress {
  parts: PartProgress[]
  required: number
  requiredDone: number
  lacking: Lacking[]
}

/** What the desk holds, as the domain counts it. */
export const filledOf = (desk: Desk, places: readonly Place[]): Filled[] => places.map((place) => ({ ...place, answers: desk[placeKey(place)]?.own ?? {} }))

/** The same rules as the server, on what stands on this screen: the side list keeps up with the typing. */
export function progressOf(instrument: Instrument, desk: Desk, people: readonly string[], around: Circumstances, childHidden: (place: Place) => boolean = () => false): Progress {
  const places = placesOf(instrument, people).map(({ section, person }) => ({ section, person, place: { section: section.key, person } }))
  const filled = filledOf(desk, places.map(({ place }) => place))
  const childs = new Set(instrument.sections.flatMap(({ items }) => items.filter(({ voice }) => voice === 'child').map(({ key }) => key)))
  // what the reader may not read he cannot miss either
  const lacking = lackingOf(instrument, filled, people, around).filter((one) => one.item === null || !childs.has(one.item) || !childHidden(one))
  let [required, requiredDone] = [0, 0]
  const parts = places.flatMap(({ section, person, place }): PartProgress[] => {
    const items = visibleItems(instrument, section, filled, person, around)
    if (items.length === 0) return []
    const scope = visibleScope(instrument, filled, person, around)
    const own = desk[placeKey(place)]?.own ?? {}
    const must = new Set(items.filter((item) => !(childs.has(item.key) && childHidden(place)) && (item.required || (item.requiredWhen && holds(item.requiredWhen, scope, around)))).map(({ key }) => key))
    required += must.size
    requiredDone += [...must].filter((key) => isAnswered(own[key])).length
    const missing = lacking.filter((one) => one.section === place.section && one.person === place.person && one.item !== null).length
    return [{ place, items, answered: items.filter(({ key }) => isAnswered(own[key])).length, missing, required: must }]
  })
  return { parts, required, requiredDone, lacking }
}
