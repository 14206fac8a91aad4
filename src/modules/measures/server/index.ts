export { measuresOperations } from './routes.ts'
export { measuresOf, type MeasureHead } from './measures-of.ts'
export { recordMeasureIn as recordMeasure } from './measures-of.ts'
