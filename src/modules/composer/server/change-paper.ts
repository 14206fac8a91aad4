import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/paper.ts'
import { isEmpty } from '../domain/text.ts'
import { assertMayArrange, assertMayWrite } from './access.ts'
import { assertColleagues } from './colleagues.ts'
import { settleBlocks } from './facts.ts'
import { beginChange, finishChange, openPaper } from './open-paper.ts'
import type { Opened } from './opened.ts'
import { touchPaper } from './paper-store.ts'
import { presentSection } from './present.ts'
import * as store from './section-store.ts'
import { orderFor, termFor } from './start-paper.ts'

/** The head of a paper: to whom, about what, which question, which period, by which methods. */
export const changePaper = operation(contract.changePaper, async (context, input) => {
  const opened = await beginChange(context, input.paperId, input.version, ({ me, held }) => assertMayArrange(me, held))
  const caseId = opened.paper.case_id
  const order = input.measureId === opened.paper.measure_id ? null : await orderFor(context, caseId, input.measureId)
  const term = await termFor(context, caseId, input.termId)
  return finishChange(context, opened, {
    title: input.title, subject: input.subject, addressee: input.addressee, measure_id: input.measureId ?? null, question: input.question ?? (order?.question || null),
    term_id: term?.id ?? null, due_on: term?.due ?? null, period_from: input.period?.from ?? null, period_to: input.period?.to ?? null, methods: input.methods, annexes: input.annexes,
    place: input.place, dated_on: input.datedOn,
  }, null)
})

/** Which sections, in which part and order, and who writes each. One with words is never taken away, and a psychological one never stops being one once written. */
export const arrangeSections = operation(contract.arrangeSections, async (context, { paperId, sections, version }) => {
  const { tx, now } = context
  const opened = await beginChange(context, paperId, version, ({ me, held }) => assertMayArrange(me, held))
  const { paper } = opened
  await assertColleagues(context, paper.case_id, paper.unit_id, sections.flatMap(({ authors }, at) => authors.map((id, index) => [`sections.${at}.authors.${index}`, id] as const)))
  const before = new Map((await store.sectionsOf(tx, paperId)).map((row) => [row.id, row]))
  const kept = new Set(sections.flatMap(({ id }) => id ?? []))
  for (const row of before.values()) {
    if (kept.has(row.id as never)) continue
    if (!isEmpty(row.blocks)) throw invalid('sections', { it: `La sezione «${row.title}» ha del testo: spostalo o cancellalo prima di toglierla`, en: `The section “${row.title}” has words: move or delete them before taking it away` })
    await store.updateSection(tx, row.id, { removed_at: new Date(now).toISOString() })
  }
  for (const [position, section] of sections.entries()) {
    const row = section.id ? before.get(section.id) : undefined
    if (section.id && !row) throw notFound()
    if (row?.clinical && !section.clinical && !isEmpty(row.blocks)) {
      throw invalid(`sections.${position}.clinical`, { it: 'Ha già un testo psicologico: resta una sezione psicologica', en: 'It has psychological words already: it stays a psychological section' })
    }
    const id = row?.id ?? newId<'section'>(now)
    const { title, part, clinical } = section
    if (row) await store.updateSection(tx, id, { position, title, part, clinical })
    else await store.insertSections(tx, [{ id, paper_id: paperId, position, key: `own-${id.slice(-6)}`, title, part, clinical, hint: null, blocks: [] }])
    await entrust(context.tx, id, opened.authors, section.authors)
  }
  return finishChange(context, opened, {}, { what: 'arranged' })
})

async function entrust(tx: Parameters<typeof store.insertAuthors>[0], sectionId: string, before: Opened['authors'], wanted: readonly string[]): Promise<void> {
  const had = before.filter((one) => one.section_id === sectionId).map(({ operator_id }) => operator_id)
  await store.insertAuthors(tx, wanted.filter((id) => !had.includes(id)).map((operator_id) => ({ section_id: sectionId, operator_id })))
  await store.dropAuthors(tx, sectionId, had.filter((id) => !wanted.includes(id)))
}

/** A hand keeps a version when it takes over from another, and at most each quarter of an hour of its own. */
const KEEP_MS = 15 * 60_000

/** Saves the words of a section. Who was slower gets the other's text back with the refusal: both stand. */
export const saveSection = operation(contract.saveSection, async (context, { paperId, sectionId, blocks, version }) => {
  const { tx, actor, now, note } = context
  const opened = await openPaper(context, paperId)
  const row = await store.sectionOf(tx, paperId, sectionId)
  if (!row) throw notFound()
  assertMayWrite(opened.me, opened.held, opened.authors.filter((one) => one.section_id === sectionId).map(({ operator_id }) => operator_id))
  const present = async () => {
    const fresh = (await store.sectionOf(tx, paperId, sectionId))!
    const headers = await operatorHeaders(tx, fresh.saved_by ? [fresh.saved_by] : [])
    const open = (await store.openRemarks(tx, [paperId])).find((one) => one.section_id === sectionId)
    return presentSection(fresh, opened, opened.authors, new Map([...headers].map(([id, { name }]) => [id, name])), Number(open?.n ?? 0))
  }
  if (row.version !== version) throw stale(await present())
  const settled = await settleBlocks(tx, paperId, blocks)
  await keepBefore(context, row)
  const at = new Date(now).toISOString()
  if (!(await store.saveText(tx, sectionId, version, { blocks: settled, saved_by: actor.id, saved_at: at }))) throw stale(await present())
  await touchPaper(tx, paperId, at)
  note({ section: row.key, blocks: settled.length })
  return present()
})

async function keepBefore({ tx, actor, now }: { tx: Parameters<typeof store.lastKept>[0]; actor: { id: string }; now: number }, row: store.SectionRow): Promise<void> {
  if (!row.saved_by || !row.saved_at || isEmpty(row.blocks)) return
  const last = await store.lastKept(tx, row.id)
  if (last && row.saved_by === actor.id && now - Date.parse(last.saved_at) < KEEP_MS) return
  await store.insertTextVersion(tx, row.id, { n: row.version, blocks: row.blocks, saved_by: row.saved_by, saved_at: row.saved_at })
}

/** What a section said before, newest first. */
export const listSectionVersions = operation(contract.listSectionVersions, async (context, { paperId, sectionId }) => {
  const { tx } = context
  await openPaper(context, paperId)
  if (!(await store.sectionOf(tx, paperId, sectionId))) throw notFound()
  const rows = await store.textVersions(tx, sectionId)
  const names = await operatorHeaders(tx, rows.map(({ saved_by }) => saved_by))
  return { rows: rows.map(({ n, blocks, saved_by, saved_at }) => ({ n, blocks, by: { id: saved_by, name: names.get(saved_by)?.name ?? '' }, at: saved_at })) }
})
