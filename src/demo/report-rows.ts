import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import { bodyId, municipalities, unitId, type Worker } from './network.ts'
import { origins } from './names.ts'
import { at, Chance, daysBefore, stableId } from './seed.ts'
import { reportFacts } from './stories.ts'

/** Reports that wait, and advice given: what a service finds on its desk in the morning. */
export function reportRows(staff: readonly Worker[], principals: ReadonlyMap<string, number>, today: PlainDate): [table: string, rows: Row[]][] {
  const chance = new Chance(99)
  const reports = Array.from({ length: 14 }, (_, index) => {
    const unit = index % 4 === 3 ? 'ufficio' : 'centrale'
    const clerk = staff.find((one) => one.unit === unit && one.role === 'worker')!
    const [source, urgency, facts] = reportFacts[index % reportFacts.length]!
    return { id: stableId(`report ${index}`), index, unit, clerk, source, urgency, facts, day: daysBefore(today, chance.between(0, 24)), municipality: unit === 'ufficio' ? '098031' : chance.pick(municipalities)[0] }
  })
  const year = Number(today.slice(0, 4))
  const prefix = (unit: string) => (unit === 'ufficio' ? 'LODI' : 'ASIO')
  const body = (unit: string) => bodyId(unit === 'ufficio' ? 'citta' : 'azienda')
  const ranks = new Map<string, number>()
  const rank = (unit: string) => ranks.set(unit, (ranks.get(unit) ?? 0) + 1).get(unit)!
  const subjects = reports.map(({ id, unit, clerk, day }) => ({ id: stableId(`grant ${id}`), subject: id, unit, by: clerk.id, from: at(day, 9) }))
  const advice = [
    ['scuola', 'obbligo', 'Un’insegnante chiede se una confidenza ricevuta in classe vada segnalata e a chi, e se debba avvisare prima la famiglia.', 'Chi insegna in una scuola pubblica è incaricato di pubblico servizio: se la confidenza riguarda un possibile reato procedibile d’ufficio serve la denuncia scritta, senza filtri del dirigente. La famiglia non si avvisa quando il fatto la riguarda.'],
    ['comune', 'come_segnalare', 'Un comune chiede come trasmettere una segnalazione quando il nucleo si è appena trasferito in un altro territorio.', null],
  ] as const
  const adviser = staff.find((one) => one.unit === 'centrale' && one.role === 'worker')!
  const adviceSubjects = advice.map((_, index) => ({ id: stableId(`grant advice ${index}`), subject: stableId(`advice ${index}`), unit: 'centrale', by: adviser.id, from: at(daysBefore(today, 9 - index * 6), 9) }))
  const opened = [...subjects, ...adviceSubjects]
  return [
    ['access.reach_grant', opened.map(({ id, subject, unit, by, from }) => ({
      id, subject, kind: 'holder', to_unit: unitId(unit), sections: [1, 2, 3, 4, 5, 6, 7, 8], legal_basis: 'compito_pubblico', valid_from: from, state: 'active', granted_by: by, granted_at: from, version: 1,
    }))],
    ['kernel.reach_source', opened.map(({ id, subject, unit, from }) => ({
      id, subject, effect: 'allow', principal: principals.get(unitId(unit)), sections: [1, 2, 3, 4, 5, 6, 7, 8], valid_from: from, valid_to: 'infinity',
    }))],
    ['intake.report', reports.map((one) => ({
      id: one.id, number: `SEG-${prefix(one.unit)}-${year}-${String(rank(one.unit)).padStart(6, '0')}`, organisation_id: body(one.unit), unit_id: unitId(one.unit), source: one.source, channel: 'email',
      received_at: at(one.day, 9, 20), urgency: one.urgency, municipality_istat: one.municipality, state: 'waiting', created_by: one.clerk.id, created_at: at(one.day, 9, 40), version: 1,
    }))],
    ['intake.report_facts', reports.map(({ id, facts, day }) => ({ report_id: id, facts, facts_on: daysBefore(day, 2), facts_place: null, facts_when: null }))],
    ['intake.reporter', reports.map(({ id, source }, index) => ({
      report_id: id, name: index % 3 === 0 ? 'Referente che segnala' : null, quality: 'Referente', organisation_name: source === 'scuola' ? 'Istituto comprensivo Frankel' : null, protected: source === 'vicino_cittadino',
      protection_reason: source === 'vicino_cittadino' ? 'Teme ritorsioni' : null,
    }))],
    ['intake.reported_child', reports.flatMap(({ id, source }, index) => Array.from({ length: index % 5 === 0 ? 2 : 1 }, (_, position) => ({
      id: stableId(`reported ${id} ${position}`), report_id: id, position, given: source === 'forze_ordine' ? null : chance.pick(origins.italia.girls)[0], family: source === 'forze_ordine' ? 'Sconosciuto' : origins.italia.families[index % origins.italia.families.length]![0],
      birth_year: Number(today.slice(0, 4)) - chance.between(5, 16), sex: source === 'forze_ordine' ? 'M' : 'F', school: source === 'scuola' ? 'Istituto comprensivo Frankel' : null,
    })))],
    ['intake.number_counter', [...ranks].map(([unit, last]) => ({ organisation_id: body(unit), kind: 'SEG', year, last }))],
    ['intake.advice', advice.map(([kind, topic, question, answer], index) => ({
      id: stableId(`advice ${index}`), number: `CON-ASIO-${year}-${String(index + 1).padStart(6, '0')}`, organisation_id: bodyId('azienda'), unit_id: unitId('centrale'), asked_by_kind: kind, municipality_istat: '015182',
      asked_at: at(daysBefore(today, 9 - index * 6), 10), topic, question, answer, answered_by: answer ? adviser.id : null, answered_at: answer ? at(daysBefore(today, 8), 12) : null, state: answer ? 'answered' : 'waiting',
      created_by: adviser.id, created_at: at(daysBefore(today, 9 - index * 6), 10), norms: [], version: 1,
    }))],
    ['intake.number_counter', [{ organisation_id: bodyId('azienda'), kind: 'CON', year, last: advice.length }]],
  ]
}
