import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatTime, formatWeekday } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { classes } from '#kernel/web/ui/class-names.ts'
import { VisuallyHidden } from '#kernel/web/ui/VisuallyHidden.tsx'
import type { listCalendar } from '../contract.ts'
import { mondayOf } from '../domain/calendar-days.ts'
import { termText } from './term-text.ts'
import { termWords } from './words.ts'

export type CalendarDay = Result<typeof listCalendar>['days'][number]

interface GridProps {
  label: string
  weeks: readonly PlainDate[][]
  days: readonly CalendarDay[]
  chosen: PlainDate
  today: PlainDate
  /** `YYYY-MM` of the month shown, whose days stand out; null for a week. */
  month: string | null
  /** The choice came from the keyboard, so the focus goes with it. */
  follow: boolean
  onChoose: (day: PlainDate, follow?: boolean) => void
  onSpan: (by: 1 | -1) => void
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const SHOWN = { month: 3, week: 8 } as const

/** Days in weeks (WAI-ARIA grid): one stop for Tab, arrows walk the days, Home and End the week, Page Up and Down the months, Enter goes to the day's terms. */
export function CalendarGrid({ label, weeks, days, chosen, today, month, follow, onChoose, onSpan }: GridProps) {
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (follow) grid.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus()
  }, [chosen, follow])
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step) onChoose(addDays(chosen, step), true)
    else if (event.key === 'Home') onChoose(mondayOf(chosen), true)
    else if (event.key === 'End') onChoose(addDays(mondayOf(chosen), 6), true)
    else if (event.key === 'PageUp') onSpan(-1)
    else if (event.key === 'PageDown') onSpan(1)
    else if (event.key === 'Enter') document.querySelector<HTMLElement>('#of-day ~ * [data-term-link]')?.focus()
    else return
    event.preventDefault()
  }
  const byDay = new Map(days.map((one) => [one.day, one]))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid of WAI-ARIA: one stop for Tab, arrows inside
    <table ref={grid} role="grid" aria-label={label} className={classes('ac-agenda', month === null && 'ac-agenda-week')}>
      <thead>
        <tr>{weeks[0]!.map((day) => <th key={day} scope="col"><abbr title={formatWeekday(day)}>{formatWeekday(day).slice(0, 3)}</abbr></th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} aria-selected={day === chosen} className={classes(month !== null && !day.startsWith(month) && 'ac-agenda-out', byDay.get(day)?.holiday && 'ac-agenda-holiday', day === today && 'ac-agenda-today')}>
                <Day day={day} known={byDay.get(day)} chosen={day === chosen} shown={month === null ? SHOWN.week : SHOWN.month} onPress={press} onChoose={() => onChoose(day)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayProps {
  day: PlainDate
  known: CalendarDay | undefined
  chosen: boolean
  shown: number
  onPress: (event: KeyboardEvent) => void
  onChoose: () => void
}

function Day({ day, known, chosen, shown, onPress, onChoose }: DayProps) {
  const say = useWords(termWords)
  const total = known?.total ?? 0
  const terms = known?.terms.slice(0, shown) ?? []
  const name = [formatDate(day), known?.holiday && say.holiday, say.count(total)].filter(Boolean).join(', ')
  return (
    <button type="button" data-day={day} tabIndex={chosen ? 0 : -1} className={classes('ac-agenda-day', chosen && 'ac-agenda-chosen')} onKeyDown={onPress} onClick={onChoose}>
      <VisuallyHidden>{name}. </VisuallyHidden>
      <span className="ac-agenda-number" aria-hidden="true">{Number(day.slice(8))}</span>
      {terms.map((term) => (
        <span key={term.id} className={classes('ac-agenda-term', term.bucket === 'missed' && 'ac-agenda-term-missed')}>
          {[term.due?.includes('T') && formatTime(term.due), term.childName, termText(term).title].filter(Boolean).join(' · ')}
        </span>
      ))}
      {total > terms.length && <span className="ac-meta">+{total - terms.length}</span>}
      {total > 0 && <span className="ac-agenda-count" aria-hidden="true">{total}</span>}
    </button>
  )
}
