import { path } from '#kernel/web/paths.ts'

export const plansPath = path('/progetti')
export const planPath = path('/progetti/$planId')
export const reviewPath = path('/progetti/$planId/verifiche/$reviewId')
export const editionPath = path('/progetti/$planId/versioni/$n')
export const sheetPath = path('/progetti/$planId/foglio')
