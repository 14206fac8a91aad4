import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Actor } from '#kernel/server/operation.ts'
import type { Term, TermChange, TermDetail } from '../contract/term.ts'
import { alarmPlan } from '../domain/alarms.ts'
import { whyWords } from '../domain/reason-words.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import { countTerm } from './compute-term.ts'
import type { TermContext, TermSource } from './doors.ts'
import { leadTimesOf } from './lead-store.ts'
import { termsOfThese } from './list-store.ts'
import { parametersOf } from './parameter-store.ts'
import { presentTerms, type ShownRow } from './present.ts'
import * as store from './term-store.ts'

interface Reader {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: number
}

/** Terms within the reader's reach, of some files and sources (of both when both are given) or by id, as the contract presents them. */
export async function termsOf({ tx, actor, now }: TermContext, of: { subjects?: readonly string[]; sources?: readonly TermSource[]; ids?: readonly string[]; ended?: boolean }): Promise<Term[]> {
  return presentTerms(tx, actor && 'roles' in actor ? (actor as Actor) : null, now, await termsOfThese(tx, of))
}

export async function getRow(tx: Tx, termId: string): Promise<ShownRow> {
  const [row] = await termsOfThese(tx, { ids: [termId], ended: true })
  if (!row) throw notFound()
  return row
}

/** One term with its reasons, its history and when it rings. Throws not found when it is out of reach. */
export async function termDetail({ tx, actor, now }: Reader, termId: string): Promise<TermDetail> {
  const row = await getRow(tx, termId)
  const [[shown], history, rung, leads, why] = await Promise.all([
    presentTerms(tx, actor, now, [row]), store.historyOf(tx, termId), store.rungOf(tx, [termId]), leadTimesOf(tx, [row.unit_id]), reasonsOf(tx, row, now),
  ])
  const names = await operatorHeaders(tx, history.flatMap(({ by_operator }) => by_operator ?? []))
  const ahead = row.next_alarm_at === null ? [] : alarmPlan({
    kind: row.kind, pace: row.pace, due: row.due, workBy: row.work_by, lapseAt: row.lapse_at === null ? null : Date.parse(row.lapse_at), armedAt: Date.parse(row.armed_at),
  }, leads(row.unit_id, row.pace)).filter(({ at }) => at >= Date.parse(row.next_alarm_at!))
  return {
    ...shown!,
    why,
    history: history.map((one): TermChange => ({
      id: one.id as Id<'change'>, at: one.at, by: one.by_operator === null ? null : { id: one.by_operator, name: names.get(one.by_operator)?.name ?? '' },
      what: one.what as TermChange['what'], reason: one.reason, event: one.event, due: one.due, newDue: one.new_due,
    })),
    alarms: [
      ...rung.map(({ at, kind, lead, rung_at }) => ({ at, kind: kind as TermDetail['alarms'][number]['kind'], lead, rungAt: rung_at })),
      ...ahead.map(({ at, kind, lead }) => ({ at: new Date(at).toISOString(), kind, lead, rungAt: null })),
    ],
  }
}

/** The reasons of a date, counted again as it was: the same basis gives the same date. */
async function reasonsOf(tx: Tx, row: ShownRow, now: number): Promise<TermDetail['why']> {
  if (row.rule_id === null && row.standard_id === null) return []
  const [parameters, standards] = await Promise.all([parametersOf(tx), store.standardsById(tx, row.standard_id === null ? [] : [row.standard_id])])
  const { why } = countTerm({ ...row, standard: row.standard_id === null ? null : (standards.get(row.standard_id) ?? null) }, now, parameters)
  return whyWords(why)
}
