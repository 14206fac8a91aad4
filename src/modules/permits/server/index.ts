export { permitsOperations } from './routes.ts'
