import type { Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import { termsOf } from '#modules/deadlines/server/index.ts'
import { ordersOf } from '#modules/measures/server/index.ts'
import * as contract from '../contract/paper.ts'
import { paperKinds } from '../domain/paper.ts'
import { skeletons } from '../domain/skeletons.ts'
import { mayStart } from './access.ts'
import { colleaguesOf } from './colleagues.ts'
import { lastSent } from './list-store.ts'
import { standIn } from './open-paper.ts'
import { reportTermsOf } from './report-terms.ts'
import { takeable } from './takeable.ts'

/** What a new paper may answer and take up, and who may write in it. */
export const getPaperDesk = operation(contract.getPaperDesk, async (context, { caseId }) => {
  const { tx, now } = context
  const { file, me } = await standIn(context, caseId)
  const today = dateInRome(now)
  const terms = await termsOf(context, { subjects: [caseId] })
  const sentTo = (await lastSent(tx, caseId))?.period_to as PlainDate | null | undefined
  const shown = ({ id, title, due }: (typeof terms)[number]) => ({ id: id as Id<'term'>, title, due })
  return {
    childName: file.child_name,
    kinds: paperKinds.map((kind) => ({ kind, answersOrder: skeletons[kind].answersOrder, sections: skeletons[kind].sections.length })),
    orders: (await ordersOf(tx, caseId)).map((order) => ({
      id: order.id as Id<'measure'>, kind: order.kind, number: order.number, authority: order.authority, decidedOn: order.decidedOn, question: order.question,
      inForce: order.effectiveFrom <= today && (!order.effectiveTo || order.effectiveTo >= today),
      terms: terms.filter(({ source }) => source.kind === 'measures.measure' && source.id === order.id).map(shown),
    })),
    terms: (await reportTermsOf(context, caseId, { unwritten: false })).map(({ term }) => ({ ...shown(term), rule: term.ruleId })),
    colleagues: await colleaguesOf(context, caseId, file.unit_id),
    period: sentTo && sentTo < today ? { from: addDays(sentTo, 1), to: today } : { from: addDays(today, -180), to: today },
    ...(await takeable(tx, caseId, today)),
    can: { start: mayStart(me) },
  }
})
