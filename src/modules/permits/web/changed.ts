import { listCasePermits, listPermits, permitHistory } from '../contract.ts'

/** What becomes old when a permit or an opinion changes. Terms follow permits, so they are read again too. */
export const changedByPermit = [listCasePermits, listPermits, permitHistory]
