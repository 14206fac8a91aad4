import { invalid, notFound, Problem } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import type { FieldProblem } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sections } from '#modules/access/contract.ts'
import { assertMayReceive, localStandards } from '#modules/deadlines/server/index.ts'
import { measuresWithPrescriptions } from '#modules/measures/server/index.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import { serviceKindOf } from '#modules/referrals/server/index.ts'
import type { addAction, addGoal } from '../contract/goal.ts'
import type { createPlan } from '../contract/plan.ts'
import { areasOf, GENERAL, sectionOf } from '../domain/areas.ts'
import { rhythmOf } from '../domain/rhythm.ts'
import { leftOf } from './names.ts'
import type { Opened } from './opened.ts'
import * as store from './store.ts'

const refuse = (errors: FieldProblem[]): void => {
  if (errors.length) throw new Problem('invalid', undefined, { errors })
}

type Frame = Pick<Input<typeof createPlan>, 'parentId' | 'keeperUnit' | 'startsOn' | 'months' | 'reviewMonths' | 'reviewStandard' | 'measureId' | 'childLanguage'>

/** Checks what frames a plan, and answers its columns. */
export async function frameOf(tx: Tx, caseId: string, planId: string | null, kind: string, frame: Frame) {
  const { rule, most } = rhythmOf(kind)
  const months = frame.reviewMonths ?? null
  const standard = frame.reviewStandard ?? null
  if ((months === null) === (standard === null)) throw invalid('reviewMonths', { it: 'Scrivi ogni quanti mesi si verifica, oppure scegli uno standard del servizio', en: 'Write after how many months it is reviewed, or choose a standard of the service' })
  if (months !== null && most !== null && months > most) throw invalid('reviewMonths', { it: `Si verifica almeno ogni ${most} mesi (${rule})`, en: `It is reviewed at least every ${most} months (${rule})` })
  if (standard !== null && !(await localStandards(tx, [standard])).has(standard)) throw invalid('reviewStandard', { it: 'Scegli uno standard dell’elenco', en: 'Choose a standard of the list' })
  if (!(await unitHeaders(tx, [frame.keeperUnit])).has(frame.keeperUnit)) throw invalid('keeperUnit', { it: 'Scegli un servizio dell’elenco', en: 'Choose a unit of the list' })
  if (frame.parentId) {
    const parent = await store.planOf(tx, frame.parentId)
    if (parent?.case_id !== caseId || parent.kind !== 'progetto_quadro' || parent.id === planId || kind === 'progetto_quadro') throw invalid('parentId', { it: 'Scegli un progetto quadro di questo fascicolo', en: 'Choose a framework project of this file' })
  }
  if (frame.measureId && !(await measuresWithPrescriptions(tx, caseId)).some(({ id }) => id === frame.measureId)) throw invalid('measureId', { it: 'Scegli un provvedimento di questo fascicolo', en: 'Choose a measure of this file' })
  return {
    parent_id: frame.parentId ?? null, keeper_unit: frame.keeperUnit, starts_on: frame.startsOn, months: frame.months, review_months: months, review_standard: standard,
    measure_id: frame.measureId ?? null, child_language: frame.childLanguage ?? null,
  }
}

/** Refuses an area that this plan does not have, or whose section is out of reach: what one cannot read one does not write in. */
export function assertArea({ plan, reached }: Opened, area: string, general = false): void {
  if (!(areasOf(plan.kind) as readonly string[]).includes(area) || (area === GENERAL && !general)) throw invalid('area', { it: 'Scegli un’area dell’elenco', en: 'Choose an area of the list' })
  if (!reached.includes(sectionOf(area))) throw notFound()
}

export async function goalColumns(tx: Tx, opened: Opened, goal: Omit<Input<typeof addGoal>, 'planId'>) {
  assertArea(opened, goal.area)
  if (goal.prescriptions.length) {
    const asked = new Set((await measuresWithPrescriptions(tx, opened.file.id)).flatMap((one) => one.prescriptions.map(({ id }) => id)))
    if (goal.prescriptions.some((id) => !asked.has(id))) throw invalid('prescriptions', { it: 'Scegli prescrizioni di questo fascicolo', en: 'Choose prescriptions of this file' })
  }
  return {
    area: goal.area, words: goal.words, indicator: goal.indicator, levels: goal.levels.map((words) => words.trim()), baseline: goal.baseline ?? null, baseline_words: goal.baselineWords,
    due_on: goal.dueOn ?? null, needs: goal.needs, prescriptions: goal.prescriptions,
  }
}

type Doing = Omit<Input<typeof addAction>, 'planId' | 'goalId'>
/** Refuses, next to the field, who would be given the term of a dated action and not see it: what deadlines say of who may receive a term. */
export const assertMayDo = (tx: Tx, caseId: string, operatorId: string, area: string, path: string): Promise<void> =>
  assertMayReceive({ tx }, { operatorId, subject: caseId, unitId: null, section: sections[sectionOf(area)], path })

/** Who does it must be somebody: a person of this file, a worker who is still here (and sees that part of the file, when it has a day), a body, or words. */
export async function actionColumns(tx: Tx, { file }: Opened, area: string, doing: Doing, before?: Pick<store.ActionRecord, 'operator_id' | 'by_on'>) {
  const errors: FieldProblem[] = []
  const person = (doing.who === 'parent' ? doing.personId : null) ?? null
  const operator = doing.who === 'worker' ? (doing.operatorId ?? null) : null
  const unit = doing.who === 'body' ? (doing.unitId ?? null) : null
  if (person && !(await store.familyOf(tx, file.id)).includes(person)) errors.push({ path: 'personId', message: { it: 'Questa persona non è del fascicolo: scegli dall’elenco', en: 'This person does not belong to the file: choose from the list' } })
  if (doing.who === 'worker' && !operator) errors.push({ path: 'operatorId', message: { it: 'Scegli chi lo fa', en: 'Choose who does it' } })
  if (operator && operator !== before?.operator_id) {
    if (!(await operatorHeaders(tx, [operator])).has(operator)) errors.push({ path: 'operatorId', message: { it: 'Scegli dall’elenco', en: 'Choose from the list' } })
    else if ((await leftOf(tx, [operator])).size) errors.push({ path: 'operatorId', message: { it: 'Non lavora più qui: scegli un’altra persona', en: 'He works here no more: choose somebody else' } })
  }
  if (doing.who === 'body' && !(unit && (await unitHeaders(tx, [unit])).has(unit))) errors.push({ path: 'unitId', message: { it: 'Scegli quale ente', en: 'Choose which body' } })
  if (doing.who === 'other' && !doing.whoWords) errors.push({ path: 'whoWords', message: { it: 'Scrivi chi', en: 'Write who' } })
  const kind = doing.serviceKindId ? await serviceKindOf(tx, doing.serviceKindId) : undefined
  if (doing.serviceKindId && !kind) errors.push({ path: 'serviceKindId', message: { it: 'Scegli un servizio dall’elenco, o scrivilo con parole tue', en: 'Choose a service from the list, or write it in your own words' } })
  refuse(errors)
  if (operator && doing.byOn && !(before?.by_on && operator === before.operator_id)) await assertMayDo(tx, file.id, operator, area, 'operatorId')
  return {
    words: doing.words, who: doing.who, person_id: person, operator_id: operator, unit_id: unit, who_words: doing.who === 'other' ? doing.whoWords : null,
    by_on: doing.byOn ?? null, service: kind?.label_it ?? doing.service, service_kind_id: kind?.id ?? null, indicator: doing.indicator,
  }
}
