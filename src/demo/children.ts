import { addDays, ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import { origins, type OriginName } from './names.ts'
import { municipalities, type Worker } from './network.ts'
import { Chance, daysBefore, stableId } from './seed.ts'
import { stories, type Story } from './stories.ts'

export interface Person {
  id: string
  given: string
  family: string
  original: string | null
  sex: 'M' | 'F'
  born: PlainDate
  invented: boolean
  origin: OriginName
  /** Where born, when the story needs it; else a town of his country. */
  birthPlace?: string
}

export interface Family {
  mother: Person | null
  father: Person | null
  together: boolean
}

export interface Child {
  index: number
  caseId: string
  person: Person
  family: Family
  story: Story
  unit: string
  responsible: Worker
  municipality: string
  opened: PlainDate
  closed: PlainDate | null
  phase: string
  community: 'corte' | 'gelso' | null
  siblingGroup: string | null
}

const COUNT = 120
const holders = [...Array(14).fill('centrale'), ...Array(30).fill('polo-rho'), ...Array(22).fill('polo-arese'), ...Array(22).fill('polo-settimo'), ...Array(32).fill('ufficio')] as string[]
const familyStories = stories.filter((story) => story.key !== 'msna')
const msna = stories.find((story) => story.key === 'msna')!

function makePerson(chance: Chance, key: string, origin: OriginName, sex: 'M' | 'F', born: PlainDate, family?: readonly [string, string?]): Person {
  const source = origins[origin]
  const [given, script] = chance.pick<readonly [string, string?]>(sex === 'M' ? source.boys : source.girls)
  const [surname, surnameScript] = family ?? chance.pick<readonly [string, string?]>(source.families)
  return { id: stableId(`person ${key}`), given, family: surname, original: script && surnameScript ? `${script} ${surnameScript}` : null, sex, born, invented: false, origin }
}

function birth(chance: Chance, today: PlainDate, low: number, high: number): PlainDate {
  return daysBefore(today, chance.between(low * 365, high * 365 + 300))
}

/** The 120 children, in families; the last ones are unaccompanied and live in the two communities. */
export function children(staff: readonly Worker[], today: PlainDate): Child[] {
  const chance = new Chance(20260403)
  const made: Child[] = []
  let previous: Child | null = null
  for (let index = 0; index < COUNT; index++) {
    const unit = holders[index]!
    const alone = unit === 'ufficio' && index >= COUNT - 24
    const sibling: Child | null = !alone && previous && previous.unit === unit && chance.maybe(0.28) ? previous : null
    const child: Child = alone ? unaccompanied(chance, index, staff, today) : inFamily(chance, index, unit, staff, today, sibling)
    if (sibling) sibling.siblingGroup = child.siblingGroup = sibling.siblingGroup ?? stableId(`siblings ${sibling.index}`)
    made.push(child)
    previous = child
  }
  return made
}

function inFamily(chance: Chance, index: number, unit: string, staff: readonly Worker[], today: PlainDate, sibling: Child | null): Child {
  const origin: OriginName = sibling ? sibling.person.origin : chance.maybe(0.62) ? 'italia' : chance.pick(['egitto', 'romania', 'albania', 'peru', 'ucraina', 'pakistan'] as const)
  const surname = sibling ? ([sibling.person.family, sibling.person.original?.split(' ').slice(1).join(' ')] as const) : chance.pick<readonly [string, string?]>(origins[origin].families)
  const person = makePerson(chance, `child ${index}`, origin, chance.maybe(0.52) ? 'M' : 'F', birth(chance, today, 3, 16), surname)
  const family = sibling?.family ?? {
    mother: makePerson(chance, `mother ${index}`, origin, 'F', birth(chance, today, 28, 46)),
    father: chance.maybe(0.82) ? makePerson(chance, `father ${index}`, origin, 'M', birth(chance, today, 30, 52), surname) : null,
    together: chance.maybe(0.45),
  }
  const years = ageOn(person.born, today).years
  const fitting = familyStories.filter(({ ages }) => years >= ages[0] && years <= ages[1])
  const story = sibling && fitting.includes(sibling.story) ? sibling.story : chance.pick(fitting)
  return { ...life(chance, index, unit, staff, today), person, family, story, siblingGroup: null, community: story.key === 'assistita' && chance.maybe(0.5) ? 'gelso' : null,
    municipality: unit === 'ufficio' ? '098031' : sibling?.municipality ?? chance.pick(municipalities.filter(([, pole]) => unit === 'centrale' || pole === unit))[0] }
}

function unaccompanied(chance: Chance, index: number, staff: readonly Worker[], today: PlainDate): Child {
  const origin = chance.pick(['egitto', 'bangladesh', 'gambia', 'albania', 'pakistan'] as const)
  const invented = chance.maybe(0.35)
  const born = invented ? (`${Number(today.slice(0, 4)) - chance.between(15, 17)}-01-01` as PlainDate) : birth(chance, today, 14, 16)
  const person = { ...makePerson(chance, `child ${index}`, origin, 'M', born), invented }
  return { ...life(chance, index, 'ufficio', staff, today), person, family: { mother: null, father: null, together: false }, story: msna, siblingGroup: null, municipality: '098031', community: chance.maybe(0.7) ? 'corte' : 'gelso' }
}

const phases = ['accesso', 'valutazione', 'progetto', 'erogazione', 'valutazione_finale']

function life(chance: Chance, index: number, unit: string, staff: readonly Worker[], today: PlainDate) {
  const workers = staff.filter((one) => one.unit === unit && one.role === 'worker')
  const responsible = workers[index % workers.length]!
  const age = chance.between(20, 365)
  const opened = daysBefore(today, age)
  const closed = chance.maybe(0.12) && age > 200 ? addDays(opened, chance.between(120, age - 10)) : null
  const phase = closed ? 'valutazione_finale' : phases[Math.min(4, Math.floor(age / 75))]!
  return { index, caseId: stableId(`case ${index}`), unit, responsible, opened, closed, phase }
}

