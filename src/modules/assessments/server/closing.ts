import type { ClosingBlocker } from '#modules/cases/server/index.ts'
import { openDrafts } from './assessment-store.ts'

/** A draft holds a file open until it is completed, or given up with its reason. */
export const openAssessments: ClosingBlocker = async (tx, caseId) => {
  const open = await openDrafts(tx, caseId)
  if (!open) return null
  return open === 1
    ? { it: 'C’è una valutazione in bozza: completala, oppure scartala scrivendo il motivo.', en: 'An assessment is a draft: complete it, or give it up with the reason.' }
    : { it: `Ci sono ${open} valutazioni in bozza: completale, oppure scartale scrivendo il motivo.`, en: `${open} assessments are drafts: complete them, or give them up with the reason.` }
}
