import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCase } from '#tests/support/case-builder.ts'
import { openWorld, type World } from '#tests/support/world.ts'
import { definers } from './definer-functions.ts'

const question = readFileSync(join(import.meta.dirname, 'catalogue.sql'), 'utf8')

let world: World
let number: string
beforeAll(async () => {
  world = await openWorld()
  const anna = await world.operator(await world.organisation())
  number = (await buildCase(world, { holder: anna })).number
})
afterAll(() => world.close())

interface Violation {
  violation: string
  object: string
}

const ask = async (client: { query: World['owner']['query'] }): Promise<Violation[]> =>
  (await client.query<Violation>(question, [Object.keys(definers)])).rows

/** Plants a violation, asks, and takes it back. */
async function planted(statement: string): Promise<Violation[]> {
  const client = await world.owner.connect()
  try {
    await client.query('begin')
    await client.query(statement)
    return await ask(client as never)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('the catalogue of the database', () => {
  it('holds nothing that goes round the protection of rows', async () => {
    expect(await ask(world.owner as never)).toEqual([])
  })

  it.each([
    ['a table without forced row security', 'alter table cases.diary_entry no force row level security', 'cases.diary_entry'],
    ['a new table without row security', 'create table people.nickname (person_id uuid)', 'people.nickname'],
    ['a view that reads as its owner', 'create view cases.everything as select * from cases.case_file', 'cases.everything'],
    ['a materialised view', 'create materialized view cases.counts as select count(*) from cases.case_file', 'cases.counts'],
    ['a definer function with a free search path', `create function cases.leak() returns bigint language sql security definer as 'select count(*) from cases.case_file'; revoke all on function cases.leak from public`, 'cases.leak'],
    ['a definer function that nobody looked at', `create function cases.leak() returns bigint language sql security definer set search_path = '' as 'select count(*) from cases.case_file'; revoke all on function cases.leak from public`, 'cases.leak'],
    ['a function that everybody may run', `create function cases.free() returns int language sql as 'select 1'`, 'cases.free'],
    ['a grant to everybody', 'grant select on people.person to public', 'people.person'],
    ['a policy for everybody', 'create policy convenient on people.person for select to public using (true)', 'people.person convenient'],
    ['a policy without condition on a table of files', 'create policy convenient on cases.diary_entry for select to app_rw using (true)', 'cases.diary_entry convenient'],
    ['an audit trail that can be edited', 'grant update (detail) on kernel.audit_event to app_rw', 'kernel.audit_event UPDATE'],
    ['an audit trail that can be emptied', 'grant truncate on kernel.audit_event to app_rw', 'kernel.audit_event'],
    ['an application role that owns a table', 'grant create on schema people to app_rw; alter table people.contact owner to app_rw', 'people.contact'],
    ['a foreign key without a word on delete', 'alter table cases.team_member add constraint loose foreign key (operator_id) references network.operator (id)', 'cases.team_member loose'],
  ])('reports %s', async (_, statement, object) => {
    expect((await planted(statement)).map((found) => found.object)).toContain(object)
  })

  it('reports copies that went astray', async () => {
    expect(await planted(`update cases.case_file set allow = '{}'`)).toContainEqual({ violation: 'the reach copied on a file is not its reach', object: number })
    expect(await planted(`update cases.case_file set child_name = 'Altro Nome'`)).toContainEqual({ violation: 'the header copied on a file is not its child\'s', object: number })
  })
})
