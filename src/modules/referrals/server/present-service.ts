import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { holds, rolesReachingEach } from '#modules/access/server/index.ts'
import type { BasisThing, Service } from '../contract/service.ts'
import { foreseenMinutes, totalForeseen, type Foreseen, type Pause } from '../domain/hours.ts'
import { isRunning, mayStep, takesHours } from '../domain/service-states.ts'
import { gives, mayManage, mayNote, type Standing } from './access.ts'
import { basesOf } from './basis.ts'
import { groupsOf } from './group-store.ts'
import * as store from './service-store.ts'
import { monthsOf, type MonthTally } from './tally-store.ts'

export type Reader = { tx: Tx; actor: Actor; now: number }

/** The dates and hours of a service, as the rules of hours read them. */
export const foreseenOf = (row: store.ServiceRecord): Foreseen => ({
  startedOn: row.started_on as PlainDate | null, endsOn: (row.ended_on ?? row.ends_on) as PlainDate | null, weeklyMinutes: row.weekly_minutes, totalMinutes: row.total_minutes,
})

/** Pauses as days on which nothing was foreseen; one that nobody ended lasts. */
export const pausesAs = (rows: readonly store.PauseRow[]): Pause[] =>
  rows.map((row) => ({ from: row.from_on as PlainDate, to: (row.resumed_on ? row.to_on : row.kind === 'suspended' ? row.to_on : null) as PlainDate | null }))

/** What a service has done so far, against what was foreseen. */
export function tallyOf(row: store.ServiceRecord, pauses: readonly store.PauseRow[], months: readonly MonthTally[], today: PlainDate): Service['tally'] {
  const own = months.filter((one) => one.service_id === row.id)
  const [foreseen, still] = [foreseenOf(row), pausesAs(pauses.filter((one) => one.service_id === row.id))]
  const done = own.reduce((sum, one) => sum + one.done, 0)
  const total = totalForeseen(foreseen, still)
  return {
    done, absent: own.reduce((sum, one) => sum + one.absent, 0),
    foreseenToDate: row.started_on ? foreseenMinutes(foreseen, still, row.started_on as PlainDate, today) : null,
    total, remaining: total === null ? null : Math.max(0, total - done),
    lastOn: own.reduce<PlainDate | null>((last, one) => (last === null || (one.last_on ?? '') > last ? (one.last_on as PlainDate | null) : last), null),
  }
}

export const isExpired = (row: Pick<store.ServiceRecord, 'state' | 'ends_on'>, today: PlainDate): boolean => isRunning(row.state) && row.ends_on !== null && row.ends_on < today

/** How the reader sees the child: as the file names him, or as who asked chose to name him. */
export const childOf = (row: Pick<store.ServiceRecord, 'child_name' | 'child_words'>): string => row.child_name ?? row.child_words

export const kindOf = (row: store.ServiceRecord): Service['kind'] => ({ id: row.kind_id as Id<'service_kind'>, labelIt: row.kind_it, labelEn: row.kind_en, clinical: row.clinical })
export const providerOf = (row: store.ServiceRecord): Service['provider'] => (row.provider_name === null ? null : { unitId: row.provider_unit_id as Id<'unit'> | null, name: row.provider_name })
export const workerOf = (row: store.ServiceRecord): Service['worker'] => (row.worker_name === null ? null : { id: row.worker_id as Id<'operator'> | null, name: row.worker_name })

/** Services in the order given, each with what this reader may do to it. */
export async function presentServices({ tx, actor, now }: Reader, rows: readonly store.ServiceRecord[]): Promise<Service[]> {
  const ids = rows.map((row) => row.id)
  const today = dateInRome(now)
  const [owns, pauses, months, grants, groups, standings, health] = [
    await store.ownOf(tx, ids), await store.pausesOf(tx, ids), await monthsOf(tx, ids), await store.grantsOf(tx, rows.map((row) => row.grant_id)), await groupsOf(tx, ids),
    await standingsOf(tx, rows), await rolesReachingEach(tx, rows.map((row) => row.case_id), 'health'),
  ]
  const answered = await answeredBy(tx, owns)
  return rows.map((row) => {
    const own = owns.find((one) => one.service_id === row.id)
    const standing = standings(row)
    const open = row.file_status !== 'closed'
    return {
      ...plain(row, today), pause: pauseOf(pauses, row.id),
      own: own ? { basis: own.basis, basisThing: answered.get(own.basis_id ?? '') ?? null, basisWords: own.basis_words, costBearer: own.cost_bearer, costWords: own.cost_words, opened: (grants.get(row.grant_id ?? '') ?? []).map(sectionName) } : null,
      groups: groups.filter((one) => one.service_id === row.id).map((one) => ({ id: one.group_id, name: one.title })),
      tally: tallyOf(row, pauses, months, today), can: doable(actor, row, standing, open, mayNote(health.get(row.case_id) ?? [])),
    }
  })
}

/** What these services answer, by id; of each file asked once, and only where some service points to something. */
async function answeredBy(tx: Tx, owns: readonly store.OwnRow[]): Promise<Map<string, BasisThing>> {
  const found = new Map<string, BasisThing>()
  for (const caseId of new Set(owns.flatMap((own) => (own.basis_id ? [own.case_id] : [])))) for (const one of await basesOf(tx, caseId)) found.set(one.id, one)
  return found
}

function doable(actor: Actor, row: store.ServiceRecord, standing: Standing, open: boolean, notes: boolean): Service['can'] {
  const manages = open && mayManage(standing, row)
  const step = (name: Parameters<typeof mayStep>[1]) => manages && mayStep(row.state, name)
  return {
    activate: step('activate'), change: step('change'), pause: step('suspend') || step('interrupt'), resume: step('resume'), end: step('end'), withdraw: step('withdraw'),
    enterHours: open && takesHours(row.state) && (manages || gives(actor, row)), notes: row.clinical && notes,
  }
}

/** What the reader is to the section of each service's file, asked once for all. */
export async function standingsOf(tx: Tx, rows: readonly Pick<store.ServiceRecord, 'case_id' | 'section'>[]): Promise<(row: Pick<store.ServiceRecord, 'case_id' | 'section'>) => Standing> {
  const bySection = new Map<number, Awaited<ReturnType<typeof rolesReachingEach>>>()
  for (const section of new Set(rows.map((row) => row.section))) {
    bySection.set(section, await rolesReachingEach(tx, rows.filter((row) => row.section === section).map((row) => row.case_id), sectionName(section)))
  }
  const held = new Map<string, boolean>()
  for (const caseId of new Set(rows.map((row) => row.case_id))) held.set(caseId, await holds(tx, caseId))
  return (row) => ({ roles: bySection.get(row.section)?.get(row.case_id) ?? [], holds: held.get(row.case_id) ?? false })
}

function pauseOf(pauses: readonly store.PauseRow[], id: string): Service['pause'] {
  const open = pauses.find((one) => one.service_id === id && one.resumed_on === null)
  return open ? { kind: open.kind as 'suspended' | 'interrupted', from: open.from_on as PlainDate, to: open.to_on as PlainDate | null, reason: open.reason, words: open.words } : null
}

const plain = (row: store.ServiceRecord, today: PlainDate) => ({
  id: row.id as Id<'service'>, caseId: row.case_id as Id<'case'>, caseNumber: row.case_number, childName: childOf(row), kind: kindOf(row), section: sectionName(row.section) as Service['section'],
  state: row.state, childWords: row.child_words, purpose: row.purpose, askedOn: row.asked_on as PlainDate, provider: providerOf(row), worker: workerOf(row), place: row.place, placeWords: row.place_words,
  weeklyMinutes: row.weekly_minutes, totalMinutes: row.total_minutes, startedOn: row.started_on as PlainDate | null, endsOn: row.ends_on as PlainDate | null, expired: isExpired(row, today),
  endedOn: row.ended_on as PlainDate | null, outcome: row.outcome, outcomeWords: row.outcome_words, nextWords: row.next_words, version: row.version,
})

export async function presentService(reader: Reader, row: store.ServiceRecord): Promise<Service> {
  return (await presentServices(reader, [row]))[0]!
}
