import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { termsOf } from '#modules/deadlines/server/index.ts'
import { measuresOf } from '#modules/measures/server/index.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { FrozenVersion, Paper, Section } from '../contract.ts'
import { skeletons } from '../domain/skeletons.ts'
import { may, mayArrange, mayDraft, mayRemark, mayWrite } from './access.ts'
import { documentTitles, frozenOf, receiptsOf, type FrozenRow } from './frozen-store.ts'
import type { Opened } from './opened.ts'
import * as store from './paper-store.ts'
import * as sections from './section-store.ts'

type Reader = Pick<Context, 'tx' | 'actor' | 'now'>
type Names = Map<string, string>

const day = (text: string | null): PlainDate | null => text as PlainDate | null
const named = (id: string, names: Names) => ({ id, name: names.get(id) ?? '' })

/** Is the section one that may stay empty? Those that somebody added himself must not. */
export const isOptional = (kind: store.PaperRow['kind'], key: string): boolean => skeletons[kind].sections.find((one) => one.key === key)?.optional ?? false

export function presentSection(row: sections.SectionRow, { paper, me, held }: Pick<Opened, 'paper' | 'me' | 'held'>, authors: Opened['authors'], names: Names, openRemarks: number): Section {
  const own = authors.filter((one) => one.section_id === row.id)
  return {
    id: row.id as Id<'section'>, key: row.key, title: row.title, part: row.part, clinical: row.clinical, optional: isOptional(paper.kind, row.key), hint: row.hint,
    authors: own.map(({ operator_id, name }) => ({ id: operator_id, name })), blocks: row.blocks, version: row.version,
    savedBy: row.saved_by ? named(row.saved_by, names) : null, savedAt: row.saved_at, openRemarks,
    can: { write: mayWrite(me, held, own.map(({ operator_id }) => operator_id)) },
  }
}

function presentFrozen(row: FrozenRow, receipts: Awaited<ReturnType<typeof receiptsOf>>, titles: Names, names: Names): FrozenVersion {
  const ref = (id: string | null) => (id && titles.has(id) ? { id: id as Id<'document'>, title: titles.get(id)! } : null)
  const signed = ref(row.signed_document)
  return {
    n: row.n, hash: row.hash, approvedBy: named(row.approved_by, names), approvedAt: row.approved_at, pdf: ref(row.pdf_document), docx: ref(row.docx_document), trouble: row.render_trouble,
    signed: signed && row.signed_by ? { document: signed, check: row.signed_check as 'same' | 'by_eye', by: named(row.signed_by, names), at: row.signed_at! } : null,
    sent: row.sent_at ? {
      to: row.sent_to!, channel: row.channel as NonNullable<FrozenVersion['sent']>['channel'], on: row.sent_on as PlainDate, protocolNumber: row.protocol_number,
      protocolOn: day(row.protocol_on), note: row.sent_note, by: named(row.sent_by!, names), at: row.sent_at,
    } : null,
    receipts: receipts.filter(({ n }) => n === row.n).flatMap((one) => {
      const document = ref(one.document_id)
      return document ? [{ document, kind: one.kind as FrozenVersion['receipts'][number]['kind'], at: one.added_at }] : []
    }),
  }
}

/** Everything of a paper that its reader may see. */
export async function presentPaper(reader: Reader, opened: Opened): Promise<Paper> {
  const { tx } = reader
  const { paper, file, me, held, authors } = opened
  const [rows, frozen, receipts, remarks, hidden, events, setting] = [
    await sections.sectionsOf(tx, paper.id), await frozenOf(tx, paper.id), await receiptsOf(tx, paper.id), await sections.openRemarks(tx, [paper.id]),
    await sections.hiddenSections(tx, paper.id), await store.eventsOf(tx, paper.id), await store.settingOf(tx, paper.organisation_id),
  ]
  const names = await namesOf(tx, [
    paper.created_by, paper.asked_by, ...rows.map(({ saved_by }) => saved_by), ...frozen.flatMap((one) => [one.approved_by, one.signed_by, one.sent_by]), ...events.map(({ by_operator }) => by_operator),
  ])
  const titles = await documentTitles(tx, paper.case_id, [...frozen.flatMap((one) => [one.pdf_document, one.docx_document, one.signed_document]), ...receipts.map(({ document_id }) => document_id)])
  const back = paper.state === 'writing' ? lastSentBack(events) : undefined
  const skeleton = skeletons[paper.kind]
  return {
    ...headOf(paper, file, await unitName(tx, paper.unit_id)), openRemarks: remarks.reduce((sum, { n }) => sum + Number(n), 0),
    subject: paper.subject, addressee: paper.addressee, measure: await orderOf(tx, paper), question: paper.question, term: await termOf(reader, paper),
    period: paper.period_from && paper.period_to ? { from: paper.period_from as PlainDate, to: paper.period_to as PlainDate } : null,
    methods: paper.methods, annexes: paper.annexes, place: paper.place, datedOn: day(paper.dated_on), needsMethod: skeleton.needsMethod, answersOrder: skeleton.answersOrder,
    asked: paper.state === 'asked' && paper.asked_by ? { by: named(paper.asked_by, names), at: paper.asked_at! } : null,
    sentBack: back ? { by: named(back.by_operator, names), at: back.at, words: back.words } : null,
    createdBy: named(paper.created_by, names), createdAt: paper.created_at,
    sections: rows.map((row) => presentSection(row, opened, authors, names, Number(remarks.find(({ section_id }) => section_id === row.id)?.n ?? 0))),
    hiddenSections: hidden, frozen: frozen.map((row) => presentFrozen(row, receipts, titles, names)), twoPairs: setting?.two_pairs ?? true, version: paper.version,
    can: {
      change: mayArrange(me, held), arrange: mayArrange(me, held), ask: may('ask', me, held), takeBack: may('takeBack', me, held), approve: may('approve', me, held) && hidden === 0,
      sendBack: may('sendBack', me, held), drop: may('drop', me, held) && paper.number === null, answer: me.leads && (held.state === 'writing' || held.state === 'asked'),
      render: may('render', me, held), sign: may('sign', me, held), send: may('send', me, held), addReceipt: may('addReceipt', me, held), renew: may('renew', me, held), remark: mayRemark(me, held), draft: mayDraft(me, held),
    },
  }
}

/** The last word of the coordinator, unless the paper was asked, or approved, again since. */
const lastSentBack = (events: readonly store.EventRow[]): store.EventRow | undefined => {
  const last = events.find(({ what }) => ['asked', 'sent_back', 'approved', 'renewed'].includes(what))
  return last?.what === 'sent_back' ? last : undefined
}

export const headOf = (paper: store.PaperRow, file: Pick<FileHead, 'number' | 'child_name'>, unit: string) => ({
  id: paper.id as Id<'paper'>, caseId: paper.case_id as Id<'case'>, caseNumber: file.number, childName: file.child_name, kind: paper.kind, title: paper.title, state: paper.state,
  unit: { id: paper.unit_id, name: unit }, number: paper.number !== null && paper.year !== null ? { n: paper.number, year: paper.year } : null, current: paper.current,
  dueOn: day(paper.due_on), sentOn: day(paper.sent_on), changedAt: paper.changed_at,
})

const unitName = async (tx: Reader['tx'], id: string): Promise<string> => (await unitHeaders(tx, [id])).get(id)?.name ?? ''

async function namesOf(tx: Reader['tx'], ids: readonly (string | null)[]): Promise<Names> {
  const headers = await operatorHeaders(tx, ids.filter((id): id is string => id !== null))
  return new Map([...headers].map(([id, { name }]) => [id, name]))
}

async function orderOf(tx: Reader['tx'], paper: store.PaperRow): Promise<Paper['measure']> {
  if (!paper.measure_id) return null
  const found = (await measuresOf(tx, [paper.case_id])).find(({ id }) => id === paper.measure_id)
  return found ? { id: found.id as Id<'measure'>, kind: found.kind, number: found.number, authority: found.authority } : null
}

async function termOf(reader: Reader, paper: store.PaperRow): Promise<Paper['term']> {
  if (!paper.term_id) return null
  const found = (await termsOf(reader, { subjects: [paper.case_id], ended: true })).find(({ id }) => id === paper.term_id)
  return found ? { id: found.id as Id<'term'>, title: found.title, due: found.due, state: found.state } : null
}
