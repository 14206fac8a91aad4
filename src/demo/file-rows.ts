import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { displayName, entryKeys, phoneKey, sortName } from '#modules/people/server/index.ts'
import type { Row } from './bulk.ts'
import type { Child, Person } from './children.ts'
import { origins } from './names.ts'
import { bodyId, unitId, type Worker } from './network.ts'
import { at, Chance, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

const nameOf = ({ given, family, original }: Person) => ({ given, family, original })
const phoneOf = (chance: Chance): string => `+39 3${chance.between(20, 99)} ${chance.between(100, 999)} ${chance.between(1000, 9999)}`

/** People with their facts: children, mothers and fathers, each once. */
export function peopleRows(all: readonly Child[]): Tables {
  const chance = new Chance(7)
  const people = new Map<string, { person: Person; by: Worker; opened: PlainDate; phone: string | null; child: Child | null }>()
  for (const child of all) {
    people.set(child.person.id, { person: child.person, by: child.responsible, opened: child.opened, phone: child.story.key === 'msna' ? phoneOf(chance) : null, child })
    for (const parent of [child.family.mother, child.family.father]) {
      if (parent && !people.has(parent.id)) people.set(parent.id, { person: parent, by: child.responsible, opened: child.opened, phone: phoneOf(chance), child: null })
    }
  }
  const rows = [...people.values()]
  const recorded = ({ by, opened }: (typeof rows)[number]) => ({ recorded_by: by.id, recorded_at: at(opened, 11) })
  return [
    ['people.person', rows.map(({ person, by, opened }) => ({
      id: person.id, display_name: displayName(nameOf(person)), original_name: person.original, sort_name: sortName(nameOf(person)), sex: person.sex, birth_date: person.born,
      birth_precision: person.invented ? 'year' : 'day', created_by: by.id, created_organisation: bodyId(by.body), created_at: at(opened, 11), version: 1,
    }))],
    ['people.name', rows.map((one) => ({
      id: stableId(`name ${one.person.id}`), person_id: one.person.id, kind: 'dichiarato', ...nameOf(one.person), script: one.person.original ? scriptOf(one.person) : null,
      source: 'dichiarata', chosen: true, ...recorded(one),
    }))],
    ['people.name', rows.filter(({ child }) => child?.story.key === 'msna').map((one) => ({
      id: stableId(`alias ${one.person.id}`), person_id: one.person.id, kind: 'alias', given: one.person.given.slice(0, -1), family: one.person.family, source: 'prima_identificazione', chosen: false, ...recorded(one),
    }))],
    ['people.birth_fact', rows.map((one) => ({
      id: stableId(`birth ${one.person.id}`), person_id: one.person.id, date: one.person.born, precision: one.person.invented ? 'year' : 'day', place: [chance.pick<string>(origins[one.person.origin].places), one.person.birthPlace].findLast(Boolean),
      country: origins[one.person.origin].country, source: one.child?.story.key === 'msna' ? 'dichiarata' : 'documento_italiano', reliability: one.person.invented ? 'incerta' : 'probabile', chosen: true, ...recorded(one),
    }))],
    ['people.nationality', rows.map((one) => ({ id: stableId(`nation ${one.person.id}`), person_id: one.person.id, country: origins[one.person.origin].country, source: 'dichiarata', ...recorded(one) }))],
    ['people.spoken_language', rows.map((one) => ({
      id: stableId(`tongue ${one.person.id}`), person_id: one.person.id, language: origins[one.person.origin].language, mother_tongue: true, interpreter: one.child?.story.key === 'msna', ...recorded(one),
    }))],
    ['people.contact', rows.filter(({ phone }) => phone).map((one) => ({
      id: stableId(`phone ${one.person.id}`), person_id: one.person.id, kind: 'cellulare', value: one.phone, normalised: one.phone!.replace(/[^\d+]/g, ''), protected: false, ...recorded(one),
    }))],
    ['people.address', all.map((child) => ({
      id: stableId(`home ${child.index}`), person_id: child.person.id, kind: child.community ? 'struttura' : 'residenza', at_name: child.community === 'corte' ? 'Comunità La Corte' : child.community ? 'Casa Gelso' : null,
      street: child.community ? 'indirizzo della comunità' : `via ${chance.pick(['Dante', 'Garibaldi', 'dei Tigli', 'Lombardia', 'Verdi', 'Cadorna'])} ${chance.between(1, 90)}`,
      municipality_istat: child.municipality, country: 'IT', protected: child.community === 'gelso', valid_from: child.opened, recorded_by: child.responsible.id, recorded_at: at(child.opened, 11),
    }))],
    ['people.relation', all.flatMap((child) => relations(child))],
    ['people.search_entry', rows.map(({ person, phone }) => ({
      person_id: person.id, ...entryKeys([`${person.given} ${person.family}`, person.original].filter((text): text is string => Boolean(text))), exact: phone ? [phoneKey(phone)] : [],
    }))],
  ]
}

const scripts: Record<string, string> = { EG: 'Arab', PK: 'Arab', BD: 'Beng', UA: 'Cyrl' }
const scriptOf = (person: Person): string | null => scripts[origins[person.origin].country] ?? null

function relations(child: Child): Row[] {
  const tie = (key: string, from: Person, to: Person, type: string): Row => ({
    id: stableId(`relation ${key} ${child.index}`), from_person: from.id, to_person: to.id, type, source: 'dichiarata', recorded_by: child.responsible.id, recorded_at: at(child.opened, 11),
  })
  const { mother, father, together } = child.family
  return [
    ...(mother ? [tie('mother', mother, child.person, 'madre')] : []),
    ...(father ? [tie('father', father, child.person, 'padre')] : []),
    ...(mother && father && !child.siblingGroup ? [tie('couple', mother, father, together ? 'convivente' : 'ex_convivente')] : []),
  ]
}

/** Who reaches each file: the unit that holds it, and the bodies invited to some sections. */
export function reachRows(all: readonly Child[], principals: ReadonlyMap<string, number>): Tables {
  const grants: Row[] = []
  const sources: Row[] = []
  const open = (child: Child, key: string, kind: string, unit: string, sections: number[], basis: string, reason: string | null, until: PlainDate | null) => {
    const id = stableId(`grant ${key} ${child.index}`)
    const period = { valid_from: at(child.opened, 10), valid_to: until && at(until, 23) }
    grants.push({ id, subject: child.caseId, kind, to_unit: unitId(unit), sections, legal_basis: basis, reason, ...period, state: 'active', granted_by: child.responsible.id, granted_at: at(child.opened, 10), version: 1 })
    sources.push({ id, subject: child.caseId, effect: 'allow', principal: principals.get(unitId(unit)), sections, valid_from: period.valid_from, valid_to: period.valid_to ?? 'infinity' })
  }
  for (const child of all) {
    open(child, 'holder', 'holder', child.unit, [1, 2, 3, 4, 5, 6, 7, 8], 'compito_pubblico', null, null)
    if (child.story.key === 'msna') open(child, 'support', 'invited', 'supporto', [1, 2, 4, 5, 6], 'incarico', 'Servizio di supporto affidato alla cooperativa', null)
    if (child.community) open(child, 'community', 'invited', child.community, child.community === 'gelso' ? [1, 2, 4, 5, 7] : [1, 2, 4, 5, 6], 'accordo', 'Accoglienza in comunità', null)
    if (child.story.key === 'dispersione' && child.index % 2 === 0) open(child, 'school', 'invited', 'scuola', [5], 'accordo', 'Protocollo contro la dispersione scolastica', addDays(child.opened, 540))
    if (child.story.key === 'assistita') open(child, 'npi', 'invited', 'npi', [4], 'accordo', 'Presa in carico in neuropsichiatria', null)
  }
  return [['access.reach_grant', grants], ['kernel.reach_source', sources]]
}

const phases = ['accesso', 'valutazione', 'progetto', 'erogazione', 'valutazione_finale']
const phasesUntil = (last: string): string[] => phases.slice(0, phases.indexOf(last) + 1)

/** The files, their teams, phases and histories, and through which file each person is seen. */
export function caseRows(all: readonly Child[], staff: readonly Worker[]): Tables {
  const members = new Map<string, Row>()
  const see = (person: Person | null, child: Child, section: number) => person && members.set(`${person.id} ${child.caseId}`, { member: person.id, subject: child.caseId, section })
  for (const child of all) {
    see(child.person, child, 0)
    see(child.family.mother, child, 1)
    see(child.family.father, child, 1)
    if (child.siblingGroup) for (const other of all) if (other !== child && other.siblingGroup === child.siblingGroup) see(other.person, child, 1)
  }
  const counters = new Map<string, number>()
  const numberOf = (child: Child): string => {
    const year = child.opened.slice(0, 4)
    const body = child.unit === 'ufficio' ? 'citta' : 'azienda'
    const next = (counters.get(`${body} ${year}`) ?? 0) + 1
    counters.set(`${body} ${year}`, next)
    return `${body === 'citta' ? 'LODI' : 'ASIO'}-${year}-${String(next).padStart(6, '0')}`
  }
  const sorted = [...all].sort((a, b) => a.opened.localeCompare(b.opened) || a.index - b.index)
  const psychologist = staff.find((one) => one.unit === 'centrale' && one.profession === 'psicologo')!
  return [
    ['kernel.reach_member', [...members.values()]],
    ['cases.case_file', sorted.map((child) => ({
      id: child.caseId, number: numberOf(child), organisation_id: bodyId(child.unit === 'ufficio' ? 'citta' : 'azienda'), unit_id: unitId(child.unit), responsible_id: child.responsible.id, child_id: child.person.id,
      child_name: '', child_sort: '', municipality_istat: child.municipality, pole_unit_id: child.unit.startsWith('polo') ? unitId(child.unit) : null, phase: child.phase,
      status: child.closed ? 'closed' : 'open', opened_on: child.opened, sibling_group: child.siblingGroup, closed_on: child.closed, closing_reason: child.closed ? 'bisogno_risolto' : null,
      closing_situation: child.closed ? 'famiglia' : null, closing_words: child.closed ? 'Obiettivi raggiunti; il nucleo prosegue con i servizi territoriali.' : null, last_activity_at: at(child.opened, 10), allow: [], deny: [], version: 1,
    }))],
    ['cases.number_counter', [...counters].map(([key, last]) => ({ organisation_id: bodyId(key.split(' ')[0]!), year: Number(key.split(' ')[1]), last }))],
    ['cases.team_member', all.filter((child) => child.unit === 'centrale' && child.responsible.id !== psychologist.id).map((child) => ({
      id: stableId(`team ${child.index}`), case_id: child.caseId, operator_id: psychologist.id, role: 'psicologo', valid_from: child.opened,
    }))],
    ['cases.phase_change', all.flatMap((child) => phasesUntil(child.phase).map((phase, step) => ({
      id: stableId(`phase ${child.index} ${step}`), case_id: child.caseId, phase, at: at(addDays(child.opened, step * 70), 12), by_operator: child.responsible.id, words: null,
    })))],
    ['cases.file_event', all.flatMap((child) => [
      { id: stableId(`opened ${child.index}`), case_id: child.caseId, kind: 'opened', at: at(child.opened, 10), by_operator: child.responsible.id, detail: {} },
      ...(child.closed ? [{ id: stableId(`closed ${child.index}`), case_id: child.caseId, kind: 'closed', at: at(child.closed, 16), by_operator: child.responsible.id, detail: {} }] : []),
    ])],
    ['cases.danger_warning', all.filter((child) => child.index % 17 === 3 && !child.closed).map((child) => ({
      id: stableId(`danger ${child.index}`), case_id: child.caseId, kind: child.index % 2 ? 'cane' : 'mai_da_soli', raised_by: child.responsible.id, raised_at: at(addDays(child.opened, 12), 15), version: 1,
      words: child.index % 2 ? 'Cane di grossa taglia in cortile: telefonare prima di entrare.' : 'Visita solo in due: tensioni con un convivente.', review_on: addDays(child.opened, 190),
    }))],
  ]
}
