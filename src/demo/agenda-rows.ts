import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { bodyId, unitId, type Worker } from './network.ts'
import { at, Chance, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

const rooms = [
  ['azienda', 'centrale', 'Sala colloqui', 4, true, ['giochi']], ['azienda', 'centrale', 'Spazio neutro', 8, true, ['specchio', 'giochi', 'telecamera']], ['azienda', 'centrale', 'Sala riunioni', 20, true, ['videoconferenza', 'lavagna']],
  ['azienda', 'polo-rho', 'Stanza azzurra', 4, true, ['giochi']], ['azienda', 'polo-rho', 'Sala riunioni', 12, false, ['lavagna']], ['citta', 'ufficio', 'Sala colloqui', 5, true, []], ['citta', 'ufficio', 'Sala riunioni', 14, true, ['videoconferenza']],
] as const

/** An hour for each kind, so that the week of somebody looks like a week. */
const hours = [9, 10, 11, 14, 15, 16] as const
const weekday = (day: PlainDate): number => new Date(`${day}T12:00:00Z`).getUTCDay()

interface Planned {
  child: Child
  /** Siblings met together, each with a file of its own. */
  also?: readonly Child[]
  day: PlainDate
  hour: number
  kind: string
  state: 'planned' | 'confirmed' | 'held' | 'not_come'
  entry?: Row
}

/** Rooms, and some weeks of talks, visits and meetings: past ones with their account in the diary, others to come, one child who stays away. */
export function agendaRows(all: readonly Child[], staff: readonly Worker[], entries: readonly Row[], today: PlainDate): Tables {
  const chance = new Chance(71)
  const taken = new Set<string>()
  const planned: Planned[] = []
  const plan = (child: Child, offset: number, kind: string, state: Planned['state'], also: readonly Child[] = []) => {
    const wanted = addDays(today, offset)
    const day = weekday(wanted) === 0 ? addDays(wanted, offset < 0 ? -2 : 1) : weekday(wanted) === 6 ? addDays(wanted, offset < 0 ? -1 : 2) : wanted
    const hour = hours.find((one) => !taken.has(`${child.responsible.id} ${day} ${one}`))
    if (!hour) return
    taken.add(`${child.responsible.id} ${day} ${hour}`)
    planned.push({ child, day, hour, kind, state, also })
  }
  const open = all.filter((child) => !child.closed)
  for (const [index, child] of open.entries()) {
    plan(child, chance.between(1, 24), chance.pick(['colloquio', 'colloquio', 'visita_domiciliare', 'incontro_protetto', 'equipe']), chance.maybe(0.5) ? 'confirmed' : 'planned')
    if (index % 9 === 0) plan(child, 0, 'colloquio', 'planned')
    if (index % 7 === 3) plan(child, -chance.between(1, 5), 'colloquio', 'planned')
    // the second open file of each worker: a child who has not been met for three times
    if (index % 23 === 1) for (const ago of [-30, -20, -9]) plan(child, ago, 'incontro_protetto', 'not_come')
  }
  const groups = Map.groupBy(open.filter((child) => child.siblingGroup), (child) => child.siblingGroup)
  for (const [child, ...also] of groups.values()) if (also.length) plan(child!, 6, 'visita_domiciliare', 'confirmed', also)
  for (const entry of entries.filter((one) => ['colloquio', 'visita_domiciliare', 'incontro_protetto'].includes(one['kind'] as string) && (one['happened_at'] as string).slice(0, 10) > addDays(today, -90))) {
    const child = open.find((one) => one.caseId === entry['case_id'])
    if (child) planned.push({ child, day: (entry['happened_at'] as string).slice(0, 10) as PlainDate, hour: 0, kind: entry['kind'] as string, state: 'held', entry })
  }
  return tablesOf(planned, staff, today)
}

function tablesOf(planned: readonly Planned[], staff: readonly Worker[], today: PlainDate): Tables {
  const [appointments, matters, wanted, there, minutes]: Row[][] = [[], [], [], [], []]
  for (const [index, one] of planned.entries()) {
    const id = stableId(`appointment ${index}`)
    const starts = one.entry ? (one.entry['happened_at'] as string) : at(one.day, one.hour)
    const ends = new Date(Date.parse(starts) + 60 * 60_000).toISOString()
    const { child } = one
    const meeting = one.kind === 'equipe'
    const colleague = meeting ? staff.find((other) => other.unit === child.unit && other.id !== child.responsible.id && other.role !== 'administrator') : undefined
    const msna = child.story.key === 'msna' && !one.entry
    appointments!.push({
      id, kind: one.kind, starts_at: starts, ends_at: ends, state: one.state, organiser_id: child.responsible.id, unit_id: unitId(child.unit), coordinator_id: meeting ? child.responsible.id : null, of_child: true,
      place_kind: one.kind === 'visita_domiciliare' ? 'home' : 'office', mediator_state: msna ? (index % 2 ? 'found' : 'asked') : null, mediator_language: msna ? 'ara' : null, mediator_mode: msna ? 'presenza' : null,
      state_words: null, remind_minutes: 1440, reminded_at: one.state === 'planned' || one.state === 'confirmed' ? null : starts, created_at: at(addDays(one.day, -10) > today ? today : addDays(one.day, -10), 9), version: 1,
    })
    const children = [child, ...(one.also ?? [])]
    for (const [position, { caseId }] of children.entries()) matters!.push({ appointment_id: id, case_id: caseId, position, section: one.entry ? one.entry['section'] : 2, purpose: one.entry ? one.entry['title'] : null })
    const present = one.state === 'held' ? 'present' : null
    const add = (row: Row, of: readonly Child[] = children) => {
      const own = stableId(`participant ${id} ${wanted!.length}`)
      wanted!.push({ id: own, appointment_id: id, operator_id: null, person_id: null, name: null, answer: null, answered_at: null, open: false, position: wanted!.length, attendance: present, ...row })
      if (row['person_id']) there!.push(...of.map(({ caseId }) => ({ participant_id: own, appointment_id: id, case_id: caseId })))
    }
    add({ operator_id: child.responsible.id, part: 'operator', open: true, answer: 'accepted', attendance: one.state === 'not_come' ? 'present' : present })
    if (colleague) add({ operator_id: colleague.id, part: 'operator', open: true, answer: index % 3 ? 'waiting' : 'accepted' })
    if (!meeting) for (const own of children) add({ person_id: own.person.id, part: 'child', attendance: one.state === 'not_come' ? 'absent' : present }, [own])
    const parent = child.family.mother ?? child.family.father
    if (parent && (one.kind !== 'visita_domiciliare' || children.length > 1)) add({ person_id: parent.id, part: 'parent', attendance: one.state === 'not_come' ? 'present' : present })
    if (one.entry) minutes!.push({ appointment_id: id, case_id: child.caseId, diary_entry_id: one.entry['id'], written_by: one.entry['author_id'], written_at: one.entry['written_at'], version: 1 })
  }
  const roomRows = rooms.map(([body, unit, name, capacity, accessible, equipment]): Row => ({
    id: stableId(`room ${unit} ${name}`), organisation_id: bodyId(body), site_id: stableId(`site ${unit}`), name, capacity, accessible, equipment, active: true, version: 1,
  }))
  return [['agenda.room', roomRows], ['agenda.appointment', appointments!], ['agenda.matter', matters!], ['agenda.participant', wanted!], ['agenda.participant_file', there!], ['agenda.minutes', minutes!]]
}
