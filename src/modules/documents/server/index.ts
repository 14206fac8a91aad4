export { documentsOperations } from './routes.ts'
export { keepMadeFile, markClinical, readFileOf, type MadeFile } from './made-files.ts'
