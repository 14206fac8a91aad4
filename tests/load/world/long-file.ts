import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { stories } from '../../../src/demo/stories.ts'

const YEARS = 10
const sectionNumber = { identity: 1, social: 2, judicial: 3, health: 4, education: 5, work_status: 6 } as const
const told = stories.flatMap((story) => [...story.course, ...story.everyday])
const fill = (text: string) => text.replaceAll('{n}', 'Amina').replaceAll('{madre}', 'El Fassi').replaceAll('{padre}', 'Rossi').replaceAll('{scuola}', 'la scuola').replaceAll('{luogo}', 'pochi minuti dal servizio')

/**
 * A file followed for ten years, with this many diary entries of the length people write (from one paragraph to a page), three hundred meetings, eight services with their
 * course and hours, twelve orders of the court; its worker with a session. Rows go in as they are, triggers on; nothing is left out of what RLS asks.
 */
export async function storeLongFile(client: pg.Client, entries: number) {
  const [organisation, unit, worker, child, mother, father, caseId] = [newId(), newId(), newId(), newId(), newId(), newId(), newId()]
  const today = dateInRome(Date.now())
  const from = addDays(today, -365 * YEARS)
  const many = (table: string, rows: readonly Record<string, unknown>[]) => {
    const columns = Object.keys(rows[0]!)
    return client.query(`insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
  }
  const one = (table: string, row: Record<string, unknown>) => many(table, [row])
  await one('network.organisation', { id: organisation, kind: 'comune', name: 'Prova', short_name: 'Prova', case_prefix: 'PROVA' })
  await one('network.unit', { id: unit, organisation_id: organisation, name: 'Servizio sociale', kind: 'servizio' })
  await one('kernel.actor', { id: worker, display_name: 'Anna Verdi', organisation_id: organisation })
  await one('network.operator', { id: worker, organisation_id: organisation, given_name: 'Anna', family_name: 'Verdi' })
  await one('network.assignment', { id: newId(), operator_id: worker, unit_id: unit, profession: 'assistente_sociale', kind: 'employed', valid_from: '2010-01-01' })
  await one('access.role_assignment', { id: newId(), operator_id: worker, unit_id: unit, role: 'worker', valid_from: '2010-01-01' })
  const made = { created_by: worker, created_organisation: organisation, created_at: `${from}T09:00:00Z` }
  const people = [[child, 'Amina Rossi', 0], [mother, 'Fatima El Fassi', 1], [father, 'Marco Rossi', 1]] as const
  await many('people.person', people.map(([id, name]) => ({ id, display_name: name, sort_name: name.toLowerCase(), birth_precision: 'unknown', ...made, version: 1 })))
  await client.query(`insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'allow', kernel.principal_of('unit', $3), '{1,2,3,4,5,6,7,8}', now() - interval '1 minute')`, [newId(), caseId, unit])
  await client.query(
    `insert into cases.case_file (id, number, organisation_id, unit_id, responsible_id, child_id, child_name, child_sort, phase, status, opened_on, last_activity_at)
     values ($1, 'PROVA-2016-000001', $2, $3, $4, $5, 'Amina Rossi', 'rossi amina', 'attuazione', 'open', $6, now())`, [caseId, organisation, unit, worker, child, from])
  await many('kernel.reach_member', people.map(([member, , section]) => ({ member, subject: caseId, section })))
  const dayOf = (n: number, of: number) => addDays(from, Math.floor((n * 365 * YEARS) / of))
  const written = Array.from({ length: entries }, (_, n) => {
    const moment = told[(n * 7) % told.length]!
    const body = Array.from({ length: 1 + (n % 6) }, (_each, k) => fill(told[(n * 7 + k * 11) % told.length]!.body)).join('\n')
    const at = `${dayOf(n, entries)}T${String(8 + (n % 9)).padStart(2, '0')}:00:00Z`
    return { moment, row: { id: newId(), case_id: caseId, section: sectionNumber[moment.section], kind: moment.kind, origin: 'attivita_propria', happened_at: at, minutes: moment.minutes ?? null, title: n % 3 ? fill(moment.title) : null, body, author_id: worker, written_at: at, current: 1, version: 1 } }
  })
  await inParts(written, (part) => many('cases.diary_entry', part.map(({ row }) => row)))
  const who = { child, madre: mother, padre: father } as Readonly<Record<string, string>>
  const present = written.flatMap(({ moment, row }) => (moment.with ?? []).flatMap((one) => (who[one] ? [{ id: newId(), entry_id: row.id, person_id: who[one], role: one === 'child' ? null : one }] : [])))
  await inParts(present, (part) => many('cases.diary_presence', part))
  const meetings = Array.from({ length: 300 }, (_, n) => ({ id: newId(), on: dayOf(n, 300) }))
  await many('agenda.appointment', meetings.map(({ id, on }, n) => ({
    id, kind: n % 2 ? 'colloquio' : 'visita_domiciliare', starts_at: `${on}T09:00:00Z`, ends_at: `${on}T10:00:00Z`, state: n % 9 ? 'held' : 'not_come', organiser_id: worker, unit_id: unit, of_child: true, place_kind: 'office', created_at: `${on}T08:00:00Z`, version: 1,
  })))
  await many('agenda.matter', meetings.map(({ id }) => ({ appointment_id: id, case_id: caseId, section: 2, purpose: 'Verifica del progetto' })))
  const there = meetings.flatMap(({ id }) => [
    { id: newId(), appointment_id: id, operator_id: worker, person_id: null, part: 'operator', open: true, position: 0, answer: 'accepted', attendance: 'present' },
    ...[{ person_id: child, part: 'child' }, { person_id: mother, part: 'parent' }].map((one, n) => ({ id: newId(), appointment_id: id, operator_id: null, ...one, open: true, position: n + 1, answer: null, attendance: 'present' })),
  ])
  await many('agenda.participant', there)
  await many('agenda.participant_file', there.filter((one) => one.person_id !== null).map(({ id, appointment_id }) => ({ participant_id: id, appointment_id, case_id: caseId })))
  const kind = (await client.query<{ id: string }>(`select id from referrals.service_kind where section = 2 and not clinical order by code limit 1`)).rows[0]!.id
  const services = Array.from({ length: 8 }, (_, n) => ({ id: newId(), on: dayOf(n, 8), end: addDays(dayOf(n + 1, 8), -30) }))
  await many('referrals.service', services.map(({ id, on, end }) => ({
    id, case_id: caseId, section: 2, kind_id: kind, organisation_id: organisation, state: 'ended', child_words: 'Sostegno a casa', purpose: 'Autonomia', asked_on: on, weekly_minutes: 360, started_on: on, ended_on: end, created_by: worker, created_at: `${on}T09:00:00Z`, version: 1,
  })))
  await many('referrals.service_event', services.flatMap(({ id, on, end }) => [['asked', on], ['activated', on], ['ended', end]].map(([what, day]) => (
    { id: newId(), case_id: caseId, service_id: id, what, on_day: day, happened_at: `${day}T09:00:00Z`, words: 'Come concordato in équipe con la famiglia.', by_operator: worker, at: `${day}T09:00:00Z` }))))
  await many('referrals.entry', services.flatMap(({ id, on }) => Array.from({ length: 120 }, (_, n) => (
    { id: newId(), case_id: caseId, service_id: id, day: addDays(on, n * 3), minutes: 120, presence: n % 11 ? 'present' : 'absent', worker_words: 'Educatrice', entered_by: worker, entered_at: `${on}T09:00:00Z`, version: 1 }))))
  await many('measures.measure', Array.from({ length: 12 }, (_, n) => ({
    id: newId(), case_id: caseId, section: 3, kind: 'affidamento_servizio', also: [], nature: 'civile', authority_words: 'Tribunale per i minorenni', number: `${n + 1}/2020`, decided_on: dayOf(n, 12), effective_from: dayOf(n, 12), decision: 'Dispone l’affidamento al servizio sociale e la prosecuzione degli incontri.',
    reports_on: [], effects: [], offices: [], checklist: {}, recorded_by: worker, recorded_at: `${dayOf(n, 12)}T09:00:00Z`, happened_at: `${dayOf(n, 12)}T09:00:00Z`, current: 1, version: 1,
  })))
  await client.query('vacuum (analyze)')
  const token = randomBytes(32).toString('base64url')
  await client.query(`insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, expires_at) values ($1, $2, $3, 'full', now(), now(), now() + interval '8 hours')`, [newId(), createHash('sha256').update(token).digest(), worker])
  return { caseId, token, from, to: today, letters: Math.round(written.reduce((sum, { row }) => sum + row.body.length, 0) / entries) }
}

async function inParts<T>(rows: readonly T[], put: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) await put(rows.slice(at, at + 500))
}
