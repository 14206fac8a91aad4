import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import type { Actor } from '#kernel/server/operation.ts'
import { sectionName } from '#modules/access/contract.ts'
import { actingIn } from '#modules/access/server/index.ts'
import type { DiaryEntry, EntryVersion } from '../contract/diary.ts'
import { mayCorrect } from './diary-access.ts'
import { personNames } from './diary-people.ts'
import * as store from './diary-store.ts'
import { fileHeads, type FileHead } from './file-head.ts'

export interface Names {
  people: Map<string, string>
  operators: Map<string, string>
}

interface Present {
  personId: string | null
  operatorId: string | null
  name: string | null
  role: string | null
}

/** Names of everybody mentioned: one question for people, one for operators. Names out of reach are absent. */
export async function namesOf(tx: Tx, present: readonly Present[], operators: readonly string[]): Promise<Names> {
  const [people, names] = await Promise.all([
    personNames(tx, present.flatMap((one) => one.personId ?? [])),
    operatorNames(tx, [...operators, ...present.flatMap((one) => one.operatorId ?? [])]),
  ])
  return { people, operators: names }
}

export const presentOf = (row: store.PresenceRow): Present => ({ personId: row.person_id, operatorId: row.operator_id, name: row.name, role: row.role })

const presence = (one: Present, names: Names): DiaryEntry['presences'][number] => ({
  personId: one.personId as Id<'person'> | null,
  operatorId: one.operatorId as Id<'operator'> | null,
  name: nameOf(one, names),
  role: one.role,
})

/** How somebody who was there is called, for this reader. */
export const nameOf = (one: Present, names: Names): string | null =>
  one.name ?? (one.personId && names.people.get(one.personId)) ?? (one.operatorId && names.operators.get(one.operatorId)) ?? null

/** One entry as the reader gets it. */
export async function presentEntry(tx: Tx, actor: Actor, file: FileHead, row: store.EntryRow): Promise<DiaryEntry> {
  const [presences, copies, here] = await Promise.all([
    store.presencesOf(tx, [row.id]), store.copiesOf(tx, row), actingIn(tx, actor, file.id, sectionName(row.section)),
  ])
  const present = presences.map(presentOf)
  const files = await fileHeads(tx, copies.map((copy) => copy.case_id))
  const replacedBy = row.corrected_at ? (await store.versionsOf(tx, row.id))[0]?.content.replacedBy : undefined
  const names = await namesOf(tx, present, [row.author_id, ...(replacedBy ? [replacedBy] : [])])
  return {
    id: row.id as Id<'entry'>,
    caseId: row.case_id as Id<'case'>,
    section: sectionName(row.section),
    kind: row.kind,
    origin: row.origin,
    happenedAt: row.happened_at,
    minutes: row.minutes,
    place: row.place,
    title: row.title,
    body: row.body,
    presences: present.map((one) => presence(one, names)),
    author: { id: row.author_id, name: names.operators.get(row.author_id) ?? '' },
    writtenAt: row.written_at,
    corrected: row.corrected_at ? { at: row.corrected_at, by: replacedBy ? { id: replacedBy, name: names.operators.get(replacedBy) ?? '' } : null } : null,
    alsoIn: files.map((one) => ({ caseId: one.id as Id<'case'>, number: one.number, childName: one.child_name })),
    version: row.version,
    can: { correct: mayCorrect(here, file, row) },
  }
}

/** Earlier versions of an entry, newest first. */
export async function presentVersions(tx: Tx, rows: readonly store.KeptVersion[]): Promise<EntryVersion[]> {
  const names = await namesOf(tx, rows.flatMap((row) => row.content.presences), rows.flatMap((row) => [row.author_id, row.content.replacedBy]))
  const named = (id: string) => (names.operators.has(id) ? { id, name: names.operators.get(id)! } : null)
  return rows.map(({ n, content, author_id, written_at, reason }) => ({
    n,
    section: sectionName(content.section),
    kind: content.kind,
    origin: content.origin,
    happenedAt: content.happenedAt,
    minutes: content.minutes,
    place: content.place,
    title: content.title,
    body: content.body,
    presences: content.presences.map((one) => presence(one, names)),
    author: named(author_id),
    writtenAt: written_at,
    reason,
    replacedBy: named(content.replacedBy),
  }))
}
