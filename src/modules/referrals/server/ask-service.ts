import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { fileHead, touchActivity } from '#modules/cases/server/index.ts'
import { askService as contract } from '../contract/service.ts'
import { assertMay, assertOpen, mayAsk, standingIn } from './access.ts'
import { assertBasis } from './basis.ts'
import { unitOf } from './file-store.ts'
import { kindsOf } from './kind-store.ts'
import { assertBody } from './opening.ts'
import { presentService } from './present-service.ts'
import { tell, type Needs } from './service-change.ts'
import * as store from './service-store.ts'

/** A kind that can be chosen today in the actor's body; refused next to its field otherwise. */
async function kindFor({ tx, actor, now }: Needs, kindId: string) {
  const kind = (await kindsOf(tx, actor.organisationId, dateInRome(now), false)).find((one) => one.id === kindId)
  if (!kind) throw invalid('kindId', { it: 'Scegli un servizio dell’elenco', en: 'Choose a service of the list' })
  return kind
}

export async function assertUnit({ tx }: Pick<Needs, 'tx'>, unitId: string | null, path: string): Promise<void> {
  if (unitId && !(await unitOf(tx, unitId))?.unit_active) throw invalid(path, { it: 'Scegli un’unità dell’elenco', en: 'Choose a unit of the list' })
}

export const askService = operation(contract, async (context, input) => {
  const { tx, actor, audit, note, now } = context
  const { caseId, askedOn } = input
  audit(caseId)
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  const kind = await kindFor(context, input.kindId)
  const standing = await standingIn(tx, caseId, sectionName(kind.section))
  if (!standing.roles.length) {
    throw invalid('kindId', { it: 'Questo servizio sta in una parte del fascicolo che non vedi: chiedi all’operatore responsabile', en: 'This service belongs to a part of the file that you do not see: ask the responsible worker' })
  }
  assertMay(mayAsk(standing), 'ask')
  assertOpen(file)
  if (askedOn > dateInRome(now)) throw invalid('askedOn', { it: 'È nel futuro: scrivi il giorno in cui è stato chiesto', en: 'It lies ahead: write the day on which it was asked' })
  await assertCode(tx, now, 'service_basis', input.basis, 'basis')
  if (['provvedimento', 'prescrizione', 'progetto'].includes(input.basis) && !input.basisWords && !input.basisId) {
    throw invalid('basisWords', { it: 'Scrivi quale: numero e data, o il nome dell’azione', en: 'Write which one: number and date, or the name of the action' })
  }
  await assertBasis(tx, caseId, input.basis, input.basisId)
  assertBody(input.providerUnitId, input.providerWords, false, { unit: 'providerUnitId', words: 'providerWords' })
  await assertUnit(context, input.providerUnitId, 'providerUnitId')
  await assertNotTwice(context, caseId, input.kindId, askedOn)
  const id = newId(now)
  await store.insertService(tx, {
    id, case_id: caseId, section: kind.section, kind_id: kind.id, organisation_id: file.organisation_id, state: 'asked', child_words: input.childWords ?? file.child_name, purpose: input.purpose,
    asked_on: askedOn, provider_unit_id: input.providerUnitId, provider_words: input.providerWords, created_by: actor.id, created_at: new Date(now).toISOString(),
  })
  await store.insertOwn(tx, { service_id: id, case_id: caseId, section: kind.section, basis: input.basis, basis_id: input.basisId, basis_words: input.basisWords, cost_bearer: null, cost_words: null })
  await tell(context, { id, case_id: caseId }, { what: 'asked', on: askedOn, words: input.purpose })
  await touchActivity(tx, [caseId], new Date(now).toISOString())
  note({ kind: kind.code })
  return presentService(context, (await store.serviceOf(tx, id))!)
})

/** The same service asked twice on one day is a double click of two people, not two services. */
async function assertNotTwice({ tx }: Needs, caseId: string, kindId: string, askedOn: PlainDate): Promise<void> {
  if ((await store.servicesOf(tx, caseId)).some((row) => row.kind_id === kindId && row.state === 'asked' && row.asked_on === askedOn)) {
    throw conflict({ it: 'Questo servizio è già stato chiesto oggi per questo fascicolo: guarda nell’elenco.', en: 'This service was asked for this file on that day already: see the list.' })
  }
}
