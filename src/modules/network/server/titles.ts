import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/titles.ts'
import { holdsOn, isBackwards, type Period } from '../domain/period.ts'
import { assertMayRun, mayRun } from './access.ts'
import { findOrganisation } from './organisation-store.ts'
import * as store from './title-store.ts'

const periodOf = (row: { valid_from: string; valid_to: string | null }): Period => ({ validFrom: row.valid_from as PlainDate, validTo: row.valid_to as PlainDate | null })

function assertPeriod(period: Period): void {
  if (isBackwards(period)) throw invalid('validTo', { it: 'La fine viene dopo l’inizio', en: 'The end comes after the beginning' })
}

async function presentAccreditations(tx: Tx, organisationId: string, now: number) {
  const today = dateInRome(now)
  return {
    rows: (await store.accreditationsOf(tx, organisationId)).map((row) => ({
      id: row.id as Id<'accreditation'>, kind: row.kind, actNumber: row.act_number, authority: row.authority, ...periodOf(row), note: row.note,
      inForce: holdsOn(periodOf(row), today), version: row.version,
    })),
    can: { edit: await mayRun(tx, organisationId) },
  }
}

export const listAccreditations = operation(contract.listAccreditations, async ({ tx, now }, { organisationId }) => {
  if (!(await findOrganisation(tx, organisationId))) throw notFound()
  return presentAccreditations(tx, organisationId, now)
})

export const addAccreditation = operation(contract.addAccreditation, async ({ tx, now, note }, { organisationId, ...input }) => {
  if (!(await findOrganisation(tx, organisationId))) throw notFound()
  await assertMayRun(tx, organisationId)
  await assertCode(tx, now, 'accreditation_kind', input.kind, 'kind')
  assertPeriod(input)
  const id = newId(now)
  await store.insertAccreditation(tx, {
    id, organisation_id: organisationId, kind: input.kind, act_number: input.actNumber, authority: input.authority, valid_from: input.validFrom, valid_to: input.validTo, note: input.note,
  })
  note({ organisationId, accreditationId: id })
  return presentAccreditations(tx, organisationId, now)
})

export const updateAccreditation = operation(contract.updateAccreditation, async ({ tx, now, note }, { accreditationId, version, ...input }) => {
  const row = await store.findAccreditation(tx, accreditationId)
  if (!row) throw notFound()
  await assertMayRun(tx, row.organisation_id)
  if (input.kind !== row.kind) await assertCode(tx, now, 'accreditation_kind', input.kind, 'kind')
  assertPeriod(input)
  const done = await store.updateAccreditation(tx, accreditationId, version, {
    kind: input.kind, act_number: input.actNumber, authority: input.authority, valid_from: input.validFrom, valid_to: input.validTo, note: input.note,
  })
  if (!done) throw stale(await presentAccreditations(tx, row.organisation_id, now))
  note({ organisationId: row.organisation_id, accreditationId })
  return presentAccreditations(tx, row.organisation_id, now)
})

async function presentAgreements(tx: Tx, organisationId: string, now: number) {
  const [today, edit] = [dateInRome(now), await mayRun(tx, organisationId)]
  return {
    rows: (await store.agreementsOf(tx, organisationId)).map((row) => ({
      id: row.id as Id<'agreement'>, organisationId: row.organisation_id as Id<'organisation'>, organisationName: row.organisation_name,
      otherOrganisationId: row.other_organisation_id as Id<'organisation'>, otherOrganisationName: row.other_name, kind: row.kind, title: row.title,
      protocolNumber: row.protocol_number, ...periodOf(row), note: row.note, inForce: holdsOn(periodOf(row), today), version: row.version,
      can: { edit: edit && row.organisation_id === organisationId },
    })),
    can: { edit },
  }
}

async function assertOther(tx: Tx, organisationId: string, otherId: string): Promise<void> {
  if (otherId === organisationId) throw invalid('otherOrganisationId', { it: 'Scegli un ente diverso da questo', en: 'Choose another body than this' })
  if (!(await findOrganisation(tx, otherId))) throw invalid('otherOrganisationId', { it: 'Scegli un ente della rete', en: 'Choose a body of the network' })
}

export const listAgreements = operation(contract.listAgreements, async ({ tx, now }, { organisationId }) => {
  if (!(await findOrganisation(tx, organisationId))) throw notFound()
  return presentAgreements(tx, organisationId, now)
})

export const addAgreement = operation(contract.addAgreement, async ({ tx, now, note }, { organisationId, ...input }) => {
  if (!(await findOrganisation(tx, organisationId))) throw notFound()
  await assertMayRun(tx, organisationId)
  await assertCode(tx, now, 'agreement_kind', input.kind, 'kind')
  await assertOther(tx, organisationId, input.otherOrganisationId)
  assertPeriod(input)
  const id = newId(now)
  await store.insertAgreement(tx, {
    id, organisation_id: organisationId, other_organisation_id: input.otherOrganisationId, kind: input.kind, title: input.title, protocol_number: input.protocolNumber,
    valid_from: input.validFrom, valid_to: input.validTo, note: input.note,
  })
  note({ organisationId, agreementId: id })
  return presentAgreements(tx, organisationId, now)
})

export const updateAgreement = operation(contract.updateAgreement, async ({ tx, now, note }, { agreementId, version, ...input }) => {
  const row = await store.findAgreement(tx, agreementId)
  if (!row) throw notFound()
  await assertMayRun(tx, row.organisation_id)
  if (input.kind !== row.kind) await assertCode(tx, now, 'agreement_kind', input.kind, 'kind')
  await assertOther(tx, row.organisation_id, input.otherOrganisationId)
  assertPeriod(input)
  const done = await store.updateAgreement(tx, agreementId, version, {
    other_organisation_id: input.otherOrganisationId, kind: input.kind, title: input.title, protocol_number: input.protocolNumber, valid_from: input.validFrom,
    valid_to: input.validTo, note: input.note,
  })
  if (!done) throw stale(await presentAgreements(tx, row.organisation_id, now))
  note({ organisationId: row.organisation_id, agreementId })
  return presentAgreements(tx, row.organisation_id, now)
})
