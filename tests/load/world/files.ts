import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { displayName, sortName } from '#modules/people/server/index.ts'
import { at, Chance } from '../../../src/demo/seed.ts'
import { idOf, kinds, skewed } from './chance.ts'
import type { Cell } from './copy-writer.ts'
import { familyOf, nameOf, originOf, searchKeys, type Named } from './names.ts'
import type { Network, Team } from './network.ts'
import type { Plan } from './plan.ts'

/** Tables that one walk through the files fills, with the columns given. */
export const fileTables = {
  person: ['people.person', 'id', 'display_name', 'sort_name', 'sex', 'birth_date', 'birth_precision', 'created_by', 'created_organisation', 'created_at'],
  name: ['people.name', 'id', 'person_id', 'kind', 'given', 'family', 'source', 'chosen', 'recorded_by', 'recorded_at'],
  birth: ['people.birth_fact', 'id', 'person_id', 'date', 'precision', 'source', 'reliability', 'chosen', 'recorded_by', 'recorded_at'],
  contact: ['people.contact', 'id', 'person_id', 'kind', 'value', 'normalised', 'recorded_by', 'recorded_at'],
  relation: ['people.relation', 'id', 'from_person', 'to_person', 'type', 'source', 'recorded_by', 'recorded_at'],
  search: ['people.search_entry', 'person_id', 'tokens', 'keys', 'exact'],
  member: ['kernel.reach_member', 'member', 'subject', 'section'],
  grant: ['access.reach_grant', 'id', 'subject', 'kind', 'to_unit', 'to_operator', 'sections', 'legal_basis', 'valid_from', 'valid_to', 'state', 'granted_by', 'granted_at'],
  withholding: ['access.withholding', 'id', 'subject', 'from_operator', 'sections', 'reason', 'valid_from', 'set_by', 'set_at'],
  source: ['kernel.reach_source', 'id', 'subject', 'effect', 'principal', 'sections', 'valid_from', 'valid_to'],
  file: [
    'load.case_file', 'id', 'number', 'organisation_id', 'unit_id', 'responsible_id', 'child_id', 'child_name', 'child_sort', 'child_birth', 'municipality_istat',
    'pole_unit_id', 'phase', 'status', 'opened_on', 'sibling_group', 'closed_on', 'closing_reason', 'closing_situation', 'last_activity_at',
  ],
  phase: ['cases.phase_change', 'id', 'case_id', 'phase', 'at', 'by_operator'],
  event: ['cases.file_event', 'id', 'case_id', 'kind', 'at', 'by_operator', 'detail'],
  team: ['cases.team_member', 'id', 'case_id', 'operator_id', 'role', 'valid_from'],
  warning: ['cases.danger_warning', 'id', 'case_id', 'kind', 'words', 'raised_by', 'raised_at', 'review_on'],
} as const
export type FileTable = keyof typeof fileTables
export type Put = (table: FileTable, ...cells: readonly Cell[]) => void

/** What the diary must know of each file. */
export interface Told {
  worker: string
  child: string
  given: string
  opened: number
  closed: number
}

export const DAY = 86_400_000
const phases = ['accesso', 'valutazione', 'progetto', 'erogazione', 'valutazione_finale']
const everything = [1, 2, 3, 4, 5, 6, 7, 8]
const invitations = [[5], [1, 2, 4, 5, 6], [4], [1, 2, 5]]

/** When the n-th of ten entries of a file happened: spread over its life, never in the same order of minutes. */
export function entryAt(file: number, n: number, { opened, closed }: Pick<Told, 'opened' | 'closed'>): number {
  const shake = ((Math.imul(file + 1, 2654435761) ^ Math.imul(n + 7, 40503)) >>> 0) / 4294967296
  return opened + Math.floor(((closed - opened) * (n + shake * 0.9)) / 10)
}

/** Walks through the files in the order in which they were opened; each with its child, family, reach and beginnings. */
export class FileMaker {
  readonly told: Told[] = []
  readonly #chance = new Chance(77)
  readonly #plan: Plan
  readonly #network: Network
  readonly #principals: ReadonlyMap<string, number>
  readonly #today: PlainDate
  readonly #put: Put
  readonly #numbers = new Map<string, number>()
  #people = 0
  #grants = 0
  #relations = 0
  #before: { team: Team; family: string; relatives: string[]; group: string } | null = null

  constructor(plan: Plan, network: Network, principals: ReadonlyMap<string, number>, today: PlainDate, put: Put) {
    this.#plan = plan
    this.#network = network
    this.#principals = principals
    this.#today = today
    this.#put = put
  }

  make(f: number): void {
    const { files, people } = this.#plan
    const chance = this.#chance
    const sibling = this.#before
    const team = sibling?.team ?? chance.pick(this.#network.teams)
    const worker = chance.pick(team.workers)
    const opened = addDays(this.#today, -1800 + Math.floor((f * 1795) / files))
    const length = Math.max(1, Math.round((Date.parse(this.#today) - Date.parse(opened)) / DAY))
    const closedOn = length > 400 && chance.maybe(0.3) ? addDays(opened, chance.between(200, length - 1)) : null
    const origin = originOf(chance)
    const family = sibling?.family ?? familyOf(chance, origin)
    const child = nameOf(chance, origin, chance.maybe(0.53) ? 'M' : 'F', family)
    const born = addDays(this.#today, -chance.between(300, 17 * 365))
    const childId = this.#person(child, born, worker, team, opened, false)
    const relatives = [...(sibling?.relatives ?? [])]
    const own = Math.floor(((f + 1) * (people - files)) / files) - Math.floor((f * (people - files)) / files)
    for (let index = 0; index < own; index++) relatives.push(this.#relative(index, childId, family, origin, worker, team, opened))
    const group = sibling?.group ?? (chance.maybe(0.1) ? idOf(kinds.group, f) : null)
    this.#before = !sibling && group ? { team, family, relatives, group } : null
    const id = idOf(kinds.file, f)
    this.#put('member', childId, id, 0)
    for (const one of relatives) this.#put('member', one, id, 1)
    this.#reach(f, id, team, worker, opened)
    const told: Told = { worker, child: childId, given: child.given, opened: Date.parse(at(opened, 10)), closed: closedOn ? Date.parse(at(closedOn, 10)) : Date.parse(this.#today) }
    this.told.push(told)
    this.#life(f, id, team, worker, opened, closedOn, { child, childId, born, group, last: new Date(entryAt(f, 9, told)).toISOString() })
  }

  #person(named: Named, born: PlainDate, by: string, team: Team, day: PlainDate, adult: boolean): string {
    const n = this.#people++
    const id = idOf(kinds.person, n)
    const when = at(day, 11)
    const parts = { given: named.given, family: named.family, original: null }
    this.#put('person', id, displayName(parts), sortName(parts), named.sex, born, 'day', by, team.body, when)
    this.#put('name', idOf(kinds.name, n), id, 'dichiarato', named.given, named.family, 'dichiarata', true, by, when)
    this.#put('birth', idOf(kinds.birth, n), id, born, 'day', 'dichiarata', 'probabile', true, by, when)
    const phone = adult && this.#chance.maybe(0.6) ? `+393${this.#chance.between(200_000_000, 999_999_999)}` : null
    if (phone) this.#put('contact', idOf(kinds.contact, n), id, 'cellulare', phone, phone, by, when)
    const { tokens, keys } = searchKeys(named)
    this.#put('search', id, tokens, keys, phone ? [phone.slice(-8)] : [])
    return id
  }

  #relative(index: number, childId: string, family: string, origin: ReturnType<typeof originOf>, by: string, team: Team, day: PlainDate): string {
    const sex = index === 1 ? 'M' : 'F'
    const named = nameOf(this.#chance, origin, sex, index === 1 ? family : undefined)
    const id = this.#person(named, addDays(this.#today, -this.#chance.between(24 * 365, 60 * 365)), by, team, day, true)
    this.#put('relation', idOf(kinds.relation, this.#relations++), id, childId, ['madre', 'padre', 'nonna'][index] ?? 'zia', 'dichiarata', by, at(day, 11))
    return id
  }

  /** The unit that holds it; some are opened to others, for a time or without end; a few are kept from somebody. */
  #reach(f: number, id: string, team: Team, worker: string, opened: PlainDate): void {
    const chance = this.#chance
    const from = at(opened, 9)
    const open = (kind: string, unit: string | null, operator: string | null, sections: number[], until: PlainDate | null) => {
      const grant = idOf(kinds.grant, this.#grants++)
      const to = until && at(until, 23)
      this.#put('grant', grant, id, kind, unit, operator, sections, 'compito_pubblico', from, to, 'active', worker, from)
      this.#put('source', grant, id, 'allow', this.#principals.get((unit ?? operator)!)!, sections, from, to ?? 'infinity')
    }
    open('holder', team.unit, null, everything, null)
    if (chance.maybe(0.15)) open('invited', this.#network.partnerUnits[skewed(chance, this.#network.partnerUnits.length, 1.3)]!, null, chance.pick(invitations), null)
    if (chance.maybe(0.03)) open('invited', chance.pick(this.#network.teams).unit, null, [1, 2, 5], addDays(this.#today, chance.between(30, 700)))
    if (chance.maybe(0.02)) open('team', null, chance.pick(this.#network.partnerOperators), [1, 2, 4], addDays(this.#today, chance.between(30, 700)))
    if (!chance.maybe(0.005)) return
    const rule = idOf(kinds.withholding, f)
    const kept = chance.pick(this.#network.partnerOperators)
    this.#put('withholding', rule, id, kept, [0], 'conflitto_interessi', from, worker, from)
    this.#put('source', rule, id, 'withhold', this.#principals.get(kept)!, [0], from, 'infinity')
  }

  #life(f: number, id: string, team: Team, worker: string, opened: PlainDate, closedOn: PlainDate | null, more: { child: Named; childId: string; born: PlainDate; group: string | null; last: string }): void {
    const chance = this.#chance
    const parts = { given: more.child.given, family: more.child.family, original: null }
    const phase = closedOn ? 'valutazione_finale' : chance.pick(phases)
    this.#put(
      'file', id, this.#number(team, opened), team.body, team.unit, worker, more.childId, displayName(parts), sortName(parts), more.born, team.municipality, team.unit, phase,
      closedOn ? 'closed' : 'open', opened, more.group, closedOn, closedOn && 'bisogno_risolto', closedOn && 'famiglia', more.last,
    )
    this.#put('phase', idOf(kinds.phase, f * 2), id, 'accesso', at(opened, 10), worker)
    this.#put('phase', idOf(kinds.phase, f * 2 + 1), id, phase, at(addDays(opened, 1), 10), worker)
    this.#put('event', idOf(kinds.event, f * 2), id, 'opened', at(opened, 10), worker, '{}')
    if (closedOn) this.#put('event', idOf(kinds.event, f * 2 + 1), id, 'closed', at(closedOn, 16), worker, '{}')
    if (chance.maybe(0.3)) this.#put('team', idOf(kinds.team, f), id, chance.pick(team.workers), 'psicologo', opened)
    if (!closedOn && chance.maybe(0.04)) this.#put('warning', idOf(kinds.warning, f), id, 'mai_da_soli', 'Visita solo in due: tensioni con un convivente.', worker, at(opened, 15), addDays(this.#today, 60))
  }

  #number(team: Team, opened: PlainDate): string {
    const key = `E${String(team.bodyNumber).padStart(4, '0')}-${opened.slice(0, 4)}`
    const next = (this.#numbers.get(key) ?? 0) + 1
    this.#numbers.set(key, next)
    return `${key}-${String(next).padStart(6, '0')}`
  }
}
