export { refreshMatch } from './entries.ts'
export { comparePairs, comparePeople, matchPerson, type MatchOptions } from './match-person.ts'
export { matchCron, matchTasks } from './tasks.ts'
