import { conflict, forbidden, invalid, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { assertCode, assertCodes } from '#kernel/server/codes.ts'
import { operation } from '#kernel/server/operation.ts'
import { rolesReaching } from '#modules/access/server/index.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/plan.ts'
import { GENERAL, sectionOf } from '../domain/areas.ts'
import { assertOpen, mayBegin } from './access.ts'
import { namesOf } from './names.ts'
import { answer, assertVersion, changePlan, getFile, tell, toWrite } from './open-plan.ts'
import { presentPart, presentPlan } from './present.ts'
import * as store from './store.ts'
import { assertArea, frameOf } from './written.ts'

export const getPlan = operation(contract.getPlan, async (context, { planId }) => answer(context, planId))

export const createPlan = operation(contract.createPlan, async (context, { caseId, kind, ...frame }) => {
  const { tx, actor, note, now } = context
  const file = await getFile(context, caseId)
  const [held, keeper] = [await rolesReaching(tx, caseId, 'social'), await unitHeaders(tx, [frame.keeperUnit])]
  if (!mayBegin(held, file, keeper.get(frame.keeperUnit)?.organisationId ?? null)) {
    throw forbidden({ it: 'Un progetto lo comincia il servizio che ha il fascicolo, o l’ente che lo terrà: chiedi all’operatore responsabile.', en: 'A plan is begun by the service that holds the file, or by the body that will keep it: ask the responsible worker.' })
  }
  assertOpen(file)
  await assertCode(tx, now, 'plan_kind', kind, 'kind')
  if (kind === 'progetto_quadro' && (await store.plansOf(tx, caseId)).some((one) => one.kind === kind && one.state !== 'closed')) {
    throw conflict({ it: 'Questo fascicolo ha già un progetto quadro aperto: aprine una nuova versione, oppure chiudilo.', en: 'This file already has an open framework project: begin a new version of it, or close it.' })
  }
  const columns = await frameOf(tx, caseId, null, kind, frame)
  const id = newId<'plan'>(now)
  await store.insertPlan(tx, { id, case_id: caseId, kind, ...columns, created_by: actor.id, created_at: new Date(now).toISOString() })
  await tell(context, { plan: { id, case_id: caseId } }, { what: 'begun' })
  note({ kind })
  return answer(context, id)
})

export const changeFrame = operation(contract.changeFrame, async (context, { planId, version, ...frame }) => {
  const opened = await toWrite(context, planId)
  await assertVersion(context, opened, version)
  if (opened.plan.state !== 'draft') throw conflict({ it: 'Il progetto è già stato proposto: riportalo in bozza, o aprine una nuova versione.', en: 'The plan was proposed already: take it back, or begin a new version.' })
  const columns = await frameOf(context.tx, opened.file.id, planId, opened.plan.kind, frame)
  const { parent_id, keeper_unit, starts_on, months, review_months, review_standard, measure_id } = opened.plan
  await tell(context, opened, { what: 'frame', before: { parent_id, keeper_unit, starts_on, months, review_months, review_standard, measure_id } })
  return presentPlan(context, await changePlan(context, opened, columns))
})

export const saveTeam = operation(contract.saveTeam, async (context, { planId, version, members }) => {
  const { tx, now } = context
  const opened = await toWrite(context, planId)
  await assertVersion(context, opened, version)
  await assertCodes(tx, now, 'team_role', members.map(({ role }, index) => ({ code: role, path: `members.${index}.role` })))
  const nobody = members.findIndex(({ operatorId, words }) => !operatorId && !words)
  if (nobody >= 0) throw invalid(`members.${nobody}.words`, { it: 'Scrivi chi è', en: 'Write who it is' })
  const before = (await store.membersOf(tx, planId)).map(({ operator_id, words, role }) => ({ operator_id, words, role }))
  await store.replaceMembers(tx, planId, members.map(({ operatorId, words, role }) => ({ id: newId(now), plan_id: planId, operator_id: operatorId ?? null, words: operatorId ? null : words, role })))
  await tell(context, opened, { what: 'team', before })
  return presentPlan(context, await changePlan(context, opened, {}))
})

export const saveContacts = operation(contract.saveContacts, async (context, { planId, version, contacts }) => {
  const { tx, now } = context
  const opened = await toWrite(context, planId)
  await assertVersion(context, opened, version)
  assertArea(opened, GENERAL, true)
  await assertCodes(tx, now, 'family_contact', contacts.map(({ how }, index) => ({ code: how, path: `contacts.${index}.how` })))
  const family = await store.familyOf(tx, opened.file.id)
  const twice = contacts.findIndex(({ id }, index) => id && contacts.findIndex((other) => other.id === id) < index)
  if (twice >= 0) throw invalid(`contacts.${twice}.id`, { it: 'Questa riga c’è già', en: 'This line is there already' })
  for (const [index, one] of contacts.entries()) {
    if (!one.personId && !one.words) throw invalid(`contacts.${index}.words`, { it: 'Scrivi con chi', en: 'Write with whom' })
    if (one.personId && !family.includes(one.personId)) throw invalid(`contacts.${index}.personId`, { it: 'Questa persona non è del fascicolo', en: 'This person does not belong to the file' })
  }
  const there = await store.contactsOf(tx, planId)
  const before = there.map(({ person_id, words, how, every, often, place, note }) => ({ person_id, words, how, every, often, place, note }))
  await store.replaceContacts(tx, planId, contacts.map((one, position) => ({
    id: there.some(({ id }) => id === one.id) ? one.id! : newId(now), plan_id: planId, case_id: opened.file.id, person_id: one.personId ?? null, words: one.personId ? null : one.words, how: one.how, every: one.every ?? null, often: one.often, place: one.place, note: one.note, position,
  })))
  await tell(context, opened, { what: 'contacts', before })
  return presentPlan(context, await changePlan(context, opened, {}))
})

/** Kept while it is written. Who goes on from an old text is told with the present one, and both stay on his screen. */
export const savePart = operation(contract.savePart, async (context, { planId, area, version, ...texts }) => {
  const { tx, actor, now } = context
  const opened = await toWrite(context, planId)
  const { plan } = opened
  assertArea(opened, area, true)
  if (plan.state !== 'draft') throw conflict({ it: 'Il progetto non è più una bozza: per scriverci riportalo in bozza, o aprine una nuova versione.', en: 'The plan is no longer a draft: to write in it take it back, or begin a new version.' })
  const at = new Date(now).toISOString()
  const before = await store.partOf(tx, planId, area)
  const saved = version === 0 && !before
    ? await store.insertPart(tx, { plan_id: planId, case_id: plan.case_id, area, ...texts, updated_by: actor.id, updated_at: at })
    : await store.updatePart(tx, planId, area, version, { ...texts, updated_by: actor.id, updated_at: at })
  const row = (await store.partOf(tx, planId, area))!
  const shown = presentPart(row, await namesOf(tx, { operators: [row.updated_by] }))
  if (!saved) throw stale(shown)
  if (before && before.updated_by !== actor.id) await tell(context, opened, { what: 'part', section: sectionOf(area), words: area, before: { situation: before.situation, resources: before.resources, needs: before.needs } })
  return shown
})
