export { identityMail } from './mail-words.ts'
export { answerBeforeOpening } from './opening.ts'
export { identityOperations } from './routes.ts'
export { identityCron, identityTasks } from './tasks.ts'
