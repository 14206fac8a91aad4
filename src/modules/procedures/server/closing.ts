import type { ClosingBlocker } from '#modules/cases/server/index.ts'
import { runningIn } from './file-store.ts'

/** A running procedure holds a file open until it is ended, or stopped with its reason. */
export const runningProcedures: ClosingBlocker = async (tx, caseId) => {
  const running = await runningIn(tx, caseId)
  if (!running) return null
  return running === 1
    ? { it: 'C’è una procedura in corso: concludila, oppure interrompila scrivendo il motivo.', en: 'A procedure is running: end it, or stop it with the reason.' }
    : { it: `Ci sono ${running} procedure in corso: concludile, oppure interrompile scrivendo il motivo.`, en: `${running} procedures are running: end them, or stop them with the reason.` }
}
