export { operatorHeaders, operatorsOfUnit, professionsOf, unitHeaders, unitServing, worksIn, type OperatorHeader, type UnitHeader } from './headers.ts'
export { mailAddressOf } from './operator-store.ts'
export { networkOperations } from './routes.ts'
export { hoursOfSites, sitesOfBodies, sitesOfWorkers, type SiteHeader } from './site-hours.ts'
