import { path } from '#kernel/web/paths.ts'

/** The calculator: `?rule=` and `?group=` choose beforehand. */
export const calculationPath = path('/termini/calcolo')
