import type { PlanState } from './states.ts'

/** What a plan says of the framework project it stands in: that project holds, was never agreed (or is closed), or there is none. */
export const frameworks = ['holds', 'not_agreed', 'none'] as const
export type Framework = (typeof frameworks)[number]

interface Standing {
  state: PlanState
  standing: number | null
}

/** Agreed, and not closed: a version that is being written does not take from it. */
export const holds = ({ state, standing }: Standing): boolean => standing !== null && state !== 'closed'

/** Null: this kind of plan needs no framework project and stands in none. */
export function frameworkOf(kind: string, parent: Standing | null): Framework | null {
  if (parent) return holds(parent) ? 'holds' : 'not_agreed'
  return kind === 'pei' ? 'none' : null
}

/** In force, with nothing that holds around it: nobody is stopped, who answers for the file is reminded until it is mended. */
export const isUnframed = ({ state, framework }: { state: PlanState; framework: Framework | null }): boolean =>
  (state === 'in_force' || state === 'under_review') && (framework === 'not_agreed' || framework === 'none')
