import { path } from '#kernel/web/paths.ts'

export const approvalPath = path('/approvazione-relazioni')
