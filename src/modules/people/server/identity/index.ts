export { refreshMatch, refreshOnce } from './entries.ts'
export { explainPairs, matchAmong, type Alike } from './match-among.ts'
export { comparePairs, matchPerson, type MatchOptions } from './match-person.ts'
export { matchCron, matchTasks } from './tasks.ts'
