import { attendanceEndpoints } from './contract/attendance.ts'
import { enrolmentEndpoints } from './contract/enrolment.ts'
import { riskEndpoints } from './contract/risk.ts'

export * from './contract/attendance.ts'
export * from './contract/enrolment.ts'
export * from './contract/risk.ts'

export const schoolsEndpoints = { ...enrolmentEndpoints, ...attendanceEndpoints, ...riskEndpoints }
