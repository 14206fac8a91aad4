export { composerMail } from './mail-words.ts'
export { renderTasks as composerTasks } from './render-paper.ts'
export { composerOperations } from './routes.ts'
