export { documentsOperations } from './routes.ts'
export { keepMadeFile, readFileOf, type MadeFile } from './made-files.ts'
