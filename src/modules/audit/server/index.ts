export { addSubjectDirectory, type SubjectDirectory } from './directory.ts'
export { auditMail } from './mail-words.ts'
export { auditOperations } from './routes.ts'
export { auditCron, auditTasks, type VerifierReport } from './tasks.ts'
