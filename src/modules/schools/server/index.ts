export { dayProblem } from '../domain/school-days.ts'
export { attendanceStanding } from '../domain/standing-row.ts'
export { schoolYearOf } from '../domain/school-year.ts'
export { schoolsOperations } from './routes.ts'
