import { invalid, notFound } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sections, type Section } from '#modules/access/contract.ts'
import { sectionsReached } from '#modules/access/server/index.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import { guardiansOf, parentsOf, personHeaders } from '#modules/people/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { Part, PlaceKind } from '../domain/words.ts'
import { workingOf, type NewParticipant } from './participant-store.ts'
import * as people from './participant-store.ts'
import { roomById } from './room-store.ts'

export interface Written {
  kind: string
  section: Section
  placeKind: PlaceKind
  roomId: string | null
  place: string | null
  operators: readonly string[]
  people: readonly string[]
  outsiders: readonly string[]
  coordinatorId: string | null
  mediator: { language: string; gender: 'F' | 'M' | null; mode: 'presenza' | 'telefono' | 'video' | null; state: 'asked' | 'found' | 'not_found' } | null
}

/** The columns that say where, what kind and with which mediator. */
export const columnsOf = (written: Written) => ({
  kind: written.kind,
  coordinator_id: written.coordinatorId,
  place_kind: written.placeKind,
  room_id: written.placeKind === 'room' ? written.roomId : null,
  place: written.placeKind === 'protected' || written.placeKind === 'room' ? null : written.place,
  mediator_state: written.mediator?.state ?? null,
  mediator_language: written.mediator?.language ?? null,
  mediator_gender: written.mediator?.gender ?? null,
  mediator_mode: written.mediator?.mode ?? null,
})

/** Refuses what no appointment may say; no files: of no child. */
export async function assertWritten(tx: Tx, now: number, files: readonly FileHead[], written: Written): Promise<void> {
  await assertCode(tx, now, 'appointment_kind', written.kind, 'kind')
  for (const file of files) await assertSection(tx, file.id, written)
  if (!files.length && written.people.length) throw invalid('people', { it: 'Senza fascicolo non si possono aggiungere persone: scegli il fascicolo', en: 'Without a file nobody of a file can be added: choose the file' })
  await assertPlace(tx, files, written)
  if (written.mediator && !(await people.isLanguage(tx, written.mediator.language))) throw invalid('mediator.language', { it: 'Scegli una lingua dell’elenco', en: 'Choose a language of the list' })
  const known = await operatorHeaders(tx, [...written.operators, ...(written.coordinatorId ? [written.coordinatorId] : [])])
  const working = await workingOf(tx, written.operators)
  for (const [index, id] of written.operators.entries()) {
    if (!known.has(id)) throw invalid(`operators.${index}`, { it: 'Scegli un operatore dell’elenco', en: 'Choose a worker of the list' })
    if (!working.has(id)) throw invalid(`operators.${index}`, { it: `${known.get(id)!.name} non lavora più nella rete: togli il nome`, en: `${known.get(id)!.name} works in the network no longer: take the name away` })
  }
  if (written.coordinatorId && !written.operators.includes(written.coordinatorId)) throw invalid('coordinatorId', { it: 'Chi coordina deve essere tra gli operatori invitati', en: 'Who leads must be among the workers invited' })
  if (!written.operators.length && !written.people.length && !written.outsiders.length) throw invalid('operators', { it: 'Indica almeno una persona', en: 'Name at least one person' })
}

async function assertSection(tx: Tx, caseId: string, { section, placeKind }: Written): Promise<void> {
  const reached = (await sectionsReached(tx, [caseId])).get(caseId)
  if (!reached) throw notFound()
  if (!reached.includes(section)) throw invalid('section', { it: 'Questa parte non è tra quelle che puoi vedere: scegline un’altra', en: 'This part is not among those you may see: choose another' })
  if (placeKind === 'protected' && !reached.includes('protected_location')) throw invalid('placeKind', { it: 'Un luogo protetto lo scrive chi può vedere la collocazione protetta', en: 'A protected place is written by who may see the protected location' })
}

async function assertPlace(tx: Tx, files: readonly FileHead[], { placeKind, roomId, place }: Written): Promise<void> {
  if (placeKind === 'room') {
    if (!roomId) throw invalid('roomId', { it: 'Scegli la stanza', en: 'Choose the room' })
    const room = await roomById(tx, roomId)
    if (!room) throw invalid('roomId', { it: 'Scegli una stanza dell’elenco', en: 'Choose a room of the list' })
    if (!room.active) throw invalid('roomId', { it: 'Questa stanza non è più in uso: scegline un’altra', en: 'This room is no longer in use: choose another' })
    return
  }
  if (placeKind === 'protected' && !files.length) throw invalid('placeKind', { it: 'Un luogo è protetto per un minore: scegli il fascicolo', en: 'A place is protected for a child: choose the file' })
  if (placeKind === 'protected' && !place) throw invalid('place', { it: 'Scrivi dove: lo vede solo chi può vedere la collocazione protetta', en: 'Write where: only who may see the protected location sees it' })
}

/** What each person of the file is to the child. */
export async function partsIn(tx: Tx, file: FileHead, ids: readonly string[]): Promise<Map<string, Part>> {
  const [parents, guardians] = [new Set((await parentsOf(tx, [file.child_id])).map((one) => one.id)), new Set(await guardiansOf(tx, file.child_id))]
  return new Map(ids.map((id): [string, Part] => [id, id === file.child_id ? 'child' : parents.has(id) ? 'parent' : guardians.has(id) ? 'guardian' : 'relative']))
}

/**
 * Everybody wanted, in the order given. Who plans is there already: he need not answer himself. A person is there for every file of the appointment he is of,
 * who is only named for all of them.
 */
export async function participantsFrom(tx: Tx, now: number, files: readonly FileHead[], written: Written, actorId: string): Promise<NewParticipant[]> {
  const children = new Set(files.map((file) => file.child_id))
  const membership = new Map<string, string[]>()
  const parts = new Map<string, Part>()
  for (const file of files) {
    const members = new Set([file.child_id, ...(await people.membersOf(tx, file.id))])
    for (const id of written.people.filter((one) => members.has(one))) membership.set(id, [...(membership.get(id) ?? []), file.id])
    for (const [id, part] of await partsIn(tx, file, written.people)) if (part !== 'relative' || !parts.has(id)) parts.set(id, parts.get(id) === 'child' ? 'child' : part)
  }
  const seen = await personHeaders(tx, written.people.filter((id) => !children.has(id)))
  for (const [index, id] of written.people.entries()) {
    if (!membership.has(id) || (!children.has(id) && !seen.has(id))) throw invalid(`people.${index}`, { it: 'Questa persona non è del fascicolo: scrivi il nome tra gli altri', en: 'This person is not of the file: write the name among the others' })
  }
  const at = new Date(now).toISOString()
  const empty = { operator_id: null, person_id: null, name: null, answer: null, answered_at: null, cases: [] as string[] }
  return [
    ...[...new Set(written.operators)].map((id) => ({ ...empty, operator_id: id, part: 'operator' as const, open: true, answer: id === actorId ? ('accepted' as const) : ('waiting' as const), answered_at: id === actorId ? at : null })),
    ...[...new Set(written.people)].map((id) => ({ ...empty, person_id: id, part: parts.get(id) ?? ('relative' as const), open: false, cases: membership.get(id) ?? [] })),
    ...written.outsiders.map((name) => ({ ...empty, name, part: 'outsider' as const, open: files.length === 0, cases: files.map((file) => file.id) })),
  ].map((one, position) => ({ ...one, id: newId(now), position }))
}

/** The files whose child is wanted there. */
export const childrenWanted = (files: readonly { id: string; child_id: string }[], wanted: readonly Pick<NewParticipant, 'person_id'>[]): string[] =>
  files.filter((file) => wanted.some((one) => one.person_id === file.child_id)).map((file) => file.id)

export const sectionNumber = (section: Section): number => sections[section]
