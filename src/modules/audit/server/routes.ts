import type { Operation } from '#kernel/server/operation.ts'
import { listFindings } from './list-findings.ts'
import { exportEvents, searchEvents } from './search-events.ts'
import { getVerification, startVerification } from './verification.ts'
import { exportWhoLooked, whoLooked, whoLookedByPerson } from './who-looked.ts'

export const auditOperations = [
  whoLooked, whoLookedByPerson, exportWhoLooked, searchEvents, exportEvents, startVerification, getVerification, listFindings,
] as unknown as Operation[]
