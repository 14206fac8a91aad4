import { newId } from '#kernel/domain/ids.ts'
import * as agenda from '#modules/agenda/contract.ts'
import { completeAssessment, getAssessment } from '#modules/assessments/contract.ts'
import { composerTasks } from '#modules/composer/server/index.ts'
import * as papers from '#modules/composer/contract.ts'
import * as measures from '#modules/measures/contract.ts'
import * as referrals from '#modules/referrals/contract.ts'
import { complete, publish, save, start } from '#tests/support/assessments-world.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import type { Body, Somebody, World } from '#tests/support/world.ts'
import { day } from './full-file.ts'

/** Words that occur only in what was written in one part of the work on a file. */
export const workMarks = {
  social: 'SEGNO-SOCIALE', education: 'SEGNO-SCUOLA', clinical: 'SEGNO-CLINICO', voice: 'SEGNO-PAROLA', paper: 'SEGNO-RELAZIONE', psychology: 'SEGNO-PSICOLOGIA', penal: 'SEGNO-PENALE',
  refuge: 'SEGNO-RIFUGIO', given: 'SEGNO-SERVIZIO', asked: 'SEGNO-RICHIESTA',
} as const
export type WorkMark = keyof typeof workMarks

/** Who works in the holding body, and the bodies that give a service and are asked. */
export interface WorkPeople {
  body: Body
  anna: Somebody
  lead: Somebody
  cooperative: Body
  clinic: Body
  /** Invited to what he does not reach. */
  guest: Somebody
}
export interface WorkFile extends BuiltCase, WorkPeople {
  name: string
  assessmentId: string
  draftId: string
  paperId: string
  penalPaperId: string
  sectionId: string
  talkId: string
  refugeId: string
  heldId: string
  serviceId: string
  requestId: string
  unsentId: string
}

export const para = (text: string, id = newId().slice(-12)) => ({ kind: 'paragraph' as const, id, runs: [{ text }] })

/** Runs the job that makes the files of this paper's last version, as the worker process would. */
export async function render(world: World, paperId: string): Promise<void> {
  const { rows } = await world.owner.query<{ payload: Record<string, unknown> }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'composer.render' and j.payload ->> 'paperId' = $1 order by j.id desc limit 1`, [paperId])
  await composerTasks(world.runtime)['composer.render']!(rows[0]!.payload, { lastAttempt: true, log: world.runtime.log } as never)
}

/** His unit holds the file, as when it is opened through the screens. */
export const hold = (world: World, caseId: string, { unitId, operatorId }: Somebody) => world.owner.query(
  `insert into access.reach_grant (id, subject, kind, to_unit, sections, legal_basis, valid_from, state, granted_by, granted_at)
   select s.id, $1, 'holder', $2, '{1,2,3,4,5,6,7,8}', 'compito_pubblico', now(), 'active', $3, now() from kernel.reach_source s where s.subject = $1 limit 1`, [caseId, unitId, operatorId])

/** Writes every obligatory section, those that hold something psychological with other words, and has it approved and rendered. */
export async function writePaper(world: World, { anna, lead }: WorkPeople, caseId: string, words: string, over: Record<string, unknown> = {}, files = true): Promise<papers.Paper> {
  let paper = (await anna.call(papers.startPaper, { caseId, kind: 'court_update', question: words, ...over } as never)).body
  for (const one of paper.sections) {
    await anna.call(papers.saveSection, { paperId: paper.id, sectionId: one.id, blocks: [para(one.clinical ? workMarks.psychology : words)], version: one.version })
  }
  paper = (await anna.call(papers.getPaper, { paperId: paper.id })).body
  paper = (await anna.call(papers.changePaper, {
    paperId: paper.id, title: paper.title, subject: paper.subject, addressee: { name: 'Tribunale' }, measureId: paper.measure?.id ?? null, question: words, termId: null, period: paper.period,
    methods: [{ name: 'Colloqui', words }], annexes: [], place: null, datedOn: null, version: paper.version,
  } as never)).body
  if (!files) return paper
  paper = (await anna.call(papers.askApproval, { paperId: paper.id, version: paper.version } as never)).body
  paper = (await lead.call(papers.approvePaper, { paperId: paper.id, version: paper.version })).body
  await render(world, paper.id)
  return paper
}

async function talks(world: World, { anna, guest }: WorkPeople, caseId: string, childId: string) {
  const plan = async (over: Record<string, unknown>) =>
    (await anna.call(agenda.planAppointment, { caseId, kind: 'equipe', on: day(5), from: '10:00', minutes: 60, operators: [anna.operatorId, guest.operatorId], people: [childId], despite: true, ...over } as never)).body
  const talk = await plan({ section: 'health', purpose: workMarks.clinical, placeKind: 'other', place: 'Via di prova 1' })
  const refuge = await plan({ section: 'social', purpose: workMarks.social, placeKind: 'protected', place: workMarks.refuge, from: '14:00' })
  const held = await plan({ section: 'social', purpose: workMarks.social, from: '16:00' })
  await world.owner.query(`update agenda.appointment set starts_at = now() - interval '1 day', ends_at = now() - interval '23 hours' where id = $1`, [held.id])
  const now = (await anna.call(agenda.getAppointment, { appointmentId: held.id })).body
  await anna.call(agenda.recordMeeting, {
    appointmentId: held.id, attendance: now.participants.map(({ id }) => ({ participantId: id, attendance: 'present' })), text: workMarks.social,
    decisions: [{ what: workMarks.social, ownerId: anna.operatorId, dueOn: day(9) }], version: now.version,
  } as never)
  return { talkId: talk.id, refugeId: refuge.id, heldId: held.id }
}

async function given(world: World, { anna, cooperative, clinic }: WorkPeople, caseId: string) {
  const { rows: [kind] } = await world.owner.query<{ id: string }>(`select id from referrals.service_kind where code = 'sostegno_psicologico'`)
  const service = (await anna.call(referrals.askService, { caseId, kindId: kind!.id, purpose: workMarks.given, askedOn: day(-40), basis: 'valutazione', basisWords: workMarks.social, childWords: 'O. P.' } as never)).body
  const { id: serviceId } = (await anna.call(referrals.activateService, {
    serviceId: service.id, version: service.version, startedOn: day(-35), providerUnitId: cooperative.unitId, weekly: '4', endsOn: day(30), costBearer: 'comune', costWords: workMarks.social,
  } as never)).body
  await anna.call(referrals.writeClinicalNote, { serviceId, on: day(-3), body: workMarks.clinical })
  await anna.call(referrals.recordEntry, { serviceId, day: day(-3), minutes: 60, presence: 'present', words: workMarks.given } as never)
  const draft = async (over: Record<string, unknown>) => (await anna.call(referrals.draftRequest, {
    caseId, kind: 'npi', toUnitId: clinic.unitId, asked: workMarks.asked, why: workMarks.asked, urgency: 'soon', basis: 'compito_pubblico', consent: 'raccolto', childWords: 'O. P.', expectedOn: day(30), ...over,
  } as never)).body
  const ready = await draft({})
  const sent = (await anna.call(referrals.sendRequest, { requestId: ready.id, version: ready.version, sentOn: day(0), channel: 'prodotto', expectedOn: day(30) } as never)).body
  return { serviceId, requestId: sent.id, unsentId: (await draft({ asked: workMarks.clinical, why: workMarks.clinical })).id }
}

/** A file of Anna’s with something in every part that the work on it writes, each with its own words. */
export async function workFile(world: World, people: WorkPeople, name = 'Omar Segnato'): Promise<WorkFile> {
  const { anna, body } = people
  const file = await buildCase(world, { holder: anna, child: { name, birth: '2014-05-06' } })
  const { caseId } = file
  await hold(world, caseId, anna)
  const instrument = await publish(world, body)
  const fill = async (id: string) => {
    await save(anna, id, 'sociale', { motivo: { text: workMarks.social }, calore: { level: 2, voices: { child: workMarks.voice, workers: workMarks.social } }, parola: { text: workMarks.voice } })
    await save(anna, id, 'scuola', { frequenza: { yes: 'no', text: workMarks.education } })
    await save(anna, id, 'psi', { osservazione: { text: workMarks.clinical } })
  }
  const first = await start(anna, caseId, instrument)
  await complete(anna, first)
  const second = await start(anna, caseId, instrument, { moment: 'T1' })
  await fill(second.id)
  const { version } = (await anna.call(getAssessment, { assessmentId: second.id })).body
  await anna.call(completeAssessment, { assessmentId: second.id, decision: 'nulla', version })
  const third = await start(anna, caseId, instrument, { moment: 'T2' })
  await fill(third.id)
  const penal = (await anna.call(measures.recordMeasure, { caseId, kind: 'map', authorityWords: 'Tribunale', decidedOn: day(-15), durationMonths: 12, reportEveryMonths: 3, decision: workMarks.penal } as never)).body
  const paper = await writePaper(world, people, caseId, workMarks.paper)
  const penalPaper = await writePaper(world, people, caseId, workMarks.penal, { measureId: penal.id, title: workMarks.penal })
  const psychology = paper.sections.find(({ clinical }) => clinical)!
  return {
    ...file, ...people, name, assessmentId: second.id, draftId: third.id, paperId: paper.id, penalPaperId: penalPaper.id, sectionId: psychology.id,
    ...(await talks(world, people, caseId, file.childId)), ...(await given(world, people, caseId)),
  }
}

/** The people of a holding body with a worker and a coordinator, a cooperative, a clinic and an invited stranger. */
export async function workPeople(world: World): Promise<WorkPeople> {
  const body = await world.organisation()
  return {
    body, anna: await world.operator(body, { name: 'Anna Verdi' }), lead: await world.operator(body, { name: 'Carla Capo', role: 'coordinator' }),
    cooperative: await world.organisation({ kind: 'terzo_settore' }), clinic: await world.organisation({ kind: 'sanita' }), guest: await world.operator(await world.organisation(), { role: 'specialist' }),
  }
}
