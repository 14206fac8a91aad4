import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { termsOf, type TermContext } from '#modules/deadlines/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import { fileHeads, type FileHead } from '#modules/cases/server/index.ts'
import type * as contract from '../contract/measure.ts'
import { checkedItems } from '../domain/checklist.ts'
import type { Relation } from '../domain/derive.ts'
import { mayRecord } from './access.ts'
import * as files from './file-store.ts'
import * as store from './measure-store.ts'
import { MEASURE_SOURCE } from './measure-terms.ts'
import { presentHearing, presentProceeding } from './present-proceeding.ts'
import * as proceedings from './proceeding-store.ts'

const day = (text: string | null): PlainDate | null => text as PlainDate | null
const ending = new Set(['sostituito', 'revocato', 'cessato', 'scaduto'])

type Ending = NonNullable<contract.MeasureRow['endedBy']>

/** What every list shows of a measure on a day. */
export function presentHead(row: store.MeasureRow, today: PlainDate, ties: readonly store.SuccessionRow[], openPrescriptions: number) {
  const ended = ties.filter(({ earlier_id, relation }) => earlier_id === row.id && ending.has(relation))
  const state: contract.MeasureState = row.effective_to && row.effective_to < today ? 'ended' : row.effective_from > today ? 'not_yet' : 'in_force'
  return {
    id: row.id as Id<'measure'>, caseId: row.case_id as Id<'case'>, kind: row.kind, also: row.also, nature: row.nature,
    authority: { id: row.authority_id, name: row.authority_name ?? row.authority_words ?? '' },
    number: row.number, decidedOn: day(row.decided_on), notifiedOn: day(row.notified_on), effectiveFrom: row.effective_from as PlainDate, effectiveTo: day(row.effective_to),
    state, endedBy: (ended[0]?.relation ?? null) as Ending | null, hasDocument: row.document_id !== null, openPrescriptions,
  }
}

function presentTie(tie: store.SuccessionRow, otherId: string | null, known: ReadonlyMap<string, store.MeasureRow>) {
  const other = otherId ? known.get(otherId) : undefined
  return {
    id: tie.id, measureId: otherId as Id<'measure'> | null, kind: other?.kind ?? null, number: other?.number ?? null, decidedOn: day(other?.decided_on ?? null),
    relation: tie.relation as Relation, onDay: tie.on_day as PlainDate, words: tie.words,
  }
}

const tiesOf = (row: store.MeasureRow, ties: readonly store.SuccessionRow[], known: ReadonlyMap<string, store.MeasureRow>) => ({
  follows: ties.filter(({ later_id }) => later_id === row.id).map((tie) => presentTie(tie, tie.earlier_id, known)),
  followedBy: ties.filter(({ earlier_id }) => earlier_id === row.id).map((tie) => presentTie(tie, tie.later_id, known)),
})

/** Rows of a file with what followed each. */
export async function presentRows(tx: Tx, rows: readonly store.MeasureRow[], now: number): Promise<contract.MeasureRow[]> {
  const today = dateInRome(now)
  const ids = rows.map(({ id }) => id)
  const [ties, prescriptions] = [await store.successionsOf(tx, ids), await store.prescriptionsOf(tx, ids)]
  const known = new Map(rows.map((row) => [row.id, row]))
  return rows.map((row) => ({
    ...presentHead(row, today, ties, prescriptions.filter(({ measure_id, state }) => measure_id === row.id && state === 'aperta').length),
    ...tiesOf(row, ties, known),
  }))
}

/** Names of people, workers and bodies that a measure speaks of; who is out of reach is absent. */
async function namesIn(tx: Tx, row: store.MeasureRow, prescriptions: readonly store.PrescriptionRow[]) {
  const people = [...row.effects.map(({ parentId }) => parentId), ...row.offices.flatMap(({ personId }) => personId ?? []), ...prescriptions.flatMap(({ person_id }) => person_id ?? [])]
  return {
    people: new Map([...(await personHeaders(tx, people)).values()].map((one) => [one.id as string, one.displayName])),
    operators: await operatorNames(tx, [row.recorded_by, ...row.offices.map(({ operatorId }) => operatorId), ...prescriptions.map(({ state_by }) => state_by)]),
    bodies: await files.organisationNames(tx, row.offices.map(({ organisationId }) => organisationId)),
  }
}
type Names = Awaited<ReturnType<typeof namesIn>>

function presentOffice(one: store.StoredOffice, { people, operators, bodies }: Names): contract.Measure['offices'][number] {
  const { role, personId, operatorId, organisationId, holder, powers, from, to } = one
  return {
    role, personId: personId as Id<'person'> | null, operatorId: operatorId as Id<'operator'> | null, organisationId: organisationId as Id<'organisation'> | null,
    holder: holder ?? (personId && people.get(personId)) ?? (operatorId && operators.get(operatorId)) ?? (organisationId && bodies.get(organisationId)) ?? null,
    named: holder !== null, powers, from, to,
  }
}

const presentPrescription = (one: store.PrescriptionRow, { people, operators }: Names, today: PlainDate): contract.Prescription => ({
  id: one.id, words: one.words, who: one.who, personId: one.person_id as Id<'person'> | null, personName: (one.person_id && people.get(one.person_id)) ?? null, whoWords: one.who_words,
  byOn: day(one.by_on), state: one.state as contract.Prescription['state'], stateOn: day(one.state_on), stateWords: one.state_words,
  stateBy: (one.state_by && operators.get(one.state_by)) ?? null, late: one.state === 'aperta' && one.by_on !== null && one.by_on < today, version: one.version,
})

const saidIn = (row: store.MeasureRow) => ({
  placement: Boolean(row.placement_kind ?? row.placement_words), mandate: Boolean(row.mandate), grounds: Boolean(row.grounds),
  months: row.duration_months, reportEveryMonths: row.report_every_months,
})

async function presentCopies(tx: Tx, row: store.MeasureRow): Promise<contract.Measure['alsoIn']> {
  const copies = await store.copiesOf(tx, row)
  const heads = new Map((await fileHeads(tx, copies.map(({ case_id }) => case_id))).map((one) => [one.id, one]))
  return copies.flatMap((copy) => {
    const head = heads.get(copy.case_id)
    return head ? [{ caseId: head.id as Id<'case'>, measureId: copy.id as Id<'measure'>, number: head.number, childName: head.child_name, same: copy.current === row.current }] : []
  })
}

/** The whole act. */
export async function presentMeasure(context: TermContext, actor: Actor, file: FileHead, row: store.MeasureRow): Promise<contract.Measure> {
  const { tx, now } = context
  const today = dateInRome(now)
  const [ties, prescriptions] = [await store.successionsOf(tx, [row.id]), await store.prescriptionsOf(tx, [row.id])]
  const others = await store.measuresById(tx, ties.flatMap(({ earlier_id, later_id }) => [earlier_id, ...(later_id ? [later_id] : [])]))
  const names = await namesIn(tx, row, prescriptions)
  const proceeding = row.proceeding_id ? await proceedings.proceedingById(tx, row.proceeding_id) : undefined
  const document = row.document_id ? await files.documentOf(tx, row.document_id) : undefined
  return {
    ...presentHead(row, today, ties, prescriptions.filter(({ state }) => state === 'aperta').length),
    ...tiesOf(row, ties, new Map(others.map((one) => [one.id, one]))),
    childName: file.child_name, caseNumber: file.number,
    decidedAt: row.decided_at, filedOn: day(row.filed_on), communicatedOn: day(row.communicated_on), notifiedAt: row.notified_at, startsOn: day(row.starts_on), endsOn: day(row.ends_on),
    durationMonths: row.duration_months, grounds: row.grounds, decision: row.decision, placementKind: row.placement_kind, placementWords: row.placement_words, mandate: row.mandate,
    reportEveryMonths: row.report_every_months, firstReportOn: day(row.first_report_on), reportsOn: row.reports_on,
    effects: row.effects.map(({ parentId, ...effect }) => ({ ...effect, parentId: parentId as Id<'person'>, parentName: names.people.get(parentId) ?? null })),
    offices: row.offices.map((one) => presentOffice(one, names)),
    prescriptions: prescriptions.map((one) => presentPrescription(one, names, today)),
    checklist: checkedItems([row.kind, ...row.also], row.checklist, saidIn(row)).map(({ id, list, it, en, state, words, on, derived, beyond }) => ({ id, list, it, en, state, words, on, derived, beyond })),
    proceeding: proceeding ? presentProceeding(proceeding) : null,
    hearings: (await proceedings.hearingsSetBy(tx, row.id)).map(presentHearing),
    document: document ? { id: document.id, name: document.title } : null,
    alsoIn: await presentCopies(tx, row),
    terms: await termsOf(context, { sources: [{ kind: MEASURE_SOURCE, id: row.id }], ended: true }),
    recordedBy: { id: row.recorded_by, name: names.operators.get(row.recorded_by) ?? '' }, recordedAt: row.recorded_at, correctedAt: row.corrected_at, version: row.version,
    can: { correct: mayRecord(await actingIn(context.tx, actor, file.id, 'judicial')) },
  }
}
