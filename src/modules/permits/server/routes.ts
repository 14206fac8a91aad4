import type { Operation } from '#kernel/server/operation.ts'
import { addPermit } from './add-permit.ts'
import { closePermit, correctPermit, reopenPermit, stepPermit } from './change-permit.ts'
import { listCasePermits, permitHistory } from './list-case-permits.ts'
import { listPermits } from './list-permits.ts'
import { addOpinion, changeOpinion } from './opinions.ts'
import { askRenewal, completeRenewal, stepRenewal } from './renew-permit.ts'

export const permitsOperations = [
  listPermits, listCasePermits, permitHistory, addPermit, correctPermit, stepPermit, closePermit, reopenPermit, askRenewal, stepRenewal, completeRenewal, addOpinion, changeOpinion,
] as unknown as Operation[]
