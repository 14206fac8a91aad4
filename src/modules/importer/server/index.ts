export { importerMail } from './mail-words.ts'
export { importerCron } from './purge.ts'
export { importerOperations } from './routes.ts'
export { importerTasks } from './tasks.ts'
