import { createContext, lazy, Suspense, useContext, type ComponentType } from 'react'
import type { Contribution, WebModule } from './module.ts'
import { useActor } from './session.tsx'

/** All modules of the app, for those parts of the kernel that show what each of them brings. */
export const ModulesContext = createContext<readonly WebModule[]>([])
export const useModules = (): readonly WebModule[] => useContext(ModulesContext)

const loaded = new WeakMap<Contribution, ComponentType>()
function componentOf(contribution: Contribution): ComponentType {
  const known = loaded.get(contribution) ?? lazy(async () => ({ default: (await contribution.load()) as ComponentType }))
  loaded.set(contribution, known)
  return known
}

/** What modules bring to a place (`case.tab`, `today`), in order, for this person. */
export function useContributions(place: string): Contribution[] {
  const actor = useActor()
  return useModules()
    .flatMap((module) => module.contributions ?? [])
    .filter((one) => one.place === place && (one.visible?.(actor) ?? true))
    .toSorted((a, b) => a.order - b.order)
}

/** Shows one contribution with the properties its place gives. */
export function Contributed<P extends object>({ contribution, ...properties }: { contribution: Contribution } & P) {
  const Part = componentOf(contribution) as unknown as ComponentType<P>
  return (
    <Suspense fallback={null}>
      <Part {...(properties as unknown as P)} />
    </Suspense>
  )
}

/** Shows all that modules bring to a place, one after the other. */
export function Place<P extends object>({ name, ...properties }: { name: string } & P) {
  return useContributions(name).map((one) => <Contributed key={one.id} contribution={one} {...properties} />)
}
