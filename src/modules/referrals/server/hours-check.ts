import { invalid } from '#kernel/contract/problem.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { lockedUntil } from '../domain/hours.ts'
import { takesHours } from '../domain/service-states.ts'
import { assertMay, mayCorrectLocked, type Standing } from './access.ts'
import { settingsFor } from './kinds.ts'
import type { PauseRow, ServiceRecord } from './service-store.ts'

type Needs = Pick<Context, 'tx' | 'now'>

/** The last day that is locked, for each service of these. */
export async function locksOf({ tx, now }: Needs, rows: readonly Pick<ServiceRecord, 'organisation_id'>[]): Promise<(row: Pick<ServiceRecord, 'organisation_id'>) => PlainDate> {
  const settings = await settingsFor(tx, rows.map((row) => row.organisation_id))
  return (row) => lockedUntil(dateInRome(now), settings(row.organisation_id).lock_day)
}

const italian = (day: string): string => day.split('-').reverse().join('/')

/** Refuses a day on which this service was not given, next to its field. */
export function assertDay(row: ServiceRecord, day: PlainDate, today: PlainDate, path: string, pauses: readonly PauseRow[] = []): void {
  if (!takesHours(row.state)) throw invalid(path, { it: 'Il servizio non è ancora attivo: attivalo prima', en: 'The service has not begun: begin it first' })
  if (day > today) throw invalid(path, { it: 'È un giorno che deve ancora venire', en: 'It is a day still to come' })
  if (day < row.started_on!) throw invalid(path, { it: `Il servizio è cominciato il ${italian(row.started_on!)}`, en: 'The service began after that day' })
  if (row.ended_on && day > row.ended_on) throw invalid(path, { it: `Il servizio è finito il ${italian(row.ended_on)}`, en: 'The service ended before that day' })
  const still = pauses.find((one) => one.from_on <= day && (one.resumed_on === null ? one.to_on === null || one.to_on >= day : one.to_on !== null && one.to_on >= day && one.resumed_on > day))
  if (still) throw invalid(path, { it: `Quel giorno il servizio era fermo (dal ${italian(still.from_on)}): fallo ripartire prima`, en: 'The service stood still on that day: resume it first' })
}

/** Hours of a locked month are corrected only by who leads the service that holds the file. */
export function assertUnlocked(day: string, locked: PlainDate, standing: Standing): void {
  if (day <= locked) assertMay(mayCorrectLocked(standing), 'locked')
}
