import { directoryEndpoints } from './contract/directory.ts'
import { operatorEndpoints } from './contract/operators.ts'
import { organisationEndpoints } from './contract/organisations.ts'
import { siteEndpoints } from './contract/sites.ts'
import { territoryEndpoints } from './contract/territory.ts'
import { titleEndpoints } from './contract/titles.ts'
import { unitEndpoints } from './contract/units.ts'

export * from './contract/directory.ts'
export * from './contract/operators.ts'
export * from './contract/organisations.ts'
export * from './contract/sites.ts'
export * from './contract/territory.ts'
export * from './contract/titles.ts'
export * from './contract/units.ts'

export const networkEndpoints = {
  ...directoryEndpoints, ...organisationEndpoints, ...unitEndpoints, ...siteEndpoints, ...titleEndpoints, ...territoryEndpoints, ...operatorEndpoints,
}
