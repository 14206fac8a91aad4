import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { endGrant, grantReach } from '#modules/access/server/index.ts'
import * as contract from '../contract/team.ts'
import { workUnits } from './access.ts'
import { updateCase } from './case-store.ts'
import { assertOpen } from './file-state.ts'
import { beginChange, presentCase, tellHistory } from './present-case.ts'
import * as store from './team-store.ts'

type Section = Parameters<typeof grantReach>[1]['sections']

interface Member {
  caseId: string
  operatorId: string
  sections: Section | undefined
  legalBasis: string | undefined
  validTo: PlainDate | null
}

/** Whom his unit's reach does not bring here gets a grant of his own, for named sections, with its basis and the end of his place. */
async function personalGrant({ tx, now }: Context, member: Member): Promise<string | null> {
  if (await store.unitReaches(tx, member.caseId, member.operatorId)) return null
  if (!member.sections?.length) throw invalid('sections', { it: 'Il suo servizio non vede questo fascicolo: scegli quali parti aprirgli', en: 'This person’s service does not see this file: choose which parts to open' })
  if (!member.legalBasis) throw invalid('legalBasis', { it: 'Indica su quale base gli apri il fascicolo', en: 'Say on which basis you open the file' })
  await assertCode(tx, now, 'legal_basis', member.legalBasis, 'legalBasis')
  return grantReach(tx, {
    subject: member.caseId, kind: 'team', to: { operatorId: member.operatorId }, sections: member.sections, legalBasis: member.legalBasis,
    validFrom: new Date(now).toISOString(), validTo: member.validTo ? startOfDayInRome(addDays(member.validTo, 1)) : null,
  })
}

const isLive = (member: { valid_to: string | null }, today: string): boolean => member.valid_to === null || member.valid_to >= today

export const addTeamMember = operation(contract.addTeamMember, async (context, { caseId, operatorId, role, validTo, sections, legalBasis, version }) => {
  const { tx, actor, now } = context
  const { row } = await beginChange(context, caseId, 'changeTeam', version)
  assertOpen(row.status)
  await assertCode(tx, now, 'team_role', role, 'role')
  const today = dateInRome(now)
  if (validTo && validTo < today) throw invalid('validTo', { it: 'La fine non può essere nel passato', en: 'The end cannot be in the past' })
  const person = await store.findActor(tx, operatorId)
  if (!person) throw invalid('operatorId', { it: 'Scegli una persona dell’elenco', en: 'Choose a person of the list' })
  const team = await store.teamOf(tx, caseId)
  if (team.some((member) => member.operator_id === operatorId && isLive(member, today))) {
    throw conflict({ it: 'È già nell’équipe di questo fascicolo.', en: 'Already in the team of this file.' })
  }
  const grantId = await personalGrant(context, { caseId, operatorId, sections, legalBasis, validTo: validTo ?? null })
  await store.insertMember(tx, { id: newId(now), case_id: caseId, operator_id: operatorId, role, valid_from: today, valid_to: validTo ?? null, grant_id: grantId })
  await updateCase(tx, caseId, version, new Date(now).toISOString(), {})
  await tellHistory(context, caseId, 'team_changed', { added: person.display_name, role })
  if (operatorId !== actor.id) await notify(tx, now, [{ to: operatorId, kind: 'cases.joined_team', subject: caseId, params: { number: row.number, role } }])
  return presentCase(tx, actor, caseId)
})

async function liveMember({ tx, now }: Context, caseId: string, memberId: string) {
  const member = (await store.teamOf(tx, caseId)).find(({ id }) => id === memberId)
  if (!member || !isLive(member, dateInRome(now))) throw notFound()
  return member
}

export const changeTeamMember = operation(contract.changeTeamMember, async (context, { caseId, memberId, role, version }) => {
  const { tx, actor, now } = context
  const { row } = await beginChange(context, caseId, 'changeTeam', version)
  assertOpen(row.status)
  await assertCode(tx, now, 'team_role', role, 'role')
  const member = await liveMember(context, caseId, memberId)
  await store.changeMember(tx, memberId, { role })
  await updateCase(tx, caseId, version, new Date(now).toISOString(), {})
  await tellHistory(context, caseId, 'team_changed', { changed: member.name, role })
  return presentCase(tx, actor, caseId)
})

export const endTeamMember = operation(contract.endTeamMember, async (context, { caseId, memberId, words, version }) => {
  const { tx, actor, now } = context
  await beginChange(context, caseId, 'changeTeam', version)
  const member = await liveMember(context, caseId, memberId)
  const yesterday = addDays(dateInRome(now), -1)
  // whoever came today was never there for a whole day: the history alone keeps it
  if (member.valid_from > yesterday) await store.removeMember(tx, memberId)
  else await store.changeMember(tx, memberId, { valid_to: yesterday })
  if (member.grant_id) await endGrant(tx, member.grant_id, new Date(now).toISOString(), words)
  await updateCase(tx, caseId, version, new Date(now).toISOString(), {})
  await tellHistory(context, caseId, 'team_changed', { removed: member.name, ...(words ? { words } : {}) })
  return presentCase(tx, actor, caseId)
})

export const findColleagues = operation(contract.findColleagues, async ({ tx }, { q }) => ({
  rows: (await store.colleagues(tx, q)).map(({ id, name, organisation_name, units }) => ({ id, name, organisationName: organisation_name, units })),
}))

export const listUnitWorkers = operation(contract.listUnitWorkers, async ({ tx }, { unitId }) => ({
  rows: (await store.workersOf(tx, unitId)).map(({ operator_id, display_name, roles }) => ({ id: operator_id, name: display_name, roles })),
}))

export const listReceivingUnits = operation(contract.listReceivingUnits, async ({ tx, actor }) => {
  const mine = workUnits(actor)
  return {
    rows: (await store.receivingUnits(tx)).map(({ id, name, kind, organisation_id, organisation_name }) => ({
      id, name, kind, organisationId: organisation_id, organisationName: organisation_name, mine: mine.includes(id),
    })),
  }
})
