import { notFound } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import { sectionName, sections } from '#modules/access/contract.ts'
import * as contract from '../contract/agree.ts'
import type { Plan } from '../contract/plan.ts'
import { sectionOf } from '../domain/areas.ts'
import { mayHear } from './access.ts'
import * as store from './agree-store.ts'
import { namesOf } from './names.ts'
import { openPlan } from './open-plan.ts'
import type { Needs, Opened } from './opened.ts'
import { inOrder, presentAgreement } from './present-agreements.ts'
import { presentPlan } from './present.ts'

type Frozen = Pick<contract.Edition, 'parts' | 'goals' | 'contacts' | 'members'>
const none: Frozen = { parts: [], goals: [], contacts: [], members: [] }

/** The agreed text of one section. */
function sectionText(plan: Plan, section: number): Frozen {
  const here = ({ area }: { area: string }) => sections[sectionOf(area)] === section
  const social = section === sections.social
  return {
    parts: plan.parts.filter(here).map(({ area, situation, resources, needs }) => ({ area, situation, resources, needs })),
    goals: plan.goalList.filter(here).map((goal) => ({
      area: goal.area, words: goal.words, indicator: goal.indicator, levels: goal.levels, baseline: goal.baseline, dueOn: goal.dueOn,
      actions: goal.actions.map(({ words, who, whoName, byOn, service, indicator }) => ({ words, who, whoName, byOn, service, indicator })),
    })),
    contacts: social ? plan.contacts.map(({ name, how, often, place }) => ({ name, how, often, place })) : [],
    members: social ? plan.members.map(({ name, role }) => ({ name, role })) : [],
  }
}

/** Keeps the text of this edition as it comes into force, section by section. Who does it reads all of it (`mayDecide`). */
export async function freeze(context: Needs, opened: Opened, on: string): Promise<void> {
  const { tx, actor, now } = context
  const shown = await presentPlan(context, opened)
  const { id, case_id, edition } = opened.plan
  await store.keepEdition(tx, { plan_id: id, n: edition, case_id, in_force_on: on, frozen_by: actor.id, frozen_at: new Date(now).toISOString() },
    [sections.social, sections.health, sections.education, sections.work_status].map((section) => ({ plan_id: id, n: edition, case_id, section, content: JSON.stringify(sectionText(shown, section)) })))
}

export const getEdition = operation(contract.getEdition, async (context, { planId, n }) => {
  const { tx } = context
  const opened = await openPlan(context, planId)
  const { plan } = opened
  const head = (await store.editionsOf(tx, planId)).find((one) => one.n === n)
  if (!head) throw notFound()
  const texts = (await store.editionParts(tx, planId, n)).map(({ content }) => ({ ...none, ...(content as object) }))
  const heard = mayHear(opened) ? (await store.agreementsOf(tx, planId)).filter((one) => one.edition === n && one.stance !== null && one.superseded_at === null) : null
  const names = await namesOf(tx, { people: heard?.map((one) => one.person_id) ?? [], units: heard?.map((one) => one.unit_id) ?? [] })
  return {
    n, kind: plan.kind, inForceOn: head.in_force_on as PlainDate, frozenBy: head.by,
    parts: texts.flatMap(({ parts }) => parts), goals: texts.flatMap(({ goals }) => goals), contacts: texts.flatMap(({ contacts }) => contacts), members: texts.flatMap(({ members }) => members),
    agreements: heard && inOrder(heard.map((one) => presentAgreement(one, names))),
  }
})

export const planHistory = operation(contract.planHistory, async (context, { planId, cursor, limit }) => {
  await openPlan(context, planId)
  const after = openCursor<{ at: string; id: string }>(cursor, ['at', 'id'])
  const { rows, next } = pageOf(await store.historyOf(context.tx, planId, after, limit), limit, ({ at, id }) => ({ at, id }))
  return {
    rows: rows.map((row) => ({ id: row.id, what: row.what, at: row.at, by: row.by, section: sectionName(row.section), words: row.words, before: row.before ? JSON.stringify(row.before) : null })),
    next, total: null,
  }
})
