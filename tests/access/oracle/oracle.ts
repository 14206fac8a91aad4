// The rules of reach, written from their words (the issue, src/kernel/README.md, docs/decisions/0001, the table of roles, the modules' READMEs)
// by somebody who did not write the policies. No SQL, no code of the product: it must not be able to repeat their mistakes.
import type { File, Grant, Operator, Person, Post, Unit, Withholding } from './shapes.ts'

const all = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** What a role opens in the files of its unit, and whether also in those of the units below. */
const opens: Record<string, { sections: readonly number[]; below: boolean }> = {
  worker: { sections: all, below: false },
  coordinator: { sections: all, below: true },
  manager: { sections: all, below: true },
  educator: { sections: [0, 1, 2, 4, 5, 6, 7], below: false },
  partner: { sections: [0, 1, 2, 3, 4, 5, 6], below: false },
  front_desk: { sections: [0, 1], below: false },
  clerk: { sections: [0, 1], below: false },
}
const writes = new Set(['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator'])
const edits = new Set(['worker', 'coordinator', 'manager', 'educator', 'partner', 'front_desk', 'clerk'])
const rescues = new Set(['worker', 'coordinator', 'manager', 'educator'])
const LEADS = new Set(['coordinator', 'manager'])

/** What decides reach: of a file, or of a report. */
export type Opened = Pick<File, 'grants' | 'withholdings'>

/** Each rule that had a say in an answer notes its name here: the histogram. */
export type Rules = Set<string>

const isUnit = (party: Unit | Operator): party is Unit => 'parent' in party
const line = (unit: Unit): Unit[] => (unit.parent ? [unit, ...line(unit.parent)] : [unit])
/** Is this unit that one, or below it? */
export const within = (unit: Unit, above: Unit): boolean => line(unit).includes(above)
/** First and last day both count. */
const covers = (span: { from: string; to: string | null }, day: string): boolean => span.from <= day && (span.to === null || day <= span.to)

/** A role counts on its days, while some assignment in the same body lasts. */
export function posts(operator: Operator, day: string, rules: Rules): Post[] {
  return operator.posts.filter((post) => {
    const held = covers(post, day)
    const employed = operator.jobs.some((job) => job.unit.body === post.unit.body && covers(job, day))
    if (!held) rules.add('a role outside its dates')
    else if (!employed) rules.add('no assignment lasts in that body')
    return held && employed
  })
}

function counts(grant: Grant, now: number, rules: Rules): boolean {
  if (grant.state === 'offered') rules.add('an offer not accepted')
  else if (grant.state === 'ended') rules.add('a grant that was ended')
  else if (grant.from > now) rules.add('a grant yet to begin')
  else if (grant.until <= now) rules.add('a grant that lapsed')
  else return true
  return false
}

const inForce = (rule: Withholding, now: number): boolean => !rule.lifted && rule.since <= now && now < rule.until

/** Sections a grant opens to him: the grant's, and the header, multiplied with those of the role by which he has it. */
function opened(operator: Operator, held: readonly Post[], grant: Grant, given: readonly number[], rules: Rules): number[] {
  if (!given.length) return []
  if (!isUnit(grant.to)) {
    if (grant.to !== operator || held.length === 0) return []
    const emergency = grant.kind === 'break_glass'
    if (emergency && !has(held, rescues)) {
      rules.add('an emergency, and no role that rescues')
      return []
    }
    rules.add(emergency ? 'an emergency access' : 'a grant to the person')
    return [...given]
  }
  const unit = grant.to
  return held.flatMap((post) => {
    const role = opens[post.role]
    if (!role || !(post.unit === unit || (role.below && line(unit).includes(post.unit)))) return []
    rules.add(post.unit === unit ? 'a grant to his unit' : 'a grant to a unit below his')
    const through = given.filter((section) => role.sections.includes(section))
    if (through.length < given.length) rules.add('sections his role does not open')
    return through
  })
}

/** What a grant gives to whom it is given: without what is kept from that very unit or person, through which nobody reaches it. */
function givenBy(grant: Grant, file: Opened, now: number, rules: Rules): number[] {
  const kept = file.withholdings.filter((rule) => rule.from === grant.to && inForce(rule, now)).flatMap((rule) => (rule.sections.includes(0) ? all : rule.sections))
  const given = [0, ...grant.sections]
  if (given.some((section) => kept.includes(section))) rules.add('nothing is reached through whom it is kept from')
  return given.filter((section) => !kept.includes(section))
}

/** Kept from him, from his units or those above. Having left a unit does not give back what is kept from it; who leads it from above keeps his own ways. */
function keptFrom(operator: Operator, rule: Withholding, rules: Rules): boolean {
  const { from } = rule
  const how = isUnit(from) ? keptFromUnit(operator, from) : from === operator ? 'from the person' : null
  if (!how) return false
  rules.add(rule.sections.includes(0) ? `whole file withheld ${how}` : `sections withheld ${how}`)
  return true
}
function keptFromUnit(operator: Operator, from: Unit): string | null {
  const own = operator.posts.filter(counted(operator)).map(({ unit }) => unit)
  if (own.includes(from)) return 'from his unit'
  return own.some((unit) => line(unit).includes(from)) ? 'from a unit above' : null
}
/** A role that was ever his, beside an assignment of the same days. */
const counted = (operator: Operator) => (post: Post): boolean =>
  operator.jobs.some((job) => job.unit.body === post.unit.body && (job.to === null || job.to >= post.from) && (post.to === null || post.to >= job.from))

/** Is this section of a file (or all of it) kept from him, whether or not he would reach it? */
export const isKept = (operator: Operator, { withholdings }: Opened, section: number, now: number): boolean =>
  withholdings.some((rule) => inForce(rule, now) && (rule.sections.includes(0) || rule.sections.includes(section)) && keptFrom(operator, rule, new Set()))

/** The sections of a file that somebody reaches; none: the file is missing for him. */
export function reach(operator: Operator, file: Opened, now: number, day: string, rules: Rules = new Set()): Set<number> {
  const held = posts(operator, day, rules)
  const open = new Set(file.grants.flatMap((grant) => {
    const silent: Rules = new Set()
    const sections = opened(operator, held, grant, givenBy(grant, file, now, silent), silent)
    // a rule by which nothing is opened is asked about as well
    if (!(sections.length || silent.size) || !counts(grant, now, rules)) return []
    for (const rule of silent) rules.add(rule)
    return sections
  }))
  if (!open.size) return open
  for (const rule of file.withholdings) {
    if (!inForce(rule, now)) rules.add(rule.lifted ? 'a withholding that was lifted' : 'a withholding that lapsed')
    else if (keptFrom(operator, rule, rules)) for (const section of rule.sections.includes(0) ? all : rule.sections) open.delete(section)
  }
  return open.has(0) ? open : new Set()
}

/** A place of work by which he reaches something: only these count there, whatever he is elsewhere. */
export interface Acting {
  role: string
  unit: Unit
}
/**
 * By which of his places of work he reaches a section: those in the unit it was opened to, or leading above it, by the sections of that very role. What is
 * opened to himself he reaches by all; in an emergency alone by those that rescue. None when it is kept from him.
 */
export function actingIn(operator: Operator, file: Opened, section: number, now: number, day: string): Acting[] {
  if (!reach(operator, file, now, day).has(section)) return []
  const silent: Rules = new Set()
  const held = posts(operator, day, silent)
  return held.filter((post) => file.grants.some((grant) => {
    if (!counts(grant, now, silent) || !givenBy(grant, file, now, silent).includes(section)) return false
    if (isUnit(grant.to)) return opened(operator, [post], grant, [section], silent).length > 0
    return grant.to === operator && (grant.kind !== 'break_glass' || rescues.has(post.role))
  }))
}

/** Has a place of work by which he reaches something of the file. */
export const placed = (operator: Operator, file: Opened, now: number, day: string): boolean => all.some((section) => actingIn(operator, file, section, now, day).length > 0)

const has = (acting: readonly { role: string }[], roles: Iterable<string>): boolean => acting.some(({ role }) => new Set(roles).has(role))
export const mayWrite = (acting: readonly Acting[]): boolean => has(acting, writes)
export const mayWriteIn = (acting: readonly Acting[], roles: readonly string[]): boolean => has(acting, roles)
/** Through any of the files by which the person's identity is seen. */
export const mayEdit = (operator: Operator, person: Person, now: number, day: string): boolean =>
  person.files.some(({ file, section }) => reach(operator, file, now, day).has(section) && has(actingIn(operator, file, 1, now, day), edits))
/** Answers for files, by a role that reaches this section: only he may know of what is penal in it (PRI-12). */
export const answers = (operator: Operator, file: Opened, section: number, now: number, day: string): boolean =>
  has(actingIn(operator, file, section, now, day), ['worker', 'coordinator', 'manager'])
/** Coordinates or manages the unit, or one above it. */
export const leads = (operator: Operator, unit: Unit, day: string): boolean =>
  posts(operator, day, new Set()).some(({ role, unit: own }) => LEADS.has(role) && line(unit).includes(own))
export const mayRescue = (operator: Operator, day: string): boolean => has(posts(operator, day, new Set()), rescues)

/** Works in the unit that holds the file, or leads there or above; and reaches it. */
export function holds(operator: Operator, file: File, now: number, day: string): boolean {
  if (!reach(operator, file, now, day).size) return false
  return posts(operator, day, new Set()).some(({ role, unit }) =>
    unit === file.holder ? role === 'worker' || LEADS.has(role) : LEADS.has(role) && line(file.holder).includes(unit))
}

/** Whoever something is kept from does not read that it is, nor does who works below. */
export const readsWithholding = (operator: Operator, rule: Withholding, day: string): boolean =>
  isUnit(rule.from) ? !posts(operator, day, new Set()).some(({ unit }) => line(unit).includes(rule.from as Unit)) : rule.from !== operator

export const oversees = (operator: Operator, file: File, day: string): boolean =>
  posts(operator, day, new Set()).some(({ role, unit }) => role === 'privacy_officer' && unit.body === file.holder.body)

/** The whole file is kept from him: he must call, in an emergency too. */
export const shutOut = (operator: Operator, file: File, now: number, rules: Rules): boolean =>
  file.withholdings.some((rule) => inForce(rule, now) && rule.sections.includes(0) && keptFrom(operator, rule, rules))

export interface Seen {
  files: File[]
  identity: boolean
  /** May write secret places of his. */
  protectedPlace: boolean
  /** Sees the one that was written through the first of his files. */
  placeShown: boolean
}

/** Through which files somebody is seen: the child with the header, relatives with the identity; the secret place never round a withholding. */
export function sees(operator: Operator, person: Person, now: number, day: string, rules: Rules = new Set()): Seen {
  const through = person.files.map(({ file, section }) => ({ file, section, open: reach(operator, file, now, day, rules) })).filter(({ section, open }) => open.has(section))
  const identity = through.some(({ open }) => open.has(1))
  const place = through.some(({ open }) => open.has(7))
  const kept = person.files.some(({ file }) => file.withholdings.some((rule) =>
    inForce(rule, now) && (rule.sections.includes(0) || rule.sections.includes(7)) && keptFrom(operator, rule, rules)))
  if (through.length && !identity) rules.add('only the header of a person')
  if (identity && !place) rules.add('identity without the secret place')
  if (place && kept) rules.add('secret place withheld through another file')
  if (through.length < person.files.length && through.length) rules.add('seen through one of his files only')
  const written = person.files[0]!.file
  const there = through.some(({ file, open }) => file === written && open.has(7)) || reach(operator, written, now, day).has(7)
  if (place && !there && !kept) rules.add('secret place written through another file')
  return { files: through.map(({ file }) => file), identity, protectedPlace: place && !kept, placeShown: there && !kept }
}
