import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { bodyId, unitId } from './network.ts'
import { at, Chance, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

interface Plan {
  kind: string
  section: number
  clinical: boolean
  unit: string | null
  to: string | null
  asked: string
  why: string
}

const plans: readonly Plan[] = [
  { kind: 'npi', section: 4, clinical: true, unit: 'npi', to: null, asked: 'Una valutazione neuropsichiatrica, con attenzione al linguaggio.', why: 'Gli insegnanti segnalano difficoltà a seguire e a farsi capire; i genitori sono d’accordo.' },
  { kind: 'consultorio', section: 4, clinical: true, unit: null, to: 'Consultorio familiare di via Garibaldi', asked: 'Colloqui di sostegno alla madre.', why: 'La madre chiede un aiuto dopo la separazione.' },
  { kind: 'scuola', section: 5, clinical: false, unit: null, to: 'Istituto superiore Da Vinci', asked: 'Un incontro con i docenti e la frequenza del trimestre.', why: 'Serve per la verifica del progetto.' },
  { kind: 'servizi_azienda', section: 2, clinical: false, unit: null, to: 'Servizio per l’abitare', asked: 'Una soluzione abitativa temporanea per il nucleo.', why: 'Lo sfratto è fissato e ci sono tre bambini.' },
  { kind: 'antitratta', section: 2, clinical: false, unit: null, to: 'Ente antitratta regionale', asked: 'Un colloquio di identificazione con mediatrice.', why: 'Sono emersi elementi che chiedono una valutazione specialistica.' },
]

const blank = {
  consent_words: null, shared_documents: [], shared_sections: [], grant_id: null, waiting_position: null, waiting_until: null, appointment_on: null, appointment_time: null, answered_on: null, answer_words: null,
  answer_document_id: null, reminded_on: null, reminders: 0, closed_on: null, outcome: null, outcome_words: null, next_words: null, version: 1,
}

/** Requests to other bodies: some wait, some late, some answered, some over. */
export function requestRows(all: readonly Child[], today: PlainDate): Tables {
  const chance = new Chance(83)
  const requests: Row[] = []
  const events: Row[] = []
  for (const child of all) {
    if (child.closed || !chance.maybe(0.4)) continue
    const plan = chance.pick(child.story.key === 'msna' ? plans : plans.slice(0, 4))
    const id = stableId(`request ${child.index}`)
    const sent = addDays(today, -chance.between(3, 90))
    const state = chance.pick(['sent', 'sent', 'received', 'waiting', 'appointment', 'answered', 'closed', 'draft'] as const)
    const by = child.responsible.id
    const on = addDays(sent, Math.min(20, Math.round((Date.parse(today) - Date.parse(sent)) / 86_400_000)))
    const draft = state === 'draft'
    requests.push({
      id, case_id: child.caseId, section: plan.section, clinical: plan.clinical, kind: plan.kind, organisation_id: bodyId(child.responsible.body), to_unit_id: plan.unit ? unitId(plan.unit) : null, to_words: plan.to,
      child_words: `${child.person.given[0]}. ${child.person.family[0]}.`, asked: plan.asked, why: plan.why, urgency: chance.pick(['ordinary', 'ordinary', 'soon', 'urgent']), basis: 'compito_pubblico', consent: 'raccolto',
      ...blank, expected_on: addDays(sent, 45), state, sent_on: draft ? null : sent, channel: draft ? null : plan.unit ? 'prodotto' : 'pec', protocol: draft || plan.unit ? null : `${chance.between(1000, 9999)}/2026`,
      last_on: draft || state === 'sent' ? null : on, created_by: by, created_at: at(sent, 11),
      ...(state === 'waiting' ? { waiting_position: chance.between(2, 14), waiting_until: addDays(today, chance.between(20, 120)) } : {}),
      ...(state === 'appointment' ? { appointment_on: addDays(today, chance.between(3, 25)), appointment_time: '10:30' } : {}),
      ...(state === 'answered' || state === 'closed' ? { answered_on: on, answer_words: 'Presa visione della richiesta e svolti due colloqui: si propone di proseguire con un percorso breve.' } : {}),
      ...(state === 'closed' ? { closed_on: on, outcome: 'in_carico', outcome_words: 'Seguito da loro, con un incontro di verifica ogni due mesi.' } : {}),
    })
    const tell = (what: string, day: PlainDate, words: string | null): Row => ({
      id: stableId(`request event ${child.index} ${what}`), case_id: child.caseId, request_id: id, what, on_day: day, happened_at: at(day, 11), words, document_id: null, by_recipient: false, by_operator: by, at: at(day, 11),
    })
    if (!draft) events.push(tell('sent', sent, plan.asked))
    if (!draft && state !== 'sent') events.push(tell(state, on, state === 'answered' ? 'Si propone di proseguire con un percorso breve.' : null))
  }
  return [['referrals.request', requests], ['referrals.request_event', events]]
}
