import { lazy, Suspense, type ComponentProps } from 'react'
import { Skeleton } from '#kernel/web/ui/states.tsx'

// Fields where one types to find weigh as much as the rest of the first load: whoever signs in reads them only when a form has one.
const Municipality = lazy(async () => ({ default: (await import('./MunicipalityPicker.tsx')).MunicipalityPicker }))
const Operator = lazy(async () => ({ default: (await import('./OperatorPicker.tsx')).OperatorPicker }))
const Organisation = lazy(async () => ({ default: (await import('./OrganisationPicker.tsx')).OrganisationPicker }))
const Unit = lazy(async () => ({ default: (await import('./UnitPicker.tsx')).UnitPicker }))

const awaited = <Skeleton lines={2} />

/** Finds a municipality by its name. */
export const MunicipalityPicker = (props: ComponentProps<typeof Municipality>) => <Suspense fallback={awaited}><Municipality {...props} /></Suspense>
/** Finds an operator of the network. */
export const OperatorPicker = (props: ComponentProps<typeof Operator>) => <Suspense fallback={awaited}><Operator {...props} /></Suspense>
/** Finds a body of the network. */
export const OrganisationPicker = (props: ComponentProps<typeof Organisation>) => <Suspense fallback={awaited}><Organisation {...props} /></Suspense>
/** Finds a unit of the network. */
export const UnitPicker = (props: ComponentProps<typeof Unit>) => <Suspense fallback={awaited}><Unit {...props} /></Suspense>
