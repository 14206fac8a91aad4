export { intakeOperations } from './routes.ts'
export { intakeTasks } from './tasks.ts'
