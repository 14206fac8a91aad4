-- One question to the catalogue: everything about the database that would let the protection of rows be gone round. No row: nothing found.
-- $1: security-definer functions that somebody looked at ("schema.name"); `definer-functions.ts` says why each must be one.
with schemas as (
  select oid, nspname from pg_namespace
  where nspname !~ '^(pg_|information_schema|public$|graphile_worker$|kernel_meta$)'
), relations as (
  select c.*, s.nspname || '.' || c.relname as name from pg_class c join schemas s on s.oid = c.relnamespace
), functions as (
  select p.*, s.nspname || '.' || p.proname as name from pg_proc p join schemas s on s.oid = p.pronamespace
), app as (
  select oid, rolname from pg_roles where rolname in ('app_rw', 'app_jobs')
), rights as (
  select r.name, null as part, a.grantee, a.privilege_type from relations r cross join aclexplode(coalesce(r.relacl, acldefault('r', r.relowner))) a where r.relkind in ('r', 'p', 'v', 'm', 'f')
  union all
  select r.name, t.attname, a.grantee, a.privilege_type from relations r join pg_attribute t on t.attrelid = r.oid and not t.attisdropped cross join aclexplode(t.attacl) a
)
select 'row security is not enabled and forced' as violation, name as object from relations where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
union all
select 'an application role has powers', rolname::text from pg_roles
where rolname in ('app_rw', 'app_jobs') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
union all
select 'an application role belongs to another role', m.member::regrole::text from pg_auth_members m join app on app.oid = m.member
union all
select 'a view shows rows as its owner', name from relations where relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)
union all
select 'a materialised view or foreign table has no row security', name from relations where relkind in ('m', 'f')
union all
select 'a security-definer function does not fix its search path', name from functions where prosecdef and not coalesce(proconfig @> array['search_path=""'], false)
union all
select 'a security-definer function that nobody looked at', name from functions where prosecdef and not name = any ($1)
union all
select 'on the list of security-definer functions, but there is none', listed from unnest($1::text[]) listed where not exists (select from functions where prosecdef and name = listed)
union all
select 'everybody may run a function', f.name from functions f cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where a.grantee = 0
union all
select 'everybody has a right on a table', name from rights where grantee = 0
union all
select 'everybody has a right on a schema', s.nspname from schemas s join pg_namespace n using (oid) cross join aclexplode(n.nspacl) a where a.grantee = 0
union all
select 'a policy holds for everybody', polrelid::regclass::text || ' ' || polname from pg_policy join relations r on r.oid = polrelid where 0 = any (polroles)
union all
select 'a policy of an application role shows everything about a person, file or subject', polrelid::regclass::text || ' ' || polname
from pg_policy join relations r on r.oid = polrelid
where polpermissive and 'app_rw'::regrole = any (polroles) and polcmd in ('r', '*') and pg_get_expr(polqual, polrelid) = 'true'
  and exists (select from pg_attribute t where t.attrelid = polrelid and t.attname in ('case_id', 'subject', 'person_id', 'actor_id', 'report_id', 'document_id'))
union all
select 'the audit trail can be changed', name || ' ' || privilege_type from rights join app on app.oid = grantee
where name in ('kernel.audit_event', 'kernel.audit_seal') and not (privilege_type = 'INSERT' or (privilege_type = 'SELECT' and rolname = 'app_jobs'))
union all
select 'an application role may truncate, refer to or put triggers on a table', name from rights join app on app.oid = grantee where privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
union all
select 'an application role may make things in a schema', nspname::text from schemas, app where has_schema_privilege(app.oid, schemas.oid, 'create')
union all
select 'an application role owns something', name from relations join app on app.oid = relowner
union all
select 'an application role owns something', name from functions join app on app.oid = proowner
union all
select 'an application role owns something', nspname from schemas join pg_namespace n using (oid, nspname) join app on app.oid = nspowner
union all
select 'a request reads the queue or the books of the migrations', n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('graphile_worker', 'kernel_meta') and c.relkind in ('r', 'p', 'v') and has_table_privilege('app_rw', c.oid, 'select,insert,update,delete')
union all
select 'a foreign key does not say what happens on delete', k.conrelid::regclass::text || ' ' || k.conname from pg_constraint k join relations r on r.oid = k.conrelid
where k.contype = 'f' and k.confdeltype = 'a'
union all
select 'the reach copied on a file is not its reach', f.number from cases.case_file f left join kernel.reach r on r.subject = f.id and r.section = 0
where f.allow is distinct from coalesce(r.allow, '{}') or f.deny is distinct from coalesce(r.deny, '{}')
union all
select 'the reach copied on a term is not its reach', t.id::text from deadlines.term t left join kernel.reach r on r.subject = t.subject and r.section = t.section
where t.subject is not null and (t.allow is distinct from coalesce(r.allow, '{}') or t.deny is distinct from coalesce(r.deny, '{}'))
union all
select 'what terms know of a file is not the file''s', c.number from cases.case_file c left join deadlines.subject s on s.subject = c.id
where (s.number, s.name, s.unit_id, s.responsible_id) is distinct from (c.number, c.child_name, c.unit_id, c.responsible_id)
union all
select 'the header copied on a file is not its child''s', f.number from cases.case_file f join people.person p on p.id = f.child_id
where (f.child_name, f.child_sort, f.child_birth) is distinct from (p.display_name, p.sort_name, p.birth_date)
