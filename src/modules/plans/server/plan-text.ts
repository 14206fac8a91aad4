import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { sectionOf } from '../domain/areas.ts'
import { labelsOf } from './list-store.ts'
import { openPlan } from './open-plan.ts'
import { presentPlan } from './present.ts'

/** One plan as a paper is made of it, in Italian; what its reader does not reach is not in it. */
export interface PlanText {
  planId: string
  caseId: string
  kind: string
  title: string
  version: number
  edition: number
  state: string
  childName: string
  keeper: string
  startsOn: PlainDate
  endsOn: PlainDate
  inForceOn: PlainDate | null
  nextReviewOn: PlainDate | null
  inside: string | null
  order: string | null
  team: { name: string; role: string }[]
  contacts: { name: string; how: string; often: string; place: string | null; note: string | null }[]
  /** The picture as a whole first, then each area that says something. */
  areas: {
    code: string
    label: string
    /** It stands in section health: behind the wall, in papers too. */
    health: boolean
    situation: string
    resources: string
    needs: string
    goals: {
      words: string
      indicator: string | null
      levels: readonly string[]
      baseline: number | null
      dueOn: PlainDate | null
      prescriptions: string[]
      actions: { words: string; who: string; byOn: PlainDate | null; service: string | null; indicator: string | null; state: string }[]
      lastScore: { on: PlainDate; score: number | null; evidence: string } | null
    }[]
  }[]
  /** Null when they are not for this reader. */
  agreements: { who: string; stance: string; on: PlainDate | null; reason: string | null; ownWords: string | null; language: string | null; mediator: boolean | null }[] | null
  reviews: { heldOn: PlainDate; present: string[]; words: string; outcome: string; lateReason: string | null }[]
}

const whoWords: Readonly<Record<string, string>> = { child: 'Il ragazzo o la ragazza', parent: 'I genitori' }
const stanceWords: Readonly<Record<string, string>> = { agrees: 'è d’accordo', disagrees: 'non è d’accordo', partly: 'è d’accordo in parte', not_heard: 'non ascoltato', not_concerned: 'non interessato' }
const stateWords: Readonly<Record<string, string>> = { todo: 'da fare', doing: 'in corso', done: 'fatta', not_done: 'non fatta', dropped: 'lasciata' }
const outcomeWords: Readonly<Record<string, string>> = { goes_on: 'prosegue', changes: 'cambia', closes: 'si chiude' }

/** Everything of one plan, for the composer of papers. 404 out of reach. */
export async function planText(context: Pick<Context, 'tx' | 'actor' | 'audit' | 'now'>, planId: string): Promise<PlanText> {
  const opened = await openPlan(context, planId)
  const plan = await presentPlan(context, opened)
  const labels = new Map((await labelsOf(context.tx, ['plan_kind', 'pei_area', 'mdb_dimension', 'team_role', 'family_contact'])).map((row) => [`${row.list} ${row.code}`, row.label_it]))
  const label = (list: string, code: string): string => labels.get(`${list} ${code}`) ?? code
  const area = (code: string): string => (code === 'GEN' ? 'Il quadro' : (labels.get(`pei_area ${code}`) ?? labels.get(`mdb_dimension ${code}`) ?? code))
  return {
    planId: plan.id, caseId: plan.caseId, kind: plan.kind, title: label('plan_kind', plan.kind), version: plan.version, edition: plan.edition, state: plan.state, childName: plan.childName,
    keeper: `${plan.keeper.name}, ${plan.keeper.organisation}`, startsOn: plan.startsOn, endsOn: plan.endsOn, inForceOn: plan.inForceOn, nextReviewOn: plan.nextReviewOn,
    inside: plan.parent ? label('plan_kind', plan.parent.kind) : null, order: plan.measure?.words ?? null,
    team: plan.members.map(({ name, role }) => ({ name, role: label('team_role', role) })),
    contacts: plan.contacts.map(({ name, how, often, place, note }) => ({ name, how: label('family_contact', how), often, place, note })),
    areas: plan.areas.map((code) => {
      const part = plan.parts.find((one) => one.area === code)
      return {
        code, label: area(code), health: sectionOf(code) === 'health', situation: part?.situation ?? '', resources: part?.resources ?? '', needs: part?.needs ?? '',
        goals: plan.goalList.filter((goal) => goal.area === code).map((goal) => {
          const last = goal.scores.at(-1)
          return {
            words: goal.words, indicator: goal.indicator, levels: goal.levels, baseline: goal.baseline, dueOn: goal.dueOn, prescriptions: goal.prescriptions.map(({ name }) => name),
            actions: goal.actions.map((one) => ({ words: one.words, who: one.whoName ?? whoWords[one.who] ?? '', byOn: one.byOn, service: one.service, indicator: one.indicator, state: stateWords[one.state] ?? one.state })),
            lastScore: last?.on ? { on: last.on, score: last.score, evidence: last.evidence } : null,
          }
        }),
      }
    }).filter((one) => one.situation || one.resources || one.needs || one.goals.length),
    agreements: plan.agreements?.map((one) => ({ who: one.name ?? plan.childName, stance: one.stance ? stanceWords[one.stance]! : 'non ha ancora detto', on: one.on, reason: one.reason, ownWords: one.ownWords, language: one.language, mediator: one.mediator })) ?? null,
    reviews: plan.reviews.flatMap((one) => (one.heldOn ? [{ heldOn: one.heldOn, present: one.present, words: one.words, outcome: outcomeWords[one.outcome ?? ''] ?? '', lateReason: one.lateReason }] : [])),
  }
}
