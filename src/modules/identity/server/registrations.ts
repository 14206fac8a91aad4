import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type * as z from 'zod'
import type { PersonHeader } from '#modules/people/contract.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { registration } from '../contract/fields.ts'
import { filesOf, type FileRow } from './registration-store.ts'

export type Registration = z.output<typeof registration>

export const presentFile = (row: FileRow): Registration['files'][number] => ({
  caseId: row.id as Id<'case'>, number: row.number, status: row.status, unitName: row.unit_name, organisationName: row.organisation_name, openedOn: row.opened_on as PlainDate,
})

/** These registrations as shown, with the files through which the reader sees them; who is out of reach is absent. */
export async function registrationsOf(tx: Tx, people: readonly string[]): Promise<Map<string, Registration>> {
  const wanted = [...new Set(people)]
  const headers = await personHeaders(tx, wanted)
  const files = await filesOf(tx, [...headers.keys()])
  return new Map([...headers].map(([id, person]: [string, PersonHeader]) => [id, { person, files: (files.get(id) ?? []).map(presentFile) }]))
}
