export { schoolsOperations } from './routes.ts'
