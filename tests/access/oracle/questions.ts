import { newId } from '#kernel/domain/ids.ts'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import * as reachContract from '#modules/access/contract/reach.ts'
import * as auditContract from '#modules/audit/contract.ts'
import { listCases, getCase } from '#modules/cases/contract/case.ts'
import { getEntry, listDrafts, writeEntry } from '#modules/cases/contract/diary.ts'
import { readTimeline } from '#modules/cases/contract/timeline.ts'
import { addContact, getPerson, searchPeople } from '#modules/people/contract.ts'
import type { Chance } from './random.ts'
import { sectionWords } from './load.ts'
import * as oracle from './oracle.ts'
import { aFile, aFileToWrite, aFileWhere, readsHere } from './pick-file.ts'
import type { File, Grant, Operator, Person, World } from './shapes.ts'

interface Row {
  id: string
}
/** What the answers asked about hold, all in one: each question reads its own part. */
export interface Body extends Row {
  number: string
  childId: string
  sections: string[]
  rows: Row[]
  total: number
  partial: boolean
  can: { write: boolean; mark: boolean; grant: boolean; withhold: boolean }
  counts: { sources: Record<string, number> }
  subjects: string[]
  reaches: { identity: boolean }
  identifiers: { value: string }[]
  addresses: { protected: boolean }[]
  grants: Row[]
  withholdings: Row[]
  days: { day: string }[]
  version: number
  content: object | null
  reporter: object | null
  /** Of an answer that is no JSON. */
  text: string
}
export interface Answer {
  status: number
  body: Body
}
/** Calls an endpoint as somebody. */
export type Ask = (operator: Operator, endpoint: Endpoint, input: Record<string, unknown>) => Promise<Answer>

/** One decision: what the rules say against what the product answered, in the same shape. */
export interface Decision {
  question: string
  allowed: boolean
  expected: unknown
  got: unknown
  rules: oracle.Rules
  who: Operator
  about: string
  at: number
  file: File | undefined
}
export interface Setting {
  world: World
  chance: Chance
  ask: Ask
}
export type Asked = Omit<Decision, 'question' | 'who' | 'rules' | 'at' | 'file'>
export type Question = (setting: Setting, who: Operator, now: number, rules: oracle.Rules) => Promise<Asked>

export const sorted = (list: Iterable<string>): string[] => [...list].sort()
const sectionsOf = (open: ReadonlySet<number>): string[] => sorted([...open].filter((one) => one > 0).map((one) => sectionWords[one]!))

function roundTheWithholding({ world }: Setting, who: Operator, person: Person, now: number): boolean {
  const rules: oracle.Rules = new Set()
  oracle.sees(who, person, now, world.today, rules)
  return rules.has('secret place withheld through another file') || rules.has('secret place written through another file')
}
/** The child as often as the relatives; of these rather one who stands in two files. */
const aPerson = (setting: Setting, who: Operator, now: number): Person => {
  const { world, chance } = setting
  const notable = chance.is(0.08) ? world.people.filter((person) => roundTheWithholding(setting, who, person, now)) : []
  if (notable.length) return chance.pick(notable)
  const file = aFile(setting, who, now)
  if (chance.is(0.5)) return file.child
  const relatives = world.people.filter((person) => person !== file.child && person.files.some((one) => one.file === file))
  const twice = relatives.filter((person) => person.files.length > 1 && oracle.sees(who, person, now, world.today).identity)
  return chance.pick(twice.length ? twice : relatives)
}
export const opening: Question = async (setting, who, now, rules) => {
  const file = aFile(setting, who, now)
  const open = oracle.reach(who, file, now, setting.world.today, rules)
  const { status, body } = await setting.ask(who, getCase, { caseId: file.id })
  return {
    allowed: open.size > 0, about: file.id,
    expected: open.size ? { status: 200, id: file.id, number: file.number, child: file.child.id, sections: sectionsOf(open) } : { status: 404 },
    got: status === 200 ? { status, id: body.id, number: body.number, child: body.childId, sections: sorted(body.sections.filter((one) => one !== 'file')) } : { status },
  }
}

const listing: Question = async ({ world, chance, ask }, who, now) => {
  const status = chance.pick([undefined, undefined, 'open', 'closed'])
  const wanted = chance.is(0.3) ? chance.pick(world.files) : null
  const mine = world.files.filter((file) => oracle.reach(who, file, now, world.today).size && (!status || file.closed === (status === 'closed')) && (!wanted || file === wanted))
  const answer = await ask(who, listCases, { limit: 100, status, sort: 'number', ...(wanted ? { q: wanted.number } : {}) })
  return {
    allowed: mine.length > 0, about: 'list',
    expected: { ids: sorted(mine.map(({ id }) => id)), total: mine.length },
    got: { ids: sorted((answer.body.rows ?? []).map((row) => row.id)), total: answer.body.total },
  }
}

const WRITES = ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator']

const timeline: Question = async (setting, who, now, rules) => {
  const file = aFileToWrite(setting, who, now, 0, WRITES)
  const open = oracle.reach(who, file, now, setting.world.today, rules)
  const shown = sorted(file.entries.filter(({ section }) => open.has(section)).map(({ id }) => id))
  const may = oracle.mayWrite(oracle.actingIn(who, file, 0, now, setting.world.today))
  if (open.size && !may) rules.add(readsHere(setting, who, WRITES))
  const { status, body } = await setting.ask(who, readTimeline, { caseId: file.id, limit: 100, sources: 'diary' })
  return {
    allowed: open.size > 0, about: file.id,
    expected: open.size ? { status: 200, ids: shown, total: shown.length, partial: sectionsOf(open).length < 8, write: may } : { status: 404 },
    got: status === 200 ? { status, ids: sorted(body.rows.map((row) => row.id)), total: body.counts.sources.diary ?? 0, partial: body.partial, write: body.can.write } : { status },
  }
}

const entry: Question = async (setting, who, now, rules) => {
  const file = aFile(setting, who, now)
  if (!file.entries.length) return opening(setting, who, now, rules)
  const one = setting.chance.pick(file.entries)
  const open = oracle.reach(who, file, now, setting.world.today, rules)
  if (open.size && !open.has(one.section)) rules.add('an entry in a section out of reach')
  const { status, body } = await setting.ask(who, getEntry, { caseId: file.id, entryId: one.id })
  const allowed = open.has(one.section)
  return { allowed, about: one.id, expected: allowed ? { status: 200, id: one.id } : { status: 404 }, got: status === 200 ? { status, id: body.id } : { status } }
}

const writing: Question = async (setting, who, now, rules) => {
  const { world, chance, ask } = setting
  const section = 1 + chance.below(8)
  const file = aFileToWrite(setting, who, now, section, WRITES)
  const open = oracle.reach(who, file, now, world.today, rules)
  const may = (one: number): boolean => oracle.mayWrite(oracle.actingIn(who, file, one, now, world.today))
  if (open.size && !may(open.has(section) ? section : 0)) rules.add(readsHere(setting, who, WRITES))
  const expected = !open.size ? 404 : !may(0) ? 403 : !open.has(section) ? 400 : may(section) ? 200 : 403
  const { status, body } = await ask(who, writeEntry, {
    caseId: file.id, kind: 'nota', section: sectionWords[section], origin: 'attivita_propria', happenedAt: '2026-01-21T09:00:00Z', body: 'Prova', minutes: null, place: null, title: null,
  })
  if (status === 200) file.entries.push({ id: body.id, file, section })
  return { allowed: expected === 200, about: file.id, expected: { status: expected }, got: { status } }
}

const person: Question = async (setting, who, now, rules) => {
  const one = aPerson(setting, who, now)
  const seen = oracle.sees(who, one, now, setting.world.today, rules)
  const { status, body } = await setting.ask(who, getPerson, { personId: one.id })
  return {
    allowed: seen.files.length > 0, about: one.id,
    expected: seen.files.length
      ? {
          status: 200, subjects: sorted(seen.files.map(({ id }) => id)), identity: seen.identity, identifiers: seen.identity ? [one.number] : [],
          addresses: !seen.identity ? [] : seen.placeShown ? [false, true] : [false],
        }
      : { status: 404 },
    got: status === 200
      ? {
          status, subjects: sorted(body.subjects), identity: body.reaches.identity, identifiers: body.identifiers.map((row) => row.value),
          addresses: body.addresses.map((row) => row.protected).sort(),
        }
      : { status },
  }
}

const contact: Question = async (setting, who, now, rules) => {
  const one = aPerson(setting, who, now)
  const secret = setting.chance.is(0.5)
  const seen = oracle.sees(who, one, now, setting.world.today, rules)
  const may = oracle.mayEdit(who, one, now, setting.world.today) && seen.identity && (!secret || seen.protectedPlace)
  const { status } = await setting.ask(who, addContact, { personId: one.id, kind: 'cellulare', value: '340 0000000', protected: secret, note: null })
  return { allowed: may, about: one.id, expected: { status: may ? 200 : seen.files.length ? 403 : 404 }, got: { status } }
}

const searching: Question = async (setting, who, now, rules) => {
  const seen = (other: Person) => oracle.sees(who, other, now, setting.world.today)
  const byNumber = setting.chance.is(0.5)
  const headers = byNumber && setting.chance.is(0.5) ? setting.world.people.filter((other) => seen(other).files.length && !seen(other).identity) : []
  const one = headers.length ? setting.chance.pick(headers) : aPerson(setting, who, now)
  const found = byNumber ? seen(one).identity : seen(one).files.length > 0
  if (byNumber && !found && seen(one).files.length) rules.add('a number found only with the identity')
  const { body } = await setting.ask(who, searchPeople, { q: byNumber ? one.number : one.name, limit: 50 })
  const ids = (body.rows ?? []).map(({ id }) => id)
  const strangers = ids.filter((id) => !seen(setting.world.people.find((other) => other.id === id)!).files.length)
  return { allowed: found, about: one.id, expected: { found, strangers: [] }, got: { found: ids.includes(one.id), strangers } }
}

const sharing: Question = async (setting, who, now, rules) => {
  const file = aFileWhere(setting, who, now, (one) => one.withholdings.some((rule) => !oracle.readsWithholding(who, rule, setting.world.today)) && oracle.holds(who, one, now, setting.world.today))
  const { today } = setting.world
  const open = oracle.reach(who, file, now, today, rules)
  const holder = oracle.holds(who, file, now, today)
  if (open.size) rules.add(holder ? 'the holder decides' : 'reaches, does not hold')
  const shown = holder ? file.withholdings.filter((rule) => oracle.readsWithholding(who, rule, today)) : []
  if (holder && shown.length < file.withholdings.length) rules.add('a withholding hidden from whom it concerns')
  const { status, body } = await setting.ask(who, reachContract.getReach, { subject: file.id })
  const ids = (rows: { id: string }[]) => sorted(rows.map(({ id }) => id))
  return {
    allowed: open.size > 0, about: file.id,
    expected: open.size ? { status: 200, sections: sectionsOf(open), grants: ids(file.grants), withholdings: ids(shown), grant: holder, withhold: holder } : { status: 404 },
    got: status === 200 ? { status, sections: sorted(body.sections), grants: ids(body.grants), withholdings: ids(body.withholdings), grant: body.can.grant, withhold: body.can.withhold } : { status },
  }
}

const granting: Question = async (setting, who, now, rules) => {
  const { world, chance, ask } = setting
  const file = aFile(setting, who, now)
  const to = chance.is(0.5) ? chance.pick(world.units) : chance.pick(world.operators)
  const given = [...new Set([1 + chance.below(8), 1 + chance.below(8)])]
  const open = oracle.reach(who, file, now, world.today, rules)
  const holder = oracle.holds(who, file, now, world.today)
  const expected = !open.size ? 404 : !holder ? 403 : given.some((one) => !open.has(one)) ? 400 : to === file.holder ? 409 : 200
  const { status, body } = await ask(who, reachContract.grantAccess, {
    subject: file.id, to: 'parent' in to ? { unitId: to.id } : { operatorId: to.id }, sections: given.map((one) => sectionWords[one]), legalBasis: 'compito_pubblico', reason: 'Prova',
  })
  if (status === 200) file.grants.push({ id: body.id, kind: 'invited', to, sections: given, state: 'active', from: now, until: Infinity })
  return { allowed: expected === 200, about: file.id, expected: { status: expected }, got: { status } }
}

/** What somebody reaches of a file a moment after something was done: it must count at once. */
async function reachNow({ ask, world }: Setting, who: Operator, file: File, now: number): Promise<{ expected: unknown; got: unknown }> {
  const open = oracle.reach(who, file, now, world.today)
  const { status, body } = await ask(who, reachContract.getReach, { subject: file.id })
  return { expected: open.size ? sectionsOf(open) : 404, got: status === 200 ? sorted(body.sections) : status }
}

const ending: Question = async (setting, who, now) => {
  const { world, chance, ask } = setting
  const holds = (one: File): boolean => oracle.holds(who, one, now, world.today)
  const file = aFileWhere(setting, who, now, holds)
  const ends = (one: Grant): boolean => one.kind !== 'holder' && one.kind !== 'team' && one.state === 'active' && one.until > now
  const grant = chance.pick(chance.is(0.7) && file.grants.some(ends) ? file.grants.filter(ends) : file.grants)
  const expected = !oracle.reach(who, file, now, world.today).size ? 404 : !holds(file) ? 403 : !ends(grant) ? 409 : 200
  const reached = new Map(world.operators.filter(({ session }) => session === 'live').map((one) => [one, oracle.reach(one, file, now, world.today).size]))
  const { status } = await ask(who, reachContract.endAccess, { grantId: grant.id, reason: 'Prova' })
  if (status === 200) grant.state = 'ended'
  const concerned = world.operators.find((one) => reached.has(one) && oracle.reach(one, file, now, world.today).size !== reached.get(one))
  const after = status === 200 && concerned ? await reachNow(setting, concerned, file, now) : undefined
  return { allowed: expected === 200, about: grant.id, expected: { status: expected, after: after?.expected }, got: { status, after: after?.got } }
}

const rescue: Question = async (setting, who, now, rules) => {
  const { world, ask } = setting
  const file = aFileWhere(setting, who, now, (one) => oracle.shutOut(who, one, now, new Set()))
  const open = oracle.reach(who, file, now, world.today, rules)
  const shut = oracle.shutOut(who, file, now, rules)
  if (shut) rules.add('withheld in an emergency too')
  const expected = open.has(2) ? 409 : !oracle.mayRescue(who, world.today) || shut ? 404 : 200
  const { status } = await ask(who, reachContract.breakGlass, { subject: file.id, reason: 'pericolo_immediato', words: 'Una prova di accesso in emergenza', minutes: 30 })
  if (status === 200) file.grants.push({ id: await newestGrant(setting, who, file), kind: 'break_glass', to: who, sections: [1, 2, 3, 4, 5, 6], state: 'active', from: now, until: now + 1800_000 })
  const after = status === 200 ? await reachNow(setting, who, file, now) : undefined
  return { allowed: expected === 200, about: file.id, expected: { status: expected, after: after?.expected }, got: { status, after: after?.got } }
}
/** The answer does not tell the grant's id; who has just opened the file sees it (whoever holds it may be kept from it). */
async function newestGrant({ ask }: Setting, who: Operator, file: File): Promise<string> {
  const { body } = await ask(who, reachContract.getReach, { subject: file.id })
  const known = new Set(file.grants.map(({ id }) => id))
  return (body.grants ?? []).find(({ id }) => !known.has(id))?.id ?? newId()
}

const looking: Question = async (setting, who, now, rules) => {
  const file = aFileWhere(setting, who, now, (one) => oracle.oversees(who, one, setting.world.today))
  const { today } = setting.world
  const overseer = oracle.oversees(who, file, today)
  const open = oracle.reach(who, file, now, today, rules)
  if (overseer) rules.add('the privacy officer reads the trail')
  const expected = overseer || oracle.holds(who, file, now, today) ? 200 : open.size ? 403 : 404
  const { status } = await setting.ask(who, auditContract.whoLooked, { subject: file.id })
  return { allowed: expected === 200, about: file.id, expected: { status: expected }, got: { status } }
}

const drafts: Question = async ({ world, ask }, who, now, rules) => {
  const mine = world.drafts.filter((draft) => {
    if (draft.author !== who) return false
    const open = oracle.reach(who, draft.file, now, world.today)
    const shown = open.has(draft.section ?? 0) && (!draft.entry || open.has(draft.entry.section))
    if (!shown) rules.add('a draft in a file or section lost since')
    return shown
  })
  const { body } = await ask(who, listDrafts, {})
  return { allowed: mine.length > 0, about: 'drafts', expected: sorted(mine.map(({ id }) => id)), got: sorted((body.rows ?? []).map(({ id }) => id)) }
}

/** Each with how often it is asked. */
export const questions: readonly (readonly [name: string, weight: number, question: Question])[] = [
  ['open a file', 10, opening], ['list files', 8, listing], ['read the timeline', 10, timeline], ['read an entry', 10, entry], ['write an entry', 6, writing],
  ['read a person', 19, person], ['write a contact', 7, contact], ['search people', 11, searching], ['see the reach', 8, sharing], ['grant', 2, granting], ['end a grant', 3, ending],
  ['emergency', 6, rescue], ['who looked', 14, looking], ['drafts', 4, drafts],
]
