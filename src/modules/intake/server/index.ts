export { intakeMail } from './mail-words.ts'
export { intakeOperations } from './routes.ts'
export { intakeTasks } from './tasks.ts'
