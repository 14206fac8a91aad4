import type pg from 'pg'
import { createHash } from 'node:crypto'
import { entryKeys, numberKey } from '#modules/people/domain/ranking.ts'
import { newId } from '#kernel/domain/ids.ts'
import { loadClock } from './clock-load.ts'
import { loadIdentity } from './identity-load.ts'
import { loadWork } from './work-load.ts'
import { at, type Put } from './put.ts'
import type { Grant, Operator, Unit, World } from './shapes.ts'

const orNull = (ms: number): string | null => (ms === Infinity ? null : at(ms))
const unitOf = (party: Unit | Operator): string | null => ('parent' in party ? party.id : null)
const operatorOf = (party: Unit | Operator): string | null => ('parent' in party ? null : party.id)
/** What somebody opened in an emergency is opened to him as one who rescues: a principal of its own. */
const kindOf = (party: Unit | Operator, grant?: Grant['kind']): string => ('parent' in party ? 'unit' : grant === 'break_glass' ? 'emergency' : 'actor')

/** Puts the world in the database as its owner: the triggers of the product compute from it who reaches what. */
export async function loadWorld(owner: pg.Pool, world: World): Promise<void> {
  const client = await owner.connect()
  const put = (table: string, rows: object[]) => {
    if (!rows.length) return Promise.resolve()
    const columns = Object.keys(rows[0]!).join(', ')
    return client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
  }
  try {
    await client.query('begin')
    await loadNetwork(put, world)
    await loadFiles(put, client, world)
    await loadContent(put, world)
    await loadClock(put, world)
    await loadWork(put, client, world)
    await loadIdentity(put, world)
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function loadNetwork(put: Put, { units, operators, born }: World): Promise<void> {
  const bodies = [...new Set(units.map(({ body }) => body))]
  const prefix = (n: number) => `O${born.toString(36).slice(-5).toUpperCase()}${n}`
  await put('network.organisation', bodies.map((id, n) => ({ id, kind: 'comune', name: `Ente ${n}`, short_name: `Ente ${n}`, case_prefix: prefix(n), active: true, version: 1, installation: false, idle_minutes: 15 })))
  for (const unit of units) await put('network.unit', [{ id: unit.id, organisation_id: unit.body, parent_id: unit.parent?.id ?? null, name: 'Unità', kind: 'servizio', active: true, version: 1 }])
  await put('kernel.actor', operators.map(({ id, body, session }, n) => ({ id, display_name: `Prova ${n}`, organisation_id: body, language: 'it', disabled_at: session === 'disabled' ? at(born) : null })))
  await put('network.operator', operators.map(({ id, body }, n) => ({ id, organisation_id: body, given_name: 'Prova', family_name: `${n}`, active: true, version: 1 })))
  await put('network.assignment', operators.flatMap(({ id, jobs }) => jobs.map(({ unit, from, to }) => ({
    id: newId(), operator_id: id, unit_id: unit.id, profession: 'assistente_sociale', kind: to ? 'assigned' : 'employed', valid_from: from, valid_to: to, version: 1,
  }))))
  await put('access.role_assignment', operators.flatMap(({ id, posts }) => posts.map(({ unit, role, from, to }) => ({
    id: newId(), operator_id: id, unit_id: unit.id, role, valid_from: from, valid_to: to, version: 1,
  }))))
  await put('kernel.session', operators.map(({ id, token, session }) => ({
    id: newId(), token_hash: `\\x${createHash('sha256').update(token).digest('hex')}`, actor_id: id, stage: session === 'pending' ? 'pending' : 'full', created_at: at(born - 3600_000),
    last_seen_at: at(session === 'idle' ? born - 3600_000 : born + 1800_000), idle_minutes: 30, expires_at: at(session === 'over' ? born - 1000 : born + 3600_000 * 8),
    revoked_at: session === 'revoked' ? at(born - 1000) : null, remote: '', user_agent: '',
  })))
}

async function loadFiles(put: Put, client: pg.PoolClient, { files, people, clock, born }: World): Promise<void> {
  const subjects = [...files, ...clock.reports]
  const by = files[0]!.responsible
  await put('people.person', people.map(({ id, name }) => ({
    id, display_name: name, sort_name: name, birth_precision: 'unknown', created_by: by.id, created_organisation: by.body, created_at: at(born), version: 1,
  })))
  const wanted = subjects.flatMap(({ grants, withholdings }) => [...grants.map(({ kind, to }) => [kindOf(to, kind), to.id]), ...withholdings.map(({ from }) => [kindOf(from), from.id])])
  const { rows } = await client.query<{ party: string; id: number }>(
    `select kind || ref as party, kernel.principal_of(kind, ref) as id from (select distinct * from unnest($1::text[], $2::uuid[]) as t (kind, ref)) t`, [wanted.map(([kind]) => kind), wanted.map(([, id]) => id)])
  const principal = new Map(rows.map(({ party, id }) => [party, id]))
  await put('cases.case_file', files.map(({ id, number, holder, responsible, child, closed }) => ({
    id, number, organisation_id: holder.body, unit_id: holder.id, responsible_id: responsible.id, child_id: child.id, child_name: child.name, child_sort: child.name, phase: 'accesso',
    status: closed ? 'closed' : 'open', opened_on: '2026-01-07', closed_on: closed ? '2026-02-01' : null, last_activity_at: at(born), allow: '{}', deny: '{}', version: 1,
  })))
  await put('access.reach_grant', subjects.flatMap(({ id: subject, grants }) => grants.map(({ id, kind, to, sections, state, from, until }) => ({
    id, subject, kind, to_unit: unitOf(to), to_operator: operatorOf(to), sections, legal_basis: 'compito_pubblico', valid_from: at(from), valid_to: orNull(until), state, granted_by: by.id,
    granted_at: at(from), version: 1,
  }))))
  await put('access.withholding', subjects.flatMap(({ id: subject, withholdings }) => withholdings.map(({ id, from, sections, since, until, lifted }) => ({
    id, subject, from_unit: unitOf(from), from_operator: operatorOf(from), sections, reason: 'altro', valid_from: at(since), valid_to: orNull(until), set_by: by.id, set_at: at(since),
    lifted_at: lifted ? at(born) : null, lifted_by: lifted ? by.id : null, version: 1,
  }))))
  // the source of a grant stands while it is active, that of a withholding until it is lifted
  await put('kernel.reach_source', subjects.flatMap(({ id: subject, grants, withholdings }) => [
    ...grants.filter(({ state }) => state === 'active').map(({ id, kind, to, sections, from, until }) => ({
      id, subject, effect: 'allow', principal: principal.get(kindOf(to, kind) + to.id), sections, valid_from: at(from), valid_to: at(until),
    })),
    ...withholdings.filter(({ lifted }) => !lifted).map(({ id, from, sections, since, until }) => ({
      id, subject, effect: 'withhold', principal: principal.get(kindOf(from) + from.id), sections, valid_from: at(since), valid_to: at(until),
    })),
  ]))
  await put('kernel.reach_member', people.flatMap(({ id: member, files: through }) => through.map(({ file, section }) => ({ member, subject: file.id, section }))))
}

async function loadContent(put: Put, { files, people, drafts, born }: World): Promise<void> {
  const by = files[0]!.responsible
  const entries = files.flatMap((file) => file.entries)
  await put('cases.diary_entry', entries.map(({ id, file, section }) => ({
    id, case_id: file.id, section, kind: 'nota', origin: 'attivita_propria', happened_at: '2026-01-20T10:00:00Z', body: `Testo ${id}`, author_id: file.responsible.id, written_at: at(born), current: 1, version: 1,
  })))
  await put('cases.diary_draft', drafts.map(({ id, author, file, section, entry }) => ({
    id, author_id: author.id, case_id: file.id, entry_id: entry?.id ?? null, content: section === null ? {} : { section: sectionWords[section] }, saved_at: at(born), version: 1,
  })))
  const recorded = { recorded_by: by.id, recorded_at: at(born) }
  await put('people.name', people.map(({ id, name }) => ({ id: newId(), person_id: id, kind: 'dichiarato', given: name.split(' ')[0], family: name.split(' ')[1], source: 'dichiarata', chosen: true, ...recorded })))
  await put('people.identifier', people.map(({ id, number }) => ({ id: newId(), person_id: id, type: 'PASS', value: number, normalised: number, ...recorded })))
  await put('people.address', people.flatMap(({ id, files: [first] }) => [false, true].map((secret) => ({
    id: newId(), person_id: id, kind: secret ? 'protetto' : 'residenza', street: 'Via di prova 1', protected: secret, protected_for: secret ? [first!.file.id] : [], ...recorded,
  }))))
  await put('people.search_entry', people.map(({ id, name, number }) => ({ person_id: id, ...entryKeys([name]), exact: [numberKey(number)] })))
}

export const sectionWords = ['file', 'identity', 'social', 'judicial', 'health', 'education', 'work_status', 'protected_location', 'reporter'] as const
