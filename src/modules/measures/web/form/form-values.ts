import type { Measure } from '../../contract/measure.ts'
import { clockOf } from '../../domain/clock.ts'
import { checklistsOf, kindFacts, partsOf, type FormPart } from '../../domain/kinds.ts'

/** What the form holds: the body of the contract, with whatever was typed. */
export type FormValues = Record<string, unknown>

/** A new order: nothing is touched yet. */
export const blankMeasure = (): FormValues => ({ also: [], alsoFor: [], effects: [], offices: [], prescriptions: [], reportsOn: [], follows: [], checklist: {} })

/** An order as it stands, in the fields. */
export function measureValues(measure: Measure): FormValues {
  return {
    kind: measure.kind, also: measure.also, authorityId: measure.authority.id, authorityWords: measure.authority.id ? null : measure.authority.name, number: measure.number,
    proceedingId: measure.proceeding?.id ?? null, decidedOn: measure.decidedOn, decidedTime: measure.decidedAt ? clockOf(measure.decidedAt) : null, filedOn: measure.filedOn,
    communicatedOn: measure.communicatedOn, notifiedOn: measure.notifiedOn, notifiedTime: measure.notifiedAt ? clockOf(measure.notifiedAt) : null, startsOn: measure.startsOn,
    endsOn: measure.endsOn, durationMonths: measure.durationMonths, grounds: measure.grounds, decision: measure.decision, placementKind: measure.placementKind,
    placementWords: measure.placementWords, mandate: measure.mandate, reportEveryMonths: measure.reportEveryMonths, firstReportOn: measure.firstReportOn, reportsOn: measure.reportsOn,
    effects: measure.effects.map(({ parentId, state, exercise, limits, from, to }) => ({ parentId, state, exercise, limits, from, to })),
    offices: measure.offices.map(({ named, holder, ...office }) => ({ ...office, holder: named ? holder : null })),
    prescriptions: measure.prescriptions.map(({ id, words, who, personId, whoWords, byOn }) => ({ id, words, who, personId, whoWords, byOn })),
    checklist: Object.fromEntries(measure.checklist.flatMap(({ id, state, words, on, derived }) => (state && !derived ? [[id, { state, words, on }]] : []))),
    documentId: measure.document?.id ?? null, alsoIn: measure.alsoIn.filter(({ same }) => same).map(({ caseId }) => caseId),
  }
}

const kindsOf = ({ kind, also }: FormValues): string[] => [kind, ...((also as string[] | undefined) ?? [])].filter((one): one is string => typeof one === 'string' && one !== '')

/** Which parts the chosen kinds ask for; a part that already holds something is shown too, so that nothing typed is hidden. */
export function shownParts(values: FormValues): ReadonlySet<FormPart> {
  const parts = new Set(partsOf(kindsOf(values)))
  const filled = (name: string) => Boolean(values[name]) && values[name] !== ''
  if (((values['effects'] as unknown[] | undefined) ?? []).length) parts.add('effects')
  if (((values['offices'] as unknown[] | undefined) ?? []).length) parts.add('offices')
  if (['placementKind', 'placementWords'].some(filled)) parts.add('placement')
  if (filled('mandate')) parts.add('mandate')
  if (['endsOn', 'durationMonths', 'startsOn'].some(filled)) parts.add('duration')
  if (['reportEveryMonths', 'firstReportOn'].some(filled)) parts.add('reports')
  return parts
}

export const isPenal = (values: FormValues): boolean => typeof values['kind'] === 'string' && kindFacts(values['kind']).nature === 'penale'
export const wantsChecklist = (values: FormValues): boolean => checklistsOf(kindsOf(values)).length > 0
export { kindsOf }

/** The state that the form proposes for parents whose row is still empty. */
export const proposedState = (kind: string): string => kindFacts(kind).proposes ?? ''
