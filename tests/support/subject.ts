import { createHash } from 'node:crypto'
import { newId } from '#kernel/domain/ids.ts'
import type { Body, Somebody, World } from './world.ts'

/** A subject of no particular kind, held by somebody's unit, opened as the product opens one: with his session. */
export async function openSubject(world: World, holder: Pick<Somebody, 'token' | 'unitId'>): Promise<string> {
  const subject = newId()
  await asSomebody(world, holder, 'select access.open_reach($1, $2, $3, $4)', [newId(), subject, holder.unitId, 'compito_pubblico'])
  return subject
}

/** A second place of work: somebody who already works gets this role there too. */
export async function alsoWorks(world: World, { operatorId }: Pick<Somebody, 'operatorId'>, { unitId }: Pick<Body, 'unitId'>, role: string): Promise<void> {
  await world.owner.query(
    `insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from) values ($1, $2, $3, 'assistente_sociale', 'employed', '2020-01-01')`, [newId(), operatorId, unitId])
  await world.owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, $4, '2020-01-01')`, [newId(), operatorId, unitId, role])
}

/** Runs one statement of the owner's in a transaction that carries this person's session. */
export async function asSomebody(world: World, { token }: Pick<Somebody, 'token'>, statement: string, values: unknown[]): Promise<unknown[]> {
  const client = await world.owner.connect()
  try {
    await client.query('begin')
    await client.query('select kernel.begin_session($1)', [createHash('sha256').update(token).digest('hex')])
    const { rows } = await client.query(statement, values)
    await client.query('commit')
    return rows as unknown[]
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** What the trail says about a subject: action, outcome and who, oldest first. */
export async function trailOf(world: World, subject: string): Promise<{ action: string; outcome: string; actor: string | null }[]> {
  const { rows } = await world.owner.query<{ action: string; outcome: string; actor: string | null }>(
    'select action, outcome, actor_id as actor from kernel.audit_event where $1 = any (subjects) order by xid, at', [subject])
  return rows
}
