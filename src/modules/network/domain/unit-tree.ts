export interface Node {
  id: string
  parentId: string | null
}

/** Would this move hang a unit under itself or under one that stands below it? */
export function makesCycle(units: readonly Node[], moved: string, parentId: string | null): boolean {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  for (let at: string | null | undefined = parentId; at; at = parents.get(at)) if (at === moved) return true
  return false
}

/** Units in the order of a tree, each with its depth; units whose parent is not in the list stand at the top. */
export function inTreeOrder<T extends Node>(units: readonly T[]): { unit: T; depth: number }[] {
  const known = new Set(units.map((unit) => unit.id))
  const below = Map.groupBy(units, (unit) => (unit.parentId && known.has(unit.parentId) ? unit.parentId : null))
  const walk = (parent: string | null, depth: number): { unit: T; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)])
  return walk(null, 0)
}
