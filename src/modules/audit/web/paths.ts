import { path } from '#kernel/web/paths.ts'

/** The access register: search, export, verification. */
export const registerPath = path('/registro')
