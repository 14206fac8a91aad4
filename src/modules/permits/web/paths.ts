import { path } from '#kernel/web/paths.ts'

export const permitsPath = path('/permessi')
