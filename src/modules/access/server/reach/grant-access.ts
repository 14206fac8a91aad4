import { conflict, invalid } from '#kernel/contract/problem.ts'
import { addDays, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import { grantAccess as contract } from '../../contract/reach.ts'
import { assertReached, grantReach } from '../reach.ts'
import * as store from '../reach-store.ts'
import { assertHolds } from './access.ts'

/** The instant after the last day, in Rome; refuses a day that is past. */
export function endOf(day: PlainDate | null | undefined, now: number, path: string): string | null {
  if (!day) return null
  if (day < dateInRome(now)) throw invalid(path, { it: 'La fine è già passata: scegli oggi o un giorno futuro', en: 'The end is already past: choose today or a future day' })
  return startOfDayInRome(addDays(day, 1))
}

export const grantAccess = operation(contract, async ({ tx, actor, audit, now }, { subject, to, sections, legalBasis, reason, validTo }) => {
  audit(subject, { sections: sections.join(' '), legalBasis })
  const reached = await assertReached(tx, subject)
  assertHolds(await store.holds(tx, subject))
  const closed = sections.find((name) => !reached.includes(name))
  if (closed) throw invalid('sections', { it: 'Non puoi aprire ad altri una sezione che tu non vedi', en: 'You cannot open to others a section that you do not see' })
  await assertCode(tx, now, 'legal_basis', legalBasis, 'legalBasis')
  if ('unitId' in to && (await store.holderGrant(tx, subject))?.to_unit === to.unitId) {
    throw conflict({ it: 'Questa unità ha già in carico il fascicolo.', en: 'This unit already holds the file.' })
  }
  const id = await grantReach(tx, {
    subject, kind: 'invited', to, sections, legalBasis, reason,
    validFrom: new Date(now).toISOString(),
    validTo: endOf(validTo, now, 'validTo'),
  })
  const told = 'operatorId' in to ? [to.operatorId] : await store.coordinatorsOf(tx, to.unitId)
  await notify(tx, now, told.filter((one) => one !== actor.id).map((one) => ({ to: one, kind: 'access.granted', subject, params: { sections: sections.join(' ') } })))
  return { id }
})
