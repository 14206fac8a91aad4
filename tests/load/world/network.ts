import type pg from 'pg'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { insert, type Row } from '../../../src/demo/bulk.ts'
import { Chance } from '../../../src/demo/seed.ts'
import { idOf, kinds } from './chance.ts'
import { nameOf } from './names.ts'
import { teamsOf, type Plan } from './plan.ts'

export interface Team {
  unit: string
  body: string
  bodyNumber: number
  municipality: string
  workers: string[]
}

export interface Network {
  teams: Team[]
  partnerUnits: string[]
  partnerOperators: string[]
}

/** Bodies with their trees of units, and who works there: about 5,000 people when the world has a million. */
export async function loadNetwork(client: pg.Client, plan: Plan, today: PlainDate): Promise<Network> {
  const { rows: places } = await client.query<{ istat: string }>('select istat from kernel.municipality where valid_to is null order by istat')
  const made = new Builder(new Chance(51), addDays(today, -2200))
  for (let holder = 0; holder < plan.holders; holder++) made.holder(holder, places[(holder * 23) % places.length]!.istat)
  for (let partner = 0; partner < plan.partners; partner++) made.partner(plan.holders + partner)
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  for (const [table, rows] of made.tables) await insert(client, table, rows)
  // numbers of units and people in reach lists, and what each operator acts for: by the product's own functions
  await client.query(`select kernel.principal_of('unit', id) from network.unit order by id`)
  await client.query('select access.refresh_actor(id) from network.operator order by id')
  await client.query('commit')
  return made
}

class Builder implements Network {
  readonly teams: Team[] = []
  readonly partnerUnits: string[] = []
  readonly partnerOperators: string[] = []
  readonly #bodies: Row[] = []
  readonly #units: Row[] = []
  readonly #actors: Row[] = []
  readonly #operators: Row[] = []
  readonly #assignments: Row[] = []
  readonly #roles: Row[] = []
  readonly #chance: Chance
  readonly #since: PlainDate

  constructor(chance: Chance, since: PlainDate) {
    this.#chance = chance
    this.#since = since
  }

  get tables(): [table: string, rows: Row[]][] {
    return [
      ['network.organisation', this.#bodies], ['network.unit', this.#units], ['kernel.actor', this.#actors], ['network.operator', this.#operators],
      ['network.assignment', this.#assignments], ['access.role_assignment', this.#roles],
    ]
  }

  holder(number: number, municipality: string): void {
    const body = this.#body(number, number % 3 === 2 ? 'azienda_intercomunale' : 'comune', `Ente ${number + 1}`)
    const top = this.#unit(body, null, `Direzione ${number + 1}`, 'direzione')
    const service = this.#unit(body, top, `Servizio minori ${number + 1}`, 'servizio')
    this.#operator(body, top, 'manager')
    this.#operator(body, top, 'administrator')
    this.#operator(body, top, 'privacy_officer')
    this.#operator(body, service, 'coordinator')
    for (let index = 0; index < teamsOf(number); index++) {
      const unit = this.#unit(body, service, `Polo ${number + 1}.${index + 1}`, 'polo')
      const workers = [0, 1, 2].map(() => this.#operator(body, unit, 'worker'))
      this.teams.push({ unit, body, bodyNumber: number, municipality, workers })
    }
  }

  partner(number: number): void {
    const body = this.#body(number, this.#chance.pick(['comunita', 'scuola', 'ats_asl', 'cooperativa']), `Partner ${number + 1}`)
    const unit = this.#unit(body, null, `Servizio partner ${number + 1}`, 'servizio')
    this.partnerUnits.push(unit)
    for (let index = 0; index < 6; index++) this.partnerOperators.push(this.#operator(body, unit, 'partner'))
  }

  #body(number: number, kind: string, name: string): string {
    const id = idOf(kinds.organisation, number)
    this.#bodies.push({ id, kind, name, short_name: name, case_prefix: `E${String(number).padStart(4, '0')}`, active: true, installation: number === 0, idle_minutes: 15, version: 1 })
    return id
  }

  #unit(body: string, parent: string | null, name: string, kind: string): string {
    const id = idOf(kinds.unit, this.#units.length)
    this.#units.push({ id, organisation_id: body, parent_id: parent, name, kind, active: true, version: 1 })
    return id
  }

  #operator(body: string, unit: string, role: string): string {
    const n = this.#operators.length
    const id = idOf(kinds.operator, n)
    const { given, family } = nameOf(this.#chance, 'italia', this.#chance.maybe(0.8) ? 'F' : 'M')
    this.#actors.push({ id, display_name: `${given} ${family}`, organisation_id: body, language: 'it' })
    this.#operators.push({ id, organisation_id: body, given_name: given, family_name: family, active: true, version: 1 })
    this.#assignments.push({ id: idOf(kinds.assignment, n), operator_id: id, unit_id: unit, profession: 'assistente_sociale', kind: 'employed', weekly_hours: 36, valid_from: this.#since, version: 1 })
    this.#roles.push({ id: idOf(kinds.role, n), operator_id: id, unit_id: unit, role, valid_from: this.#since, version: 1 })
    return id
  }
}
