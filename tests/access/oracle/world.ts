import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { randomBytes } from 'node:crypto'
import type { Chance } from './random.ts'
import type { Clock, File, Grant, Identity, Operator, Person, SessionState, Unit, Withholding, Work, World } from './shapes.ts'

const noClock = (): Clock => ({ terms: [], measures: [], runs: [], documents: [], permits: [], absences: [], drafts: [], reports: [], calendars: new Map() })

const noWork = (): Work => ({ assessments: [], papers: [], plans: [], appointments: [], services: [], requests: [], readers: [] })

const noIdentity = (): Identity => ({ pairs: [], questions: [], traces: [] })

export const SOON = 4000
export const YEAR = 365 * 86_400_000
export const sections = [1, 2, 3, 4, 5, 6, 7, 8]
const roles = [
  'worker', 'worker', 'worker', 'worker', 'coordinator', 'coordinator', 'manager', 'manager', 'educator', 'educator', 'partner', 'partner', 'front_desk', 'clerk', 'specialist', 'specialist',
  'mediator', 'observer', 'administrator', 'privacy_officer', 'privacy_officer',
]

function makeUnits(chance: Chance): Unit[] {
  const units: Unit[] = []
  for (let body = 0; body < 4; body++) {
    const own: Unit[] = [{ id: newId(), body: newId(), parent: null }]
    for (let n = 1; n < 6; n++) own.push({ id: newId(), body: own[0]!.body, parent: chance.pick(own) })
    units.push(...own)
  }
  return units
}

/** First and last day of something, around today: most hold, some are over or yet to come, some begin or end this very day. */
function span(chance: Chance, today: string, rigid = false): { from: string; to: string | null } {
  const day = (offset: number) => addDays(today as never, offset) as string
  if (rigid || chance.is(0.6)) return { from: day(-400), to: null }
  return chance.pick([
    { from: day(-400), to: day(-1) }, { from: day(-90), to: day(-30) }, { from: day(1), to: null }, { from: day(-90), to: day(0) }, { from: day(0), to: null }, { from: day(-90), to: day(60) },
  ])
}

const deadSessions: SessionState[] = ['revoked', 'idle', 'over', 'pending', 'disabled']
function makeOperators(chance: Chance, units: Unit[], today: string): Operator[] {
  const operators: Operator[] = []
  for (let n = 0; n < units.length * 3; n++) {
    const first = n < units.length
    // one privacy officer and one coordinator at the top of each body, so that every world has them
    const top = n < units.length + 8 ? units[((n - units.length) % 4) * 6] : undefined
    const role = first ? 'worker' : top ? (n % 8 < 4 ? 'coordinator' : 'privacy_officer') : chance.pick(roles)
    const leads = role === 'coordinator' || role === 'manager'
    const unit = first ? units[n]! : top ?? chance.pick(leads ? units.filter((one) => units.some(({ parent }) => parent === one)) : units)
    const posts = [{ unit, role, ...span(chance, today, first || top !== undefined) }]
    const jobs = [{ unit, ...span(chance, today, first || top !== undefined || chance.is(0.4)) }]
    if (chance.is(0.25)) {
      const other = chance.pick(units)
      posts.push({ unit: other, role: chance.pick(roles), ...span(chance, today) })
      if (chance.is(0.6)) jobs.push({ unit: other, ...span(chance, today) })
    }
    const session = first || top || n % 6 ? 'live' : deadSessions[(n / 6) % deadSessions.length]!
    operators.push({ id: newId(), body: unit.body, posts, jobs, session, token: randomBytes(32).toString('base64url') })
  }
  return operators
}

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi', 'zo']
function makePerson(chance: Chance): Person {
  const word = () => Array.from({ length: 5 }, () => chance.pick(syllables)).join('')
  return { id: newId(), name: `${word()} ${word()}`, number: `PR${String(chance.below(1e9)).padStart(9, '0')}`, files: [] }
}

export function makeGrant(chance: Chance, world: World, born: number): Grant {
  const away = () => born + YEAR
  const times = chance.is(0.55)
    ? { from: born - YEAR, until: chance.is(0.5) ? Infinity : away() }
    : chance.pick([{ from: born - YEAR, until: born - 1000 }, { from: born - YEAR, until: born + SOON / 2 }, { from: born + SOON / 2, until: Infinity }, { from: away(), until: Infinity }])
  const emergency = chance.is(0.12)
  return {
    id: newId(),
    kind: emergency ? 'break_glass' : chance.pick(['team', 'invited', 'handover']),
    to: emergency || chance.is(0.5) ? chance.pick(world.operators) : chance.pick(world.units),
    sections: emergency ? [1, 2, 3, 4, 5, 6] : chance.is(0.3) ? sections : nonEmpty(chance),
    state: emergency || chance.is(0.7) ? 'active' : chance.pick(['offered', 'ended']),
    ...times,
  }
}
const nonEmpty = (chance: Chance): number[] => {
  const some = chance.some(sections, 0.4)
  return some.length ? some : [chance.pick(sections)]
}

/** Mostly from somebody to whom the file is open: from others there is nothing to keep. */
export function makeWithholding(chance: Chance, world: World, { holder, grants }: Pick<File, 'holder' | 'grants'>): Withholding {
  const above = (unit: Unit): Unit[] => (unit.parent ? [unit.parent, ...above(unit.parent)] : [])
  const given = chance.pick(grants).to
  const concerned = 'parent' in given ? given : given.posts[0]!.unit
  const unit = chance.pick([concerned, concerned, ...above(concerned), ...above(concerned), chance.pick(world.units)])
  const members = world.operators.filter((one) => one === given || one.posts.some((post) => post.unit === concerned))
  const kept = chance.is(0.5) || unit === holder || above(holder).includes(unit) ? chance.pick(members) : unit
  return {
    id: newId(),
    from: kept,
    sections: chance.is(0.4) ? [0] : [...new Set([...nonEmpty(chance), ...(chance.is(0.3) ? [7] : [])])],
    since: world.born - YEAR,
    until: chance.pick([Infinity, Infinity, Infinity, world.born + YEAR, world.born - 1000, world.born + SOON / 2]),
    lifted: chance.is(0.12),
  }
}

function makeFile(chance: Chance, world: World, n: number): File {
  const responsible = world.operators[chance.below(world.units.length)]!
  const holder = responsible.posts[0]!.unit
  const child = makePerson(chance)
  const file: File = {
    id: newId(), number: `ORA-2026-${String(n).padStart(6, '0')}-${newId().slice(-6)}`, holder, responsible, child, grants: [], withholdings: [], entries: [], closed: chance.is(0.1),
  }
  child.files.push({ file, section: 0 })
  world.people.push(child)
  file.grants.push({ id: newId(), kind: 'holder', to: holder, sections, state: 'active', from: world.born - YEAR, until: Infinity })
  for (let count = 2 + chance.below(5); count > 0; count--) file.grants.push(makeGrant(chance, world, world.born))
  for (let count = chance.below(5); count > 0; count--) file.withholdings.push(makeWithholding(chance, world, file))
  for (const section of sections) if (chance.is(0.7)) file.entries.push({ id: newId(), file, section })
  return file
}

function addRelatives(chance: Chance, world: World): void {
  for (let n = 0; n < world.files.length; n++) {
    const person = makePerson(chance)
    for (const file of new Set([world.files[n]!, ...(chance.is(0.5) ? [chance.pick(world.files)] : [])])) person.files.push({ file, section: 1 })
    world.people.push(person)
  }
}

function addDrafts(chance: Chance, world: World): void {
  for (let n = 0; n < world.operators.length * 4; n++) {
    const file = chance.pick(world.files)
    const entry = chance.is(0.3) && file.entries.length ? chance.pick(file.entries) : null
    const given = chance.pick(file.grants).to
    const author = 'parent' in given ? (chance.is(0.3) ? file.responsible : chance.pick(world.operators.filter((one) => one.posts.some(({ unit }) => unit === given)))) : given
    world.drafts.push({ id: newId(), author, file, section: chance.is(0.7) ? 1 + chance.below(8) : null, entry })
  }
}

/** What chance alone brings about too seldom. */
function addNotable(chance: Chance, world: World): void {
  const { files, operators, people, units, born } = world
  const always = { since: born - YEAR, until: Infinity, lifted: false }
  const tops = operators.slice(units.length, units.length + 8)
  for (const top of tops.filter(({ posts: [post] }) => post!.role === 'coordinator')) {
    for (let n = 0; n < 4; n++) {
      // open to a unit below his, and kept from that very unit
      const below = chance.pick(units.filter(({ body, parent }) => body === top.body && parent))
      const file = chance.pick(files.filter(({ holder }) => holder !== below))
      file.grants.push({ id: newId(), kind: 'invited', to: below, sections, state: 'active', from: born - YEAR, until: Infinity })
      file.withholdings.push({ id: newId(), from: below, sections: n % 2 ? nonEmpty(chance) : [0], ...always })
    }
  }
  const workers = operators.slice(0, units.length).filter((worker) => files.some(({ responsible }) => responsible === worker)).slice(0, 8)
  for (const worker of workers) {
    const own = files.find(({ responsible }) => responsible === worker)!
    // in one file the mother's refuge is his to know, in the other it is kept from him
    const other = chance.pick(files.filter((file) => file !== own))
    const mother = makePerson(chance)
    mother.files.push({ file: own, section: 1 }, { file: other, section: 1 })
    people.push(mother)
    // a second child's file knows the mother, not the refuge that was told in the first
    const aunt = makePerson(chance)
    aunt.files.push({ file: chance.pick(files.filter((file) => file.holder !== own.holder)), section: 1 }, { file: chance.pick(files.filter((file) => file.holder === own.holder)), section: 1 })
    people.push(aunt)
    other.withholdings.push({ id: newId(), from: worker, sections: chance.is(0.5) ? [7] : [0], ...always })
    // he holds a file of which something is kept from him
    own.withholdings.push({ id: newId(), from: worker, sections: [3 + chance.below(3)], ...always })
  }
  world.notable = [...tops, ...workers, ...addReaders(chance, world)]
}

/** Who reads by one role what he writes by none: a partner there who works on files elsewhere, and a consultant who, in an emergency, is an educator and nothing else. */
function addReaders(chance: Chance, { files, operators, units, born }: World): Operator[] {
  const free = operators.slice(units.length + 8).filter((one) => one.session === 'live' && !files.some(({ responsible }) => responsible === one))
  const forever = { from: '2020-01-01', to: null }
  const lasting = { state: 'active', from: born - YEAR, until: Infinity } as const
  for (const [n, reader] of free.slice(0, 5).entries()) {
    const away = chance.pick(units.filter(({ body }) => body !== reader.body))
    const own = chance.pick(units.filter(({ body }) => body === reader.body))
    reader.posts = n < 1 ? [{ unit: own, role: 'specialist', ...forever }, { unit: away, role: 'educator', ...forever }] : [{ unit: own, role: 'partner', ...forever }, { unit: away, role: chance.pick(['worker', 'coordinator']), ...forever }]
    reader.jobs = reader.posts.map(({ unit }) => ({ unit, ...forever }))
    for (let m = 0; m < 3; m++) {
      const file = chance.pick(files)
      if (n < 1) file.grants.push({ id: newId(), kind: 'break_glass', to: reader, sections: [1, 2, 3, 4, 5, 6], ...lasting })
      else file.grants.push({ id: newId(), kind: 'invited', to: own, sections, ...lasting })
    }
  }
  return free.slice(0, 5)
}

/** Bodies with trees of units, people with roles and dates, files with everything that opens and closes them. */
export function makeWorld(chance: Chance, files = 48): World {
  const born = Date.now()
  const today = dateInRome(born) as string
  const world: World = { units: makeUnits(chance), operators: [], people: [], files: [], drafts: [], clock: noClock(), work: noWork(), identity: noIdentity(), notable: [], born, today }
  world.operators = makeOperators(chance, world.units, today)
  for (let n = 0; n < files; n++) world.files.push(makeFile(chance, world, n))
  addRelatives(chance, world)
  addNotable(chance, world)
  addDrafts(chance, world)
  addEmergenciesOfOthers(world)
  return world
}

const RESCUING = new Set(['worker', 'coordinator', 'manager', 'educator'])
/** Emergencies of who rescues by no role, as after he lost the one by which he opened them: on every fourth file for each, without drawing, so that the rest stays what it was. */
function addEmergenciesOfOthers({ operators, files, born }: World): void {
  for (const [n, operator] of operators.filter(({ posts, session }) => session === 'live' && posts.length > 0 && posts.every(({ role }) => !RESCUING.has(role))).entries()) {
    for (const file of files.filter((_, at) => (at + n) % 4 === 0)) {
      file.grants.push({ id: newId(), kind: 'break_glass', to: operator, sections: [1, 2, 3, 4, 5, 6], state: 'active', from: born - YEAR, until: Infinity })
    }
  }
}
