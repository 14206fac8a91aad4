import { foldName } from '#kernel/domain/name-keys.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders, unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/risk.ts'
import { windowStart } from '../domain/attendance.ts'
import { schoolYearOf } from '../domain/school-year.ts'
import * as store from './risk-store.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const WORKS = new Set(['worker', 'coordinator', 'manager'])

export const listAtRisk = operation(contract.listAtRisk, async ({ tx, actor, note, now }, { q, level, scope, cursor, limit }) => {
  const today = dateInRome(now)
  const filter: store.RiskFilter = {
    actorId: actor.id, myUnits: actor.roles.filter(({ role }) => WORKS.has(role)).map(({ unitId }) => unitId), scope, level,
    words: foldName(q ?? '').split(' ').filter(Boolean).map(safe), number: q ? safe(q) : null, windowFrom: windowStart(today), yearFrom: schoolYearOf(today).from,
  }
  const after = openCursor<store.RiskPosition>(cursor, ['key', 'id'])
  const [found, total] = [await store.listAtRisk(tx, filter, after, limit), after ? null : await store.countAtRisk(tx, filter)]
  const { rows, next } = pageOf(found, limit, ({ count, id }) => ({ key: count, id }))
  const [units, people] = [await unitHeaders(tx, rows.map((row) => row.unit_id)), await operatorHeaders(tx, rows.map((row) => row.responsible_id))]
  note({ rows: rows.length })
  return { rows: rows.map((row) => present(row, units.get(row.unit_id)?.name ?? '', people.get(row.responsible_id)?.name ?? '')), next, total }
})

const present = (row: store.RiskRecord, unit: string, responsible: string): contract.RiskRow => ({
  caseId: row.id as contract.RiskRow['caseId'], childName: row.child_name, childBirth: row.child_birth as PlainDate | null, number: row.number,
  unit: { id: row.unit_id as contract.RiskRow['unit']['id'], name: unit },
  responsible: { id: row.responsible_id as contract.RiskRow['responsible']['id'], name: responsible },
  school: row.school, count: row.count, crossedOn: row.crossed_on as PlainDate | null, quarterOn: row.quarter_on as PlainDate | null,
  communicatedOn: row.communicated_on as PlainDate | null,
})
