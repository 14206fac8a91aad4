/** The n-th identifier of a kind; kinds do not meet. In order, like the application's own. */
export function idOf(kind: number, n: number): string {
  const hex = n.toString(16).padStart(12, '0')
  return `${kind.toString(16).padStart(8, '0')}-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8000-${hex.slice(7).padStart(12, '0')}`
}

/** Kinds of identifiers of the generated world. */
export const kinds = {
  organisation: 1, unit: 2, operator: 3, assignment: 4, role: 5, person: 6, name: 7, birth: 8, contact: 9, taxCode: 10, relation: 11, file: 12, grant: 13,
  phase: 14, event: 15, team: 16, warning: 17, entry: 18, presence: 19, address: 20, group: 21, withholding: 22,
} as const

/** Leans towards the first ones: a few names are everywhere, most are rare. */
export const skewed = (chance: { next(): number }, length: number, lean = 2.4): number => Math.floor(length * chance.next() ** lean)
