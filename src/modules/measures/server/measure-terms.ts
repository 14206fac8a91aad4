import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { completeTerms, correctEvent, endRecurring, followAuthority, scheduleTerms, waiveTerms, wallTerms, type Office, type TermContext } from '#modules/deadlines/server/index.ts'
import { changesOf, planTerms, type PlannedTerm, type TermFacts } from '../domain/terms.ts'
import type { MeasureRow, PrescriptionRow } from './measure-store.ts'
import * as store from './term-store.ts'

export const MEASURE_SOURCE = 'measures.measure'
export const HEARING_SOURCE = 'measures.hearing'

const day = (text: string | null): PlainDate | null => text as PlainDate | null

/** A measure with what its terms are planned from. */
export interface TermOwner {
  measure: MeasureRow
  prescriptions: readonly PrescriptionRow[]
  birth: PlainDate | null
  /** Another measure or a fact ended it. */
  endedEarly: boolean
}

function factsOf({ measure, prescriptions, birth, endedEarly }: TermOwner): TermFacts {
  return {
    kinds: [measure.kind, ...measure.also], nature: measure.nature, effectiveFrom: measure.effective_from as PlainDate, effectiveTo: day(measure.effective_to), endedEarly,
    recordedOn: dateInRome(Date.parse(measure.recorded_at)),
    decidedOn: day(measure.decided_on), notifiedOn: day(measure.notified_on), communicatedOn: day(measure.communicated_on), birth,
    reportEveryMonths: measure.report_every_months, firstReportOn: day(measure.first_report_on), reportsOn: measure.reports_on,
    prescriptions: prescriptions.filter(({ state }) => state === 'aperta').map(({ id, position, by_on }) => ({ id, n: position + 1, byOn: day(by_on) })),
  }
}

interface Owner {
  kind: typeof MEASURE_SOURCE | typeof HEARING_SOURCE
  id: string
  caseId: string
  penal: boolean
  /** Who gave the order or hears the parties, as far as it is known. */
  authority: Office
}

/** Makes the stored terms of a measure or a hearing those that are planned now: new ones scheduled, moved ones computed anew, the others ended with the reason. */
async function settle(context: TermContext, { kind, id, caseId, penal, authority }: Owner, planned: readonly PlannedTerm[], reason: string): Promise<void> {
  const { tx } = context
  const links = await store.linksOf(tx, id, caseId)
  const { added, moved, gone } = changesOf(links, planned)
  const idOf = (key: string) => links.find((link) => link.key === key)!.term_id
  const ended = gone.map(idOf)
  if (ended.length) {
    await endRecurring(context, { ids: ended }, reason)
    await waiveTerms(context, { ids: ended }, reason)
  }
  await store.dropLinks(tx, id, caseId, gone)
  const standing = links.map(({ term_id }) => term_id).filter((one) => !ended.includes(one))
  if (standing.length) await followAuthority(context, { ids: standing }, authority, reason)
  for (const term of moved) await correctEvent(context, { ids: [idOf(term.key)] }, (term.event ?? term.fixedOn)!, reason)
  const stored = await scheduleTerms(context, added.map((term) => ({
    subject: caseId, ruleId: term.ruleId, kind: 'judge', title: term.ruleId ? null : term.title, event: term.event, fixedOn: term.fixedOn, length: term.length, occurrence: term.occurrence,
    authority, atOffice: kind === HEARING_SOURCE, label: term.label, source: { kind, id },
  })))
  const basisOf = ({ ruleId, event, fixedOn, length }: PlannedTerm) => ({ ruleId, event, fixedOn, length })
  await store.putLinks(tx, [
    ...added.map((term, index) => ({ owner_id: id, key: term.key, case_id: caseId, term_id: stored[index]!.id, basis: basisOf(term) })),
    ...moved.map((term) => ({ owner_id: id, key: term.key, case_id: caseId, term_id: idOf(term.key), basis: basisOf(term) })),
  ])
  await wallTerms(tx, { kind, id }, penal)
}

/** By its seat where it is of the network, else as it was written. */
export const officeOf = (measure: Pick<MeasureRow, 'authority_seat' | 'authority_name' | 'authority_words'>): Office =>
  ({ municipality: measure.authority_seat, name: measure.authority_name ?? measure.authority_words })

/** Schedules, moves or ends the terms of a measure as it stands now. Call it after every change of its dates, its kind or its end. */
export async function settleTerms(context: TermContext, of: TermOwner, reason: string): Promise<void> {
  const owner: Owner = { kind: MEASURE_SOURCE, id: of.measure.id, caseId: of.measure.case_id, penal: of.measure.nature === 'penale', authority: officeOf(of.measure) }
  await settle(context, owner, planTerms(factsOf(of), dateInRome(context.now)), reason)
}

/** Before whom a hearing is held. */
export interface HeldBefore {
  penal: boolean
  authority: Office
}

export const heldBefore = (proceeding: Pick<MeasureRow, 'authority_seat' | 'authority_name' | 'authority_words'> & { nature: string }): HeldBefore =>
  ({ penal: proceeding.nature === 'penale', authority: officeOf(proceeding) })

/** A hearing to come is a term in the file of each child it is about; held, put off or cancelled it is none. It knows 29 June by the seat of the court. */
export async function settleHearing(
  context: TermContext, hearing: { id: string; held_on: string; state: string } & HeldBefore, caseIds: readonly string[], reason: string,
): Promise<void> {
  const ahead = hearing.state === 'fissata' && hearing.held_on >= dateInRome(context.now)
  const planned: PlannedTerm[] = ahead
    ? [{ key: 'hearing', ruleId: null, event: null, fixedOn: hearing.held_on as PlainDate, length: null, occurrence: null, title: 'Udienza', label: null }]
    : []
  for (const caseId of caseIds) {
    const owner: Owner = { kind: HEARING_SOURCE, id: hearing.id, caseId, penal: hearing.penal, authority: hearing.authority }
    if (hearing.state === 'tenuta') await completeTerms(context, { ids: (await store.linksOf(context.tx, hearing.id, caseId)).map(({ term_id }) => term_id) })
    await settle(context, owner, planned, reason)
  }
}

/** A prescription that was followed has its term done. */
export async function completePrescription(context: TermContext, measure: MeasureRow, prescriptionId: string, words: string | null): Promise<void> {
  const link = (await store.linksOf(context.tx, measure.id, measure.case_id)).find(({ key }) => key === `prescription ${prescriptionId}`)
  if (!link) return
  await completeTerms(context, { ids: [link.term_id] }, { words })
  await store.dropLinks(context.tx, measure.id, measure.case_id, [link.key])
}
