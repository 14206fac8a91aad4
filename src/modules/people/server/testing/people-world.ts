import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { newId } from '#kernel/domain/ids.ts'
import { transact } from '#kernel/server/db.ts'
import type { Body, Somebody, World } from '#tests/support/world.ts'
import { newPerson, type NewPersonInput, type NewPerson } from '../../contract.ts'
import type { Writing } from '../create-person.ts'

/** A person as a handler receives it. */
export const person = (input: NewPersonInput): NewPerson => newPerson.parse(input)

/** A file open to a unit for these sections, without the module that owns files. */
export async function openSubject(world: World, to: Body, { id = newId(), sections = [1, 2, 3, 4, 5, 6, 7, 8], effect = 'allow' }: { id?: string; sections?: number[]; effect?: 'allow' | 'withhold' } = {}): Promise<string> {
  await world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, $3, kernel.principal_of('unit', $4), $5, now())`,
    [newId(), id, effect, to.unitId, sections])
  return id
}

/** Runs work as a handler of this somebody would: in one transaction that knows who acts. */
export function inside<T>(world: World, who: Somebody, work: (writing: Writing) => Promise<T>): Promise<T> {
  return transact(world.runtime.pool, async (tx) => {
    await sql`select kernel.begin_session(${createHash('sha256').update(who.token).digest('hex')})`.execute(tx)
    return work({ tx, now: world.clock.now(), actor: { id: who.operatorId, organisationId: who.organisationId } as Writing['actor'] })
  })
}
