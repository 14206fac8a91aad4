import { createHash } from 'node:crypto'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { ABSENT_ON } from './clock-world.ts'
import { at, type Put } from './put.ts'
import type { World } from './shapes.ts'

const runOf = (section: number, penal: boolean): [definition: string, family: string] =>
  penal ? ['messa_alla_prova', 'penale'] : section === 3 ? ['403', 'protezione'] : section === 5 ? ['scuola_114', 'scuola'] : ['msna_asilo', 'msna']

/** What the legal clock keeps, as the database's owner: its triggers copy the reach. */
export async function loadClock(put: Put, world: World): Promise<void> {
  await loadJudicial(put, world)
  await loadRest(put, world)
  const { clock, born } = world
  await put('intake.report', clock.reports.map(({ id, number, holder }) => ({
    id, number, organisation_id: holder.body, unit_id: holder.id, source: 'scuola', channel: 'telefono', received_at: at(born), urgency: 'ordinaria', state: 'waiting', created_by: world.operators[0]!.id,
    created_at: at(born), version: 1,
  })))
  await put('intake.report_facts', clock.reports.map(({ id }) => ({ report_id: id, facts: 'Prova' })))
  await put('intake.reporter', clock.reports.map(({ id }) => ({ report_id: id, name: 'Prova', protected: true })))
  await put('deadlines.feed', [...clock.calendars].map(([{ id }, secret]) => ({
    id, owner_id: id, name: 'Prova', scope: 'unit', secret_hash: `\\x${createHash('sha256').update(secret).digest('hex')}`, created_at: at(born), reads: 0,
  })))
}

async function loadJudicial(put: Put, { clock, born, today }: World): Promise<void> {
  const due = addDays(today as PlainDate, 60)
  await put('deadlines.term', clock.terms.map(({ id, file, section, penal }) => ({
    id, subject: file.id, section, penal, kind: 'judge', title: 'Prova', fixed_on: due, raw: due, extended: due, due, pace: 'days', due_at: `${due}T22:00:00Z`, lapse_at: `${due}T22:00:00Z`, source_kind: 'prova.prova',
    source_id: id, unit_id: file.holder.id, state: 'open', scheduled_at: at(born), armed_at: at(born), rome: false, series_ended: false, corrected_after_done: false, allow: [], deny: [], version: 1,
  })))
  await put('measures.measure', clock.measures.map(({ id, file, penal }) => ({
    id, case_id: file.id, section: 3, kind: penal ? 'misura_cautelare_minorile' : 'limitazione_333', also: [], nature: penal ? 'penale' : 'civile', authority_words: 'Prova', decided_on: '2026-01-10',
    effective_from: '2026-01-10', happened_at: at(born), reports_on: [], effects: [], offices: [], checklist: {}, recorded_by: file.responsible.id, recorded_at: at(born), current: 1, version: 1,
  })))
  await put('measures.draft', clock.drafts.map(({ id, author, file, measure }) => ({
    id, author_id: author.id, case_id: file.id, measure_id: measure?.id ?? null, content: {}, saved_at: at(born), version: 1,
  })))
  await put('procedures.run', clock.runs.map(({ id, file, section, penal }) => {
    const [definition_id, family] = runOf(section, penal)
    return {
      id, case_id: file.id, organisation_id: file.holder.body, unit_id: file.holder.id, section, definition_id, definition_version: 1, family, tracks_missing: false, state: 'running',
      started_on: '2026-01-10', recorded_at: at(born), started_by: file.responsible.id, allow: [], deny: [], version: 1,
    }
  }))
}

async function loadRest(put: Put, { clock, born, today }: World): Promise<void> {
  const written = { created_at: at(born), version: 1 }
  await put('documents.document', clock.documents.map(({ id, file, section }) => ({ id, subject: file.id, section, title: 'Prova', type: 'altro', origin: 'received', current: 1, created_by: file.responsible.id, ...written })))
  await put('documents.file_version', clock.documents.map(({ id, file }) => ({
    document_id: id, n: 1, blob_id: id, file_name: 'prova.pdf', media_type: 'application/pdf', size: 1, sha256: '\\x00', stripped: false, scan: 'off', uploaded_by: file.responsible.id, uploaded_at: at(born),
  })))
  await put('permits.permit', clock.permits.map(({ id, file, by }) => ({ id, case_id: file.id, person_id: file.child.id, kind: 'asilo', state: 'delivered', created_by: by.id, ...written })))
  await put('schools.enrolment', clock.absences.map(({ enrolment, file }) => ({
    id: enrolment, case_id: file.id, school: 'Prova', level: 'primaria', valid_from: '2025-09-01', valid_to: '2026-08-31', created_by: file.responsible.id, ...written,
  })))
  await put('schools.absence', clock.absences.map(({ id, file, enrolment }) => ({
    id, case_id: file.id, enrolment_id: enrolment, day: ABSENT_ON, state: 'unjustified', entered_by: file.responsible.id, entered_at: at(born), version: 1,
  })))
  await put('schools.standing', clock.absences.map(({ file }) => ({
    case_id: file.id, school_year: 2026, school: 'Prova', unjustified: [addDays(today as PlainDate, -10)], missed_hours: 0, updated_at: at(born),
  })))
}
