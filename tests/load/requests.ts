import { Chance } from '../../src/demo/seed.ts'
import type { BenchUser } from './users.ts'

export interface BenchRequest {
  method: 'GET' | 'POST'
  path: string
  body?: string
}

export interface Measured {
  key: string
  /** As the report calls it. */
  label: string
  writes: boolean
  make: (user: BenchUser, chance: Chance) => BenchRequest
}

const get = (path: string, query: Record<string, string> = {}): BenchRequest => ({ method: 'GET', path: `${path}?${new URLSearchParams(query)}` })

const lists: Record<string, string>[] = [
  { status: 'open' },
  { scope: 'unit', status: 'open', sort: 'name' },
  { status: 'open', minAge: '6', maxAge: '15' },
  { status: 'open', quietDays: '20', sort: 'number' },
  { phase: 'progetto', status: 'open' },
]

/** A name as somebody types it: a letter missing, doubled or swapped with its neighbour, or only the beginning. */
export function mistyped(name: string, chance: Chance): string {
  const letters = [...name.toLowerCase()]
  const index = chance.between(1, letters.length - 2)
  const kind = chance.between(0, 3)
  if (kind === 0) letters.splice(index, 1)
  else if (kind === 1) letters.splice(index, 0, letters[index]!)
  else if (kind === 2) [letters[index], letters[index + 1]] = [letters[index + 1]!, letters[index]!]
  else return name.split(' ').map((word) => word.slice(0, 4)).join(' ')
  return letters.join('')
}

const words = 'Colloquio con la madre, che racconta una settimana più tranquilla. Si concorda un incontro con la scuola e si rivede insieme il calendario delle visite. '

export const measured: readonly Measured[] = [
  { key: 'list', label: 'Elenco dei fascicoli (50 righe, con filtri)', writes: false, make: (_user, chance) => get('/api/cases', { limit: '50', ...chance.pick(lists) }) },
  { key: 'open', label: 'Apertura di un fascicolo', writes: false, make: (user, chance) => get(`/api/cases/${chance.pick(user.files).id}`) },
  { key: 'timeline', label: 'Pagina della cronologia', writes: false, make: (user, chance) => get(`/api/cases/${chance.pick(user.files).id}/timeline`, { limit: '50' }) },
  { key: 'search', label: 'Ricerca di persone, nome scritto male', writes: false, make: (user, chance) => get('/api/people', { q: mistyped(chance.pick(user.files).child, chance), limit: '20' }) },
  {
    key: 'write', label: 'Nuova nota di diario', writes: true,
    make: (user, chance) => ({
      method: 'POST', path: `/api/cases/${chance.pick(user.files).id}/diary`,
      body: JSON.stringify({ kind: 'colloquio', section: 'social', origin: 'attivita_propria', happenedAt: new Date(Date.now() - 3_600_000).toISOString(), minutes: 50, title: 'Colloquio', body: words.repeat(chance.between(1, 5)) }),
    }),
  },
]

/** The same requests for the product and for the bare database: some for each user. */
export function requestsOf(one: Measured, users: readonly BenchUser[], each: number): Map<BenchUser, BenchRequest[]> {
  const chance = new Chance(one.key.length * 7919)
  return new Map(users.map((user) => [user, Array.from({ length: each }, () => one.make(user, chance))]))
}
