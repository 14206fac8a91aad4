import { invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { talkReport } from '#modules/assessments/server/index.ts'
import { termsOf } from '#modules/deadlines/server/index.ts'
import { ordersOf, type Order } from '#modules/measures/server/index.ts'
import * as contract from '../contract/paper.ts'
import { skeletons } from '../domain/skeletons.ts'
import { assertMayStart } from './access.ts'
import { addresseeOf } from './addressee.ts'
import { assertColleagues } from './colleagues.ts'
import { openPaper, standIn, tell } from './open-paper.ts'
import * as store from './paper-store.ts'
import { prefillOf, receiverIn } from './prefill.ts'
import { presentPaper } from './present.ts'
import { insertAuthors, insertSections } from './section-store.ts'

/** The order a paper answers, in sight of who writes; refused next to its field otherwise. */
export async function orderFor({ tx }: Pick<Context, 'tx'>, caseId: string, measureId: string | null | undefined): Promise<Order | null> {
  if (!measureId) return null
  const order = (await ordersOf(tx, caseId)).find(({ id }) => id === measureId)
  if (!order) throw invalid('measureId', { it: 'Questo provvedimento non è tra quelli del fascicolo che vedi', en: 'This order is not among those of the file that you see' })
  return order
}

/** The term a paper meets, with its day; refused next to its field when it is not one of the file still to be met. */
export async function termFor(context: Pick<Context, 'tx' | 'actor' | 'now'>, caseId: string, termId: string | null | undefined): Promise<{ id: string; due: PlainDate | null } | null> {
  if (!termId) return null
  const term = (await termsOf(context, { subjects: [caseId], ended: true })).find(({ id }) => id === termId)
  if (!term || term.state === 'waived') throw invalid('termId', { it: 'Questo termine non è tra quelli del fascicolo da rispettare', en: 'This term is not one of the file still to be met' })
  return { id: term.id, due: (term.due?.slice(0, 10) as PlainDate | undefined) ?? null }
}

/** Begins a paper on the skeleton of its kind: sections with their authors, the order's question, the words that other modules hold already. */
export const startPaper = operation(contract.startPaper, async (context, input) => {
  const { tx, actor, note, now } = context
  const { caseId, kind } = input
  const { file, me } = await standIn(context, caseId)
  assertMayStart(me)
  await assertColleagues(context, caseId, file.unit_id, [...input.authors.map((id, index) => [`authors.${index}`, id] as const), ...input.psychologists.map((id, index) => [`psychologists.${index}`, id] as const)])
  const [order, term, skeleton, today] = [await orderFor(context, caseId, input.measureId), await termFor(context, caseId, input.termId), skeletons[kind], dateInRome(now)]
  const period = input.period ?? { from: addDays(today, -180), to: today }
  if (skeleton.begins === 'entry_talk' && (!input.sourceId || (await talkReport(tx, input.sourceId))?.caseId !== caseId)) {
    throw invalid('sourceId', { it: 'Scegli il colloquio d’ingresso concluso da cui parte la relazione: va completato prima in «Valutazioni»', en: 'Choose the completed entry talk it is begun from: it must be completed first in “Assessments”' })
  }
  const id = newId<'paper'>(now)
  const at = new Date(now).toISOString()
  const title = input.title ?? skeleton.it
  await store.insertPaper(tx, {
    id, case_id: caseId, kind, organisation_id: file.organisation_id, unit_id: file.unit_id, state: 'writing', title, subject: `${title}: ${file.child_name}`,
    addressee: await addresseeOf(tx, order, await receiverIn(tx, caseId, skeleton, input.sourceId) ?? skeleton.addressee), measure_id: order?.id ?? null, question: order?.question || input.question, term_id: term?.id ?? null, due_on: term?.due ?? null,
    period_from: period.from, period_to: period.to, methods: [], annexes: [], place: null, dated_on: null, created_by: actor.id, created_at: at, changed_at: at,
  })
  const rows = []
  for (const [position, section] of skeleton.sections.entries()) {
    const sectionId = newId<'section'>(now)
    const { blocks, clinical } = section.prefill && input.sourceId ? await prefillOf(context, { caseId, paperId: id, sourceId: input.sourceId, section, prefix: sectionId.slice(-8) }) : { blocks: [], clinical: false }
    rows.push({ id: sectionId, paper_id: id, position, key: section.key, title: section.title, part: section.part, clinical: (section.clinical ?? false) || clinical, hint: section.hint, blocks })
  }
  await insertSections(tx, rows)
  const writers = [...new Set([actor.id, ...input.authors])]
  await insertAuthors(tx, rows.flatMap((row) =>
    (row.clinical && input.psychologists.length ? [...new Set(input.psychologists)] : writers).map((operator_id) => ({ section_id: row.id, operator_id }))))
  await tell(context, { id, case_id: caseId, current: 1 }, { what: 'started' })
  note({ paper: id, kind })
  return presentPaper(context, await openPaper(context, id))
})
