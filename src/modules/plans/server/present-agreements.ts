import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Agreement } from '../contract/plan.ts'
import type { AgreementRecord } from './agree-store.ts'
import type { Names } from './names.ts'

export const presentAgreement = (row: AgreementRecord, names: Names): Agreement => ({
  id: row.id as Id<'agreement'>, party: row.party as Agreement['party'],
  name: row.party === 'child' ? null : (names.person(row.person_id) ?? names.unit(row.unit_id) ?? row.who_words ?? ''),
  personId: row.person_id, unitId: row.unit_id, stance: row.stance as Agreement['stance'], on: row.said_on as PlainDate | null, reason: row.reason, ownWords: row.own_words,
  language: row.language, mediator: row.mediator, recordedBy: row.by, recordedAt: row.recorded_at,
})
const order = ['child', 'parent', 'guardian', 'body', 'other']
/** The child first, then parents, guardian, body. */
export const inOrder = <T extends { party: string }>(all: readonly T[]): T[] => all.toSorted((a, b) => order.indexOf(a.party) - order.indexOf(b.party))
