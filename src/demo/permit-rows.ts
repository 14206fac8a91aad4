import { addDays, ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { origins } from './names.ts'
import { at, Chance, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

const eighteen = (born: PlainDate): PlainDate => `${Number(born.slice(0, 4)) + 18}${born.slice(4) === '-02-29' ? '-02-28' : born.slice(4)}` as PlainDate
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

const blank = {
  number: null, authority: 'Questura di Milano', asked_on: null, appointment_on: null, appointment_time: null, receipt_number: null, receipt_on: null, issued_on: null,
  expires_on: null, delivered_on: null, refused_on: null, appeal_note: null, follows_id: null, document_id: null, note: null, closed_on: null, closed_words: null, version: 1,
}

/** Permits and status of those who came from abroad: some in hand, some under renewal, some expired, some just asked for. */
export function permitRows(all: readonly Child[], today: PlainDate): Tables {
  const chance = new Chance(59)
  const permits: Row[] = []
  const renewals: Row[] = []
  const opinions: Row[] = []
  for (const child of all) {
    const country = origins[child.person.origin].country
    if (country === 'IT') continue
    const kind = country === 'RO' ? 'cittadino_ue' : child.story.key === 'msna' ? (chance.maybe(0.25) ? 'richiesta_asilo' : 'minore_eta') : country === 'UA' ? 'prot_temporanea' : 'famiglia'
    const permit = permitOf(chance, child, kind, today)
    permits.push(permit)
    const by = { created_by: child.responsible.id, created_at: at(addDays(child.opened, 9), 15) }
    const near = permit.state === 'delivered' && permit.expires_on && (permit.expires_on as string) < addDays(today, 40)
    const drawn = near && chance.maybe(0.5)
    // hardly anybody lets one expire without asking
    const asksToo = near && !drawn && (permit.expires_on as string) < today && child.index % 5 !== 0
    if (drawn || asksToo) {
      const luck = drawn ? chance : new Chance(child.index)
      const asked = earlier(addDays(permit.expires_on as PlainDate, -20), addDays(today, -3))
      renewals.push({
        id: stableId(`renewal ${child.index}`), permit_id: permit.id, to_kind: kind, asked_on: asked, way: 'kit', appointment_on: addDays(today, luck.between(4, 30)), appointment_time: '09:40',
        receipt_number: `06${luck.between(1000000000, 9999999999)}`, receipt_on: asked, ready_on: null, outcome: null, outcome_on: null, outcome_words: null, ...by,
      })
    }
    if (kind === 'minore_eta' && ageOn(child.person.born, today).years >= 17 && !child.closed && chance.maybe(0.4)) {
      opinions.push({
        id: stableId(`opinion ${child.index}`), case_id: child.caseId, state: 'asked', asked_on: addDays(today, -12), asked_by: 'servizio_sociale', in_sim: true, sim_number: null,
        attached: ['identita', 'tutela'], outcome_on: null, exemption: null, document_id: null, note: null, version: 1, ...by,
      })
    }
  }
  const changes = permits.map((permit): Row => ({
    id: stableId(`change ${permit.id as string}`), case_id: permit.case_id, permit_id: permit.id, opinion_id: null, what: 'added', at: permit.created_at, by_operator: permit.created_by, fact_on: null, before: null, words: null,
  }))
  return [['permits.permit', permits], ['permits.renewal', renewals], ['permits.opinion', opinions], ['permits.change', changes]]
}

function permitOf(chance: Chance, child: Child, kind: string, today: PlainDate): Row {
  const row = {
    id: stableId(`permit ${child.index}`), case_id: child.caseId, person_id: child.person.id, kind, ...blank,
    authority: child.unit === 'ufficio' ? 'Questura di Lodi' : blank.authority, created_by: child.responsible.id, created_at: at(addDays(child.opened, 9), 15),
  }
  if (kind === 'cittadino_ue') return { ...row, state: 'standing', authority: null }
  const asked = addDays(child.opened, chance.between(2, 20))
  const soFar = Math.max(0, Math.round((Date.parse(today) - Date.parse(asked)) / 86_400_000))
  if (child.story.key === 'msna' && soFar < 70) {
    return { ...row, state: soFar > 5 ? 'receipt' : 'asked', asked_on: asked, ...(soFar > 5 ? { receipt_number: `R${chance.between(100000, 999999)}`, receipt_on: addDays(asked, 4) } : {}) }
  }
  // spread around today, so that something has expired, something is about to, most is far
  const expires = kind === 'minore_eta' ? eighteen(child.person.born) : addDays(today, chance.pick([-35, -4, 6, 18, 27, 45, 58, 75, 110, 190, 260, 400]))
  const issued = earlier(addDays(expires, -365), addDays(today, -30))
  return { ...row, state: 'delivered', number: `I${chance.between(10000000, 99999999)}`, asked_on: addDays(issued, -45), issued_on: issued, expires_on: expires, delivered_on: addDays(issued, 12) }
}
