import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatNumber, formatWeekday } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { classes } from '#kernel/web/ui/class-names.ts'
import { VisuallyHidden } from '#kernel/web/ui/VisuallyHidden.tsx'
import type { AbsenceDay, DayState } from '../contract/attendance.ts'
import { weeksOf } from '../domain/month.ts'
import { dayProblem } from '../domain/school-days.ts'
import type { Mark } from './useMarks.ts'
import { schoolWords } from './words.ts'

interface MonthGridProps {
  label: string
  month: PlainDate
  today: PlainDate
  known: ReadonlyMap<PlainDate, AbsenceDay>
  pending: ReadonlyMap<PlainDate, Mark>
  canMark: boolean
  /** Given to a day that becomes justified. */
  reason: string
  enrolledOn: (day: PlainDate) => boolean
  chosen: PlainDate | null
  onMark: (changes: readonly (readonly [PlainDate, Mark])[]) => void
  onChoose: (day: PlainDate) => void
  onMonth: (month: PlainDate) => void
}

const next: Record<DayState, DayState> = { present: 'unjustified', unjustified: 'justified', justified: 'present' }
const letters: Record<string, DayState> = { a: 'unjustified', g: 'justified', p: 'present' }
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const mondays = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08'] as PlainDate[]

/** Days of a month as buttons: arrows move (beyond the edge to the next month), space and letters change, Enter goes to the details. */
export function MonthGrid({ label, month, today, known, pending, canMark, reason, enrolledOn, chosen, onMark, onChoose, onMonth }: MonthGridProps) {
  const grid = useRef<HTMLTableElement>(null)
  const [focus, setFocus] = useState<PlainDate | null>(null)
  const first = today.slice(0, 7) === month.slice(0, 7) ? today : month
  const entry = focus && focus.slice(0, 7) === month.slice(0, 7) ? focus : first
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current) return
    grid.current?.querySelector<HTMLElement>(`[data-day="${entry}"]`)?.focus()
    moved.current = false
  })
  const stateOf = (day: PlainDate): Mark => pending.get(day) ?? known.get(day) ?? { state: 'present', hours: null, reason: null, words: null }
  const open = (day: PlainDate) => canMark && enrolledOn(day) && dayProblem(day, today) === null
  const set = (day: PlainDate, state: DayState) => open(day) && onMark([[day, { state, hours: null, reason: state === 'justified' ? reason : null, words: null }]])
  const press = (event: KeyboardEvent, day: PlainDate) => {
    const step = steps[event.key]
    const letter = event.ctrlKey || event.metaKey || event.altKey ? undefined : letters[event.key.toLowerCase()]
    if (step) {
      const to = addDays(day, step)
      moved.current = true
      setFocus(to)
      if (to.slice(0, 7) !== month.slice(0, 7)) onMonth(`${to.slice(0, 7)}-01` as PlainDate)
    } else if (letter) set(day, letter)
    else if (event.key === 'Enter') {
      onChoose(day)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-day-panel]')?.focus())
    } else return
    event.preventDefault()
  }
  const cycle = (day: PlainDate) => {
    setFocus(day)
    onChoose(day)
    set(day, next[stateOf(day).state])
  }
  return (
    <table ref={grid} className="ac-month">
      <caption><VisuallyHidden>{label}</VisuallyHidden></caption>
      <thead><tr>{mondays.map((day) => <th key={day} scope="col"><abbr title={formatWeekday(day)}>{formatWeekday(day).slice(0, 3)}</abbr></th>)}</tr></thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- weeks have no other name
          <tr key={index}>
            {week.map((day, column) => (day === null
              // oxlint-disable-next-line react/no-array-index-key -- days of other months
              ? <td key={column} aria-hidden="true" />
              : <td key={day}><Day {...{ day, today, open: open(day), enrolled: enrolledOn(day), mark: stateOf(day), entry: day === entry, chosen: day === chosen }} saved={!pending.has(day)} onPress={press} onCycle={cycle} /></td>))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayProps {
  day: PlainDate
  today: PlainDate
  open: boolean
  enrolled: boolean
  mark: Mark
  entry: boolean
  chosen: boolean
  saved: boolean
  onPress: (event: KeyboardEvent, day: PlainDate) => void
  onCycle: (day: PlainDate) => void
}

function Day({ day, today, open, enrolled, mark, entry, chosen, saved, onPress, onCycle }: DayProps) {
  const say = useWords(schoolWords)
  const problem = dayProblem(day, today)
  const closed = problem === 'future' ? say.future : problem ? say.closed : enrolled ? null : say.notEnrolled
  const hours = mark.state !== 'present' && mark.hours !== null ? say.hoursShort(formatNumber(mark.hours)) : ''
  const words = mark.state === 'present' && closed ? closed : `${say[mark.state]} ${hours}`.trim()
  const letter = mark.state === 'unjustified' ? say.letterUnjustified : mark.state === 'justified' ? say.letterJustified : ''
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={entry ? 0 : -1}
      aria-label={`${formatDate(day)}: ${words}`}
      aria-current={day === today ? 'date' : undefined}
      className={classes('ac-day', `ac-day-${mark.state}`, !open && 'ac-day-closed', chosen && 'ac-day-chosen', !saved && 'ac-day-unsaved')}
      onClick={() => onCycle(day)}
      onKeyDown={(event) => onPress(event, day)}
    >
      <span className="ac-day-number" aria-hidden="true">{Number(day.slice(8))}</span>
      <span className="ac-day-mark" aria-hidden="true" data-mark={`${letter} ${hours}`.trim()} />
    </button>
  )
}
