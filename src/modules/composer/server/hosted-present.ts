import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { rolesReachingEach } from '#modules/access/server/index.ts'
import { fileHeads } from '#modules/cases/server/index.ts'
import { termsOf } from '#modules/deadlines/server/index.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import { parentsOf, residencesOf } from '#modules/people/server/index.ts'
import type * as contract from '../contract/hosted.ts'
import { hostedThings, sectionOfThing, type HostedThing } from '../domain/hosted.ts'
import { hosting, mayHosted, type HostStanding } from './hosted-access.ts'
import * as store from './hosted-store.ts'

type HostedSaid = NonNullable<contract.HostedChild['said'][HostedThing]>
type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'note' | 'now'>

/** A list as it was opened. */
export interface OpenedList {
  row: store.ListRow
  unit: string
  me: HostStanding
}

/** Which of the three things each of these files lets the actor read and write, by a role that works with children. */
async function reachedThings(tx: Context['tx'], caseIds: readonly string[]): Promise<Map<string, Set<HostedThing>>> {
  const found = new Map<string, Set<HostedThing>>(caseIds.map((id) => [id, new Set()]))
  for (const about of hostedThings) {
    for (const [id, roles] of await rolesReachingEach(tx, caseIds, sectionOfThing[about])) if (roles.some(({ role }) => hosting.has(role))) found.get(id)?.add(about)
  }
  return found
}

const relation: Record<string, string> = { madre: 'madre', padre: 'padre', genitore_adottivo: 'genitore adottivo', genitore_decaduto: 'genitore decaduto' }

/** What the registry says of where the parents live: towns only, and of a protected one that it is not told. */
async function residences(tx: Context['tx'], rows: readonly store.ChildRow[], day: PlainDate): Promise<Map<string, string>> {
  const parents = await parentsOf(tx, rows.flatMap(({ child_id }) => child_id ?? []))
  const towns = await residencesOf(tx, [...new Set(parents.map(({ id }) => id))], day)
  const found = new Map<string, string>()
  for (const row of rows) {
    const own = parents.filter(({ childId, until }) => childId === row.child_id && (until === null || until >= day))
    if (own.length) found.set(row.case_id, own.map((one) => `${relation[one.relation] ?? 'genitore'}: ${one.diedOn ? 'non più in vita' : townWords(towns.get(one.id))}`).join('; '))
  }
  return found
}
const townWords = (one: { town: string | null; protected: boolean } | undefined): string => (one?.protected ? 'residenza protetta, non comunicabile' : (one?.town ?? 'residenza non nota'))

async function presentChildren({ tx }: Needs, { row, me }: OpenedList, children: readonly store.ChildRow[], nameOf: (id: string) => { id: string; name: string }): Promise<contract.HostedChild[]> {
  const caseIds = children.map(({ case_id }) => case_id)
  const [reached, said] = [await reachedThings(tx, caseIds), await store.wordsOfChildren(tx, children.map(({ id }) => id))]
  const writing = mayHosted('write', me, row.state)
  const [homes, earlier] = writing ? [await residences(tx, children, row.period_to as PlainDate), await store.earlierWords(tx, row.unit_id, row.id, caseIds)] : [new Map<string, string>(), []]
  return children.map((child) => {
    const own = (about: HostedThing): HostedSaid | null => {
      if (!reached.get(child.case_id)!.has(about)) return null
      const kept = said.find((one) => one.child_id === child.id && one.about === about)
      return { words: kept?.words ?? '', by: kept ? nameOf(kept.saved_by) : null, at: kept?.saved_at ?? null, version: kept?.version ?? 0, can: { write: writing } }
    }
    const words = Object.fromEntries(hostedThings.map((about) => [about, own(about)])) as Record<HostedThing, HostedSaid | null>
    const before = hostedThings.flatMap((about) => {
      const last = earlier.find((one) => one.case_id === child.case_id && one.about === about && one.words !== '')
      return last ? [{ about, words: last.words, from: 'earlier' as const, on: last.period_to as PlainDate }] : []
    })
    const home = homes.get(child.case_id)
    return {
      id: child.id as never, caseId: child.case_id as never, name: child.child_name ?? '', bornOn: child.child_birth as PlainDate | null, caseNumber: child.number ?? '', enteredOn: child.entered_on as PlainDate | null,
      leftOn: child.left_on as PlainDate | null, leftOut: child.left_out, said: words, version: child.version,
      suggestions: [...(home ? [{ about: 'residence' as const, words: home, from: 'registry' as const, on: null }] : []), ...before].filter((one) => words[one.about] !== null && words[one.about]!.words !== one.words),
    }
  })
}

const order = ['pdf', 'docx', 'signed', 'protocol', 'accepted', 'delivered', 'other']

async function presentVersions({ tx }: Needs, listId: string, nameOf: (id: string) => { id: string; name: string }, rows: readonly store.HostedFrozen[]): Promise<contract.HostedVersion[]> {
  const files = rows.length ? await store.filesOf(tx, listId) : []
  return rows.map((one) => ({
    n: one.n, hash: one.hash, approvedBy: nameOf(one.approved_by), approvedAt: one.approved_at,
    files: files.filter(({ n }) => n === one.n).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).map((file) => ({ id: file.id as never, name: file.file_name, kind: file.kind as contract.HostedFile['kind'], at: file.added_at, by: nameOf(file.added_by), compared: file.compared as 'same' | null })),
    sent: one.sent_on ? { to: one.sent_to!, channel: one.channel as 'pec', on: one.sent_on as PlainDate, protocolNumber: one.protocol_number, protocolOn: one.protocol_on as PlainDate | null, note: one.sent_note, by: nameOf(one.sent_by!), at: one.sent_at! } : null,
  }))
}

/** Children proposed and not yet in the list, with their names; those placed here by the registry first. */
async function presentCandidates({ tx }: Needs, row: store.ListRow, children: readonly store.ChildRow[]): Promise<contract.HostedCandidate[]> {
  const open = (await store.candidates(tx, row.unit_id, row.period_from, row.period_to)).filter(({ case_id }) => !children.some((one) => one.case_id === case_id))
  const heads = new Map((await fileHeads(tx, open.map(({ case_id }) => case_id))).map((head) => [head.id, head]))
  return open.flatMap((one) => {
    const head = heads.get(one.case_id)
    return head ? [{ caseId: one.case_id as never, name: head.child_name, caseNumber: head.number, enteredOn: one.entered_on as PlainDate | null, leftOn: one.left_on as PlainDate | null, placed: one.placed }] : []
  }).toSorted((a, b) => Number(b.placed) - Number(a.placed) || a.name.localeCompare(b.name, 'it'))
}

/** A list with the children whose files the reader reaches. Each of them is a reading of his file. */
export async function presentList(context: Needs, opened: OpenedList): Promise<contract.HostedList> {
  const { tx, audit, note } = context
  const { row, me, unit } = opened
  const [children, versions, events, counts] = [await store.childrenOf(tx, row.id), await store.frozenOfList(tx, row.id), await store.listEvents(tx, row.id), await store.countsOf(tx, row)]
  for (const { case_id } of children) audit(case_id, { hostedList: row.id })
  const words = await store.wordsOfChildren(tx, children.map(({ id }) => id))
  const files = await store.filesOf(tx, row.id)
  const names = await operatorHeaders(tx, [...new Set([
    row.created_by, ...(row.asked_by ? [row.asked_by] : []), ...events.map(({ by_operator }) => by_operator), ...versions.flatMap((one) => [one.approved_by, ...(one.sent_by ? [one.sent_by] : [])]),
    ...words.map(({ saved_by }) => saved_by), ...files.map(({ added_by }) => added_by),
  ])])
  const nameOf = (id: string) => ({ id, name: names.get(id)?.name ?? '' })
  const [term] = row.term_id ? await termsOf(context, { ids: [row.term_id], ended: true }) : []
  const may = (act: Parameters<typeof mayHosted>[0]): boolean => mayHosted(act, me, row.state)
  const readsAll = versions.some(({ n }) => n === row.current)
  note({ list: row.id, children: children.length })
  return {
    ...headOf({ ...row, unit_name: unit, children: children.filter(({ left_out }) => left_out === null).length }),
    addressee: row.addressee, note: row.note, place: row.place, datedOn: row.dated_on as PlainDate | null,
    term: term ? { id: term.id, title: term.title, due: term.due, state: term.state } : null,
    rows: await presentChildren(context, opened, children, nameOf), candidates: may('write') ? await presentCandidates(context, row, children) : [], ...counts,
    asked: row.asked_by ? { by: nameOf(row.asked_by), at: row.asked_at! } : null, createdBy: nameOf(row.created_by),
    versions: await presentVersions(context, row.id, nameOf, versions),
    history: events.map((one) => ({ id: one.id, n: one.n, what: one.what, at: one.at, by: nameOf(one.by_operator), words: one.words })), version: row.version,
    can: {
      write: may('write'), arrange: may('write'), ask: may('ask'), approve: may('approve') && counts.hidden === 0, sendBack: may('sendBack'), files: may('files') && readsAll, send: may('send') && readsAll,
      attach: may('attach') && readsAll, renew: may('renew'), drop: may('drop') && row.number === null,
    },
  }
}

type Head = Pick<store.ListRow, 'id' | 'unit_id' | 'state' | 'period_from' | 'period_to' | 'due_on' | 'number' | 'year' | 'current' | 'sent_on' | 'changed_at'> & { unit_name: string | null; children: number | string | null }

/** A list in a line. */
export const headOf = (row: Head): contract.HostedHead => ({
  id: row.id as never, unit: { id: row.unit_id, name: row.unit_name ?? '' }, state: row.state, period: { from: row.period_from as PlainDate, to: row.period_to as PlainDate }, dueOn: row.due_on as PlainDate | null,
  number: row.number === null ? null : { n: row.number, year: row.year! }, current: row.current, children: Number(row.children ?? 0), sentOn: row.sent_on as PlainDate | null, changedAt: row.changed_at,
})
