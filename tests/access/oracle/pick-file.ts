import * as oracle from './oracle.ts'
import type { Setting } from './questions.ts'
import type { File, Operator } from './shapes.ts'

/** Half of the time a file he reaches, otherwise any: most random files are out of anybody's reach and prove little. */
export function aFile({ world, chance }: Setting, who: Operator, now: number): File {
  const mine = chance.is(0.5) ? world.files.filter((file) => oracle.reach(who, file, now, world.today).size) : world.files.filter((file) => near(who, file))
  return chance.pick(mine.length ? mine : world.files)
}
/** Something in the file concerns him, valid or not: where the rules have something to say. */
const near = (who: Operator, { grants, withholdings }: File): boolean =>
  [...grants.map(({ to }) => to), ...withholdings.map(({ from }) => from)].some((party) => party === who || who.posts.some(({ unit }) => unit === party))

/** A file of which this holds, when there is one and chance wants. */
export function aFileWhere(setting: Setting, who: Operator, now: number, test: (file: File) => boolean): File {
  const fitting = setting.chance.is(0.6) ? setting.world.files.filter(test) : []
  return fitting.length ? setting.chance.pick(fitting) : aFile(setting, who, now)
}

/** Why he only reads here: by his role, or though he has one that writes elsewhere. */
export const readsHere = ({ world }: Setting, who: Operator, roles: readonly string[]): string =>
  oracle.mayWriteIn(oracle.posts(who, world.today, new Set()), roles) ? 'a role that writes, held elsewhere' : 'a role that only reads'
/** Rather a file in which he only reads, above all when he has a role that writes elsewhere. */
export const aFileToWrite = (setting: Setting, who: Operator, now: number, section: number, roles: readonly string[]): File => {
  const { today } = setting.world
  const elsewhere = oracle.mayWriteIn(oracle.posts(who, today, new Set()), roles)
  return elsewhere || setting.chance.is(0.4) ? aFileWhere(setting, who, now, (file) => oracle.reach(who, file, now, today).has(section) && !oracle.mayWriteIn(oracle.actingIn(who, file, section, now, today), roles)) : aFile(setting, who, now)
}
