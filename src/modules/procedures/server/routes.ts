import type { Operation } from '#kernel/server/operation.ts'
import { board } from './board.ts'
import { abandonRun, endRun, resumeRun } from './end-run.ts'
import { getDefinition, listDefinitions } from './library.ts'
import { missingOfCase, missingOfService } from './missing.ts'
import { getRun, listCaseRuns } from './read-runs.ts'
import { correctStep, doStep } from './record-step.ts'
import { skipStep, takeBackSkip } from './skip-step.ts'
import { startBodyRun, startRun } from './start-run.ts'

export const proceduresOperations = [
  listDefinitions, getDefinition, startRun, startBodyRun, listCaseRuns, getRun, doStep, correctStep, skipStep, takeBackSkip, endRun, abandonRun, resumeRun, board, missingOfCase,
  missingOfService,
] as unknown as Operation[]
