import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import * as contract from '../contract/lists.ts'
import { birthdayOf } from '../domain/birthday.ts'
import { isFollowed, isPast, type PermitState } from '../domain/states.ts'
import * as store from './list-store.ts'
import { presentRenewal } from './present.ts'
import { renewalsOf } from './store.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const works = new Set(['worker', 'coordinator', 'manager'])

/** What expires first, in all the files whose section 6 the reader reaches. */
export const listPermits = operation(contract.listPermits, async ({ tx, actor, note, now }, { within, q, cursor, limit, ...chosen }) => {
  const today = dateInRome(now)
  const filter: store.PermitFilter = {
    kind: chosen.kind, state: chosen.state, renewal: chosen.renewal, scope: chosen.scope, unit: chosen.unit, responsible: chosen.responsible, municipality: chosen.municipality,
    actorId: actor.id, today,
    myUnits: [...new Set(actor.roles.filter(({ role }) => works.has(role)).map(({ unitId }) => unitId))],
    until: within === '30' || within === '60' || within === '90' ? addDays(today, Number(within)) : null,
    expired: within === 'expired',
    undated: within === 'undated',
    words: foldName(q ?? '').split(' ').filter(Boolean).map(safe),
    number: q ? safe(q) : null,
  }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const [found, total] = [await store.listRows(tx, filter, after, limit), after ? null : await store.countRows(tx, filter)]
  const { rows, next } = pageOf(found, limit, ({ key, id }) => ({ key, id }))
  const [renewals, people] = [
    await renewalsOf(tx, rows.map(({ id }) => id)),
    await personHeaders(tx, rows.filter((row) => row.person_id !== row.child_id).map((row) => row.person_id)),
  ]
  note({ rows: rows.length })
  return { rows: rows.map((row) => presentRow(row, { today, renewals, people })), next, total }
})

type Beside = { today: PlainDate; renewals: Awaited<ReturnType<typeof renewalsOf>>; people: Awaited<ReturnType<typeof personHeaders>> }

function presentRow(row: store.ListedPermit, { today, renewals, people }: Beside): contract.PermitRow {
  const child = row.person_id === row.child_id
  const expiresOn = row.expires_on as PlainDate | null
  const waiting = renewals.find((one) => one.permit_id === row.id && one.outcome === null)
  return {
    id: row.id as Id<'permit'>, caseId: row.case_id as Id<'case'>, caseNumber: row.case_number ?? '', childName: row.child_name ?? '',
    person: { id: row.person_id, name: child ? row.child_name : (people.get(row.person_id)?.displayName ?? null), child },
    kind: row.kind, state: row.state as PermitState, expired: isFollowed(row.state as PermitState) && isPast(expiresOn, today), number: row.number, expiresOn,
    eighteen: row.child_birth ? birthdayOf(row.child_birth as PlainDate, 18) : null,
    renewal: waiting ? presentRenewal(waiting, row.kind) : null,
    unit: { id: row.unit_id!, name: row.unit_name ?? '' }, responsible: { id: row.responsible_id!, name: row.responsible_name }, municipality: row.municipality,
  }
}
