import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { measuresOfCases, prescriptionsOf } from './measure-store.ts'

/** An order with what it asks, for who answers it in writing. */
export interface Order {
  id: string
  kind: string
  number: string | null
  authority: string
  authorityId: string | null
  decidedOn: PlainDate | null
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
  /** The mandate and the prescriptions, as written; empty when the order asks nothing. */
  question: string
  penal: boolean
}

/** Orders of a file that the actor sees, what was decided last first, with what each asks. */
export async function ordersOf(tx: Tx, caseId: string): Promise<Order[]> {
  const rows = await measuresOfCases(tx, [caseId])
  const prescriptions = await prescriptionsOf(tx, rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id, kind: row.kind, number: row.number, authority: row.authority_name ?? row.authority_words ?? '', authorityId: row.authority_id, decidedOn: row.decided_on as PlainDate | null,
    effectiveFrom: row.effective_from as PlainDate, effectiveTo: row.effective_to as PlainDate | null, penal: row.nature === 'penale',
    question: [row.mandate, ...prescriptions.filter((one) => one.measure_id === row.id && one.state !== 'superata').map(({ position, words }) => `${position + 1}. ${words}`)].filter(Boolean).join('\n'),
  }))
}

/** The same orders named in a line, for who answers one without writing: kind, number, authority, day. */
export async function orderTitles(tx: Tx, caseId: string): Promise<{ id: string; pageId: string; title: string }[]> {
  const [orders, labels] = [await ordersOf(tx, caseId), await tx.selectFrom('kernel.code').select(['code', 'label_it']).where('list', '=', 'measure_kind').execute()]
  const named = new Map(labels.map(({ code, label_it }) => [code, label_it]))
  const day = (on: PlainDate) => on.split('-').map(Number).toReversed().join('/')
  return orders.map(({ id, kind, number, authority, decidedOn }) => ({
    id, pageId: id, title: [`${named.get(kind) ?? kind}${number ? ` n. ${number}` : ''}`, authority, decidedOn && day(decidedOn)].filter(Boolean).join(', '),
  }))
}
