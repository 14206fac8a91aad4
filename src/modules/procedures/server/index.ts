export { runningProcedures } from './closing.ts'
export { proceduresMail } from './mail-words.ts'
export { proceduresOperations } from './routes.ts'
export { proceduresCron, proceduresTasks } from './tasks.ts'
