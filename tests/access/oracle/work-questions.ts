import * as agenda from '#modules/agenda/contract.ts'
import * as assessments from '#modules/assessments/contract.ts'
import * as papers from '#modules/composer/contract.ts'
import * as plans from '#modules/plans/contract.ts'
import * as referrals from '#modules/referrals/contract.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import * as oracle from './oracle.ts'
import { aFile, aFileWhere } from './pick-file.ts'
import { sorted, type Asked, type Question, type Setting } from './questions.ts'
import type { File, Operator, Work } from './shapes.ts'
import * as rules from './work-rules.ts'

type Lists = Exclude<keyof Work, 'readers'>
type Row<L extends Lists> = Work[L][number]
type Rules = oracle.Rules
const idsOf = (rows: Iterable<{ id: string }>): string[] => sorted([...rows].map(({ id }) => id))
const asks = ({ world }: Setting, who: Operator, now: number): rules.Asking => ({ who, now, world })

/** One thing of a list: half of the time one for which one of these holds, else one of a file that concerns him. */
function aThing<L extends Lists>(setting: Setting, list: L, who: Operator, now: number, ...rare: ((row: Row<L>) => boolean)[]): Row<L> {
  const { world, chance } = setting
  const all = world.work[list] as Row<L>[]
  const fitting = chance.is(0.6) ? all.filter(chance.pick(rare)) : []
  if (fitting.length) return chance.pick(fitting)
  const file = aFile(setting, who, now)
  return chance.pick(all.filter((one) => one.file === file))
}
const answered = (allowed: boolean, about: string, expected: unknown, got: unknown): Asked => ({ allowed, about, expected, got })

const assessment: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const open = (row: Row<'assessments'>) => rules.opensIn(asking, row.file)
  const one = aThing(setting, 'assessments', who, now, (row) => row.signed && open(row).has(4) && !rules.readsClinical(asking, row.file), (row) => !row.signed && row.fillers.includes(who),
    (row) => !row.signed && open(row).size > 1 && !row.fillers.includes(who) && rules.seenOf(asking, row) === null)
  const seen = rules.seenOf(asking, one, noted)
  const { status, body } = await setting.ask(who, assessments.getAssessment, { assessmentId: one.id })
  const shown = (body as unknown as { sections?: { key: string; answers: Record<string, unknown> }[] }).sections ?? []
  return answered(seen !== null, one.id, seen ? { status: 200, read: sorted(seen.map(({ key, items }) => [key, ...items].join(' '))) } : { status: 404 },
    status === 200 ? { status, read: sorted(shown.map(({ key, answers }) => [key, ...Object.keys(answers)].join(' '))) } : { status })
}

const reached = (setting: Setting, who: Operator, now: number, file: File, noted: Rules): boolean => oracle.reach(who, file, now, setting.world.today, noted).size > 0

/** What a file has of a list, of these those within reach; no file at all when `opened` says so. */
function ofFile<L extends Lists>(
  list: L, endpoint: Parameters<Setting['ask']>[1], sees: (asking: rules.Asking, row: Row<L>, noted: Rules) => boolean, input: Record<string, unknown> = {},
  opened: (asking: rules.Asking, file: File) => boolean = () => true,
): Question {
  return async (setting, who, now, noted) => {
    const file = aFile(setting, who, now)
    const asking = asks(setting, who, now)
    const mine = (setting.world.work[list] as Row<L>[]).filter((row) => row.file === file && sees(asking, row, noted))
    const allowed = reached(setting, who, now, file, noted) && opened(asking, file)
    const { status, body } = await setting.ask(who, endpoint, { caseId: file.id, ...input })
    return answered(allowed, file.id, allowed ? { status: 200, rows: idsOf(mine) } : { status: 404 }, status === 200 ? { status, rows: idsOf(body.rows) } : { status })
  }
}
/** Everything of a list within reach: exactly that, and as many as it says. */
function everywhere<L extends Lists>(list: L, endpoint: Parameters<Setting['ask']>[1], input: Record<string, unknown>, sees: (asking: rules.Asking, row: Row<L>, noted: Rules) => boolean): Question {
  return async (setting, who, now, noted) => {
    const asking = asks(setting, who, now)
    const mine = (setting.world.work[list] as Row<L>[]).filter((row) => sees(asking, row, noted))
    const { body } = await setting.ask(who, endpoint, { limit: 200, ...input })
    return answered(mine.length > 0, list, { rows: idsOf(mine), total: mine.length }, { rows: idsOf(body.rows ?? []), total: body.total })
  }
}

/** Roles that fill the instrument of the tests. */
const FILLERS = ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'partner']
const filling: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aThing(setting, 'assessments', who, now, (row) => !row.signed && row.fillers.includes(who), (row) => !row.signed && !row.fillers.includes(who) && rules.seenOf(asking, row) !== null)
  const { file } = one
  const open = rules.opensIn(asking, file)
  const seen = rules.seenOf(asking, one, noted) !== null
  const fills = one.fillers.includes(who) && rules.byRole(asking, file, 0, FILLERS)
  if (seen && !one.signed && !fills) noted.add('a draft that others fill')
  const expected = !seen ? 404 : one.signed || file.closed ? 409 : !fills ? 403 : !open.has(5) ? 404 : 200
  const { status, body } = await setting.ask(who, assessments.saveSection, { assessmentId: one.id, section: 'scuola', changed: { frequenza: { yes: setting.chance.pick(['yes', 'no']) } }, version: one.version })
  if (status === 200) one.version = body.version
  return answered(expected === 200, one.id, { status: expected }, { status })
}

const paper: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aThing(setting, 'papers', who, now, (row) => rules.opensIn(asking, row.file).has(3) && (rules.paperOf(asking, row)?.length ?? 0) < row.sections.length,
    (row) => row.order?.penal === true && rules.hears(asking, row.file, 3) && rules.paperOf(asking, row) === null)
  const sections = rules.paperOf(asking, one, noted)
  const { status, body } = await setting.ask(who, papers.getPaper, { paperId: one.id })
  const { sections: shown = [], hiddenSections } = body as unknown as { sections?: { key: string }[]; hiddenSections?: number }
  return answered(sections !== null, one.id, sections ? { status: 200, sections: sorted(sections), hidden: one.sections.length - sections.length } : { status: 404 },
    status === 200 ? { status, sections: sorted(shown.map(({ key }) => key)), hidden: hiddenSections } : { status })
}
const seesPaper = (asking: rules.Asking, one: Row<'papers'>, noted: Rules): boolean => rules.paperOf(asking, one, noted) !== null
const anyPaper = (asking: rules.Asking, file: File): boolean => rules.paperOf(asking, { id: '', file, order: null, sections: [] }) !== null

const beginning: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const file = aFileWhere(setting, who, now, (one) => anyPaper(asking, one) && !rules.byRole(asking, one, 3, rules.CLINICAL))
  const writes = rules.byRole(asking, file, 3, rules.CLINICAL)
  const seen = reached(setting, who, now, file, noted) && anyPaper(asking, file)
  if (seen && !writes) noted.add('reads papers, may not begin one')
  const expected = !seen ? 404 : !writes ? 403 : file.closed ? 409 : 200
  const { status, body } = await setting.ask(who, papers.startPaper, { caseId: file.id, kind: 'court_update' })
  // its sections are those of its kind: known to who wrote it, psychology among them
  if (status === 200) setting.world.work.papers.push({ id: body.id, file, order: null, sections: courtUpdate })
  return answered(expected === 200, file.id, { status: expected }, { status })
}
const courtUpdate = ['sources', 'family', 'facts', 'statements', 'child_voice', 'social_view', 'psychology', 'answer', 'proposals'].map((key) => ({ key, clinical: key === 'psychology' }))

const plan: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aThing(setting, 'plans', who, now, (row) => rules.opensIn(asking, row.file).has(2) && !rules.hears(asking, row.file, 2), (row) => rules.planOf(asking, row).seen && rules.planOf(asking, row).goals.length < row.sections.length)
  const { seen, goals, told } = rules.planOf(asking, one, noted)
  const { status, body } = await setting.ask(who, plans.getPlan, { planId: one.id })
  const { goalList = [], agreements } = body as unknown as { goalList?: { area: string }[]; agreements?: unknown[] | null }
  return answered(seen, one.id, seen ? { status: 200, goals: sorted(goals.map((section) => areas[section]!)), told } : { status: 404 },
    status === 200 ? { status, goals: sorted(goalList.map(({ area }) => area)), told: (agreements ?? []).length > 0 } : { status })
}
const areas: Record<number, string> = { 2: 'REL', 4: 'SAL', 5: 'SCU', 6: 'GIU' }
const seesPlan = (asking: rules.Asking, row: Row<'plans'>): boolean => rules.planOf(asking, row).seen

const appointment: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const open = (row: Row<'appointments'>) => rules.opensIn(asking, row.file)
  const one = aThing(setting, 'appointments', who, now, (row) => row.section === 4 && open(row).has(4) && rules.circleOf(asking, row) !== 'file', (row) => row.invited.includes(who),
    (row) => row.protectedPlace && rules.circleOf(asking, row) === 'file' && !open(row).has(7), (row) => row.also.length > 0 && rules.circleOf(asking, row) === 'file')
  const circle = rules.circleOf(asking, one, noted)
  const matters = rules.mattersOf(asking, one)
  const place = one.protectedPlace ? matters.some(({ file }) => rules.opensIn(asking, file).has(7)) : true
  if (circle === 'file' && !place) noted.add('an appointment without its secret place')
  const { status, body } = await setting.ask(who, agenda.getAppointment, { appointmentId: one.id })
  const shown = body as unknown as { file: OfCase | null; others: OfCase[]; place: { text: string | null }; participants: unknown[] }
  return answered(circle !== null, one.id, circle ? { status: 200, files: matters.map(({ file }) => file.id), place, wanted: one.invited.length + matters.length } : { status: 404 },
    status === 200 ? { status, files: filesOf(shown), place: shown.place.text !== null, wanted: shown.participants.length } : { status })
}
interface OfCase { caseId: string }
const filesOf = ({ file, others }: { file: OfCase | null; others: OfCase[] }): string[] => (file ? [file, ...others].map(({ caseId }) => caseId) : [])

/** The agenda of a file: what is of that file too, and he reaches as such, whatever else it is of. */
const agendaOfFile: Question = async (setting, who, now, noted) => {
  const file = aFile(setting, who, now)
  const asking = asks(setting, who, now)
  const mine = setting.world.work.appointments.filter((row) => rules.mattersOf(asking, row, noted).some((one) => one.file === file))
  const allowed = reached(setting, who, now, file, noted)
  const { status, body } = await setting.ask(who, agenda.listCaseAppointments, { caseId: file.id, limit: 200, when: 'ahead' })
  return answered(allowed, file.id, allowed ? { status: 200, rows: idsOf(mine) } : { status: 404 }, status === 200 ? { status, rows: idsOf(body.rows) } : { status })
}

const PLANNING = ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'clerk']
const OWN_BODY = ['mediator', 'partner', 'front_desk']
/** Who plans with other bodies asks whether somebody is taken; partners, mediators and desks of their own body, of who answers for a file they reach, of whom they meet. */
function asksOf({ who, now, world }: rules.Asking, other: Operator): boolean {
  const held = (one: Operator) => oracle.posts(one, world.today, new Set())
  if (held(who).some(({ role }) => PLANNING.includes(role))) return true
  const bodies = held(who).filter(({ role }) => OWN_BODY.includes(role)).map(({ unit }) => unit.body)
  const answers = world.files.some((file) => file.responsible === other && oracle.reach(who, file, now, world.today).size > 0)
  return bodies.length > 0 && (answers || held(other).some(({ unit }) => bodies.includes(unit.body)) || world.work.appointments.some(({ invited }) => invited.includes(who) && invited.includes(other)))
}
/** The calendar of a colleague: what one may know of it, and for the rest only that he is taken. */
const colleague: Question = async (setting, who, now, noted) => {
  const { world, chance } = setting
  const asking = asks(setting, who, now)
  const other = chance.is(0.3) ? who : chance.pick(aThing(setting, 'appointments', who, now, (row) => rules.circleOf(asking, row) === 'file').invited)
  const his = world.work.appointments.filter((row) => row.invited.includes(other))
  const shown = his.filter((row) => rules.circleOf(asking, row, noted) !== null)
  const last = addDays(world.today as PlainDate, 12)
  const { body } = await setting.ask(who, agenda.listCalendar, { whose: 'operator', operatorId: other.id, from: world.today, to: last })
  const rows = (body.rows ?? []) as unknown as { id: string | null; file: OfCase | null; others: OfCase[] }[]
  if (shown.length < his.length) noted.add('somebody is taken, and why is not said')
  const told = (id: string, files: string[]) => (files.length ? [`${id} of ${files.join(' ')}`] : [])
  return answered(shown.length > 0, other.id,
    { rows: idsOf(shown), files: sorted(shown.flatMap((row) => told(row.id, rules.mattersOf(asking, row).map(({ file }) => file.id)))), busy: asksOf(asking, other) ? his.length - shown.length : 0 },
    { rows: sorted(rows.flatMap(({ id }) => id ?? [])), files: sorted(rows.flatMap((row) => (row.id ? told(row.id, filesOf(row)) : []))), busy: rows.filter(({ id }) => id === null).length })
}

const service: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aThing(setting, 'services', who, now, (row) => rules.worksIn(asking, row.provider) && !rules.opensIn(asking, row.file).has(row.section))
  const seen = rules.seesService(asking, one, noted)
  const open = rules.opensIn(asking, one.file)
  const { status, body } = await setting.ask(who, referrals.getService, { serviceId: one.id })
  const shown = (body as unknown as { service: { own: object | null; caseNumber: string | null } }).service
  return answered(seen, one.id, seen ? { status: 200, own: open.has(one.section), number: open.size > 0 } : { status: 404 },
    status === 200 ? { status, own: shown.own !== null, number: shown.caseNumber !== null } : { status })
}
const notes: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aThing(setting, 'services', who, now, (row) => row.note !== null && rules.seesService(asking, row) && !rules.readsClinical(asking, row.file))
  const seen = rules.seesService(asking, one, noted)
  const clinical = rules.readsClinical(asking, one.file)
  if (seen) noted.add(clinical ? 'clinical notes, for a role that works on them' : 'clinical notes behind the wall')
  const { status, body } = await setting.ask(who, referrals.listClinicalNotes, { serviceId: one.id })
  return answered(seen && clinical, one.id, seen && clinical ? { status: 200, rows: one.note ? [one.note] : [] } : { status: 404 }, status === 200 ? { status, rows: idsOf(body.rows) } : { status })
}

const aRequest = (setting: Setting, who: Operator, now: number): Row<'requests'> => {
  const asking = asks(setting, who, now)
  return aThing(setting, 'requests', who, now, (row) => rules.worksIn(asking, row.to), (row) => !row.sent && rules.worksIn(asking, row.to),
    (row) => row.clinical && rules.opensIn(asking, row.file).has(4) && !rules.readsClinical(asking, row.file))
}
const request: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aRequest(setting, who, now)
  const seen = rules.seesRequest(asking, one, noted)
  if (!one.sent && rules.worksIn(asking, one.to)) noted.add('a request that was not sent yet')
  const { status, body } = await setting.ask(who, referrals.getRequest, { requestId: one.id })
  const shown = (body as unknown as { request: { caseNumber: string | null } }).request
  return answered(seen, one.id, seen ? { status: 200, number: rules.opensIn(asking, one.file).size > 0 } : { status: 404 }, status === 200 ? { status, number: shown.caseNumber !== null } : { status })
}
const answering: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const reads = (row: Row<'requests'>) => rules.seesRequest(asking, row) && !rules.worksIn(asking, row.to) && !rules.follows(asking, row)
  const one = setting.chance.is(0.5) ? aThing(setting, 'requests', who, now, reads) : aRequest(setting, who, now)
  const seen = rules.seesRequest(asking, one, noted)
  const [asked, following] = [rules.worksIn(asking, one.to), rules.follows(asking, one)]
  if (seen && !asked && !following) noted.add('sees a request, may not answer it')
  const expected = !seen ? 404 : !asked && !following ? 403 : (!asked && one.file.closed) || !one.sent ? 409 : 200
  const { status, body } = await setting.ask(who, referrals.stepRequest, { requestId: one.id, step: 'waiting', on: setting.world.today, version: one.version })
  if (status === 200) one.version = body.version
  return answered(expected === 200, one.id, { status: expected }, { status })
}

/** Each with how often it is asked. */
export const workQuestions: readonly (readonly [name: string, weight: number, question: Question])[] = [
  ['read an assessment', 5, assessment], ['fill a draft', 4, filling],
  ['assessments of a file', 1, ofFile('assessments', assessments.listCaseAssessments, (asking, row, noted) => rules.seenOf(asking, row, noted) !== null, { limit: 100 },
    (asking, file) => oracle.placed(asking.who, file, asking.now, asking.world.today))],
  ['list assessments', 1, everywhere('assessments', assessments.listAssessments, { scope: 'all' }, (asking, row, noted) => rules.seenOf(asking, row, noted) !== null)],
  ['read a paper', 5, paper], ['begin a paper', 4, beginning], ['papers of a file', 1, ofFile('papers', papers.listCasePapers, seesPaper, { limit: 100 }, anyPaper)],
  ['list papers', 1, everywhere('papers', papers.listPapers, { work: 'all', scope: 'all' }, seesPaper)],
  ['read a plan', 4, plan], ['plans of a file', 1, ofFile('plans', plans.listCasePlans, seesPlan)],
  ['list plans', 1, everywhere('plans', plans.listPlans, {}, (asking, row) => seesPlan(asking, row) && !row.file.closed)],
  ['read an appointment', 4, appointment], ['appointments of a file', 1, agendaOfFile], ['calendar of a colleague', 2, colleague],
  ['read a service', 3, service], ['services of a file', 1, ofFile('services', referrals.listCaseServices, rules.seesService)], ['list services', 1, everywhere('services', referrals.listServices, {}, rules.seesService)],
  ['read clinical notes', 4, notes], ['read a request', 3, request], ['answer a request', 4, answering],
  ['list requests', 1, everywhere('requests', referrals.listRequests, {}, (asking, row, noted) => row.sent && rules.seesRequest(asking, row, noted))],
]
