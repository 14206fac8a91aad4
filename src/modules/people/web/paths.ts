import { path } from '#kernel/web/paths.ts'

export const peoplePath = path('/persone')
export const personPath = path('/persone/$personId')
