import { groupEndpoints } from './contract/group.ts'
import { hoursEndpoints } from './contract/hours.ts'
import { kindEndpoints } from './contract/kind.ts'
import { requestEndpoints } from './contract/request.ts'
import { serviceEndpoints } from './contract/service.ts'

export * from './contract/group.ts'
export * from './contract/hours.ts'
export * from './contract/kind.ts'
export * from './contract/request.ts'
export * from './contract/service.ts'

export const referralsEndpoints = { ...kindEndpoints, ...serviceEndpoints, ...hoursEndpoints, ...groupEndpoints, ...requestEndpoints }
