import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import { workers } from './names.ts'
import { daysBefore, stableId } from './seed.ts'

interface BodyPlan {
  key: string
  kind: string
  name: string
  short: string
  prefix: string
  istat: string
  units: readonly [key: string, name: string, kind: string, parent: string | null][]
  sites: readonly [unit: string, name: string, street: string, secret?: true][]
}

/** The bodies of the demonstration: invented names in real municipalities. */
export const bodies: readonly BodyPlan[] = [
  {
    key: 'azienda', kind: 'azienda_intercomunale', name: 'Azienda Sociale Intercomunale Olona', short: 'ASI Olona', prefix: 'ASIO', istat: '015182',
    units: [
      ['azienda', 'ASI Olona, direzione', 'area', null],
      ['tutela', 'Servizio tutela minori', 'servizio', 'azienda'],
      ['centrale', 'Équipe centrale di valutazione', 'equipe', 'tutela'],
      ['polo-rho', 'Polo territoriale di Rho', 'polo', 'tutela'],
      ['polo-arese', 'Polo territoriale di Arese', 'polo', 'tutela'],
      ['polo-settimo', 'Polo territoriale di Settimo Milanese', 'polo', 'tutela'],
    ],
    sites: [['centrale', 'Sede centrale', 'via dei Cornaggia 33'], ['polo-rho', 'Polo di Rho', 'via Meda 20'], ['polo-arese', 'Polo di Arese', 'via Roma 2'], ['polo-settimo', 'Polo di Settimo', 'piazza degli Eroi 5']],
  },
  {
    key: 'citta', kind: 'comune', name: 'Comune di Lodi', short: 'Comune di Lodi', prefix: 'LODI', istat: '098031',
    units: [['citta', 'Servizi sociali', 'area', null], ['ufficio', 'Ufficio tutela minori e MSNA', 'servizio', 'citta']],
    sites: [['ufficio', 'Ufficio tutela', 'piazza Mercato 5']],
  },
  {
    key: 'cooperativa', kind: 'cooperativa', name: 'Cooperativa sociale Il Ponte di Carta', short: 'Il Ponte di Carta', prefix: 'PONTE', istat: '098031',
    units: [['supporto', 'Servizio di supporto MSNA', 'servizio', null]],
    sites: [['supporto', 'Sportello di supporto', 'via Solferino 72']],
  },
  {
    key: 'comunita1', kind: 'comunita', name: 'Comunità educativa La Corte', short: 'La Corte', prefix: 'CORTE', istat: '098031',
    units: [['corte', 'Comunità La Corte', 'struttura', null]], sites: [['corte', 'La Corte', 'via del Sandone 11']],
  },
  {
    key: 'comunita2', kind: 'comunita', name: 'Comunità Casa Gelso', short: 'Casa Gelso', prefix: 'GELSO', istat: '015182',
    units: [['gelso', 'Casa Gelso', 'struttura', null]], sites: [['gelso', 'Casa Gelso', 'via dei Gelsi 4', true]],
  },
  {
    key: 'ats', kind: 'ats_asl', name: 'ATS Valle Olona – Neuropsichiatria infantile', short: 'NPI Valle Olona', prefix: 'NPIVO', istat: '015182',
    units: [['npi', 'Neuropsichiatria infantile', 'servizio', null]], sites: [['npi', 'Poliambulatorio', 'corso Europa 250']],
  },
  {
    key: 'scuola', kind: 'scuola', name: 'Istituto comprensivo Anna Frankel', short: 'IC Frankel', prefix: 'ICAF', istat: '015182',
    units: [['scuola', 'Istituto comprensivo Frankel', 'plesso', null]], sites: [['scuola', 'Secondaria di primo grado', 'via San Martino 22']],
  },
  {
    key: 'mediatori', kind: 'cooperativa', name: 'Cooperativa mediatori Voci Vicine', short: 'Voci Vicine', prefix: 'VOCI', istat: '015146',
    units: [['voci', 'Mediazione linguistico-culturale', 'servizio', null]], sites: [['voci', 'Sede', 'via Padova 61']],
  },
  {
    key: 'affido', kind: 'associazione_affido', name: 'Associazione famiglie affidatarie Porta Aperta', short: 'Porta Aperta', prefix: 'PORTA', istat: '015182',
    units: [['affido', 'Porta Aperta', 'servizio', null]], sites: [['affido', 'Sede', 'via Madonna 63']],
  },
]

/** The nine municipalities of the company, by pole. */
export const municipalities: readonly [istat: string, pole: string][] = [
  ['015182', 'polo-rho'], ['015170', 'polo-rho'], ['015179', 'polo-rho'],
  ['015009', 'polo-arese'], ['015116', 'polo-arese'], ['015154', 'polo-arese'],
  ['015211', 'polo-settimo'], ['015087', 'polo-settimo'], ['015229', 'polo-settimo'],
]

export interface Worker {
  id: string
  name: string
  username: string
  unit: string
  body: string
  role: string
  profession: string
  until: PlainDate | null
}

type Post = [unit: string, role: string, profession: string, more?: { until?: number; also?: [unit: string, role: string]; languages?: string[] }]

/** Who works where, in the order of `workers`. */
const posts: readonly Post[] = [
  ['centrale', 'worker', 'assistente_sociale'], ['centrale', 'worker', 'psicologo'], ['tutela', 'coordinator', 'coordinatore'], ['azienda', 'manager', 'responsabile'],
  ['centrale', 'worker', 'assistente_sociale'], ['polo-rho', 'worker', 'assistente_sociale'], ['polo-rho', 'worker', 'assistente_sociale'], ['polo-rho', 'coordinator', 'coordinatore'],
  ['polo-arese', 'worker', 'assistente_sociale'], ['polo-arese', 'worker', 'assistente_sociale'], ['polo-settimo', 'worker', 'assistente_sociale'], ['polo-settimo', 'worker', 'assistente_sociale'],
  ['centrale', 'specialist', 'psicologo', { until: 240 }], ['polo-rho', 'specialist', 'psicologo', { until: 90 }], ['azienda', 'specialist', 'consulente_legale', { until: 150 }],
  ['azienda', 'administrator', 'amministrativo'], ['azienda', 'privacy_officer', 'responsabile'], ['tutela', 'clerk', 'amministrativo'], ['azienda', 'observer', 'osservatorio'],
  ['ufficio', 'worker', 'assistente_sociale'], ['ufficio', 'worker', 'assistente_sociale'], ['ufficio', 'coordinator', 'coordinatore'], ['citta', 'administrator', 'amministrativo'],
  ['citta', 'privacy_officer', 'responsabile'], ['ufficio', 'front_desk', 'amministrativo'], ['supporto', 'worker', 'educatore'], ['supporto', 'coordinator', 'coordinatore'],
  ['supporto', 'worker', 'psicologo'], ['corte', 'coordinator', 'coordinatore'], ['corte', 'educator', 'educatore', { languages: ['ara', 'fra'] }], ['corte', 'educator', 'educatore', { languages: ['ara'] }],
  ['gelso', 'educator', 'educatore', { languages: ['ron'] }], ['voci', 'mediator', 'mediatore_culturale', { languages: ['ben', 'urd'] }], ['voci', 'mediator', 'mediatore_culturale', { languages: ['ukr', 'rus'] }],
  ['voci', 'mediator', 'mediatore_culturale', { languages: ['fra', 'wol', 'man'] }], ['npi', 'partner', 'psicologo'], ['scuola', 'partner', 'responsabile'], ['affido', 'partner', 'coordinatore'],
  ['gelso', 'coordinator', 'coordinatore'], ['scuola', 'partner', 'educatore'],
]

const areaCode = ({ istat }: BodyPlan): string => (istat.startsWith('098') ? '0371' : '02')
/** Where a site is: a pole in the first of its municipalities, others where their body is. */
const townOf = (unit: string, body: BodyPlan): string => municipalities.find(([, pole]) => pole === unit)?.[0] ?? body.istat
export const unitId = (key: string): string => stableId(`unit ${key}`)
export const bodyId = (key: string): string => stableId(`body ${key}`)
const bodyOf = (unit: string): BodyPlan => bodies.find((body) => body.units.some(([key]) => key === unit))!

/** Everybody who works in the demonstration. */
export function staff(today: PlainDate): Worker[] {
  return workers.map((name, index) => {
    const [unit, role, profession, more] = posts[index]!
    const username = name.toLowerCase().replace(' ', '.')
    return { id: stableId(`worker ${name}`), name, username, unit, body: bodyOf(unit).key, role, profession, until: more?.until ? daysBefore(today, -more.until) : null }
  })
}

/** Rows of the network tables, in the order in which they can be inserted. */
export function networkRows(people: readonly Worker[], today: PlainDate): [table: string, rows: Row[]][] {
  const start = daysBefore(today, 900)
  const units = bodies.flatMap((body) => body.units.map(([key, name, kind, parent]) => ({
    id: unitId(key), organisation_id: bodyId(body.key), parent_id: parent && unitId(parent), name, kind, active: true, version: 1,
    contact: `${areaCode(body)} 555 ${String(1000 + key.length * 37).slice(-4)}`,
  })))
  return [
    ['network.organisation', bodies.map((body) => ({
      id: bodyId(body.key), kind: body.kind, name: body.name, short_name: body.short, case_prefix: body.prefix, municipality_istat: body.istat, active: true, version: 1,
      email: `info@${body.prefix.toLowerCase()}.esempio.it`, phone: `${areaCode(body)} 555 0100`, installation: body.key === 'azienda', idle_minutes: 15,
    }))],
    ['network.unit', units.filter((unit) => unit.parent_id === null)],
    ['network.unit', units.filter((unit) => unit.parent_id !== null && bodies.some((body) => unitId(body.units[0]![0]) === unit.parent_id))],
    ['network.unit', units.filter((unit) => unit.parent_id === unitId('tutela'))],
    ['network.site', bodies.flatMap((body) => body.sites.map(([unit, name, street, secret]) => ({
      id: stableId(`site ${unit}`), organisation_id: bodyId(body.key), unit_id: unitId(unit), name, street, municipality_istat: townOf(unit, body), secret: secret ?? false, active: true, version: 1,
    })))],
    ['network.opening_hour', bodies.flatMap((body) => body.sites.flatMap(([unit]) => [1, 2, 3, 4, 5].map((weekday) => ({
      id: stableId(`hours ${unit} ${weekday}`), site_id: stableId(`site ${unit}`), weekday, opens: '09:00', closes: weekday === 5 ? '13:00' : '17:00',
    }))))],
    ['network.accreditation', (['comunita1', 'comunita2'] as const).map((key, index) => ({
      id: stableId(`accreditation ${key}`), organisation_id: bodyId(key), kind: 'Comunità educativa per minori', act_number: `${112 + index}/2024`, authority: 'Ambito territoriale',
      valid_from: daysBefore(today, 700), valid_to: daysBefore(today, -395), version: 1,
    }))],
    ['network.agreement', [['azienda', 'ats', 'Protocollo per la valutazione integrata'], ['azienda', 'scuola', 'Protocollo contro la dispersione scolastica'], ['citta', 'cooperativa', 'Affidamento del servizio di supporto MSNA'], ['azienda', 'affido', 'Convenzione per la promozione dell’affido'], ['citta', 'mediatori', 'Servizio di mediazione']].map(([one, other, title], index) => ({
      id: stableId(`agreement ${index}`), organisation_id: bodyId(one!), other_organisation_id: bodyId(other!), kind: index === 3 ? 'convenzione' : 'protocollo', title, protocol_number: `${2045 + index}/2025`,
      valid_from: daysBefore(today, 500), valid_to: daysBefore(today, -230), version: 1,
    }))],
    ['network.territory', [
      ...municipalities.map(([istat, pole]) => ({ id: stableId(`territory ${istat}`), unit_id: unitId(pole), municipality_istat: istat, service: 'tutela_minori', valid_from: start, version: 1 })),
      { id: stableId('territory lodi'), unit_id: unitId('ufficio'), municipality_istat: '098031', service: 'tutela_minori', valid_from: start, version: 1 },
    ]],
    ['kernel.actor', people.map(({ id, name, body }) => ({ id, display_name: name, organisation_id: bodyId(body), language: 'it' }))],
    ['network.operator', people.map(({ id, name, body, username }) => {
      const [given, ...family] = name.split(' ')
      return { id, organisation_id: bodyId(body), given_name: given, family_name: family.join(' '), email: `${username}@esempio.it`, active: true, version: 1 }
    })],
    ['network.operator_language', people.flatMap(({ id }, index) => (posts[index]![3]?.languages ?? []).map((language) => ({ operator_id: id, language, level: 'C2' })))],
    ['network.assignment', people.map((one) => ({
      id: stableId(`assignment ${one.name}`), operator_id: one.id, unit_id: unitId(one.unit), profession: one.profession, kind: one.until ? 'assigned' : 'employed',
      weekly_hours: one.until ? 12 : 36, valid_from: start, valid_to: one.until, version: 1,
    }))],
    ['access.role_assignment', people.map((one) => ({
      id: stableId(`role ${one.name}`), operator_id: one.id, unit_id: unitId(one.unit), role: one.role, valid_from: start, version: 1,
    }))],
  ]
}
