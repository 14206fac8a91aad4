import type pg from 'pg'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { sample } from '#tests/support/sample-instrument.ts'
import { at, type Put } from './put.ts'
import type { Appointment, World } from './shapes.ts'

/** The hours of appointments, one after the other from tomorrow at noon: no two at the same time. */
export const hourOf = (world: World, { hour }: Appointment): { from: string; until: string } => {
  const start = Date.parse(`${addDays(world.today as PlainDate, 1)}T12:00:00Z`) + hour * 3_600_000
  return { from: new Date(start).toISOString(), until: new Date(start + 1_800_000).toISOString() }
}

/** What assessments, papers, plans, agenda and referrals keep, as the database's owner. */
export async function loadWork(put: Put, client: pg.PoolClient, world: World): Promise<void> {
  await loadAssessments(put, world)
  await loadPapers(put, world)
  await loadPlans(put, world)
  await loadAppointments(put, world)
  await loadReferrals(put, client, world)
}

async function loadAssessments(put: Put, { work: { assessments }, born }: World): Promise<void> {
  await put('assessments.definition', [{ key: sample.key, version: 1, content: sample, hash: 'prova', kept_at: at(born) }])
  await put('assessments.assessment', assessments.map(({ id, file, fillers, signed }) => ({
    id, case_id: file.id, instrument_key: sample.key, instrument_version: 1, family: sample.family, title: sample.title, sure: 'K', open_sections: [2, 5], clinical_sections: [4],
    state: signed ? 'completed' : 'draft', revision: 1, signed_revision: signed ? 1 : null, last_revision: 1, moment: 'T0', held_on: '2026-03-02', people: [file.child.id], participants: [],
    fillers: fillers.map((one) => one.id), started_by: file.responsible.id, started_at: at(born), completed_at: signed ? at(born) : null, completed_by: signed ? file.responsible.id : null, version: 1,
  })))
  const parts = [
    ['sociale', 'main', 2, false, { motivo: { text: 'Prova' } }], ['sociale', 'child', 2, false, { parola: { text: 'Prova' } }], ['scuola', 'main', 5, false, { frequenza: { yes: 'yes' } }],
    ['psi', 'main', 4, true, { osservazione: { text: 'Prova' } }],
  ] as const
  await put('assessments.answers', assessments.flatMap(({ id, file }) => parts.map(([section_key, part, section, clinical, content]) => ({
    id: newId(), assessment_id: id, case_id: file.id, revision: 1, section_key, person_id: null, part, section, clinical, content, stamps: {}, version: 1, saved_by: file.responsible.id, saved_at: at(born),
  }))))
  await put('assessments.signature', assessments.filter(({ signed }) => signed).map(({ id, file }) => ({
    id: newId(), assessment_id: id, revision: 1, case_id: file.id, hash: 'prova', signed_at: at(born), signed_by: file.responsible.id, signed_as: 'assistente sociale',
    details: { moment: 'T0', heldOn: '2026-03-02', eventOn: null, people: [file.child.id] },
  })))
}

async function loadPapers(put: Put, { work: { papers }, born }: World): Promise<void> {
  await put('composer.paper', papers.map(({ id, file, order }) => ({
    id, case_id: file.id, kind: 'court_update', organisation_id: file.holder.body, unit_id: file.holder.id, state: 'writing', title: 'Prova', subject: 'Prova', addressee: { name: '', office: null, address: null, pec: null, attention: null },
    measure_id: order?.id ?? null, methods: [], annexes: [], current: 1, created_by: file.responsible.id, created_at: at(born), changed_at: at(born), version: 1,
  })))
  const sections = papers.flatMap(({ id, sections: own }) => own.map(({ key, clinical }, position) => ({ id: newId(), paper_id: id, position, key, title: key, part: clinical ? 'evaluation' : 'fact', clinical })))
  await put('composer.section', sections)
  await put('composer.section_text', sections.map(({ id }) => ({ section_id: id, blocks: [], version: 1 })))
}

const areaOf: Record<number, string> = { 2: 'REL', 4: 'SAL', 5: 'SCU', 6: 'GIU' }
async function loadPlans(put: Put, { work: { plans }, born }: World): Promise<void> {
  await put('plans.plan', plans.map(({ id, file }) => ({
    id, case_id: file.id, kind: 'pei', keeper_unit: file.holder.id, state: 'draft', edition: 1, starts_on: '2026-03-02', months: 6, review_months: 3, created_by: file.responsible.id, created_at: at(born), version: 1,
  })))
  // the section follows from the area: it is not written
  await put('plans.goal', plans.flatMap(({ id, file, sections }) => sections.map((section) => ({
    id: newId(), plan_id: id, case_id: file.id, area: areaOf[section], words: 'Prova', levels: ['a', 'b', 'c', 'd', 'e'], needs: [], prescriptions: [], child_words: {}, for_child: false,
    created_by: file.responsible.id, created_at: at(born), version: 1,
  }))))
  await put('plans.agreement', plans.map(({ id, file }) => ({
    id: newId(), plan_id: id, case_id: file.id, edition: 1, party: 'other', who_words: 'Nonna', stance: 'disagrees', said_on: '2026-03-03', reason: 'Prova', recorded_by: file.responsible.id, recorded_at: at(born),
  })))
}

async function loadAppointments(put: Put, world: World): Promise<void> {
  const { work: { appointments }, born } = world
  await put('agenda.appointment', appointments.map((one) => ({
    id: one.id, kind: 'equipe', starts_at: hourOf(world, one).from, ends_at: hourOf(world, one).until, state: 'planned', organiser_id: one.organiser.id, unit_id: one.file.holder.id, of_child: true,
    place_kind: one.protectedPlace ? 'protected' : 'other', place: one.protectedPlace ? null : 'Via di prova 1', created_at: at(born), version: 1,
  })))
  const matters = appointments.flatMap((one) => [one, ...one.also].map(({ file, section }, position) => ({ id: one.id, hidden: one.protectedPlace, file, section, position })))
  await put('agenda.matter', matters.map(({ id, file, section, position }) => ({ appointment_id: id, case_id: file.id, section, purpose: 'Prova', position })))
  await put('agenda.protected_place', matters.filter(({ hidden }) => hidden).map(({ id, file }) => ({ appointment_id: id, case_id: file.id, place: 'Rifugio di prova' })))
  const wanted = { answered_at: null, attendance: null }
  const children = matters.map(({ id, file, position }) => ({ id: newId(), appointment: id, file, position }))
  await put('agenda.participant', [
    ...children.map(({ id, appointment, file, position }) => ({ id, appointment_id: appointment, operator_id: null as string | null, person_id: file.child.id as string | null, part: 'child', open: false, position, answer: null as string | null, ...wanted })),
    ...appointments.flatMap(({ id, invited }) => invited.map((one, n) => ({ id: newId(), appointment_id: id, operator_id: one.id, person_id: null, part: 'operator', open: true, position: n + 3, answer: 'accepted', ...wanted }))),
  ])
  await put('agenda.participant_file', children.map(({ id, appointment, file }) => ({ participant_id: id, appointment_id: appointment, case_id: file.id })))
}

const kindOf: Record<number, string> = { 2: 'educativa_domiciliare', 5: 'sostegno_scolastico', 6: 'orientamento_civico' }
async function loadReferrals(put: Put, client: pg.PoolClient, { work: { services, requests }, born }: World): Promise<void> {
  const { rows } = await client.query<{ id: string; code: string }>('select id, code from referrals.service_kind where organisation_id is null')
  const kinds = new Map(rows.map(({ id, code }) => [code, id]))
  await put('referrals.service', services.map(({ id, file, section, provider, started, note }) => ({
    id, case_id: file.id, section, kind_id: kinds.get(note ? 'sostegno_psicologico' : kindOf[section]!), organisation_id: file.holder.body, state: started ? 'active' : 'asked', child_words: 'P.', purpose: 'Prova', asked_on: '2026-03-02',
    provider_unit_id: provider?.id ?? null, started_on: started ? '2026-03-09' : null, created_by: file.responsible.id, created_at: at(born), version: 1,
  })))
  await put('referrals.service_own', services.map(({ id, file, section }) => ({ service_id: id, case_id: file.id, section, basis: 'valutazione' })))
  await put('referrals.clinical_note', services.flatMap(({ note, id, file }) => (note ? [{ id: note, case_id: file.id, service_id: id, on_day: '2026-03-10', body: 'Prova', author_id: file.responsible.id, at: at(born) }] : [])))
  await put('referrals.request', requests.map(({ id, file, section, clinical, to, sent }) => ({
    id, case_id: file.id, section, clinical, kind: clinical ? 'npi' : 'altro', organisation_id: file.holder.body, to_unit_id: to?.id ?? null, child_words: 'P.', asked: 'Prova', why: 'Prova', urgency: 'ordinary',
    basis: 'compito_pubblico', consent: 'raccolto', shared_sections: [], shared_documents: [], state: sent ? 'sent' : 'draft', sent_on: sent ? '2026-03-03' : null, last_on: sent ? '2026-03-03' : null,
    reminders: 0, created_by: file.responsible.id, created_at: at(born), version: 1,
  })))
}
