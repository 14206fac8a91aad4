import { generationStep } from './kinship.ts'

export interface Tie {
  from: string
  to: string
  type: string
  group: string
}

/** People of one generation, from one side to the other; `generation` counts upwards from the centre, null is for ties outside the family. */
export interface Row {
  generation: number | null
  ids: string[]
}

/** Generation of everybody tied to the centre by kinship, found by walking the nearest ties first. */
export function generations(ids: readonly string[], ties: readonly Tie[], centre: string): Map<string, number> {
  const known = new Map([[centre, 0]])
  const waiting = [centre]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const { from, to, type } of ties) {
      const step = generationStep(type)
      const other = from === id ? to : to === id ? from : null
      if (step === null || other === null || known.has(other) || !ids.includes(other)) continue
      known.set(other, known.get(id)! + (from === id ? -step : step))
      waiting.push(other)
    }
  }
  return known
}

/** Where the parents (or, for the oldest, the children) of somebody stand, so that lines cross as little as can be. */
function pull(id: string, ties: readonly Tie[], placed: ReadonlyMap<string, number>): number {
  const neighbours = ties.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
  const seats = neighbours.flatMap((other) => placed.get(other) ?? [])
  return seats.length ? seats.reduce((sum, seat) => sum + seat, 0) / seats.length : 0
}

/** Partners sit side by side: each is moved next to the first of the two. */
function besideEachOther(ids: string[], ties: readonly Tie[]): string[] {
  const seated: string[] = []
  for (const id of ids) {
    if (seated.includes(id)) continue
    seated.push(id)
    for (const { from, to, group, type } of ties) {
      const partner = group !== 'coppia' && type !== 'compagno_genitore' ? null : from === id ? to : to === id ? from : null
      if (partner && ids.includes(partner) && !seated.includes(partner)) seated.push(partner)
    }
  }
  return seated
}

/** Rows of the family graph, oldest generation first; whoever is tied by law, care or acquaintance comes in a last row of his own. */
export function familyRows(ids: readonly string[], ties: readonly Tie[], centre: string): Row[] {
  const level = generations(ids, ties, centre)
  const placed = new Map([[centre, 0]])
  const rows = new Map<number, string[]>()
  const levels = [...new Set(level.values())]
  // from the centre outwards, so that each row can sit over the one it belongs to
  for (const generation of levels.toSorted((a, b) => Math.abs(a) - Math.abs(b) || b - a)) {
    const members = ids.filter((id) => level.get(id) === generation)
    const ordered = besideEachOther(members.toSorted((a, b) => pull(a, ties, placed) - pull(b, ties, placed)), ties)
    for (const [index, id] of ordered.entries()) placed.set(id, index - (ordered.length - 1) / 2)
    rows.set(generation, ordered)
  }
  const outside = ids.filter((id) => !level.has(id))
  const family: Row[] = levels.toSorted((a, b) => b - a).map((generation) => ({ generation, ids: rows.get(generation)! }))
  return outside.length ? [...family, { generation: null, ids: outside }] : family
}
