import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/case.ts'
import { presentCase } from './present-case.ts'

export const getCase = operation(contract.getCase, async ({ tx, actor, audit }, { caseId }) => {
  audit(caseId)
  return presentCase(tx, actor, caseId)
})
