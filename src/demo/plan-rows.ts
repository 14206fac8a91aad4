import type pg from 'pg'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openPool, transact } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { loadPlanTerms } from '#modules/plans/server/index.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { unitId, type Worker } from './network.ts'
import { familyGoals, peiGoals, type GoalWords } from './plan-words.ts'
import { at, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]
type State = 'draft' | 'proposed' | 'in_force' | 'under_review' | 'closed'
/** Agreed upon once: its text is frozen. */
const held = (state: State): boolean => state !== 'draft' && state !== 'proposed'

interface Told {
  child: Child
  kind: 'progetto_quadro' | 'pei'
  keeper: string
  goals: readonly GoalWords[]
  on: PlainDate
  state: State
  reviews: readonly PlainDate[]
  workers: readonly Worker[]
  parent: string | null
  today: PlainDate
}

const languages: Readonly<Record<string, string>> = { egitto: 'ar', bangladesh: 'bn', pakistan: 'ur', albania: 'sq', ucraina: 'uk', gambia: 'en' }
/** What the same are called where somebody says in which language he was told. */
const tongues: Readonly<Record<string, string>> = { egitto: 'arabo', bangladesh: 'bengalese', pakistan: 'urdu', albania: 'albanese', ucraina: 'ucraino', gambia: 'inglese' }
const planId = (child: Child, kind: string): string => stableId(`plan ${kind} ${child.index}`)

/** Plans of the demonstration: the service's project with the community's PEI inside for children who came alone, projects of families at every point of their way, some with a review late. */
export function planRows(all: readonly Child[], people: readonly Worker[], today: PlainDate): Tables {
  const told = all.flatMap((child): Told[] => (child.closed ? over(child, today) : child.story.key === 'msna' ? alone(child, people, today) : child.story.key === 'trascuratezza' ? family(child, today) : []))
  const rows = told.map(rowsOf)
  const tables = ['plans.plan', 'plans.part', 'plans.goal', 'plans.action', 'plans.member', 'plans.contact', 'plans.agreement', 'plans.edition', 'plans.edition_part', 'plans.review', 'plans.score', 'plans.voice', 'plans.change'] as const
  return tables.map((table) => [table, rows.flatMap((one) => one[table] ?? [])])
}

const age = (child: Child, today: PlainDate): number => Math.round((Date.parse(today) - Date.parse(child.opened)) / 86_400_000)

function alone(child: Child, people: readonly Worker[], today: PlainDate): Told[] {
  const days = age(child, today)
  if (days < 25 || !child.community) return []
  const on = addDays(child.opened, 20)
  const inside = people.filter((one) => one.unit === child.community && one.role === 'educator')
  const quadro: Told = { child, kind: 'progetto_quadro', keeper: child.unit, goals: [peiGoals[2]!], on, state: 'in_force', reviews: days > 205 && child.index % 4 !== 0 ? [addDays(on, 178)] : [], workers: [child.responsible], parent: null, today }
  const reviews = [90, 180, 270].filter((after) => days > 45 + after + 12).slice(0, 2).map((after) => addDays(on, after + 25))
  return [quadro, { child, kind: 'pei', keeper: child.community, goals: peiGoals, on: addDays(on, 25), state: days < 45 ? 'proposed' : 'in_force', reviews, workers: inside.length ? inside : [child.responsible], parent: planId(child, 'progetto_quadro'), today }]
}

function family(child: Child, today: PlainDate): Told[] {
  const days = age(child, today)
  if (days < 30) return []
  // some are at the table just now, to review it: a few days before the six months are over
  const atTable = days > 150 && child.index % 7 === 2
  const begun = addDays(child.opened, 25)
  const on = atTable && begun < addDays(today, -174) ? addDays(today, -174) : begun
  const reviews = !atTable && days > 262 ? [addDays(on, 182)] : []
  const inForce = atTable ? 'under_review' : 'in_force'
  return [{ child, kind: 'progetto_quadro', keeper: child.unit, goals: familyGoals, on, state: days < 60 ? 'draft' : days < 75 ? 'proposed' : inForce, reviews, workers: [child.responsible], parent: null, today }]
}

/** The project of a file that was closed: reviewed for the last time, and closed with its outcome. */
function over(child: Child, today: PlainDate): Told[] {
  if (!['trascuratezza', 'affido', 'dispersione'].includes(child.story.key)) return []
  const on = addDays(child.opened, 25)
  const last = addDays(child.closed!, -6)
  return [{ child, kind: 'progetto_quadro', keeper: child.unit, goals: familyGoals, on, state: 'closed', reviews: [last], workers: [child.responsible], parent: null, today }]
}

function rowsOf(told: Told): Partial<Record<string, Row[]>> {
  const { child, kind, on, state, reviews } = told
  const id = planId(child, kind)
  const by = child.responsible.id
  const inForce = held(state)
  const closedOn = state === 'closed' ? reviews[0]! : null
  const plan: Row = {
    id, case_id: child.caseId, kind, parent_id: told.parent, keeper_unit: unitId(told.keeper), state, edition: 1, standing: inForce ? 1 : null, starts_on: on, months: 12, review_months: kind === 'pei' ? 3 : 6,
    in_force_on: inForce ? on : null, child_language: languages[child.person.origin] ?? 'it', closed_on: closedOn, outcome: closedOn ? (child.index % 3 ? 'obiettivi_raggiunti' : 'raggiunti_in_parte') : null, created_by: by, created_at: at(addDays(on, -10), 10), version: 1,
  }
  const change = (what: string, day: PlainDate, words: string | null = null): Row => ({ id: stableId(`change ${what} ${id} ${day}`), case_id: child.caseId, plan_id: id, section: 2, what, at: at(day, 12), by_operator: by, words })
  return {
    'plans.plan': [plan], ...goalRows(told, id), ...aroundRows(told, id),
    'plans.change': [change('begun', addDays(on, -10)), ...(state === 'draft' ? [] : [change('proposed', addDays(on, -4))]), ...(inForce ? [change('in_force', on)] : []), ...reviews.map((day) => change('review_held', day, closedOn ? 'Gli obiettivi sono stati riletti insieme: il progetto si chiude.' : 'Il progetto prosegue.')), ...(closedOn ? [change('closed', closedOn)] : [])],
  }
}

const who = (told: Told, action: GoalWords['actions'][number], index: number): Row => ({
  who: action.who, operator_id: action.who === 'worker' ? told.workers[index % told.workers.length]!.id : null, unit_id: action.who === 'body' ? unitId(told.keeper) : null,
})
/** When an action is due and how far it is: most of what was due is done. */
function followed({ on, state, today, child }: Told, { days, done }: GoalWords['actions'][number]): Row {
  const due = days ? addDays(on, 100 + days) : null
  const over = held(state) && (done || (due !== null && due < today && child.index % 5 !== 0))
  return { by_on: due, state: over ? 'done' : 'todo', state_on: over ? (due ?? addDays(on, 40)) : null }
}
const wordsIn = (words: Readonly<Record<string, string>> | undefined) => words ?? {}

function goalRows(told: Told, id: string): Partial<Record<string, Row[]>> {
  const { child, goals, on, state, reviews } = told
  const by = { created_by: child.responsible.id, created_at: at(addDays(on, -9), 11), version: 1 }
  const goalId = (index: number): string => stableId(`goal ${id} ${index}`)
  const frozen = (section: number) => ({ parts: section === 2 ? [partOf(told)] : [], goals: goals.filter(({ area }) => sectionOf(area) === section).map((goal) => ({ ...frozenGoal(goal) })), contacts: [], members: [] })
  return {
    'plans.goal': goals.map((goal, index) => ({
      id: goalId(index), plan_id: id, case_id: child.caseId, area: goal.area, words: goal.words, indicator: goal.indicator, levels: goal.levels, baseline: goal.baseline, due_on: addDays(on, 180), needs: [], prescriptions: [],
      child_words: wordsIn(goal.child), for_child: Boolean(goal.child), ...by,
    })),
    'plans.action': goals.flatMap((goal, index) => goal.actions.map((action, n) => ({ ...followed(told, action),
      id: stableId(`action ${id} ${index} ${n}`), goal_id: goalId(index), plan_id: id, case_id: child.caseId, area: goal.area, words: action.words, ...who(told, action, index + n),
      service: action.service ?? null, child_words: wordsIn(action.child), for_child: Boolean(action.child), ...by,
    }))),
    'plans.edition': held(state) ? [{ plan_id: id, n: 1, case_id: child.caseId, in_force_on: on, frozen_by: child.responsible.id, frozen_at: at(on, 12) }] : [],
    'plans.edition_part': held(state) ? [2, 4, 5, 6].map((section) => ({ plan_id: id, n: 1, case_id: child.caseId, section, content: frozen(section) })) : [],
    'plans.review': [...reviews.map((day, index) => ({
      ...reviewOf(told, id, index, day), state: 'held', held_on: day, outcome: state === 'closed' ? 'closes' : 'goes_on', late_reason: index === 1 ? 'Attesa del mediatore' : null, people: [child.person.id],
      words: state === 'closed' ? 'Si sono riletti gli obiettivi uno per uno. I genitori vanno avanti da soli: il progetto si chiude.' : 'Si sono riletti gli obiettivi uno per uno. Il progetto prosegue.', held_by: child.responsible.id,
    })), ...(state === 'under_review' ? [{ ...reviewOf(told, id, reviews.length, addDays(told.today, -1)), due_on: addDays(on, 182), state: 'open', held_on: null, outcome: null, late_reason: null, people: [], words: '', held_by: null }] : [])],
    'plans.score': reviews.flatMap((day, index) => goals.map((goal, n) => ({
      review_id: stableId(`review ${id} ${index}`), goal_id: goalId(n), plan_id: id, case_id: child.caseId, section: sectionOf(goal.area), score: state === 'closed' ? 1 : (goal.scores[index] ?? 0), evidence: goal.indicator, held_on: day, edition: 1, scored_by: child.responsible.id, version: 1,
    }))),
    'plans.voice': reviews.slice(0, 1).map((day) => ({
      id: stableId(`voice ${id}`), review_id: stableId(`review ${id} 0`), plan_id: id, case_id: child.caseId, party: 'child', person_id: child.person.id, words: 'Sto meglio di prima. Vorrei vedere di più mia zia.', language: null, mediator: false, recorded_by: child.responsible.id, recorded_at: at(day, 12),
    })),
  }
}

const reviewOf = ({ child, workers }: Told, plan: string, index: number, day: PlainDate): Row => ({
  id: stableId(`review ${plan} ${index}`), plan_id: plan, case_id: child.caseId, edition: 1, due_on: addDays(day, index === 1 ? -6 : 2), opened_at: at(day, 9), opened_by: child.responsible.id, operators: workers.map((one) => one.id), version: 1,
})

const sectionOf = (area: string): number => (area === 'SAL' ? 4 : area === 'LIN' || area === 'SCU' ? 5 : area === 'GIU' || area === 'LAV' ? 6 : 2)
const frozenGoal = ({ area, words, indicator, levels, baseline, actions }: GoalWords) => ({ area, words, indicator, levels, baseline, dueOn: null, actions: actions.map((one) => ({ words: one.words, who: one.who, whoName: null, byOn: null, service: one.service ?? null, indicator: null })) })
const partOf = ({ kind }: Told) => kind === 'pei'
  ? { area: 'GEN', situation: 'Il ragazzo è in comunità da poche settimane; ha cominciato la scuola di italiano e conosce gli orari della casa.', resources: 'Curioso, rispettoso degli accordi, gioca bene a calcio. Sente la famiglia ogni settimana.', needs: 'Imparare la lingua, avere i documenti, sentirsi al sicuro.' }
  : { area: 'GEN', situation: 'Il nucleo è seguito dal servizio; la valutazione è stata letta insieme alle persone interessate.', resources: 'Legami affettuosi, disponibilità a farsi aiutare, scuola presente.', needs: 'Presenza di un adulto, frequenza scolastica, sicurezza delle condizioni di vita.' }

function aroundRows(told: Told, id: string): Partial<Record<string, Row[]>> {
  const { child, kind, on, state } = told
  const said = (party: string, over: Row): Row => ({
    id: stableId(`agreement ${id} ${party} ${(over.person_id ?? '') as string}`), plan_id: id, case_id: child.caseId, edition: 1, party, person_id: null, unit_id: null, stance: state === 'proposed' ? null : 'agrees', said_on: state === 'proposed' ? null : addDays(on, -1), reason: null, own_words: null, language: null, mediator: null,
    recorded_by: child.responsible.id, recorded_at: at(addDays(on, -1), 15), ...over,
  })
  const { mother, father } = child.family
  const dissent = held(state) && state !== 'closed' && child.index % 3 === 0
  const wary = held(state) && kind === 'progetto_quadro' && mother && child.index % 4 === 3 ? { stance: 'partly', reason: 'Vuole tenere libero il mercoledì, quando ha calcio.', own_words: 'Va bene, ma il mercoledì no: ho calcio.' } : {}
  const word = state === 'proposed' ? {} : { own_words: kind === 'pei' ? 'Va bene. Voglio anche lavorare.' : 'Va bene se non cambio scuola.', language: tongues[child.person.origin] ?? 'italiano', mediator: Boolean(languages[child.person.origin]) }
  return {
    'plans.part': [{ plan_id: id, case_id: child.caseId, ...partOf(told), updated_by: child.responsible.id, updated_at: at(addDays(on, -8), 16), version: 1 }],
    'plans.member': told.workers.slice(0, 2).map((one) => ({ id: stableId(`member ${id} ${one.id}`), plan_id: id, operator_id: one.id, role: one.profession === 'educatore' ? 'educatore' : one.profession === 'psicologo' ? 'psicologo' : 'assistente_sociale' })),
    'plans.contact': mother ? [{ id: stableId(`contact ${id}`), plan_id: id, case_id: child.caseId, person_id: mother.id, words: null, how: 'liberi', every: null, often: 'ogni giorno, vivono insieme', position: 0 }]
      : [{ id: stableId(`contact ${id}`), plan_id: id, case_id: child.caseId, person_id: null, words: 'La famiglia nel paese di origine', how: 'video', every: 'week', often: 'una volta alla settimana, la domenica', position: 0 }],
    'plans.agreement': state === 'draft' ? [] : [
      said('child', { person_id: child.person.id, ...word, ...wary }), ...(mother ? [said('parent', { person_id: mother.id })] : []),
      ...(father ? [said('parent', { person_id: father.id, ...(dissent ? { stance: 'disagrees', reason: 'Non vuole l’educatrice in casa.' } : {}) })] : []), said('body', { unit_id: unitId(told.keeper) }),
    ],
  }
}

/** Plans in force wait for their reviews and for the days of their actions, through the same door as those brought into force on screen. */
export async function startPlanTerms(owner: pg.ClientConfig, services: Services): Promise<void> {
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    await transact(pool, async (tx) => loadPlanTerms(tx, services.clock.now()))
  } finally {
    await pool.end()
  }
}
