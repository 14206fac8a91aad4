import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Search } from '#kernel/web/paths.ts'
import type { Appointment } from '../contract.ts'

/** How a new appointment begins, as the link that leads here says in its address. */
export interface Start {
  day: PlainDate
  kind: string | null
  personId: string | null
  placeKind: 'office' | 'online'
  source: NonNullable<Appointment['file']>['source']
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const written = new RegExp(`^([a-z]+\\.[a-z_]+):(${uuid})(?::(${uuid}))?$`)
const textOf = (value: Search[string]): string => (typeof value === 'string' ? value : '')

/** `giorno`, `tipo` (a code), `persona` (of the file), `dove=online`, `da` (`module.thing:id`, and `:part`). What cannot be read is left out. */
export function startOf(search: Search, today: PlainDate): Start {
  const [day, from] = [textOf(search['giorno']), written.exec(textOf(search['da']))]
  return {
    day: isPlainDate(day) ? day : today, kind: textOf(search['tipo']) || null, personId: textOf(search['persona']) || null, placeKind: search['dove'] === 'online' ? 'online' : 'office',
    source: from ? { kind: from[1]!, id: from[2]!, part: from[3] ?? null } : null,
  }
}
