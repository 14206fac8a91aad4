export { documentsOperations } from './routes.ts'
export { fileMarkOf, keepMadeFile, markClinical, readFileOf, type MadeFile } from './made-files.ts'
