import type { Definition } from '../definition.ts'
import { protection403 } from './protection-403.ts'

/** Every version of every procedure ever shipped: a run is bound to the version it started with, so none is ever taken away. */
export const library: readonly Definition[] = [protection403]

/** The version of a procedure that new runs start with; undefined when there is none of that name. */
export const currentDefinition = (id: string): Definition | undefined =>
  library.filter((one) => one.id === id).toSorted((a, b) => b.version - a.version)[0]

/** One version of a procedure, as runs bound to it need. */
export const definitionOf = (id: string, version: number): Definition | undefined => library.find((one) => one.id === id && one.version === version)

/** The current version of every procedure, in the order of the library. */
export const currentDefinitions = (): readonly Definition[] => library.filter((one) => currentDefinition(one.id) === one)
