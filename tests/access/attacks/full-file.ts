import { newId, type Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { planAppointment } from '#modules/agenda/contract.ts'
import { createTerm } from '#modules/deadlines/contract/terms.ts'
import * as measures from '#modules/measures/contract.ts'
import { addPermit } from '#modules/permits/contract.ts'
import { startRun } from '#modules/procedures/contract/run.ts'
import { markDays, recordStep } from '#modules/schools/contract/attendance.ts'
import { enrol } from '#modules/schools/contract/enrolment.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import type { Body, Somebody, World } from '#tests/support/world.ts'

/** Words that occur only in what was written in one part of the file. */
export const marks = { judicial: 'SEGNO-GIUDIZIARIO', penal: 'SEGNO-PENALE', work: 'SEGNO-PERMESSO', education: 'SEGNO-SCUOLA' } as const

export interface FullFile extends BuiltCase {
  name: string
  measureId: string
  penalId: string
  proceedingId: string
  hearingId: string
  draftId: string
  termId: string
  runId: string
  penalRunId: string
  permitId: string
  enrolmentId: string
  stepId: string
  absenceDay: PlainDate
  appointmentId: string
  /** Who holds it: his calendar is asked for. */
  holderId: string
}

const today = () => dateInRome(Date.now())
export const day = (offset: number): PlainDate => addDays(today(), offset)

/** The last days of school before today. */
const schoolDay = (): PlainDate => {
  let one = day(-1)
  while (new Date(`${one}T12:00:00Z`).getUTCDay() === 0 || /-(11-01|12-08|12-25|12-26|01-01|01-06|04-25|05-01|06-02|10-04)$/.test(one)) one = addDays(one, -1)
  return one
}

/** A file of `holder` with something in every part that the legal clock writes in, each with its own words. */
export async function fullFile(world: World, holder: Somebody, name = 'Amina Segnata'): Promise<FullFile> {
  const file = await buildCase(world, { holder, child: { name, birth: '2014-05-06' } })
  const { caseId } = file
  const court = { authorityWords: `Tribunale ${marks.judicial}` }
  const measure = (await holder.call(measures.recordMeasure, {
    caseId, kind: 'affido_servizio', ...court, number: '1/2026', decidedOn: day(-30), notifiedOn: day(-28), durationMonths: 12, reportEveryMonths: 6, decision: marks.judicial,
    prescriptions: [{ words: marks.judicial, who: 'madre', byOn: day(20) }], newProceeding: { nature: 'civile', ...court, number: marks.judicial, openedOn: day(-60) },
  } as never)).body as { id: Id<'measure'>; proceeding: { id: Id<'proceeding'> } }
  const proceedingId = measure.proceeding.id
  const hearing = (await holder.call(measures.addHearing, { caseId, proceedingId, heldOn: day(25), time: null, place: marks.judicial, purpose: marks.judicial, state: 'fissata', outcome: null, setBy: null } as never)).body
  const penal = (await holder.call(measures.recordMeasure, {
    caseId, kind: 'map', authorityWords: `Tribunale ${marks.penal}`, decidedOn: day(-15), durationMonths: 12, reportEveryMonths: 3, decision: marks.penal,
    prescriptions: [{ words: marks.penal, who: 'minore', byOn: day(40) }],
  } as never)).body
  const draftId = newId<'draft'>()
  await holder.call(measures.saveMeasureDraft, { caseId, draftId, measureId: null, content: { decision: marks.judicial }, version: 0 } as never)
  const term = (await holder.call(createTerm, { caseId, title: marks.judicial, fixedOn: day(10), note: marks.judicial })).body
  const run = (await holder.call(startRun, { caseId, definitionId: 'affido_servizio', happened: day(-28), words: marks.judicial, fields: { autorita: 'Tribunale', inizio: day(-30) } } as never)).body
  const penalRun = (await holder.call(startRun, { caseId, definitionId: 'messa_alla_prova', happened: day(-15), words: marks.penal, option: 'un_anno', fields: { giudice: 'Tribunale' } } as never)).body
  const permit = (await holder.call(addPermit, { caseId, kind: 'asilo', state: 'delivered', number: marks.work, issuedOn: day(-100), expiresOn: day(50) } as never)).body
  const enrolment = (await holder.call(enrol, {
    caseId, schoolWords: marks.education, level: 'secondaria_primo', class: '1B', validFrom: addDays(schoolDay(), -20), yearlyHours: 990, dailyHours: 6,
  } as never)).body
  await holder.call(markDays, { caseId, days: [{ day: schoolDay(), state: 'unjustified', words: marks.education, version: 0 }] } as never)
  const step = (await holder.call(recordStep, { caseId, kind: 'communicated', on: day(-1), words: marks.education } as never)).body
  const plan = (section: string, words: string, on: PlainDate) => holder.call(planAppointment, {
    caseId, kind: 'equipe', on, from: '10:00', minutes: 60, section, purpose: words, placeKind: 'other', place: words, operators: [holder.operatorId], people: [file.childId], outsiders: [words],
  } as never)
  const appointment = (await plan('judicial', marks.judicial, day(5))).body
  await plan('education', marks.education, day(6))
  return {
    ...file, name, appointmentId: appointment.id, holderId: holder.operatorId, measureId: measure.id, penalId: penal.id, proceedingId, hearingId: hearing.hearings[0]!.id, draftId, termId: term.id, runId: run.id, penalRunId: penalRun.id,
    permitId: permit.id, enrolmentId: enrolment.id, stepId: step.id, absenceDay: schoolDay(),
  }
}

/** Keeps sections (0: everything) of a file from a person, as the holder of the file would. */
export async function withhold(world: World, caseId: string, operatorId: string, sections: readonly number[]): Promise<string> {
  const id = newId()
  await world.owner.query(
    `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), $4, now() - interval '1 minute')`,
    [id, caseId, operatorId, sections])
  return id
}

/** Gives somebody a second role, in another body: it must open nothing of the files that he reaches by the first. */
export async function alsoWorks(world: World, who: Somebody, at: Body, role = 'worker'): Promise<void> {
  // a role counts only with an assignment in the same body
  await world.owner.query(`insert into network.assignment (id, operator_id, unit_id, profession, kind, valid_from, valid_to) values ($1, $2, $3, 'assistente_sociale', 'assigned', '2020-01-01', '2099-12-31')`, [newId(), who.operatorId, at.unitId])
  await world.owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values ($1, $2, $3, $4, '2020-01-01')`, [newId(), who.operatorId, at.unitId, role])
}
