import { conflict, forbidden } from '#kernel/contract/problem.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { coordinatorsOf, reachedBy } from '#modules/access/server/index.ts'
import * as contract from '../contract/review.ts'
import { isEmpty } from '../domain/text.ts'
import { assertMay, assertOtherEyes } from './access.ts'
import { assertNotGuessing, checkOf, stopped } from './check.ts'
import { freeze } from './freeze-paper.ts'
import { insertFrozen } from './frozen-store.ts'
import { beginChange, finishChange } from './open-paper.ts'
import type { Opened } from './opened.ts'
import { nextNumber, settingOf } from './paper-store.ts'
import { startRendering } from './render-paper.ts'
import { hiddenSections, sectionsOf } from './section-store.ts'

type Needs = Pick<Context, 'tx' | 'now'>

/** Those who took part, but not who acts. */
const others = ({ paper, authors }: Opened, actorId: string): string[] =>
  [...new Set([paper.created_by, ...authors.map(({ operator_id }) => operator_id), ...(paper.asked_by ? [paper.asked_by] : [])])].filter((id) => id !== actorId)

/** Tells those of them from whom the judicial part of the file is not kept. */
async function tellThem({ tx, now }: Needs, to: readonly string[], kind: string, { paper, file }: Opened): Promise<void> {
  const reached = await reachedBy(tx, paper.case_id, sections.judicial, to)
  await notify(tx, now, to.filter((one) => reached.has(one)).map((one) => ({ to: one, kind, subject: paper.case_id, params: { paper: paper.id, number: file.number } })))
}

/** Gives the paper to the coordinators of the unit. What must never leave the file stops it here already. */
export const askApproval = operation(contract.askApproval, async (context, { paperId, words, version }) => {
  const { tx, actor, now } = context
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('ask', me, held))
  await assertNotGuessing(tx, 'composer.askApproval')
  const { stops } = await checkOf(context, opened)
  if (stops) throw stopped(stops)
  const coordinators = (await coordinatorsOf(tx, opened.paper.unit_id)).filter((id) => id !== actor.id)
  await tellThem(context, coordinators, 'composer.asked', opened)
  return finishChange(context, opened, { state: 'asked', asked_by: actor.id, asked_at: new Date(now).toISOString() }, { what: 'asked', words })
})

export const takeBack = operation(contract.takeBack, async (context, { paperId, version }) => {
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('takeBack', me, held))
  return finishChange(context, opened, { state: 'writing', asked_by: null, asked_at: null }, { what: 'taken_back' })
})

/** Back to who writes it, with words. A version approved but not sent stays as it was; the next approval makes the next one. */
export const sendBack = operation(contract.sendBack, async (context, { paperId, words, version }) => {
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('sendBack', me, held))
  await tellThem(context, others(opened, context.actor.id), 'composer.sent_back', opened)
  const again = opened.paper.state === 'approved'
  return finishChange(context, opened, { state: 'writing', asked_by: null, asked_at: null, approved_at: null, ...(again ? { current: opened.paper.current + 1 } : {}) }, { what: 'sent_back', words })
})

/** Approves: the version gets its number, is frozen with its hash, and its files are made while everybody goes on. */
export const approvePaper = operation(contract.approvePaper, async (context, { paperId, version }) => {
  const { tx, actor, now, note } = context
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('approve', me, held))
  const { paper } = opened
  // what he does not read would not be in what he freezes
  if (await hiddenSections(tx, paperId)) throw forbidden({ it: 'C’è una parte psicologica che tu non leggi: la relazione la approva chi la legge tutta.', en: 'There is a psychological part that you do not read: the paper is approved by who reads all of it.' })
  const rows = await sectionsOf(tx, paperId)
  const hands = [...new Set(rows.flatMap(({ saved_by, blocks }) => (saved_by && !isEmpty(blocks) ? [saved_by] : [])))]
  assertOtherEyes(opened.me, hands.length ? hands : [paper.created_by], (await settingOf(tx, paper.organisation_id))?.two_pairs ?? true)
  const { stops, open } = await checkOf(context, opened)
  if (stops) throw stopped(stops)
  if (open) {
    throw conflict({
      it: `Il controllo ha ancora ${open === 1 ? 'una voce' : `${open} voci`} senza risposta: correggi il testo, oppure scrivi perché va bene così.`,
      en: `The check still has ${open} item(s) without an answer: change the text, or say why it is right as it is.`,
    })
  }
  const at = new Date(now).toISOString()
  const year = paper.year ?? Number(at.slice(0, 4))
  const number = paper.number ?? (await nextNumber(tx, paper.organisation_id, year))
  const { content, hash, clinical } = await freeze(context, opened, rows, { n: number, year })
  await insertFrozen(tx, { paper_id: paperId, n: paper.current, content, hash, clinical, approved_by: actor.id, approved_at: at })
  await tellThem(context, others(opened, actor.id), 'composer.approved', opened)
  note({ n: paper.current, number })
  const presented = await finishChange(context, opened, { state: 'approved', approved_at: at, number, year, dated_on: content.on }, { what: 'approved' })
  await startRendering(context, paper.id, paper.current)
  return presented
})

/** Threw away: what was never numbered may be dropped, with the reason; it stays to be read. */
export const dropPaper = operation(contract.dropPaper, async (context, { paperId, reason, version }) => {
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('drop', me, held))
  if (opened.paper.number !== null) throw conflict({ it: 'Ha già un numero di protocollo interno: non si butta, si invia o si lascia dov’è.', en: 'It has its number already: it is not thrown away.' })
  return finishChange(context, opened, { state: 'dropped' }, { what: 'dropped', words: reason })
})

/** A new version of a paper that was sent: the one sent stays as it is, word for word. */
export const renewPaper = operation(contract.renewPaper, async (context, { paperId, reason, version }) => {
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMay('renew', me, held))
  return finishChange(context, opened, { state: 'writing', current: opened.paper.current + 1, approved_at: null, asked_by: null, asked_at: null, dated_on: null }, { what: 'superseded', words: reason })
})
