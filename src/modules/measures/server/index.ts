export { measuresOperations } from './routes.ts'
export { measuresOf, recordMeasureIn as recordMeasure, type MeasureGiven, type MeasureHead } from './measures-of.ts'
export { legalStatusOf } from './legal-status-of.ts'
export { measureCron, measureTasks } from './tasks.ts'
/** The rules alone, for who loads measures in bulk. */
export { derivePeriods, type EffectSaid, type OfficeSaid, type SayingMeasure } from '../domain/derive.ts'
export { natureOf } from '../domain/kinds.ts'
export { slotOf } from '../domain/legal-input.ts'
export { endByItsWords } from '../domain/measure-dates.ts'
