import type { Operation } from '#kernel/server/operation.ts'
import { answerKnown, answerRest, matchAgain } from './answer-known.ts'
import { confirmRun, discardRun, setMapping } from './change-run.ts'
import { listBeyond, listKnown } from './read-known.ts'
import { getProgress, getRun, listCreated, listRows, listRuns } from './read-run.ts'
import { downloadRefused } from './refused-file.ts'
import { downloadSample } from './sample-file.ts'
import { uploadRegister } from './upload-register.ts'

export const importerOperations = [
  uploadRegister, listRuns, getRun, getProgress, setMapping, listRows, confirmRun, discardRun, downloadRefused, listCreated, downloadSample,
  listKnown, listBeyond, answerKnown, answerRest, matchAgain,
] as unknown as Operation[]
