export { operatorHeaders, operatorsOfUnit, unitHeaders, unitServing, type OperatorHeader, type UnitHeader } from './headers.ts'
export { networkOperations } from './routes.ts'
