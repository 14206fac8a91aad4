export { answerOffer, assertReached, endGrant, grantReach, holderGrant, openReach, sectionsReached, type NewGrant } from './reach.ts'
