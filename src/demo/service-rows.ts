import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { bodyId, unitId, type Worker } from './network.ts'
import { at, Chance, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

interface Plan {
  kind: string
  section: number
  purpose: string
  weekly: number
  outcome: string
}

const plans: readonly Plan[] = [
  { kind: 'educativa_domiciliare', section: 2, weekly: 240, purpose: 'Sostenere i genitori nelle routine della mattina e della sera; accompagnare i compiti due pomeriggi.', outcome: 'La mattina si parte in orario e i compiti sono un’abitudine. I genitori chiedono aiuto prima che le cose precipitino.' },
  { kind: 'sostegno_scolastico', section: 5, weekly: 120, purpose: 'Recuperare le basi di italiano e matematica e tenere il filo con la scuola.', outcome: 'Ha recuperato in matematica; l’italiano scritto resta faticoso.' },
  { kind: 'sostegno_psicologico', section: 2, weekly: 60, purpose: 'Uno spazio di parola settimanale, concordato con la famiglia.', outcome: 'Il percorso si è concluso come concordato.' },
  { kind: 'spazio_neutro', section: 2, weekly: 90, purpose: 'Incontri con il padre alla presenza dell’operatore, come disposto.', outcome: 'Gli incontri proseguono senza operatore.' },
  { kind: 'gruppo_bambini', section: 2, weekly: 120, purpose: 'Stare con i pari, riconoscere e dire le emozioni.', outcome: 'Ha partecipato con costanza e ha trovato un amico.' },
  { kind: 'orientamento_studio_lavoro', section: 6, weekly: 60, purpose: 'Bilancio di competenze e scelta del percorso dopo la terza media.', outcome: 'Iscritto alla formazione professionale, indirizzo cucina.' },
]

const OUTSIDE = 'Cooperativa Passo dopo Passo'
const monthsBack = 150

interface Made {
  services: Row[]
  owns: Row[]
  events: Row[]
  entries: Row[]
  pauses: Row[]
  members: Row[]
}

const event = (id: string, child: Child, service: unknown, what: string, on: PlainDate, by: string, words: string | null): Row => ({
  id: stableId(`service event ${id}`), case_id: child.caseId, service_id: service, what, on_day: on, happened_at: at(on, 10), words, before: null, by_operator: by, at: at(on, 10),
})

/** One service of a child: most run, some ended, stand still, or have an end that passed. */
function serviceOf(made: Made, chance: Chance, child: Child, plan: Plan, kindId: string, educators: readonly Worker[], n: number, today: PlainDate): void {
  const id = stableId(`service ${child.index} ${plan.kind}`)
  const [inside, asked] = [plan.kind === 'gruppo_bambini' || chance.maybe(0.7), addDays(today, -chance.between(60, monthsBack + 40))]
  const started = addDays(asked, chance.between(6, 20))
  const state = chance.pick(['active', 'active', 'active', 'active', 'ended', 'suspended', 'interrupted', 'asked'] as const)
  const worker = chance.pick(educators)
  const begun = state !== 'asked'
  const ended = state === 'ended' ? addDays(today, -chance.between(5, 30)) : null
  const paused = state === 'suspended' || state === 'interrupted' ? addDays(today, -chance.between(4, 18)) : null
  const by = child.responsible.id
  made.services.push({
    id, case_id: child.caseId, section: plan.section, kind_id: kindId, organisation_id: bodyId(child.responsible.body), state, child_words: `${child.person.given[0]}. ${child.person.family[0]}.`,
    purpose: plan.purpose, asked_on: begun ? asked : addDays(today, -chance.between(2, 12)), provider_unit_id: inside && begun ? unitId('supporto') : null, provider_words: inside || !begun ? null : OUTSIDE,
    worker_id: inside && begun ? worker.id : null, worker_words: inside || !begun ? null : 'Educatrice della cooperativa', place: plan.kind === 'educativa_domiciliare' ? 'domicilio' : null, place_words: null,
    weekly_minutes: begun ? plan.weekly : null, total_minutes: null, started_on: begun ? started : null, ends_on: begun ? addDays(today, chance.pick([8, 12, 35, 60, 90, 140])) : null, ended_on: ended,
    outcome: ended ? chance.pick(['raggiunto', 'in_parte', 'in_parte', 'non_raggiunto']) : null, outcome_words: ended ? plan.outcome : null, next_words: null, grant_id: null, created_by: by,
    created_at: at(asked, 9), version: 1,
  })
  made.owns.push({ service_id: id, case_id: child.caseId, section: plan.section, basis: plan.kind === 'spazio_neutro' ? 'provvedimento' : 'valutazione', basis_id: null, basis_words: plan.kind === 'spazio_neutro' ? 'Decreto del Tribunale agli atti' : null, cost_bearer: 'comune', cost_words: null })
  made.events.push(event(`${id} asked`, child, id, 'asked', asked, by, plan.purpose))
  if (begun) made.events.push(event(`${id} activated`, child, id, 'activated', started, by, null))
  if (ended) made.events.push(event(`${id} ended`, child, id, 'ended', ended, by, plan.outcome))
  if (paused) {
    made.events.push(event(`${id} paused`, child, id, state, paused, by, null))
    made.pauses.push({
      id: stableId(`pause ${id}`), case_id: child.caseId, service_id: id, kind: state, from_on: paused, to_on: state === 'suspended' ? addDays(today, chance.between(3, 15)) : null, resumed_on: null,
      reason: state === 'suspended' ? 'cambio_operatore' : 'non_adesione', words: null,
    })
  }
  if (!begun || plan.kind === 'gruppo_bambini') return
  hoursOf(made, chance, child, id, plan, { from: started, to: addDays(ended ?? paused ?? today, -1), worker: inside ? worker.id : null, by: inside ? worker.id : by }, n)
}

function hoursOf(made: Made, chance: Chance, child: Child, serviceId: string, plan: Plan, given: { from: PlainDate; to: PlainDate; worker: string | null; by: string }, n: number): void {
  const sessions = plan.weekly >= 180 ? 2 : 1
  for (let day = addDays(given.from, n % 5), k = 0; day <= given.to; day = addDays(day, sessions === 2 && k % 2 === 0 ? 3 : sessions === 2 ? 4 : 7), k++) {
    if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0) continue
    made.entries.push({
      id: stableId(`hours ${serviceId} ${day}`), case_id: child.caseId, service_id: serviceId, day, minutes: plan.weekly / sessions, session_id: null, presence: chance.maybe(0.88) ? 'present' : chance.pick(['absent', 'absent_justified', 'cancelled']),
      worker_id: given.worker, worker_words: given.worker ? null : 'Educatrice della cooperativa', words: null, entered_by: given.by, entered_at: at(day, 18), removed_at: null, version: 1,
    })
  }
}

/** The Tuesday group of the cooperative, with the register of its last meetings. */
function groupRows(made: Made, chance: Chance, kindId: string, leader: Worker, today: PlainDate): Tables {
  const groupId = stableId('group tuesday')
  const inGroup = made.services.filter((row) => row.kind_id === kindId && row.state === 'active').slice(0, 8)
  const sessions: Row[] = []
  for (let week = 8; week >= 1; week--) {
    const tuesday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 5) % 7) - 7 * (week - 1))
    if (tuesday >= today) continue
    sessions.push({ id: stableId(`group session ${tuesday}`), group_id: groupId, day: tuesday, minutes: 120, topic: chance.pick(['Le emozioni', 'Stare insieme', 'La mia storia', 'Il gioco delle regole']), leader_words: null, created_by: leader.id, created_at: at(tuesday, 18) })
  }
  for (const row of inGroup) {
    made.members.push({ id: stableId(`member ${row.id as string}`), group_id: groupId, service_id: row.id, case_id: row.case_id, from_on: row.started_on, to_on: null })
    for (const session of sessions) {
      if ((session.day as string) < (row.started_on as string)) continue
      made.entries.push({
        id: stableId(`group hours ${row.id as string} ${session.day as string}`), case_id: row.case_id, service_id: row.id, day: session.day, minutes: 120, session_id: session.id,
        presence: chance.maybe(0.85) ? 'present' : 'absent', worker_id: leader.id, worker_words: null, words: null, entered_by: leader.id, entered_at: at(session.day as PlainDate, 18), removed_at: null, version: 1,
      })
    }
  }
  return [
    ['referrals.service_group', [{ id: groupId, unit_id: unitId('supporto'), kind_id: kindId, title: 'Gruppo del martedì', leader_words: leader.name, place_words: 'Sportello di supporto', closed_on: null, created_by: leader.id, created_at: at(addDays(today, -monthsBack), 9), version: 1 }]],
    ['referrals.group_session', sessions], ['referrals.group_member', made.members],
  ]
}

/** Services given to the children of the demonstration, their hours, and a group. `kinds`: ids of the shipped kinds by code. */
export function serviceRows(all: readonly Child[], staff: readonly Worker[], kinds: ReadonlyMap<string, string>, today: PlainDate): Tables {
  const chance = new Chance(71)
  const educators = staff.filter(({ unit, role }) => unit === 'supporto' && role === 'worker')
  const made: Made = { services: [], owns: [], events: [], entries: [], pauses: [], members: [] }
  let n = 0
  for (const child of all) {
    if (child.closed || !chance.maybe(0.65)) continue
    const age = Number(today.slice(0, 4)) - Number(child.person.born.slice(0, 4))
    const fit = plans.filter(({ kind }) => (kind === 'orientamento_studio_lavoro' ? age >= 14 : kind === 'spazio_neutro' ? child.story.key === 'conflitto' : kind === 'sostegno_scolastico' ? age >= 6 : true))
    const [first, second] = [chance.pick(fit), chance.pick(fit)]
    for (const plan of new Set(chance.maybe(0.35) ? [first, second] : [first])) serviceOf(made, chance, child, plan, kinds.get(plan.kind)!, educators, n++, today)
  }
  const group = groupRows(made, chance, kinds.get('gruppo_bambini')!, educators[0]!, today)
  return [
    ['referrals.service', made.services], ['referrals.service_own', made.owns], ['referrals.pause', made.pauses], ['referrals.service_event', made.events], ...group, ['referrals.entry', made.entries],
  ]
}
