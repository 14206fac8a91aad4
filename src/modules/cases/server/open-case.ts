import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { notify, type Notice } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { openReach } from '#modules/access/server/index.ts'
import type { NewPerson } from '#modules/people/contract.ts'
import { attachPeople, createPeople } from '#modules/people/server/index.ts'
import * as contract from '../contract/case.ts'
import type { OpeningAnswer } from '../contract/opening.ts'
import { assertMayOpen } from './access.ts'
import * as store from './case-store.ts'
import { checkOpening } from './opening-checks.ts'
import { workersOf } from './team-store.ts'

export interface NewCaseFile {
  /** A child not yet known, or somebody within reach. */
  child: { person: NewPerson } | { personId: string }
  unitId: string
  responsibleId: string
  municipalityIstat?: string | null | undefined
  poleUnitId?: string | null | undefined
  openedOn?: PlainDate | undefined
  fromReport?: string | null | undefined
  legalBasis?: string | undefined
  /** What was said of those who may be the same child. `later`: many are loaded at once and compared afterwards, in the background. */
  answers?: readonly OpeningAnswer[] | 'later' | undefined
}

type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'auditApart' | 'now'>

export interface OpenedFile {
  id: Id<'case'>
  number: string
  childId: string
  responsibleId: string
}

/**
 * Opens a file in the caller's transaction: number, reach of the holding unit, child, responsible worker, first phase. The actor works on files in that
 * unit. Refuses a second open file of the same child in the same body. `at` is where the child stands in the caller's input.
 */
export async function openCaseFile(context: Needs, wanted: NewCaseFile, at = 'child.'): Promise<OpenedFile> {
  const files = await openCaseFiles(context, [wanted], at)
  await tellResponsible(context, files)
  return files[0]!
}

/**
 * The same for many at once, with as many statements as for one, in the order given; all or none. Who answers for them is not told yet: call
 * `tellResponsible` once, with all of them.
 */
export async function openCaseFiles(context: Needs, wanted: readonly NewCaseFile[], at = 'child.'): Promise<OpenedFile[]> {
  if (!wanted.length) return []
  const { tx, actor, audit, now } = context
  const today = dateInRome(now)
  const units = await assertWellAsked(context, wanted, today)
  const planned = wanted.map((one) => ({ ...one, id: newId<'case'>(now), unit: units.get(one.unitId)!, basis: one.legalBasis ?? usualBasis, openedOn: one.openedOn ?? today }))
  for (const { id } of planned) audit(id)
  for (const same of Map.groupBy(planned, ({ unitId, basis }) => `${unitId} ${basis}`).values()) {
    await openReach(tx, same.map(({ id }) => id), same[0]!.unitId, same[0]!.basis)
  }
  const children = await childrenOf(context, planned, at)
  const numbers = await numbersOf(tx, planned)
  const instant = new Date(now).toISOString()
  await store.insertCases(tx, planned.map((one, index) => ({
    id: one.id, number: numbers.get(one.id)!, organisationId: one.unit.organisation_id, unitId: one.unitId, responsibleId: one.responsibleId, childId: children[index]!,
    phase: 'accesso', openedOn: one.openedOn, at: instant, municipalityIstat: one.municipalityIstat ?? null, poleUnitId: one.poleUnitId ?? null, fromReport: one.fromReport ?? null,
  })))
  await store.insertPhases(tx, planned.map(({ id }) => ({ id: newId(now), case_id: id, phase: 'accesso', at: instant, by_operator: actor.id, words: null })))
  await store.insertEvents(tx, planned.map(({ id, unit }) => ({ id: newId(now), caseId: id, kind: 'opened', at: instant, by: actor.id, detail: { unit: unit.name } })))
  return planned.map(({ id, responsibleId }, index) => ({ id, number: numbers.get(id)!, childId: children[index]!, responsibleId }))
}

const usualBasis = 'compito_pubblico'

/** Tells who now answers for these files, each once: of one file its number, of many how many. Who opened them knows. */
export async function tellResponsible({ tx, actor, now }: Needs, files: readonly OpenedFile[]): Promise<void> {
  const others = Map.groupBy(files.filter(({ responsibleId }) => responsibleId !== actor.id), ({ responsibleId }) => responsibleId)
  await notify(tx, now, [...others].map(([to, own]): Notice =>
    own.length === 1
      ? { to, kind: 'cases.made_responsible', subject: own[0]!.id, params: { number: own[0]!.number } }
      : { to, kind: 'cases.files_opened', params: { count: own.length } }))
}

type Unit = NonNullable<Awaited<ReturnType<typeof store.unitOf>>>

async function assertWellAsked({ tx, actor, now }: Needs, wanted: readonly NewCaseFile[], today: PlainDate): Promise<Map<string, Unit>> {
  const units = new Map<string, Unit>()
  for (const [unitId, files] of Map.groupBy(wanted, (one) => one.unitId)) {
    assertMayOpen(actor, unitId, await store.unitLine(tx, unitId))
    const unit = await store.unitOf(tx, unitId)
    if (!unit) throw notFound()
    units.set(unitId, unit)
    const workers = new Set((await workersOf(tx, unitId)).map(({ operator_id }) => operator_id))
    if (files.some(({ responsibleId }) => !workers.has(responsibleId))) throw invalid('responsibleId', notWorking)
  }
  if (wanted.some(({ openedOn }) => openedOn && openedOn > today)) throw invalid('openedOn', { it: 'La data di apertura non può essere nel futuro', en: 'The opening date cannot be in the future' })
  for (const pole of new Set(wanted.flatMap(({ poleUnitId }) => poleUnitId ?? []))) {
    if (!(await store.unitOf(tx, pole))) throw invalid('poleUnitId', { it: 'Scegli un polo dell’elenco', en: 'Choose a pole of the list' })
  }
  const municipalities = wanted.flatMap(({ municipalityIstat }) => municipalityIstat ?? [])
  if (municipalities.length && !(await store.municipalitiesExist(tx, municipalities))) throw invalid('municipalityIstat', { it: 'Scegli un comune', en: 'Choose a municipality' })
  for (const basis of new Set(wanted.map(({ legalBasis }) => legalBasis ?? usualBasis))) await assertCode(tx, now, 'legal_basis', basis, 'legalBasis')
  return units
}

/** Numbers by file, for each body and year in the order given. */
async function numbersOf(tx: Context['tx'], planned: readonly { id: string; openedOn: PlainDate; unit: Unit }[]): Promise<Map<string, string>> {
  const numbers = new Map<string, string>()
  for (const same of Map.groupBy(planned, ({ unit, openedOn }) => `${unit.organisation_id} ${openedOn.slice(0, 4)}`).values()) {
    const given = await store.nextNumbers(tx, same[0]!.unit.organisation_id, Number(same[0]!.openedOn.slice(0, 4)), same.length)
    for (const [index, { id }] of same.entries()) numbers.set(id, given[index]!)
  }
  return numbers
}

const notWorking = { it: 'Scegli una persona che oggi lavora sui casi in questo servizio', en: 'Choose somebody who works on files in this service today' }

/** Nobody answers for a file without a live role in the unit that holds it. */
export async function assertWorksIn(tx: Context['tx'], unitId: string, operatorId: string, path: string): Promise<{ name: string }> {
  const found = (await workersOf(tx, unitId)).find((worker) => worker.operator_id === operatorId)
  if (!found) throw invalid(path, notWorking)
  return { name: found.display_name }
}

/** The child of each file: somebody new is written down, somebody known becomes visible through the file as well. */
async function childrenOf(context: Needs, planned: readonly (NewCaseFile & { id: string; unit: Unit })[], at: string): Promise<string[]> {
  const { tx } = context
  const known = planned.flatMap(({ child, id, unit }) => ('personId' in child ? [{ personId: child.personId, subject: id, section: 0, organisationId: unit.organisation_id }] : []))
  for (const [organisationId, same] of Map.groupBy(known, (one) => one.organisationId)) {
    const people = same.map(({ personId }) => personId)
    if (new Set(people).size < people.length) throw conflict({ it: 'La stessa persona è indicata due volte.', en: 'The same person is given twice.' })
    const open = await store.openCaseOf(tx, people, organisationId)
    if (open) {
      throw conflict({
        it: `Per questa persona c’è già il fascicolo aperto ${open.number}: aprilo e lavora lì.`,
        en: `This person already has the open file ${open.number}: work there.`,
      })
    }
  }
  await attachPeople(tx, known)
  const checked = []
  for (const { child, unitId, unit, answers = [] } of planned) {
    checked.push(answers === 'later' ? null : await checkOpening(context, { child, unitId, organisationId: unit.organisation_id, answers, at }))
  }
  const created = await createPeople(context, planned.flatMap(({ child, id }) => ('person' in child ? [{ person: child.person, subject: id, section: 0, at }] : [])))
  const ids = created.values()
  const children = planned.map(({ child }) => ('personId' in child ? child.personId : ids.next().value!))
  for (const [index, write] of checked.entries()) await write?.(children[index]!)
  return children
}

export const openCase = operation(contract.openCase, async (context, input) => {
  const { child, personId, answers, ...rest } = input
  if (!child === !personId) throw invalid('child', { it: 'Scrivi i dati del minore oppure scegli una persona già conosciuta', en: 'Write the child’s data or choose a person already known' })
  const { id, number } = await openCaseFile(context, { ...rest, answers, child: child ? { person: child } : { personId: personId! } })
  return { id, number }
})
