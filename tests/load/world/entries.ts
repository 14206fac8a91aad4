import { stories } from '../../../src/demo/stories.ts'
import { idOf, kinds } from './chance.ts'
import type { Cell } from './copy-writer.ts'
import { entryAt, type Told } from './files.ts'

export const entryTables = {
  entry: ['cases.diary_entry', 'id', 'case_id', 'section', 'kind', 'origin', 'happened_at', 'minutes', 'place', 'title', 'body', 'author_id', 'written_at'],
  presence: ['cases.diary_presence', 'id', 'entry_id', 'person_id', 'role'],
} as const
export type EntryTable = keyof typeof entryTables

const sectionNumber = { identity: 1, social: 2, judicial: 3, health: 4, education: 5, work_status: 6 } as const
const moments = stories.map((story) => [...story.course, ...story.everyday])
export const ENTRIES_EACH = 10

/** The n-th entry of a file. All the files' first entries come first, then their second ones: as years of work leave them on disk. */
export function makeEntry(put: (table: EntryTable, ...cells: readonly Cell[]) => void, files: number, file: number, n: number, told: Told): void {
  const serial = n * files + file
  const id = idOf(kinds.entry, serial)
  const choices = moments[file % moments.length]!
  const moment = choices[(n + file) % choices.length]!
  const fill = (text: string): string =>
    text.replaceAll('{n}', told.given).replaceAll('{madre}', 'la madre').replaceAll('{padre}', 'il padre').replaceAll('{scuola}', 'la scuola').replaceAll('{luogo}', 'pochi minuti dal servizio')
  const happened = entryAt(file, n, told)
  put(
    'entry', id, idOf(kinds.file, file), sectionNumber[moment.section], moment.kind, moment.mandate ? 'mandato_ag' : 'attivita_propria', new Date(happened).toISOString(),
    moment.minutes ?? null, null, fill(moment.title), fill(moment.body), told.worker, new Date(happened + 3_600_000).toISOString(),
  )
  if (moment.with?.includes('child')) put('presence', idOf(kinds.presence, serial), id, told.child, null)
}
