import { forbidden, notFound, stale } from '#kernel/contract/problem.ts'
import type { Context } from '#kernel/server/operation.ts'
import { rolesReachingEach } from '#modules/access/server/index.ts'
import { displayName, sortName } from '../domain/name-text.ts'
import { assertMayEdit } from './access.ts'
import type { Hand } from './fact-rows.ts'
import * as store from './person-store.ts'

type Handling = Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>

export interface Seen {
  identity: boolean
  protected: boolean
  subjects: string[]
  /** Files whose protected section he reaches. */
  protectedFiles: string[]
}

/** Sees somebody, leaving the trace on every file through which he is seen; 404 when through none. */
export async function seePerson({ tx, audit }: Pick<Context, 'tx' | 'audit'>, personId: string): Promise<Seen> {
  const rows = await store.reachOf(tx, personId)
  if (!rows.length) throw notFound()
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  audit(personId)
  for (const subject of subjects) audit(subject)
  const protectedFiles = rows.filter(({ section }) => section === 7).map(({ subject }) => subject)
  return {
    identity: rows.some(({ section }) => section === 1), subjects, protectedFiles,
    protected: protectedFiles.length > 0 && !(await store.protectedWithheld(tx, personId)),
  }
}

/** The roles by which he reaches the identity of somebody, through whichever file he is seen. */
export const actingFor = async (tx: Context['tx'], { subjects }: Seen): Promise<Pick<Context['actor'], 'roles'>> =>
  ({ roles: [...(await rolesReachingEach(tx, subjects, 'identity')).values()].flat() })

export interface Opened extends Seen {
  /** Who acts, with the roles by which he reaches this person. */
  here: Pick<Context['actor'], 'roles'>
  hand: Hand
  called: string | null
  sex: 'M' | 'F' | 'X' | null
  version: number
}

/** Opens somebody for writing: seen, allowed, identity within reach, and nobody else writing at the same moment. */
export async function openPerson(context: Handling, personId: string): Promise<Opened> {
  const seen = await seePerson(context, personId)
  const here = await actingFor(context.tx, seen)
  if (seen.identity) assertMayEdit(here)
  const row = seen.identity ? await store.lock(context.tx, personId) : null
  if (!row) {
    throw forbidden({
      it: 'Di questa persona vedi solo il nome: per scrivere i suoi dati ti serve la sezione «Identità» del fascicolo.',
      en: 'You see only the name of this person: to write their data you need the “Identity” section of the file.',
    })
  }
  return { ...seen, here, hand: { personId, actorId: context.actor.id, now: context.now }, called: row.called, sex: row.sex as Opened['sex'], version: row.version }
}

/** Makes the header anew from the chosen facts; the version that results. */
export async function refreshHeader(tx: Context['tx'], { hand, called, version }: Pick<Opened, 'hand' | 'called' | 'version'>): Promise<number> {
  const { name, birth } = await store.chosenFacts(tx, hand.personId)
  const changed = await store.update(tx, hand.personId, version, {
    display_name: displayName(name ?? {}, called), original_name: name?.original ?? null, sort_name: sortName(name ?? {}, called),
    birth_date: birth?.date ?? null, birth_precision: birth?.precision ?? 'unknown',
  })
  if (!changed) throw stale(null)
  return version + 1
}
