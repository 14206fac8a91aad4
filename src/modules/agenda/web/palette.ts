import type { Words } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { listCases } from '#modules/cases/contract.ts'
import { getAppointment } from '../contract.ts'
import { agendaPath, newAppointmentPath, roomsPath } from './paths.ts'
import { agendaWords } from './words.ts'

export const prefetchAppointment = (appointmentId: Id<'appointment'>): Promise<void> => prefetchOf(getAppointment, { appointmentId })

const starts: readonly { id: string; label: Words; href: string }[] = [
  { id: 'new-appointment', label: { it: 'Nuovo appuntamento', en: 'New appointment' }, href: newAppointmentPath.to() },
  { id: 'agenda-week', label: { it: 'La mia settimana', en: 'My week' }, href: agendaPath.to({}, { vista: 'settimana' }) },
  { id: 'agenda-unit', label: { it: 'Agenda del servizio', en: 'Agenda of the service' }, href: agendaPath.to({}, { di: 'unit' }) },
  { id: 'rooms', label: { it: 'Stanze', en: 'Rooms' }, href: roomsPath.to() },
]

const beginning = /^(?:nuovo |new )?(?:appuntamento|appointment)(?: per| for)?\s+(\S.*)$/i

/** What can be begun from anywhere; "appuntamento per ami…" offers the files it may be for. */
export async function startsLike(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const language = getLanguage()
  const plain = starts.map(({ id, label, href }): PaletteItem => ({ id, label: label[language], icon: 'calendar', href })).filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it')))
  const name = beginning.exec(text.trim())?.[1]
  if (!name || name.length < 2) return plain
  const { rows } = await call(listCases, { q: name, status: 'open', limit: 6 } as never, { signal })
  return [...plain, ...rows.map((row): PaletteItem => ({ id: `appointment:${row.id}`, label: agendaWords[language].planFor(row.childName), detail: row.number, icon: 'calendar', href: newAppointmentPath.to({}, { fascicolo: row.id }) }))]
}
