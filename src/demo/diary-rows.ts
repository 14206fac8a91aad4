import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import type { Worker } from './network.ts'
import { at, Chance, stableId } from './seed.ts'
import type { Moment } from './everyday.ts'

const sectionNumber = { identity: 1, social: 2, judicial: 3, health: 4, education: 5, work_status: 6 } as const
const schools = ['Istituto comprensivo Frankel', 'la primaria di via San Martino', 'l’istituto professionale', 'la secondaria di primo grado']
const places: Record<string, string> = { visita_domiciliare: 'Domicilio della famiglia', colloquio: 'Sede del servizio', riunione: 'Scuola', equipe: 'Sede del servizio', incontro_protetto: 'Spazio neutro', accompagnamento: 'Fuori sede', telefonata: 'Telefono' }

const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** In how many days, at the least, a story runs its course. */
const LEAST_COURSE = 120

/** A year of diary: the course of each child's story spread over the life of the file, everyday moments between. */
export function diaryRows(all: readonly Child[], staff: readonly Worker[], today: PlainDate): [table: string, rows: Row[]][] {
  const chance = new Chance(31)
  const entries: Row[] = []
  const present: Row[] = []
  for (const child of all) {
    const length = daysBetween(child.opened, child.closed ?? today)
    // a course takes its months: a file opened the other day has come to its first visits only
    const pace = (child.closed ? length : Math.max(length, LEAST_COURSE)) / child.story.course.length
    const course = child.story.course.map((moment, index): [day: number, moment: Moment] => [3 + Math.floor(index * pace), moment])
    const moments = course.filter(([day], index) => index === 0 || day <= length || child.closed).map(([day, moment]): [day: number, moment: Moment] => [Math.min(length, day), moment])
    // drawn like cards, so that the same afternoon does not come back before the others
    let cards: Moment[] = []
    for (let day = chance.between(6, 16); day < length; day += chance.between(9, 21)) {
      if (!cards.length) cards = [...child.story.everyday].sort(() => chance.next() - 0.5)
      const possible = cards.findIndex((moment) => (moment.with ?? []).every((who) => (who !== 'madre' || child.family.mother) && (who !== 'padre' || child.family.father)))
      if (possible < 0) cards = []
      else moments.push([day, cards.splice(possible, 1)[0]!])
    }
    moments.sort((a, b) => a[0] - b[0])
    for (const [index, [day, moment]] of moments.entries()) write(child, moment, addDays(child.opened, day), index)
  }
  return [['cases.diary_entry', entries], ['cases.diary_presence', present]]

  function write(child: Child, moment: Moment, planned: PlainDate, index: number): void {
    // the day is not over when the world is loaded: nothing of today is told yet
    const told = planned < today ? planned : addDays(today, -1)
    const weekday = new Date(`${told}T12:00:00Z`).getUTCDay()
    const day = weekday === 0 ? addDays(told, -2) : weekday === 6 ? addDays(told, -1) : told
    const id = stableId(`diary ${child.index} ${index}`)
    const author = moment.kind === 'osservazione' && child.community ? staff.find((one) => one.unit === child.community && one.role === 'educator')! : child.responsible
    const when = at(day, chance.between(9, 17), chance.pick([0, 15, 30, 45]))
    const fill = (text: string): string =>
      text.replaceAll('{n}', child.person.given).replaceAll('{o}', child.person.sex === 'M' ? 'o' : 'a').replaceAll('{madre}', child.family.mother?.family ?? 'la madre').replaceAll('{padre}', child.family.father?.family ?? 'il padre')
        .replaceAll('{scuola}', schools[child.index % schools.length]!).replaceAll('{luogo}', child.unit === 'ufficio' ? 'Lodi' : 'pochi minuti dal servizio')
    entries.push({
      id, case_id: child.caseId, section: sectionNumber[moment.section], kind: moment.kind, origin: moment.mandate ? 'mandato_ag' : 'attivita_propria', happened_at: when, minutes: moment.minutes ?? null,
      place: places[moment.kind] ?? null, title: fill(moment.title), body: fill(moment.body), author_id: author.id, written_at: when, current: 1, version: 1,
    })
    const people = { child: child.person.id, madre: child.family.mother?.id, padre: child.family.father?.id, scuola: undefined }
    for (const who of moment.with ?? []) {
      const name = who === 'scuola' ? 'Referente della scuola' : null
      if (name || people[who]) present.push({ id: stableId(`presence ${id} ${who}`), entry_id: id, person_id: people[who] ?? null, name, role: null })
    }
  }
}
