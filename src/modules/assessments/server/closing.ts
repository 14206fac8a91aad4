import type { ClosingBlocker } from '#modules/cases/server/index.ts'
import { openDrafts } from './assessment-store.ts'

/** A draft holds a file open until it is completed, or given up with its reason; one that he who closes does not see, too: he is told how many, not of what. */
export const openAssessments: ClosingBlocker = async (tx, caseId) => {
  const { known, hidden } = await openDrafts(tx, caseId)
  const told = [
    ...(known === 1 ? [{ it: 'C’è una valutazione in bozza: completala, oppure scartala scrivendo il motivo.', en: 'An assessment is a draft: complete it, or give it up with the reason.' }] : []),
    ...(known > 1 ? [{ it: `Ci sono ${known} valutazioni in bozza: completale, oppure scartale scrivendo il motivo.`, en: `${known} assessments are drafts: complete them, or give them up with the reason.` }] : []),
    ...(hidden === 1 ? [{ it: 'C’è un lavoro in bozza che non ti è aperto: chi segue il fascicolo con te deve concluderlo prima della chiusura.', en: 'A piece of work that is not open to you is still a draft: who works on the file with you must conclude it before it closes.' }] : []),
    ...(hidden > 1 ? [{ it: `Ci sono ${hidden} lavori in bozza che non ti sono aperti: chi segue il fascicolo con te deve concluderli prima della chiusura.`, en: `${hidden} pieces of work that are not open to you are still drafts: who works on the file with you must conclude them before it closes.` }] : []),
  ]
  return told.length ? { it: told.map(({ it }) => it).join(' '), en: told.map(({ en }) => en).join(' ') } : null
}
