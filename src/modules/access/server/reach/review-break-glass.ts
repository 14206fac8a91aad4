import { conflict, forbidden, notFound } from '#kernel/contract/problem.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import { reviewBreakGlass as contract } from '../../contract/reach.ts'
import { mayReview } from './access.ts'
import * as store from './emergency-store.ts'

export const reviewBreakGlass = operation(contract, async ({ tx, actor, audit, note, now }, { breakGlassId, outcome, words }) => {
  note({ breakGlass: breakGlassId })
  const emergency = await store.byId(tx, breakGlassId)
  if (!emergency) throw notFound()
  audit(emergency.subject, { outcome })
  await store.lockReviews(tx, breakGlassId)
  const reviewers = (await store.reviewsOf(tx, [breakGlassId])).map((row) => row.reviewer_id)
  if (reviewers.includes(actor.id)) throw conflict({ it: 'L’hai già esaminato: ora tocca a un’altra persona.', en: 'You have reviewed it already: it is somebody else’s turn.' })
  if (reviewers.length >= 2) throw conflict({ it: 'Due persone l’hanno già esaminato.', en: 'Two people have already reviewed it.' })
  if (!mayReview(actor, (await store.answeredFor(tx, [breakGlassId])).has(breakGlassId), reviewers)) {
    throw forbidden({
      it: 'L’esame spetta a due persone diverse (coordinatore, responsabile o DPO), mai a chi ha aperto il fascicolo.',
      en: 'Two different people review it (coordinator, manager or privacy officer), never the one who opened the file.',
    })
  }
  await store.addReview(tx, { break_glass_id: breakGlassId, reviewer_id: actor.id, outcome, words, at: new Date(now).toISOString() })
  await notify(tx, now, [{ to: emergency.operator_id, kind: 'access.break_glass_reviewed', subject: emergency.subject, params: { breakGlass: breakGlassId, outcome } }])
  return { reviews: reviewers.length + 1 }
})
