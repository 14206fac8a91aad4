export { documentsOperations } from './routes.ts'
