import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Child, Person } from './children.ts'
import type { Worker } from './network.ts'
import { daysBefore, stableId } from './seed.ts'

interface Again {
  /** Who he is already, by his place among the children. */
  of: number
  unit: string
  /** As the other service heard and wrote him. */
  change: (person: Person) => Partial<Person>
  daysAgo: number
}

/** A name as another ear hears it. One letter heard otherwise: Karim → Kareem, Mustafa → Moustapha. */
export const heard = (name: string): string => name.replace(/u(?=[^aeiou])/, 'ou').replace(/i(?=m$|n$|d$)/, 'ee').replace(/f(?=a$)/, 'ph').replace(/^Mo(?=h|u)/, 'Mu')
const first = (born: PlainDate): PlainDate => `${born.slice(0, 4)}-01-01` as PlainDate

const again: readonly Again[] = [
  // an unaccompanied boy of the city, found by a pole with a date that nobody believes
  { of: 97, unit: 'polo-rho', daysAgo: 24, change: ({ given, family, born }) => ({ given: heard(given), family: heard(family), born: first(born), invented: true }) },
  // names swapped at the counter
  { of: 101, unit: 'polo-arese', daysAgo: 30, change: ({ given, family }) => ({ given: family, family: heard(given) }) },
  // the same office, another worker, his name in Latin letters only
  { of: 99, unit: 'ufficio', daysAgo: 21, change: ({ given, family }) => ({ given: heard(given), family, original: null }) },
]

/** Who they are in the register. */
export const registeredTwice: readonly string[] = again.map((_, n) => stableId(`person again ${n}`))

/** Children registered twice, under other spellings, mostly by different bodies: what the screens of identity are for. */
export function registeredAgain(all: readonly Child[], staff: readonly Worker[], today: PlainDate): Child[] {
  return again.map(({ of, unit, change, daysAgo }, n) => {
    const child = all[of]!
    const workers = staff.filter((one) => one.unit === unit && one.role === 'worker')
    return {
      ...child, index: all.length + n, caseId: stableId(`case again ${n}`), person: { ...child.person, ...change(child.person), id: registeredTwice[n]! }, unit,
      responsible: workers[(child.index + 1) % workers.length]!, opened: daysBefore(today, daysAgo), closed: null, phase: 'accesso', community: null, siblingGroup: null,
    }
  })
}
