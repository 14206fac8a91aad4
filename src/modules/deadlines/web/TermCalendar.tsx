import { useState } from 'react'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { listCalendar } from '../contract.ts'
import { dayOf, moved, weeksAround } from '../domain/calendar-days.ts'
import { CalendarGrid, type CalendarDay } from './CalendarGrid.tsx'
import { TermList } from './TermList.tsx'
import type { TermFilters } from './useTermFilters.ts'
import { termWords, type TermSay } from './words.ts'

const monthName = (day: PlainDate): string => new Intl.DateTimeFormat(getLanguage() === 'it' ? 'it-IT' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
const titleOf = (say: TermSay, day: PlainDate, first: PlainDate, week: boolean): string => (week ? say.weekOf(formatDate(first)) : monthName(day))

/** A week or a month of terms: the grid, and below it what falls on the chosen day. */
export function TermCalendar({ filters, scope }: { filters: TermFilters; scope: string }) {
  const say = useWords(termWords)
  const today = dateInRome(Date.now())
  const span = filters.view === 'settimana' ? 'week' : 'month'
  const day = dayOf(filters.day, today)
  const weeks = weeksAround(day, span)
  const [first, last] = [weeks[0]![0]!, weeks.at(-1)!.at(-1)!]
  const query = useQueryOf(listCalendar, { ...filters.shared, scope, from: first, to: last } as never, { keepPrevious: true })
  const [focused, setFocused] = useState(false)
  const go = (to: PlainDate, follow = false) => {
    setFocused(follow)
    filters.set('giorno', to)
  }
  const title = titleOf(say, day, first, span === 'week')
  const chosen = query.data?.days.find((one) => one.day === day)
  return (
    <section aria-label={title}>
      <div className="ac-agenda-bar">
        <h2>{title}</h2>
        <IconButton icon="chevron-left" label={say.previousPeriod} className="ac-screen-only" onClick={() => go(moved(day, span, -1))} />
        <Button size="small" className="ac-screen-only" onClick={() => go(today)}>{say.thisDay}</Button>
        <IconButton icon="chevron-right" label={say.nextPeriod} className="ac-screen-only" onClick={() => go(moved(day, span, 1))} />
      </div>
      {query.error && <ErrorState problem={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.error && <Skeleton lines={10} />}
      {query.data && (
        <>
          {query.data.overdue > 0 && <Callout kind="danger">{say.overdue(query.data.overdue)}</Callout>}
          <CalendarGrid label={title} weeks={weeks} days={query.data.days} chosen={day} today={today} month={span === 'month' ? day.slice(0, 7) : null} follow={focused} onChoose={go} onSpan={(by) => go(moved(day, 'month', by), true)} />
          <p className="ac-meta">{say.onlyDated}</p>
          {chosen && <OfDay day={chosen} />}
        </>
      )}
    </section>
  )
}

function OfDay({ day: { day, terms, total } }: { day: CalendarDay }) {
  const say = useWords(termWords)
  return (
    <>
      <h2 className="ac-term-group" id="of-day">{say.ofDay(formatDate(day))}</h2>
      {terms.length === 0 ? <p className="ac-meta">{say.noneOfDay}</p> : <TermList label={say.ofDay(formatDate(day))} terms={terms} />}
      {total > terms.length && <p className="ac-meta">{say.otherOfDay(total - terms.length)}</p>}
    </>
  )
}
