import { operation } from '#kernel/server/operation.ts'
import { getReach as contract } from '../../contract/reach.ts'
import { assertReached } from '../reach.ts'
import * as store from '../reach-store.ts'
import * as emergencies from './emergency-store.ts'
import { presentEmergencies } from './list-break-glass.ts'
import { namesFor, presentGrant, presentWithholding } from './present.ts'

export const getReach = operation(contract, async ({ tx, actor, audit, now }, { subject }) => {
  audit(subject)
  const sections = await assertReached(tx, subject)
  const holds = await store.holds(tx, subject)
  const grants = await store.grantsOf(tx, subject)
  // Whom something is kept from, and why, is known to the holders only.
  const withholdings = holds ? await store.withholdingsOf(tx, subject) : []
  const names = await namesFor(
    tx,
    [...grants.map((row) => row.to_unit), ...withholdings.map((row) => row.from_unit)],
    [...grants.flatMap((row) => [row.to_operator, row.granted_by]), ...withholdings.flatMap((row) => [row.from_operator, row.set_by])],
  )
  return {
    sections: sections.filter((name) => name !== 'file'),
    grants: grants.map((row) => presentGrant(row, names, holds, now)),
    withholdings: withholdings.map((row) => presentWithholding(row, names, holds, now)),
    emergencies: await presentEmergencies(tx, actor, await emergencies.ofSubject(tx, subject)),
    can: { grant: holds, withhold: holds },
  }
})
