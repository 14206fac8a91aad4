// Makes policies and grants anew from the `rls.sql` files: what is not written there doesn't exist.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export interface PolicySource {
  name: string
  text: string
}

/** The `rls.sql` of the kernel and of each module that has one, in the order of the schemas. */
export function policySources(root: string, schemas: string[]): PolicySource[] {
  return schemas
    .map((schema) => (schema === 'kernel' ? 'src/kernel/server/rls.sql' : `src/modules/${schema}/server/rls.sql`))
    .filter((name) => existsSync(join(root, name)))
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
}

type Locate = (error: unknown, name: string, text: string) => unknown

/** Replaces every policy and grant on the tables of `schemas`, inside the caller's transaction. */
export async function applyPolicies(client: pg.Client, schemas: string[], sources: PolicySource[], locate: Locate): Promise<void> {
  const { rows } = await client.query<{ schema: string }>('select nspname as schema from pg_namespace where nspname = any ($1) order by nspname', [schemas])
  const present = rows.map((row) => row.schema)
  await client.query(denyEverything(present))
  await execute(client, dropPolicies, present)
  await execute(client, secureTables, present)
  for (const { name, text } of sources) {
    await client.query(text).catch((error: unknown) => {
      throw locate(error, name, text)
    })
  }
  // Again, for the functions and views that the files just made: PostgreSQL lets everybody run a new function.
  await client.query(present.map((schema) => `revoke all on all functions in schema ${schema} from public;`).join('\n'))
  await execute(client, grantFunctions, present)
  await execute(client, ownerPolicies, present)
}

function denyEverything(schemas: string[]): string {
  return schemas.map((schema) => `
    revoke all on all tables in schema ${schema} from public, app_rw, app_jobs;
    revoke all on all sequences in schema ${schema} from public, app_rw, app_jobs;
    revoke all on all functions in schema ${schema} from public, app_rw, app_jobs;
    revoke all on schema ${schema} from public, app_rw, app_jobs;`).join('\n')
}

// Each query below answers one column of statements, which are then run: `format` quotes the names.
async function execute(client: pg.Client, query: string, schemas: string[]): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(query, [schemas])
  if (rows.length) await client.query(rows.map((row) => row.statement).join(';\n'))
}

const dropPolicies = `
  select format('drop policy %I on %I.%I', policyname, schemaname, tablename) as statement
  from pg_policies where schemaname = any ($1)`

const tables = `from pg_class t join pg_namespace n on n.oid = t.relnamespace where n.nspname = any ($1) and t.relkind in ('r', 'p')`

const secureTables = `
  select format('alter table %I.%I enable row level security, force row level security', n.nspname, t.relname) as statement
  ${tables} and not (t.relrowsecurity and t.relforcerowsecurity)`

// FORCE holds for the owner too: without this, security-definer functions would see nothing where the owner isn't a superuser.
const ownerPolicies = `
  select format('create policy owner_all on %I.%I to current_user using (true) with check (true)', n.nspname, t.relname) as statement
  ${tables}`

// A comment that starts with "internal" keeps a function to the owner (and to the functions and triggers of the owner).
const grantFunctions = `
  select format('grant execute on function %s to app_rw, app_jobs', p.oid::regprocedure) as statement
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any ($1) and p.prokind in ('f', 'w') and coalesce(obj_description(p.oid, 'pg_proc'), '') not like 'internal%'`
