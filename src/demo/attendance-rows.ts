import { addDays, ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import { attendanceStanding, dayProblem, schoolYearOf } from '#modules/schools/server/index.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { bodyId, type Worker } from './network.ts'
import { at, Chance, stableId } from './seed.ts'

const levelOf = (age: number): { level: string; yearly: number; daily: number; schools: readonly string[] } => {
  if (age < 11) return { level: 'primaria', yearly: 891, daily: 5.5, schools: ['Istituto comprensivo Manzoni', 'Scuola primaria di via Roma'] }
  if (age < 14) return { level: 'secondaria_primo', yearly: 990, daily: 6, schools: ['Istituto comprensivo Manzoni', 'Scuola media Pertini'] }
  return { level: 'secondaria_secondo', yearly: 1056, daily: 6, schools: ['Istituto professionale Mattei', 'Liceo Falcone'] }
}

/** Children of school age at school since September: most miss a day now and then, some many, a few beyond the limit of the law. */
export function attendanceRows(all: readonly Child[], staff: readonly Worker[], today: PlainDate): [table: string, rows: Row[]][] {
  const chance = new Chance(114)
  const year = schoolYearOf(today)
  const begins = addDays(year.from, 13)
  const teacher = staff.find(({ unit }) => unit === 'scuola')!
  const [enrolments, absences, standings]: [Row[], Row[], Row[]] = [[], [], []]
  for (const child of all.filter(({ closed, person }) => !closed && ageOn(person.born, today).years >= 6)) {
    const age = ageOn(child.person.born, today).years
    const { level, yearly, daily, schools } = levelOf(age)
    const id = stableId(`enrolment ${child.index}`)
    // those whose education part is open to the school (`reachRows`)
    const atFrankel = child.story.key === 'dispersione' && child.index % 2 === 0
    const school = atFrankel ? 'Istituto comprensivo Anna Frankel' : schools[child.index % schools.length]!
    enrolments.push({
      id, case_id: child.caseId, organisation_id: atFrankel ? bodyId('scuola') : null, school, level, class: `${(age % 3) + 1}${chance.pick(['A', 'B', 'C'])}`, valid_from: begins,
      valid_to: year.to, yearly_hours: yearly, daily_hours: daily, created_by: child.responsible.id, created_at: at(begins, 10), version: 1,
    })
    // most children hardly miss a day; those of this story do, some more than the law bears
    const share = child.story.key === 'dispersione' ? (child.index % 2 === 0 ? 0.5 : 0.25) : child.index % 12 === 5 && age < 16 ? 0.5 : child.index % 9 === 4 ? 0.15 : 0.03
    const days = daysFrom(begins, today).filter(() => chance.maybe(share)).map((day) => ({ day, state: chance.maybe(0.25) ? ('justified' as const) : ('unjustified' as const), hours: null }))
    for (const { day, state } of days) {
      absences.push({
        id: stableId(`absence ${child.index} ${day}`), case_id: child.caseId, enrolment_id: id, day, state, hours: null, reason: state === 'justified' ? chance.pick(['salute', 'famiglia', 'servizi']) : null,
        words: null, entered_by: atFrankel ? teacher.id : child.responsible.id, entered_at: at(day, 14), version: 1,
      })
    }
    const standing = attendanceStanding(days, { today, yearly, daily })
    standings.push({ case_id: child.caseId, school_year: year.year, school, ...standing, updated_at: at(today, 8) })
  }
  return [['schools.enrolment', enrolments], ['schools.absence', absences], ['schools.standing', standings]]
}

/** Days of school from Monday to Friday between the two, until the lessons end in June. */
function daysFrom(begins: PlainDate, today: PlainDate): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = begins; day <= today && !(day.slice(5) > '06-08' && day.slice(5) < '09-01'); day = addDays(day, 1)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !dayProblem(day, today)) days.push(day)
  }
  return days
}
