import { path } from '#kernel/web/paths.ts'

export const equivalencesPath = path('/nomi-equivalenti')
export const equivalenceProposalsPath = path('/nomi-equivalenti/proposte')
