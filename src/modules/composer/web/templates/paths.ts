import { path } from '#kernel/web/paths.ts'

export const templatesPath = path('/modelli-relazioni')
