import type { ClientInput } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, isPlainDate } from '#kernel/domain/plain-date.ts'
import { formatTime } from '#kernel/web/i18n/format.ts'
import { parseTime } from '#kernel/web/ui/TimeField.tsx'
import type { DiaryEntry, writeEntry } from '../../contract/diary.ts'
import { instantInRome } from '../../domain/diary.ts'

/** What is being written, as typed: valid or not, so that a draft loses nothing. Flat, in a fixed order: two of them are compared as text. */
export interface NoteText {
  kind: string
  section: string
  origin: string
  on: string
  at: string
  body: string
  title: string
  place: string
  minutes: string
  people: string[]
  operators: string[]
  others: string
  siblings: string[]
  reason: string
}

/** An empty note of now. */
export const blankNote = (section: string, now = Date.now()): NoteText => ({
  kind: 'nota', section, origin: 'attivita_propria', on: dateInRome(now), at: formatTime(new Date(now).toISOString()), body: '', title: '', place: '', minutes: '',
  people: [], operators: [], others: '', siblings: [], reason: '',
})

/** A draft from the server; what is missing or strange is taken from `blank`. */
export function noteFrom(content: Record<string, unknown>, blank: NoteText): NoteText {
  const one = <K extends keyof NoteText>(key: K): NoteText[K] => {
    const given = content[key]
    const fits = Array.isArray(blank[key]) ? Array.isArray(given) && given.every((item) => typeof item === 'string') : typeof given === 'string'
    return (fits ? given : blank[key]) as NoteText[K]
  }
  return Object.fromEntries((Object.keys(blank) as (keyof NoteText)[]).map((key) => [key, one(key)])) as unknown as NoteText
}

/** An entry as a text to correct. */
export const noteOf = (entry: DiaryEntry): NoteText => ({
  kind: entry.kind,
  section: entry.section,
  origin: entry.origin,
  on: dateInRome(Date.parse(entry.happenedAt)),
  at: formatTime(entry.happenedAt),
  body: entry.body,
  title: entry.title ?? '',
  place: entry.place ?? '',
  minutes: entry.minutes === null ? '' : String(entry.minutes),
  people: entry.presences.flatMap((one) => one.personId ?? []),
  operators: entry.presences.flatMap((one) => one.operatorId ?? []),
  others: entry.presences.flatMap((one) => (one.personId || one.operatorId || !one.name ? [] : [one.role ? `${one.name} (${one.role})` : one.name])).join(', '),
  siblings: [],
  reason: '',
})

/** `Maria Rossi (zia), il custode` to names with their roles. */
export function readOthers(text: string): { name: string; role: string | null }[] {
  return text.split(/[,;،\n]/).flatMap((part) => {
    const match = /^\s*(.*?)\s*(?:\(([^)]*)\))?\s*$/su.exec(part)
    const [name, role] = [match?.[1] ?? '', match?.[2]?.trim() ?? '']
    return name ? [{ name, role: role || null }] : []
  })
}

export type NoteErrors = Partial<Record<'on' | 'at' | 'minutes', true>>
type Sent = Omit<ClientInput<typeof writeEntry>, 'caseId' | 'draftId'>

/** The note as the contract wants it, or what cannot be read in it. `roles` keeps the roles that an entry already gave. */
export function entryFrom(note: NoteText, roles: Record<string, string | null> = {}): { entry: Sent } | { wrong: NoteErrors } {
  const time = note.at.trim() === '' ? '' : parseTime(note.at)
  const minutes = note.minutes.trim()
  const wrong: NoteErrors = {
    ...(isPlainDate(note.on) ? {} : { on: true as const }),
    ...(time === null ? { at: true as const } : {}),
    ...(minutes === '' || /^\d{1,4}$/.test(minutes) ? {} : { minutes: true as const }),
  }
  if (!isPlainDate(note.on) || time === null || Object.keys(wrong).length) return { wrong }
  return {
    entry: {
      kind: note.kind, section: note.section as Sent['section'], origin: note.origin, happenedAt: instantInRome(note.on, time),
      body: note.body, title: note.title, place: note.place, minutes: minutes === '' ? null : Number(minutes),
      presences: [
        ...note.people.map((personId) => ({ personId: personId as Id<'person'>, role: roles[personId] ?? null })),
        ...note.operators.map((operatorId) => ({ operatorId: operatorId as Id<'operator'>, role: roles[operatorId] ?? null })),
        ...readOthers(note.others),
      ],
      alsoFor: note.siblings as Id<'case'>[],
    },
  }
}
