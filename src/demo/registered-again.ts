import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Child, Person } from './children.ts'
import type { Decided } from './identity-start.ts'
import type { Worker } from './network.ts'
import { at, daysBefore, stableId } from './seed.ts'
import { stories } from './stories.ts'

interface Again {
  /** Who he is already, by his place among the children. */
  of: number
  unit: string
  /** As the other service heard and wrote him. */
  change: (person: Person) => Partial<Person>
  daysAgo: number
  /** Who answers for the second registration; the next worker of the unit when nobody is named. */
  by?: string
}

/** A name as another ear hears it. One letter heard otherwise: Karim → Kareem, Mustafa → Moustapha. */
export const heard = (name: string): string => name.replace(/u(?=[^aeiou])/, 'ou').replace(/i(?=m$|n$|d$)/, 'ee').replace(/f(?=a$)/, 'ph').replace(/^Mo(?=h|u)/, 'Mu')
/** Another day of the same month, one digit away. */
const tenDaysAway = (born: PlainDate): PlainDate => (born.slice(8, 9) >= '2' ? addDays(born, -10) : addDays(born, 10))
const first = (born: PlainDate): PlainDate => `${born.slice(0, 4)}-01-01` as PlainDate

const again: readonly Again[] = [
  // an unaccompanied boy of the city, found by a pole with a date that nobody believes
  { of: 97, unit: 'polo-rho', daysAgo: 24, change: ({ given, family, born }) => ({ given: heard(given), family: heard(family), born: first(born), invented: true }) },
  // names swapped at the counter
  { of: 101, unit: 'polo-arese', daysAgo: 30, change: ({ given, family }) => ({ given: family, family: heard(given) }) },
  // the same office, another worker, his name in Latin letters only
  { of: 99, unit: 'ufficio', daysAgo: 21, change: ({ given, family }) => ({ given: heard(given), family, original: null }) },
  // a girl of the central team, reported a second time by her school, which writes her as she is called
  { of: 6, unit: 'centrale', by: 'anna.ferri', daysAgo: 12, change: () => ({ given: 'Aisha', family: 'Quraishan', original: null }) },
  // a girl whom the city follows, taken on by the central team after a move: out of its reach who she is there
  { of: 88, unit: 'centrale', by: 'anna.ferri', daysAgo: 16, change: () => ({ given: 'Milagro', family: 'Guamanquispe' }) },
  // a girl of the central team, heard by the city under an Italian spelling
  { of: 0, unit: 'ufficio', by: 'andrea.neri', daysAgo: 9, change: () => ({ given: 'Darina', family: 'Tkacenko', original: null }) },
  // between two poles, with a date nobody knew
  { of: 25, unit: 'polo-arese', daysAgo: 15, change: ({ born }) => ({ given: 'Noor', family: 'Mansur', original: null, born: first(born), invented: true }) },
  // one child, already recognised: the two registrations are read together
  { of: 9, unit: 'centrale', by: 'anna.ferri', daysAgo: 60, change: () => ({ given: 'Cristian', family: 'Passerini' }) },
  // a cousin with the same family name, nearly the same given name and a birthday ten days away: not the same child
  { of: 12, unit: 'centrale', by: 'anna.ferri', daysAgo: 45, change: ({ given, born }) => ({ given: given.replace('i', 'y'), born: tenDaysAway(born) }) },
  // names swapped and a date nobody believes: who looked could not say
  { of: 10, unit: 'centrale', by: 'anna.ferri', daysAgo: 34, change: ({ given, family, born }) => ({ given: family, family: heard(given), original: null, born: first(born), invented: true }) },
  // names swapped at the school, a date nobody believes: one worker is sure, a second person has still to look
  { of: 11, unit: 'centrale', by: 'anna.ferri', daysAgo: 27, change: ({ given, family, born }) => ({ given: family, family: heard(given), original: null, birthPlace: 'Gallarate', born: first(born), invented: true }) },
  // a boy whom his school reports: another name and another date, parents of the same names as another's of the central team. Not the same child: perhaps his brother
  { of: 13, unit: 'centrale', by: 'silvia.monti', daysAgo: 8, change: () => ({ given: 'Edoardo', birthPlace: 'Rho', born: '2014-03-21' as PlainDate }) },
]
/** Places of these among those registered again. */
export const AGAIN = { answered: 1, sent: 4, received: 5, poles: 6, joined: 7, cousin: 8, unsure: 9, confirming: 10, brother: 11 } as const

/** Who they are in the register. */
export const registeredTwice: readonly string[] = again.map((_, n) => stableId(`person again ${n}`))

/** Children registered twice, under other spellings, mostly by different bodies: what the screens of identity are for. */
export function registeredAgain(all: readonly Child[], staff: readonly Worker[], today: PlainDate): Child[] {
  return again.map(({ of, unit, change, daysAgo, by }, n) => {
    const child = all[of]!
    const workers = staff.filter((one) => one.unit === unit && one.role === 'worker')
    // another service begins from little: the unaccompanied keep their story
    const story = child.story.key === 'msna' ? child.story : stories.find(({ key }) => key === 'trascuratezza')!
    const { mother, father } = child.family
    const family = { mother: mother && { ...mother, id: stableId(`mother again ${n}`), ...(n === AGAIN.cousin ? { given: 'Serena' } : {}) }, father: n === AGAIN.brother && father ? { ...father, id: stableId(`father again ${n}`) } : null, together: false }
    return {
      ...child, story, family, index: all.length + n, caseId: stableId(`case again ${n}`), person: { ...child.person, ...change(child.person), id: registeredTwice[n]! }, unit,
      responsible: staff.find(({ username }) => username === by) ?? workers[(child.index + 1) % workers.length]!, opened: daysBefore(today, daysAgo), closed: null, phase: 'accesso', community: null, siblingGroup: null,
    }
  })
}

/** What people decided already about two of them. */
export function decidedAgain(all: readonly Child[], staff: readonly Worker[], today: PlainDate): Decided[] {
  const [anna, lucia] = ['anna.ferri', 'lucia.bassi'].map((username) => staff.find((one) => one.username === username)!.id) as [string, string]
  const of = (n: number): [string, string] => [all[again[n]!.of]!.person.id, registeredTwice[n]!]
  return [
    { pair: of(AGAIN.joined), verdict: 'same', reason: 'Stessa madre e stessa data di nascita: la scuola ha scritto il nome senza h.', by: anna, second: lucia, at: at(daysBefore(today, 50), 11) },
    { pair: of(AGAIN.unsure), verdict: 'unsure', reason: 'Potrebbero essere nome e cognome scambiati: la madre non sa il giorno di nascita, aspetto il passaporto.', by: anna, second: null, at: at(daysBefore(today, 26), 12) },
    { pair: of(AGAIN.confirming), verdict: 'same', reason: 'Stessa madre e stesso indirizzo di prima: la scuola ha scambiato nome e cognome.', by: anna, second: null, at: at(daysBefore(today, 6), 10) },
    { pair: of(AGAIN.answered), verdict: 'same', reason: 'È lui: la fotografia del permesso è la stessa.', by: all[again[AGAIN.answered]!.of]!.responsible.id, second: lucia, at: at(daysBefore(today, 11), 15), question: stableId('question answered') },
    { pair: of(AGAIN.cousin), verdict: 'different', reason: 'Sono cugine: le ho viste insieme in colloquio, due sorelle le loro madri.', by: anna, second: lucia, at: at(daysBefore(today, 40), 16) },
  ]
}
