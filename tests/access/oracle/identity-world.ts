import { newId } from '#kernel/domain/ids.ts'
import type { Chance } from './random.ts'
import type { Person, World } from './shapes.ts'

const PAIRS = 70

/** Puts pairs of registrations, links between them, questions between services and searches for relatives into a world. */
export function addIdentity(chance: Chance, world: World): void {
  const { identity, people, files } = world
  const known = new Set<string>()
  for (let n = 0; n < PAIRS; n++) {
    const one = chance.pick(people)
    // mostly of files that the same people reach: of others hardly anybody reaches both
    const other = chance.is(0.6) ? near(chance, world, one) : chance.pick(people)
    const key = [one.id, other.id].toSorted().join(' ')
    if (one === other || known.has(key)) continue
    known.add(key)
    identity.pairs.push({ id: newId(), one, other, link: n % 3 === 0 ? newId() : null })
  }
  for (let n = 0; n < 40; n++) {
    const about = chance.pick(people)
    const target = chance.pick(people.filter((one) => one !== about))
    const [asking, asked] = [about.files[0]!.file, target.files[0]!.file]
    identity.questions.push({ id: newId(), about, target, from: asking.holder, to: asked.holder, by: asking.responsible })
  }
  for (const file of files) if (chance.is(0.7)) identity.traces.push({ id: newId(), file })
}

/** Somebody of a file held by the same unit, or opened to one to whom his is. */
function near(chance: Chance, { people }: World, one: Person): Person {
  const parties = new Set(one.files.flatMap(({ file }) => [file.holder, ...file.grants.map(({ to }) => to)]))
  const around = people.filter((other) => other !== one && other.files.some(({ file }) => parties.has(file.holder) || file.grants.some(({ to }) => parties.has(to))))
  return chance.pick(around.length ? around : people)
}
