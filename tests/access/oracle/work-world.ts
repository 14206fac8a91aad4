import { newId } from '#kernel/domain/ids.ts'
import type { Chance } from './random.ts'
import type { File, Matter, Operator, Unit, World } from './shapes.ts'
import { sections, YEAR } from './world.ts'

const PLANNED = [2, 4, 5, 6]

/** Puts assessments, papers, plans, appointments, services and requests into each file of a world that has its clock: `addClock` first. */
export function addWork(chance: Chance, world: World): void {
  const { work, clock, files } = world
  work.readers = makeReaders(chance, world)
  for (const [n, file] of files.entries()) {
    const some = (): Operator[] => [file.responsible, ...near(chance, world, file)]
    work.assessments.push({ id: newId(), file, fillers: [file.responsible], signed: true, version: 1 }, { id: newId(), file, fillers: some(), signed: false, version: 1 })
    const parts = [{ key: 'facts', clinical: false }, { key: 'psychology', clinical: true }]
    const penal = clock.measures.find((one) => one.file === file && one.penal) ?? null
    work.papers.push({ id: newId(), file, order: null, sections: parts }, { id: newId(), file, order: penal ?? clock.measures.find((one) => one.file === file) ?? null, sections: parts })
    work.plans.push({ id: newId(), file, sections: PLANNED.filter(() => chance.is(0.7)) })
    for (const [m, section] of [2, 4, chance.pick([3, 5, 6])].entries()) {
      const invited = near(chance, world, file)
      work.appointments.push({ id: newId(), file, section, also: chance.is(0.4) ? others(chance, world, file) : [], organiser: m === 0 ? file.responsible : chance.pick(invited), invited, protectedPlace: chance.is(0.4), hour: n * 3 + m })
    }
    for (const clinical of [true, false]) {
      const started = chance.is(0.75)
      // psychological support is a social service; what its clinician notes is not
      const provider = started || chance.is(0.5) ? elsewhere(chance, world, file) : null
      work.services.push({ id: newId(), file, section: clinical ? 2 : chance.pick([2, 5, 6]), provider, started, note: clinical ? newId() : null })
      work.requests.push({ id: newId(), file, section: clinical ? 4 : chance.pick([2, 5, 6]), clinical, to: elsewhere(chance, world, file), sent: chance.is(0.7), version: 1 })
    }
  }
}

/** Educators elsewhere, to whom some files are opened, the judicial part too: chance alone makes too few of them. */
function makeReaders(chance: Chance, { files, operators, notable, born }: World): Operator[] {
  const free = operators.filter((one) => one.session === 'live' && !notable.includes(one) && !files.some(({ responsible }) => responsible === one)).slice(-3)
  for (const one of free) {
    const { unit } = one.posts[0]!
    one.posts = [{ unit, role: 'educator', from: '2020-01-01', to: null }]
    one.jobs = [{ unit, from: '2020-01-01', to: null }]
    for (let n = 0; n < 5; n++) chance.pick(files).grants.push({ id: newId(), kind: 'invited', to: one, sections, state: 'active', from: born - YEAR, until: Infinity })
  }
  return free
}

/** Some of those to whom something of the file was opened or from whom it is kept, and somebody at random. */
function near(chance: Chance, { operators }: World, { grants, withholdings }: File): Operator[] {
  const parties = [...grants.map(({ to }) => to), ...withholdings.map(({ from }) => from)]
  const concerned = operators.filter((one) => parties.some((party) => party === one || one.posts.some(({ unit }) => unit === party)))
  const lively = concerned.filter(({ session }) => session === 'live')
  return [...new Set([chance.pick(lively.length ? lively : operators), chance.pick(concerned.length ? concerned : operators), chance.pick(operators)])]
}

/** One or two other files, half of the time of the same unit: who reaches the one often reaches these too, or one of them. */
function others(chance: Chance, { files }: World, file: File): Matter[] {
  const near = files.filter((one) => one !== file && one.holder === file.holder)
  const any = files.filter((one) => one !== file)
  const picked = [0, 1].slice(chance.is(0.5) ? 1 : 0).map(() => chance.pick(near.length && chance.is(0.5) ? near : any))
  return [...new Set(picked)].map((one) => ({ file: one, section: chance.pick([2, 2, 4, 5]) }))
}

/** A unit that gives or is asked: often one from which the file is kept, or to which it is open too. */
function elsewhere(chance: Chance, { units }: World, { grants, withholdings, holder }: File): Unit {
  const concerned = [...grants.map(({ to }) => to), ...withholdings.map(({ from }) => from)].flatMap((party) => ('parent' in party ? [party] : party.posts.map(({ unit }) => unit)))
  const others = concerned.filter((unit) => unit !== holder)
  return others.length && chance.is(0.7) ? chance.pick(others) : chance.pick(units)
}
