import { path } from '#kernel/web/paths.ts'

/** Opening a file in an emergency; `?fascicolo=` when it is known already. */
export const emergencyPath = path('/emergenza')
/** Emergency accesses: mine, and those I answer for. */
export const emergenciesPath = path('/emergenze')
