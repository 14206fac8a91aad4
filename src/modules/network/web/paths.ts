import { path } from '#kernel/web/paths.ts'

export const networkPath = path('/rete')
export const organisationPath = path('/rete/$organisationId')
/** Parts of a body: `unita`, `sedi`, `titoli`, `territorio`, `persone`. */
export const organisationPartPath = path('/rete/$organisationId/$part')
export const operatorsPath = path('/operatori')
export const operatorPath = path('/operatori/$operatorId')
