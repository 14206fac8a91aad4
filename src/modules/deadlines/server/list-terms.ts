import { invalid } from '#kernel/contract/problem.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { addDays, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { holidayOn, isSunday } from '#kernel/domain/holidays.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation, type Actor } from '#kernel/server/operation.ts'
import { assertReached, rolesBySection } from '#modules/access/server/index.ts'
import * as contract from '../contract/terms.ts'
import { daysBetween, endOf } from '../domain/moments.ts'
import { mayEnter } from './access.ts'
import { ledUnits, unitsAndBelow } from './lead-store.ts'
import * as store from './list-store.ts'
import { bucketEnds, presentTerms } from './present.ts'
import { termDetail } from './read-terms.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const iso = (at: number): string => new Date(at).toISOString()

export const unitsOf = (actor: Actor): string[] => [...new Set(actor.roles.map(({ unitId }) => unitId))]

/** Words as they are searched: of names without accents, of numbers as typed. */
const wordsOf = (q: string): string[] => q.split(/\s+/).filter(Boolean).flatMap((word) => (/[\d-]/.test(word) ? [word] : foldName(word).split(' ').filter(Boolean).length ? foldName(word).split(' ') : [word]))

type Asked = Pick<store.TermFilter, 'scope' | 'state' | 'kind' | 'group' | 'responsible' | 'unassigned' | 'unit' | 'municipality' | 'pole'>

/** “My unit” is where one works and everything below it: who leads a service looks after its poles. */
const filterOf = async (tx: Tx, actor: Actor, asked: Asked, q = ''): Promise<store.TermFilter> => ({
  ...asked, actorId: actor.id, myUnits: asked.scope === 'unit' ? await unitsAndBelow(tx, unitsOf(actor)) : [], words: wordsOf(q).map(safe), from: undefined, to: undefined,
})

function endsOf(now: number): store.Ends {
  const { today, week, month } = bucketEnds(now)
  return { now: iso(now), today: iso(today), week: iso(week), month: iso(month) }
}

export const listTerms = operation(contract.listTerms, async ({ tx, actor, note, now }, input) => {
  const { q, cursor, limit, from, to, bucket, ...asked } = input
  const filter = { ...(await filterOf(tx, actor, asked, q)), from: from && startOfDayInRome(from), to: to && iso(endOf(to)) }
  const wanted = { filter, bucket: bucket ?? null, ends: endsOf(now), limit }
  const after = openCursor<store.Position>(cursor, ['rank', 'sort', 'id'])
  const [first, led] = await Promise.all([
    after ? store.listTerms(tx, wanted, after).then((found) => ({ rows: found, total: null, counts: null })) : store.firstPage(tx, wanted),
    ledUnits(tx, unitsOf(actor)),
  ])
  const { rows, next } = pageOf(first.rows, limit, (last) => {
    const { rank, sort } = last as unknown as { rank: number; sort: string }
    return { rank, sort, id: last.id }
  })
  note({ rows: rows.length, scope: asked.scope })
  return { rows: await presentTerms(tx, actor, now, rows), next, total: first.total, counts: first.counts, can: { create: mayEnter(actor, null), settings: led.size > 0 } }
})

const MOST_DAYS = 42
const PER_DAY = 20

export const listCalendar = operation(contract.listCalendar, async ({ tx, actor, note, now }, { from, to, ...asked }) => {
  const length = daysBetween(from, to) + 1
  if (length < 1) throw invalid('to', { it: 'La fine viene prima dell’inizio', en: 'The end comes before the beginning' })
  if (length > MOST_DAYS) throw invalid('to', { it: 'Al massimo sei settimane alla volta', en: 'Six weeks at a time at most' })
  const filter = await filterOf(tx, actor, asked)
  const [found, overdue] = await Promise.all([
    store.rangeTerms(tx, filter, { from: startOfDayInRome(from), to: iso(endOf(to)) }, PER_DAY),
    store.countAll(tx, { ...filter, state: 'missed', to: iso(Date.parse(startOfDayInRome(from)) - 1) }),
  ])
  const shown = await presentTerms(tx, actor, now, found)
  note({ rows: shown.length, scope: asked.scope })
  return {
    days: Array.from({ length }, (_, index): PlainDate => addDays(from, index)).map((day) => {
      const terms = shown.filter((_, index) => found[index]!.day === day)
      return { day, holiday: isSunday(day) || holidayOn(day) !== null, total: found.find((row) => row.day === day)?.of_day ?? 0, terms }
    }),
    overdue,
  }
})

export const caseTerms = operation(contract.caseTerms, async ({ tx, actor, audit, now }, { caseId, ended }) => {
  audit(caseId)
  await assertReached(tx, caseId)
  const rows = await store.termsOfThese(tx, { subjects: [caseId], ended: ended ?? false })
  const held = await rolesBySection(tx, caseId)
  return { rows: await presentTerms(tx, actor, now, rows), can: { create: [...held.values()].some((roles) => mayEnter({ roles }, null)) } }
})

export const getTerm = operation(contract.getTerm, async (context, { termId }) => {
  const detail = await termDetail(context, termId)
  if (detail.caseId) context.audit(detail.caseId)
  return detail
})

