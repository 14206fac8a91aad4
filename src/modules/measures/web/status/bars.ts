import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { LegalStatusAnswer, LegalStatusReply } from '../../contract/status.ts'

export type Shade = 'piena' | 'limitata' | 'sospesa' | 'decaduta' | 'nessuna' | 'morto' | 'ufficio' | 'servizio' | 'vuoto'

export interface Bar {
  from: PlainDate
  to: PlainDate
  shade: Shade
  /** What stands in the bar. */
  label: string
}
export interface Row {
  id: string
  label: string
  bars: Bar[]
}

type Timeline = NonNullable<LegalStatusReply['timeline']>

export interface RowWords {
  parent: (one: LegalStatusAnswer['parents'][number]) => { row: string; label: string }
  guardian: (one: NonNullable<LegalStatusAnswer['guardian']>) => string
  others: (all: LegalStatusAnswer['others']) => string
  services: (status: LegalStatusAnswer) => string
  rows: { guardian: string; others: string; services: string }
}

const shadeOf = (state: LegalStatusAnswer['parents'][number]['state']): Shade => (state === 'non_ancora' ? 'vuoto' : state)

/** Bars that touch and say the same are one. */
function joined(bars: readonly Bar[]): Bar[] {
  const all: Bar[] = []
  for (const bar of bars) {
    const before = all.at(-1)
    if (before && before.shade === bar.shade && before.label === bar.label && addDays(before.to, 1) === bar.from) before.to = bar.to
    else all.push({ ...bar })
  }
  return all
}

/** A row for each parent, one for the guardianship, one for curators, one for service and placement; rows that never say anything are left out. */
export function rowsOf({ stretches }: Timeline, words: RowWords): Row[] {
  const parents = new Map<string, Row>()
  const rows: Record<'guardian' | 'others' | 'services', Row> = {
    guardian: { id: 'guardian', label: words.rows.guardian, bars: [] }, others: { id: 'others', label: words.rows.others, bars: [] }, services: { id: 'services', label: words.rows.services, bars: [] },
  }
  for (const { from, to, status } of stretches) {
    for (const one of status.parents) {
      const { row, label } = words.parent(one)
      const known = parents.get(one.id) ?? { id: one.id, label: row, bars: [] }
      known.bars.push({ from, to, shade: shadeOf(one.state), label })
      parents.set(one.id, known)
    }
    if (status.guardian) rows.guardian.bars.push({ from, to, shade: 'ufficio', label: words.guardian(status.guardian) })
    if (status.others.length) rows.others.bars.push({ from, to, shade: 'ufficio', label: words.others(status.others) })
    const services = words.services(status)
    if (services) rows.services.bars.push({ from, to, shade: 'servizio', label: services })
  }
  return [...parents.values(), rows.guardian, rows.others, rows.services].filter(({ bars }) => bars.length > 0).map((row) => ({ ...row, bars: joined(row.bars) }))
}

const dayNumber = (date: PlainDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
export const fromDayNumber = (n: number): PlainDate => new Date(n * 86_400_000).toISOString().slice(0, 10) as PlainDate
export { dayNumber }

/** The part of the child's years in which something happens, with today in it: the picture shows that. */
export function windowOf({ from, to, stretches }: Timeline, today: PlainDate): { from: PlainDate; to: PlainDate } {
  const turns = stretches.slice(1).map((one) => one.from)
  const first = [...turns, today].toSorted()[0]!
  const last = [...turns.filter((turn) => turn < to), today].toSorted().at(-1)!
  const begin = addDays(first, -200)
  const end = addDays(last, 300)
  return { from: begin < from ? from : begin, to: end > to ? to : end }
}

/** First days of the years (of the quarters, in a short window) between two days. */
export function marksOf(from: PlainDate, to: PlainDate): PlainDate[] {
  const years = dayNumber(to) - dayNumber(from) > 900
  const marks: PlainDate[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const month of years ? ['01'] : ['01', '04', '07', '10']) {
      const mark = `${year}-${month}-01` as PlainDate
      if (mark > from && mark < to) marks.push(mark)
    }
  }
  return marks.length > 14 ? marks.filter((_, index) => index % Math.ceil(marks.length / 14) === 0) : marks
}
