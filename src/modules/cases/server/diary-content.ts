import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { sections } from '#modules/access/contract.ts'
import { assertReached } from '#modules/access/server/index.ts'
import type { correctEntry, writeEntry } from '../contract/diary.ts'
import { fitsClosedFile, isTooFarAhead } from '../domain/diary.ts'
import * as store from './diary-store.ts'
import { fileHead, type FileHead } from './file-head.ts'

type Written = Input<typeof writeEntry> | Input<typeof correctEntry>

/** The file's head, or 404. */
export async function getFile(tx: Tx, caseId: string): Promise<FileHead> {
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  return file
}

/** Refuses what no entry may say: a section out of reach, an unknown code, a moment that has not come, somebody foreign to the file. */
export async function assertWritable(tx: Tx, now: number, file: FileHead, written: Written): Promise<void> {
  const [reached] = await Promise.all([
    assertReached(tx, file.id), assertCode(tx, now, 'diary_kind', written.kind, 'kind'), assertCode(tx, now, 'diary_origin', written.origin, 'origin'),
  ])
  if (!reached.includes(written.section)) throw invalid('section', { it: 'Questa parte non è tra quelle che puoi vedere: scegline un’altra', en: 'This part is not among those you may see: choose another' })
  if (isTooFarAhead(written.kind, written.happenedAt, now)) throw invalid('happenedAt', { it: 'È nel futuro: scrivi quando è accaduto', en: 'It is in the future: write when it happened' })
  assertOpenThen(file, written.happenedAt)
  await assertPresences(tx, file, written)
}

/** A closed file takes nothing that came after its closing. */
export function assertOpenThen(file: FileHead, happenedAt: string): void {
  if (fitsClosedFile(file.closed_on as PlainDate | null, happenedAt)) return
  throw conflict({
    it: `Il fascicolo ${file.number} è chiuso: si può scrivere solo ciò che è accaduto prima. Per andare avanti va riaperto.`,
    en: `File ${file.number} is closed: only what happened before can be written. To go on it must be reopened.`,
  })
}

async function assertPresences(tx: Tx, file: FileHead, { presences }: Written): Promise<void> {
  const people = presences.flatMap((one) => one.personId ?? [])
  const members = await store.membersOf(tx, file.id, people)
  const operators = await operatorNames(tx, presences.flatMap((one) => one.operatorId ?? []))
  for (const [index, one] of presences.entries()) {
    if (one.personId && one.personId !== file.child_id && !members.has(one.personId)) throw invalid(`presences.${index}.personId`, { it: 'Questa persona non è del fascicolo: scrivi il nome', en: 'This person is not of the file: write the name' })
    if (one.operatorId && !operators.has(one.operatorId)) throw invalid(`presences.${index}.operatorId`, { it: 'Scegli un operatore dell’elenco', en: 'Choose a worker of the list' })
  }
}

/** The columns of an entry that its author decides. */
export const columnsOf = (written: Written) => ({
  section: sections[written.section],
  kind: written.kind,
  origin: written.origin,
  happened_at: new Date(written.happenedAt).toISOString(),
  minutes: written.minutes ?? null,
  place: written.place,
  title: written.title,
  body: written.body,
})

/** Writes down who was there, in the order given: identifiers grow with their instant. */
export async function savePresences(tx: Tx, now: number, entryId: string, { presences }: Written): Promise<void> {
  await store.insertPresences(
    tx,
    presences.map((one, index) => ({
      id: newId(now + index), entry_id: entryId, person_id: one.personId ?? null, operator_id: one.operatorId ?? null, name: one.name, role: one.role,
    })),
  )
}
