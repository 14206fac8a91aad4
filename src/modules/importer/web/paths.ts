import { path } from '#kernel/web/paths.ts'

export const importsPath = path('/importa')
export const importPath = path('/importa/$runId')
