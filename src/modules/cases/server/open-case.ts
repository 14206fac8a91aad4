import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { openReach } from '#modules/access/server/index.ts'
import type { NewPerson } from '#modules/people/contract.ts'
import { attachPerson, createPerson } from '#modules/people/server/index.ts'
import * as contract from '../contract/case.ts'
import { assertMayOpen } from './access.ts'
import * as store from './case-store.ts'
import { tellHistory } from './present-case.ts'
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
}

type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>

/**
 * Opens a file in the caller's transaction: number, reach of the holding unit, child, responsible worker, first phase. The actor works on files in that
 * unit. Refuses a second open file of the same child in the same body. `at` is where the child stands in the caller's input.
 */
export async function openCaseFile(context: Needs, wanted: NewCaseFile, at = 'child.'): Promise<{ id: Id<'case'>; number: string; childId: string }> {
  const { tx, actor, audit, now } = context
  const today = dateInRome(now)
  assertMayOpen(actor, wanted.unitId)
  const unit = await assertWellAsked(context, wanted, today)
  const id = newId<'case'>(now)
  audit(id)
  const basis = wanted.legalBasis ?? 'compito_pubblico'
  await assertCode(tx, now, 'legal_basis', basis, 'legalBasis')
  await openReach(tx, id, unit.id, basis)
  const childId = await childOf(context, wanted, id, unit.organisation_id, at)
  const openedOn = wanted.openedOn ?? today
  const number = await store.nextNumber(tx, unit.organisation_id, Number(openedOn.slice(0, 4)))
  const instant = new Date(now).toISOString()
  await store.insertCase(tx, {
    id, number, organisationId: unit.organisation_id, unitId: unit.id, responsibleId: wanted.responsibleId, childId, phase: 'accesso', openedOn, at: instant,
    municipalityIstat: wanted.municipalityIstat ?? null, poleUnitId: wanted.poleUnitId ?? null, fromReport: wanted.fromReport ?? null,
  })
  await store.insertPhase(tx, { id: newId(now), case_id: id, phase: 'accesso', at: instant, by_operator: actor.id, words: null })
  await tellHistory(context, id, 'opened', { unit: unit.name })
  if (wanted.responsibleId !== actor.id) await notify(tx, now, [{ to: wanted.responsibleId, kind: 'cases.made_responsible', subject: id, params: { number } }])
  return { id, number, childId }
}

async function assertWellAsked({ tx }: Needs, wanted: NewCaseFile, today: PlainDate) {
  const unit = await store.unitOf(tx, wanted.unitId)
  if (!unit) throw notFound()
  if (wanted.poleUnitId && !(await store.unitOf(tx, wanted.poleUnitId))) throw invalid('poleUnitId', 'Scegli un polo dell’elenco')
  if (wanted.openedOn && wanted.openedOn > today) throw invalid('openedOn', 'La data di apertura non può essere nel futuro')
  if (wanted.municipalityIstat && !(await store.municipalityExists(tx, wanted.municipalityIstat))) throw invalid('municipalityIstat', 'Scegli un comune')
  await assertWorksIn(tx, wanted.unitId, wanted.responsibleId, 'responsibleId')
  return unit
}

/** Nobody answers for a file without a live role in the unit that holds it. */
export async function assertWorksIn(tx: Context['tx'], unitId: string, operatorId: string, path: string): Promise<{ name: string }> {
  const found = (await workersOf(tx, unitId)).find((worker) => worker.operator_id === operatorId)
  if (!found) throw invalid(path, 'Scegli una persona che oggi lavora sui casi in questo servizio')
  return { name: found.display_name }
}

async function childOf(context: Needs, { child }: NewCaseFile, caseId: string, organisationId: string, at: string): Promise<string> {
  if ('person' in child) return createPerson(context, child.person, caseId, 0, at)
  const { tx } = context
  const open = await store.openCaseOfChild(tx, child.personId, organisationId)
  if (open) {
    throw conflict({
      it: `Per questa persona c’è già il fascicolo aperto ${open.number}: aprilo e lavora lì.`,
      en: `This person already has the open file ${open.number}: work there.`,
    })
  }
  await attachPerson(tx, child.personId, caseId, 0)
  return child.personId
}

export const openCase = operation(contract.openCase, async (context, input) => {
  const { child, personId, ...rest } = input
  if (!child === !personId) throw invalid('child', 'Scrivi i dati del minore oppure scegli una persona già conosciuta')
  const { id, number } = await openCaseFile(context, { ...rest, child: child ? { person: child } : { personId: personId! } })
  return { id, number }
})
