import { notFound, Problem, stale } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import * as goals from '../contract/goal.ts'
import * as contract from '../contract/lists.ts'
import type { SheetLanguage } from '../contract/plan.ts'
import { sectionOf } from '../domain/areas.ts'
import { sheetFindings, type SheetFinding } from '../domain/sheet-check.ts'
import type { PlanState } from '../domain/states.ts'
import { mayWrite } from './access.ts'
import { agreementsOf } from './agree-store.ts'
import { answer, openPlan, tell, toWrite } from './open-plan.ts'
import * as store from './store.ts'

/** What adults wrote beside: the child's sheet must not repeat it. */
async function besideOf(tx: Tx, planId: string) {
  const [parts, agreements] = [await store.partsOf(tx, [planId]), await agreementsOf(tx, planId)]
  return {
    adult: parts.flatMap(({ situation, resources, needs }) => [situation, resources, needs]),
    dissent: agreements.filter(({ party }) => party !== 'child').flatMap(({ reason, own_words }) => [reason, own_words].filter((words): words is string => words !== null)),
  }
}

const why: Readonly<Record<SheetFinding['kind'], { it: string; en: string }>> = {
  phone: { it: 'c’è un numero di telefono', en: 'there is a telephone number' },
  email: { it: 'c’è un indirizzo e-mail', en: 'there is an e-mail address' },
  tax_code: { it: 'c’è un codice fiscale', en: 'there is a tax code' },
  address: { it: 'c’è un indirizzo', en: 'there is an address' },
  adult_text: { it: 'è copiato da quello che gli adulti hanno scritto di lui', en: 'it is copied from what adults wrote of him' },
  dissent: { it: 'è copiato da quello che qualcuno ha detto del progetto', en: 'it is copied from what somebody said of the plan' },
  hard_word: { it: 'c’è una parola difficile', en: 'there is a hard word' },
}

/** Words for the child in one language. On the sheet only when marked, and never with what a child should not read on it. */
export const saveChildWords = operation(goals.saveChildWords, async (context, { planId, thing, thingId, language, words, shown, version }) => {
  const { tx } = context
  const opened = await toWrite(context, planId)
  const row = await (thing === 'goal' ? store.goalOf : store.actionOf)(tx, planId, thingId)
  if (!row) throw notFound()
  const stop = shown ? sheetFindings(words, await besideOf(tx, planId)).filter((one) => one.stop) : []
  if (stop.length) {
    throw new Problem('invalid', undefined, { errors: stop.map(({ kind, found }) => ({ path: 'words', message: { it: `Non può stare sul foglio: ${why[kind].it} («${found}»)`, en: `It cannot stand on the sheet: ${why[kind].en} (“${found}”)` } })) })
  }
  const all = { ...(row.child_words as Record<string, string>), [language]: words.trim() }
  if (!words.trim()) delete all[language]
  const saved = await (thing === 'goal' ? store.updateGoal : store.updateAction)(tx, thingId, version, { child_words: JSON.stringify(all), for_child: shown })
  if (!saved) throw stale(await answer(context, planId))
  await tell(context, opened, { what: 'child_words', section: sectionOf(row.area), thing: thingId, words: language, before: { words: row.child_words, shown: row.for_child } })
  return answer(context, planId)
})

const said = (row: { child_words: unknown; for_child: boolean }, language: string): string | null => (row.for_child ? ((row.child_words as Record<string, string>)[language]?.trim() ?? '') : null)
const byOf = { child: 'child', parent: 'family', worker: 'others', body: 'others', other: 'others' } as const

/** One page in the child's language: the goals and actions marked for him, in the words written for him, and nothing else of the plan. */
export const childSheet = operation(contract.childSheet, async (context, { planId, language }) => {
  const { tx, note, now } = context
  const opened = await openPlan(context, planId)
  const { plan, file } = opened
  const chosen = language ?? (plan.child_language as SheetLanguage | null) ?? 'it'
  const [rows, actions, beside] = [await store.goalsOf(tx, [planId]), await store.actionsOf(tx, [planId]), await besideOf(tx, planId)]
  const [people, workers] = [await personHeaders(tx, [file.child_id]), await operatorHeaders(tx, [file.responsible_id])]
  const marked = [...rows, ...actions].filter((one) => one.for_child)
  const findings = marked.flatMap((one) => sheetFindings(said(one, chosen) ?? '', beside).map((found) => ({ ...found, where: one.words })))
  // what was copied after it was marked stays off the page until somebody writes it anew
  const clean = (row: { id: string; child_words: unknown; for_child: boolean }): string => {
    const words = said(row, chosen) ?? ''
    return sheetFindings(words, beside).some(({ stop }) => stop) ? '' : words
  }
  const sheet = rows.map((goal) => ({
    words: clean(goal),
    actions: actions.filter((one) => one.goal_id === goal.id && clean(one)).map((one) => ({ words: clean(one), by: byOf[one.who as keyof typeof byOf], byOn: one.by_on as PlainDate | null, done: one.state === 'done' })),
  })).filter((one) => one.words || one.actions.length)
  note({ language: chosen, goals: sheet.length })
  return {
    language: chosen, kind: plan.kind, childName: file.child_name, original: people.get(file.child_id)?.originalName ?? null, state: plan.state as PlanState,
    nextReviewOn: plan.next_review_on && plan.next_review_on >= dateInRome(now) ? (plan.next_review_on as PlainDate) : null, responsible: workers.get(file.responsible_id)?.name ?? '',
    goals: sheet, untold: marked.filter((one) => !said(one, chosen)).map(({ words }) => words), findings, can: { write: mayWrite(opened) && file.status === 'open' && plan.state !== 'closed' },
  }
})
