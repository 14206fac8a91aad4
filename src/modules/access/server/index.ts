export { answerOffer, assertReached, endGrant, grantReach, holderGrant, openReach, sectionsReached, type NewGrant } from './reach.ts'
export { addResponsibleLookup, type ResponsibleLookup } from './reach/break-glass.ts'
export { coordinatorsOf, holds, oversees } from './reach-store.ts'
export { accessOperations } from './routes.ts'
