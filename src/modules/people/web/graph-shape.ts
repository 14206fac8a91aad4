import type { Family } from '../contract.ts'
import { familyRows } from '../domain/family-layout.ts'

export const CARD = { width: 190, height: 100 }
const GAP = { x: 36, y: 76 }

export interface Seat {
  id: string
  row: number
  column: number
  x: number
  y: number
}

/** How large the picture is, with room for the focus ring. */
export const MARGIN = 12
export const size = (all: readonly Seat[]) => ({
  width: Math.max(...all.map(({ x }) => x)) + CARD.width + 2 * MARGIN, height: Math.max(...all.map(({ y }) => y)) + CARD.height + 2 * MARGIN,
})

export interface Line {
  id: string
  from: string
  to: string
  type: string
  look: 'descent' | 'couple' | 'other'
  past: boolean
}

/** Where each card stands: generations as rows, each centred; the last row, outside the family, a little further down. */
export function seats(family: Family, childId: string): Seat[] {
  const rows = familyRows(family.nodes.map(({ id }) => id), family.edges, childId)
  const widest = Math.max(...rows.map(({ ids }) => ids.length))
  return rows.flatMap(({ generation, ids }, row) => ids.map((id, column) => ({
    id, row, column, x: ((widest - ids.length) / 2 + column) * (CARD.width + GAP.x), y: row * (CARD.height + GAP.y) + (generation === null ? GAP.y / 2 : 0),
  })))
}

const descents = new Set(['genitori', 'figli', 'ascendenti', 'discendenti'])

/** Lines between cards, drawn from the older to the younger. Brothers who share a drawn parent need no line of their own. */
export function lines(family: Family, today: string): Line[] {
  const past = ({ validTo, type }: { validTo: string | null; type: string }) => type.startsWith('ex_') || (validTo !== null && validTo < today)
  const parentsOf = (id: string) => family.edges.flatMap((edge) => (edge.group === 'genitori' && edge.to === id ? [edge.from] : edge.group === 'figli' && edge.from === id ? [edge.to] : []))
  return family.edges.flatMap((edge): Line[] => {
    const { id, from, to, type, group } = edge
    if (group === 'fratelli' && parentsOf(from).some((parent) => parentsOf(to).includes(parent))) return []
    if (group === 'figli' || group === 'discendenti') return [{ id, from: to, to: from, type, look: 'descent', past: past(edge) }]
    return [{ id, from, to, type, look: descents.has(group) ? 'descent' : group === 'coppia' ? 'couple' : 'other', past: past(edge) }]
  })
}

/** The seat reached by an arrow: the neighbour in the row, or the nearest card of the row above or below. */
export function step(all: readonly Seat[], from: string, key: string): string | null {
  const here = all.find(({ id }) => id === from)
  if (!here) return null
  if (key === 'ArrowLeft' || key === 'ArrowRight') return all.find(({ row, column }) => row === here.row && column === here.column + (key === 'ArrowLeft' ? -1 : 1))?.id ?? null
  const row = here.row + (key === 'ArrowUp' ? -1 : 1)
  return all.filter((seat) => seat.row === row).toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0]?.id ?? null
}
