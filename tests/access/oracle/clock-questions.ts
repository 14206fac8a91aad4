import * as deadlines from '#modules/deadlines/contract/terms.ts'
import { readFeed } from '#modules/deadlines/contract/feed.ts'
import { getDocument, listDocuments } from '#modules/documents/contract.ts'
import { getReport } from '#modules/intake/contract.ts'
import { getMeasure, listMeasureDrafts, listMeasures, recordMeasure } from '#modules/measures/contract.ts'
import { addPermit, correctPermit, listCasePermits, listPermits } from '#modules/permits/contract.ts'
import { board } from '#modules/procedures/contract/board.ts'
import { listCaseRuns } from '#modules/procedures/contract/run.ts'
import { getAttendance, markDays } from '#modules/schools/contract/attendance.ts'
import { listAtRisk } from '#modules/schools/contract/risk.ts'
import { ABSENT_ON } from './clock-world.ts'
import * as oracle from './oracle.ts'
import { aFile, aFileToWrite, readsHere } from './pick-file.ts'
import { opening, sorted, type Answer, type Question, type Setting } from './questions.ts'
import type { Clock, File, Kept, Operator, Permit } from './shapes.ts'
import { byRole, CLINICAL } from './work-rules.ts'

const WORKING = ['worker', 'coordinator', 'manager']
const ids = (rows: Iterable<{ id: string }>): string[] => sorted([...rows].map(({ id }) => id))

type Answers = (row: Pick<Kept, 'file' | 'section'>) => boolean
const answering = ({ world }: Setting, who: Operator, now: number): Answers => ({ file, section }) => oracle.answers(who, file, section, now, world.today)

/** A row is seen with its section; what is penal only by who answers for files by a role that reaches it. */
function shown(row: Pick<Kept, 'file' | 'section' | 'penal'>, open: ReadonlySet<number>, mayKnow: Answers, rules: oracle.Rules): boolean {
  if (!open.has(row.section)) {
    if (open.size) rules.add('a row in a section out of reach')
    return false
  }
  if (!row.penal) return true
  const answers = mayKnow(row)
  rules.add(answers ? 'something penal, for who answers for files' : 'something penal behind the wall')
  return answers
}
function seenIn<K extends Kept>(setting: Setting, who: Operator, rows: readonly K[], now: number, rules: oracle.Rules = new Set()): K[] {
  const { world } = setting
  const answers = answering(setting, who, now)
  const opens = new Map<File, Set<number>>()
  const openOf = (file: File): Set<number> => {
    if (!opens.has(file)) opens.set(file, oracle.reach(who, file, now, world.today))
    return opens.get(file)!
  }
  return rows.filter((row) => shown(row, openOf(row.file), answers, rules))
}

type Lists = { [K in keyof Clock]: Clock[K] extends (infer R)[] ? (R extends Kept ? K : never) : never }[keyof Clock]
/** A file, one of its rows, and what he reaches of both. Now and then one of which `rare` holds, and what is penal for who must not know of it. */
function aRow<L extends Lists>(setting: Setting, list: L, who: Operator, now: number, rules: oracle.Rules, rare?: (row: Kept) => boolean) {
  const { world, chance } = setting
  const all = world.clock[list] as Kept[]
  const answers = answering(setting, who, now)
  const walled = chance.is(0.6) ? all.filter((one) => one.penal && oracle.reach(who, one.file, now, world.today).has(one.section) && !answers(one)) : []
  const seldom = rare && chance.is(0.4) ? all.filter((one) => oracle.reach(who, one.file, now, world.today).has(one.section) && rare(one)) : walled
  const given = seldom.length ? chance.pick(seldom) : null
  const file = given?.file ?? aFile(setting, who, now)
  const rows = all.filter((one) => one.file === file)
  const row = rows.length ? ((given ?? chance.pick(rows)) as Clock[L] extends (infer R)[] ? R : never) : undefined
  const open = oracle.reach(who, file, now, world.today, rules)
  return { file, row, rows, open, seen: row ? shown(row as unknown as Kept, open, answers, rules) : false }
}
const statusAnd = <T>({ status, body }: Answer, pick: (body: Answer['body']) => T) => (status === 200 ? { status, rows: pick(body) } : { status })

const term: Question = async (setting, who, now, rules) => {
  const { row, seen } = aRow(setting, 'terms', who, now, rules)
  const { status } = await setting.ask(who, deadlines.getTerm, { termId: row!.id })
  return { allowed: seen, about: row!.id, expected: { status: seen ? 200 : 404 }, got: { status } }
}

/** All the rows of a file: those he reaches, or no file at all when he does not reach `needed` (the header, or a section). */
const ofFile = (list: Lists, needed: number, endpoint: Parameters<Setting['ask']>[1], input: Record<string, unknown> = {}, subject = 'caseId'): Question => async (setting, who, now, rules) => {
  const { file, rows, open } = aRow(setting, list, who, now, rules)
  if (open.size && !open.has(needed)) rules.add('a row in a section out of reach')
  const answers = answering(setting, who, now)
  const answer = await setting.ask(who, endpoint, { [subject]: file.id, ...input })
  return {
    allowed: open.has(needed), about: file.id,
    expected: open.has(needed) ? { status: 200, rows: ids(rows.filter((row) => shown(row, open, answers, rules))) } : { status: 404 },
    got: statusAnd(answer, (body) => ids(body.rows)),
  }
}

/** A list of everything within reach: exactly that, and as many as it says. */
const everywhere = (list: Lists, endpoint: Parameters<Setting['ask']>[1], input: Record<string, unknown>, test: (row: Kept) => boolean, idOf: (row: Kept) => string = ({ id }) => id, field = 'id'): Question =>
  async (setting, who, now, rules) => {
    const mine = seenIn(setting, who, setting.world.clock[list] as Kept[], now, rules).filter(test)
    const { body } = await setting.ask(who, endpoint, { limit: 200, ...input })
    const rows = (body.rows ?? []) as unknown as Record<string, string>[]
    return {
      allowed: mine.length > 0, about: list, expected: { rows: sorted(mine.map(idOf)), total: mine.length }, got: { rows: sorted(rows.map((row) => row[field]!)), total: body.total },
    }
  }

const measure: Question = async (setting, who, now, rules) => {
  const { file, row, seen } = aRow(setting, 'measures', who, now, rules)
  const { status } = await setting.ask(who, getMeasure, { caseId: file.id, measureId: row!.id })
  return { allowed: seen, about: row!.id, expected: { status: seen ? 200 : 404 }, got: { status } }
}

const measureDrafts: Question = async (setting, who, now, rules) => {
  const { world, chance, ask } = setting
  const own = world.clock.drafts.filter(({ author }) => author === who)
  const others = chance.is(0.4) ? world.clock.drafts.filter((one) => one.author !== who && oracle.reach(who, one.file, now, world.today).has(3)) : []
  const file = others.length ? chance.pick(others).file : own.length && chance.is(0.6) ? chance.pick(own).file : aFile(setting, who, now)
  const open = oracle.reach(who, file, now, world.today, rules)
  const answers = answering(setting, who, now)
  const mine = own.filter((one) => one.file === file && (!one.measure || shown(one.measure, open, answers, rules)))
  if (open.has(3) && world.clock.drafts.some((one) => one.file === file && one.author !== who)) rules.add('a draft of somebody else')
  const answer = await ask(who, listMeasureDrafts, { caseId: file.id })
  return { allowed: open.has(3), about: file.id, expected: open.has(3) ? { status: 200, rows: ids(mine) } : { status: 404 }, got: statusAnd(answer, (body) => ids(body.rows)) }
}

const recording: Question = async (setting, who, now, rules) => {
  const { world, chance, ask } = setting
  const file = aFileToWrite(setting, who, now, 3, WORKING)
  const penal = chance.is(0.4)
  const open = oracle.reach(who, file, now, world.today, rules)
  const may = oracle.mayWriteIn(oracle.actingIn(who, file, 3, now, world.today), WORKING)
  if (open.has(3) && !may) rules.add(readsHere(setting, who, WORKING))
  const expected = !open.has(3) ? 404 : may ? 200 : 403
  // decided before the file was closed, when it was
  const { status, body } = await ask(who, recordMeasure, { caseId: file.id, kind: penal ? 'misura_cautelare_minorile' : 'limitazione_333', authorityWords: 'Prova', decidedOn: '2026-01-20' })
  if (status === 200) world.clock.measures.push({ id: body.id, file, section: 3, penal })
  return { allowed: expected === 200, about: file.id, expected: { status: expected }, got: { status } }
}

const completing: Question = async (setting, who, now, rules) => {
  const { today } = setting.world
  const mayMeet = ({ file, section }: Pick<Kept, 'file' | 'section'>) => {
    const acting = oracle.actingIn(who, file, section, now, today)
    return file.responsible === who || acting.some(({ role, unit }) => unit === file.holder && WORKING.includes(role)) ||
      (oracle.leads(who, file.holder, today) && oracle.mayWriteIn(acting, ['coordinator', 'manager']))
  }
  const { row, seen } = aRow(setting, 'terms', who, now, rules, (one) => !mayMeet(one))
  const may = mayMeet(row!)
  if (seen && !may) rules.add('sees a term, may not meet it')
  const expected = !seen ? 404 : !may ? 403 : row!.done ? 409 : 200
  const { status } = await setting.ask(who, deadlines.completeTerm, { termId: row!.id, words: 'Prova', version: row!.version })
  if (status === 200) Object.assign(row!, { done: true, version: row!.version + 1 })
  return { allowed: expected === 200, about: row!.id, expected: { status: expected }, got: { status } }
}

const WRITES_PERMITS = [...WORKING, 'educator', 'specialist']
const MARKS = [...WRITES_PERMITS, 'partner']
const adding: Question = async (setting, who, now, rules) => {
  const { world, ask } = setting
  const file = aFileToWrite(setting, who, now, 6, WRITES_PERMITS)
  const open = oracle.reach(who, file, now, world.today, rules)
  const may = oracle.mayWriteIn(oracle.actingIn(who, file, 6, now, world.today), WRITES_PERMITS)
  if (open.has(6) && !may) rules.add(readsHere(setting, who, WRITES_PERMITS))
  const expected = !open.has(6) ? 404 : !may ? 403 : file.closed ? 409 : 200
  const { status, body } = await ask(who, addPermit, { caseId: file.id, kind: 'asilo', state: 'delivered' })
  if (status === 200) world.clock.permits.push({ id: body.id, file, section: 6, penal: false, by: who, version: 1 })
  return { allowed: expected === 200, about: file.id, expected: { status: expected }, got: { status } }
}

const correcting: Question = async (setting, who, now, rules) => {
  const { today } = setting.world
  const mayCorrect = ({ by, file }: Permit): boolean => {
    const acting = oracle.actingIn(who, file, 6, now, today)
    return oracle.mayWriteIn(acting, WRITES_PERMITS) && (by === who || file.responsible === who || acting.some(({ role, unit }) => unit.body === file.holder.body && WORKING.includes(role)))
  }
  const { row, file, seen } = aRow(setting, 'permits', who, now, rules, (one) => !mayCorrect(one as Permit))
  const may = mayCorrect(row!)
  if (seen && !may) rules.add('sees a permit, may not correct it')
  if (seen && !oracle.mayWriteIn(oracle.actingIn(who, file, 6, now, today), WRITES_PERMITS)) rules.add(readsHere(setting, who, WRITES_PERMITS))
  const expected = !seen ? 404 : !may ? 403 : file.closed ? 409 : 200
  const { status, body } = await setting.ask(who, correctPermit, { permitId: row!.id, kind: 'asilo', state: 'delivered', note: 'Prova', reason: 'Prova', version: row!.version })
  if (status === 200) row!.version = body.version
  return { allowed: expected === 200, about: row!.id, expected: { status: expected }, got: { status } }
}

const attendance: Question = async (setting, who, now, rules) => {
  const { file, open } = aRow(setting, 'absences', who, now, rules)
  const may = oracle.mayWriteIn(oracle.actingIn(who, file, 5, now, setting.world.today), MARKS)
  if (open.has(5) && !may) rules.add(readsHere(setting, who, MARKS))
  const answer = await setting.ask(who, getAttendance, { caseId: file.id, from: ABSENT_ON, to: ABSENT_ON })
  return { allowed: open.has(5), about: file.id, expected: open.has(5) ? { status: 200, rows: { days: 1, mark: may && !file.closed } } : { status: 404 }, got: statusAnd(answer, (body) => ({ days: body.days.length, mark: body.can.mark })) }
}

const marking: Question = async (setting, who, now, rules) => {
  const { file, row, open } = aRow(setting, 'absences', who, now, rules)
  const may = oracle.mayWriteIn(oracle.actingIn(who, file, 5, now, setting.world.today), MARKS)
  if (open.has(5) && !may) rules.add(readsHere(setting, who, MARKS))
  const expected = !open.has(5) ? 404 : !may ? 403 : file.closed ? 409 : 200
  const { status } = await setting.ask(who, markDays, { caseId: file.id, days: [{ day: ABSENT_ON, state: 'justified', version: row!.version }] })
  // counted anew from the days there are: none of the last months
  if (status === 200) Object.assign(row!, { version: row!.version + 1, atRisk: false })
  return { allowed: expected === 200, about: file.id, expected: { status: expected }, got: { status } }
}

const document: Question = async (setting, who, now, rules) => {
  const { row, seen } = aRow(setting, 'documents', who, now, rules)
  if (!row) return opening(setting, who, now, rules)
  const { status } = await setting.ask(who, getDocument, { documentId: row.id })
  return { allowed: seen, about: row.id, expected: { status: seen ? 200 : 404 }, got: { status } }
}

const report: Question = async ({ world, chance, ask }, who, now, rules) => {
  const mine = world.clock.reports.filter((one) => oracle.reach(who, one, now, world.today).size)
  const headers = chance.is(0.5) ? mine.filter((one) => !oracle.reach(who, one, now, world.today).has(8)) : []
  const one = chance.pick(headers.length ? headers : mine.length && chance.is(0.6) ? mine : world.clock.reports)
  const open = oracle.reach(who, one, now, world.today, rules)
  if (open.size && !open.has(8)) rules.add('a report without who made it')
  if (open.has(8)) rules.add('who made a report')
  const { status, body } = await ask(who, getReport, { reportId: one.id })
  return {
    allowed: open.size > 0, about: one.id, expected: open.size ? { status: 200, facts: open.has(2), reporter: open.has(8) } : { status: 404 },
    got: status === 200 ? { status, facts: body.content !== null, reporter: body.reporter !== null } : { status },
  }
}

const calendar: Question = async (setting, who, now, rules) => {
  const { world, ask } = setting
  const held = oracle.posts(who, world.today, new Set())
  // guesses of an address are counted: it is asked only of those that exist
  if (who.session !== 'live' || !held.length) return opening(setting, who, now, rules)
  const mine = seenIn(setting, who, world.clock.terms, now, rules).filter(({ file, done }) => !done && held.some(({ unit }) => oracle.within(file.holder, unit)))
  const wanted = world.work.appointments.filter(({ organiser, invited }) => organiser === who || invited.includes(who))
  // of a clinical talk the file is named beyond the wall alone; too rare a rule to be counted by itself, its attack stands in `attacks/siblings.test.ts`
  const reached = wanted.flatMap((one) => [one, ...one.also]).filter(({ file, section }) =>
    oracle.reach(who, file, now, world.today).has(section) && (section !== 4 || byRole({ who, now, world }, file, 4, CLINICAL)))
  if (wanted.some((one) => ![one, ...one.also].some((matter) => reached.includes(matter)))) rules.add('an appointment in a calendar, without the file')
  const { status, body } = await ask(who, readFeed, { secret: `${world.clock.calendars.get(who)!}.ics` })
  // long lines are folded
  const text = (body.text ?? '').replaceAll(/\r?\n /g, '')
  const numbers = world.files.filter(({ number }) => text.includes(number)).map(({ number }) => number)
  return {
    allowed: mine.length + wanted.length > 0, about: 'calendar',
    expected: { status: 200, rows: ids([...mine, ...wanted]), numbers: sorted(new Set([...mine, ...reached].map(({ file }) => file.number))) },
    got: { status, rows: sorted([...text.matchAll(/UID:([0-9a-f-]{36})/g)].map(([, id]) => id!)), numbers: sorted(numbers) },
  }
}

const open = ({ file }: Kept): boolean => !file.closed
/** Each with how often it is asked. */
export const clockQuestions: readonly (readonly [name: string, weight: number, question: Question])[] = [
  ['read a term', 2, term], ['terms of a file', 2, ofFile('terms', 0, deadlines.caseTerms, { ended: true })], ['meet a term', 3, completing],
  ['list terms', 1, everywhere('terms', deadlines.listTerms, { scope: 'all', state: 'any' }, () => true)],
  ['read a measure', 2, measure], ['measures of a file', 2, ofFile('measures', 3, listMeasures)], ['record a measure', 1, recording], ['drafts of measures', 3, measureDrafts],
  ['permits of a file', 1, ofFile('permits', 6, listCasePermits)], ['list permits', 1, everywhere('permits', listPermits, {}, open)], ['add a permit', 1, adding], ['correct a permit', 3, correcting],
  ['read attendance', 1, attendance], ['mark a day', 1, marking],
  ['who misses school', 1, everywhere('absences', listAtRisk, {}, (row) => open(row) && (row as Clock['absences'][number]).atRisk, ({ file }) => file.id, 'caseId')],
  ['procedures of a file', 2, ofFile('runs', 0, listCaseRuns)], ['board', 1, everywhere('runs', board, { scope: 'all' }, () => true)],
  ['read a document', 1, document], ['documents of a file', 1, ofFile('documents', 0, listDocuments, { limit: 100 }, 'subject')],
  ['read a report', 6, report], ['calendar', 2, calendar],
]
