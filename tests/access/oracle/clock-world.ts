import { newId } from '#kernel/domain/ids.ts'
import { randomBytes } from 'node:crypto'
import type { Chance } from './random.ts'
import type { Kept, Report, Term, World } from './shapes.ts'
import { makeGrant, makeWithholding, sections, YEAR } from './world.ts'

export const ABSENT_ON = '2026-01-21'

/** Puts into a world what the legal clock keeps, something in each file and in each of its parts. */
export function addClock(chance: Chance, world: World): void {
  const { clock } = world
  for (const file of world.files) {
    const kept = (section: number, penal = false): Kept => ({ id: newId(), file, section, penal })
    const term = (section: number, penal = false): Term => ({ ...kept(section, penal), done: false, version: 1 })
    clock.terms.push(term(3), term(chance.pick([2, 5, 6])), ...(chance.is(0.7) ? [term(3, true)] : []))
    clock.measures.push(kept(3), ...(chance.is(0.7) ? [kept(3, true)] : []))
    clock.runs.push(kept(3), kept(chance.pick([5, 6])), ...(chance.is(0.7) ? [kept(3, true)] : []))
    for (const section of chance.some(sections, 0.5)) clock.documents.push(kept(section))
    clock.permits.push({ ...kept(6), by: file.responsible, version: 1 })
    clock.absences.push({ ...kept(5), enrolment: newId(), version: 1, atRisk: true })
  }
  addDrafts(chance, world)
  for (let n = 0; n < 24; n++) clock.reports.push(makeReport(chance, world, n))
  for (const operator of world.operators) clock.calendars.set(operator, randomBytes(32).toString('base64url'))
}

function addDrafts(chance: Chance, { files, operators, clock }: World): void {
  for (const file of files) {
    for (let n = 0; n < 3; n++) {
      const given = chance.pick(file.grants).to
      const author = 'parent' in given ? chance.pick(operators.filter((one) => one.posts.some(({ unit }) => unit === given))) : given
      const own = clock.measures.filter((one) => one.file === file)
      if (author) clock.drafts.push({ id: newId(), author, file, measure: chance.is(0.4) ? chance.pick(own) : null })
    }
  }
}

function makeReport(chance: Chance, world: World, n: number): Report {
  const holder = chance.pick(world.units)
  const report: Report = { id: newId(), number: `SEG-ORA-2026-${String(n).padStart(6, '0')}-${newId().slice(-6)}`, holder, grants: [], withholdings: [] }
  report.grants.push({ id: newId(), kind: 'holder', to: holder, sections, state: 'active', from: world.born - YEAR, until: Infinity })
  for (let count = 1 + chance.below(4); count > 0; count--) report.grants.push(makeGrant(chance, world, world.born))
  for (let count = chance.below(3); count > 0; count--) report.withholdings.push(makeWithholding(chance, world, report))
  return report
}
