import { path } from '#kernel/web/paths.ts'

export const profilePath = path('/profilo')
