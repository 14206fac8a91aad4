import { useRef, useState, type KeyboardEvent } from 'react'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatWeekday } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { classes } from '#kernel/web/ui/class-names.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { VisuallyHidden } from '#kernel/web/ui/VisuallyHidden.tsx'
import { presences, type Presence, type WeekRow } from '../contract.ts'
import { clockOf, parseHours } from '../domain/hours-text.ts'
import { useKindName } from './codes.ts'
import { formatHours } from './hours-words.ts'
import { servicePath } from './paths.ts'
import { cellKey, useWeekCells } from './useWeekCells.ts'
import { referralWords } from './words.ts'

type Day = WeekRow['days'][number]
const letters: Readonly<Record<string, Presence>> = { p: 'present', a: 'absent', g: 'absent_justified', c: 'cancelled' }
const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] }

/** A week as a table of cells: arrows and Enter move, hours are typed, a letter says whether the child was there. */
export function WeekGrid({ rows, today, more }: { rows: readonly WeekRow[]; today: PlainDate; more: boolean }) {
  const say = useWords(referralWords)
  const grid = useRef<HTMLTableElement>(null)
  const cells = useWeekCells(rows, say.staleHours)
  const [wrong, setWrong] = useState<string | null>(null)
  const days = rows[0]?.days.map(({ day }) => day) ?? []
  const valueOf = (row: WeekRow, known: Day | undefined) => {
    const waiting = known && cells.pending.get(cellKey(row.id, known.day))
    return { minutes: waiting?.minutes ?? known?.minutes ?? 0, presence: waiting?.presence ?? known?.presence ?? 'present' }
  }
  const write = (row: WeekRow, known: Day, text: string, presence: Presence) => {
    const minutes = parseHours(text)
    setWrong(minutes === null || (minutes > 0 && minutes < 5) ? cellKey(row.id, known.day) : null)
    if (minutes === null || (minutes > 0 && minutes < 5)) return
    const now = valueOf(row, known)
    if (minutes !== now.minutes || (minutes > 0 && presence !== now.presence)) cells.set(row.id, known.day, { minutes, presence })
  }
  const move = (event: KeyboardEvent<HTMLInputElement>, rowIndex: number, column: number) => {
    const input = event.currentTarget
    const atEdge = event.key === 'ArrowLeft' ? input.selectionStart === 0 && input.selectionEnd === 0 : input.selectionStart === input.value.length
    const step = event.key === 'ArrowLeft' && atEdge ? [0, -1] : event.key === 'ArrowRight' && atEdge ? [0, 1] : steps[event.key]
    if (!step) return
    const next = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${rowIndex + step[0]!}-${column + step[1]!}"]`)
    event.preventDefault()
    next?.focus()
    next?.select()
  }
  return (
    <div className="ac-stack">
      <div className="ac-row ac-screen-only">
        <span className="ac-meta" role="status">{cells.failed ? say.notSaved : cells.saving ? say.saving : say.allSaved}</span>
        {cells.failed && <Button size="small" onClick={cells.retry}>{say.tryAgain}</Button>}
      </div>
      <div className="ac-week-scroll" role="region" aria-label={say.week} tabIndex={-1}>
        <table className="ac-week" ref={grid}>
          <caption><VisuallyHidden>{say.weekHelp}</VisuallyHidden></caption>
          <thead>
            <tr>
              <th scope="col">{say.child}</th>
              {days.map((day) => <th key={day} scope="col" aria-current={day === today ? 'date' : undefined}><abbr title={formatDate(day)}>{formatWeekday(day).slice(0, 3)} {Number(day.slice(8))}</abbr></th>)}
              <th scope="col" className="ac-end">{say.total}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => <Row key={row.id} {...{ row, rowIndex, days, cells, wrong }} valueOf={(known) => valueOf(row, known)} onWrite={(known, text, presence) => write(row, known, text, presence)} onMove={move} />)}
          </tbody>
        </table>
      </div>
      {more && <p className="ac-meta">{say.moreRows}</p>}
      <p className="ac-meta ac-screen-only">{say.gridHelp}</p>
    </div>
  )
}

interface RowProps {
  row: WeekRow
  rowIndex: number
  days: readonly PlainDate[]
  cells: ReturnType<typeof useWeekCells>
  wrong: string | null
  valueOf: (known: Day | undefined) => { minutes: number; presence: Presence }
  onWrite: (known: Day, text: string, presence: Presence) => void
  onMove: (event: KeyboardEvent<HTMLInputElement>, rowIndex: number, column: number) => void
}

/** A service: its seven days and their sum. */
function Row({ row, rowIndex, days, cells, wrong, valueOf, onWrite, onMove }: RowProps) {
  const say = useWords(referralWords)
  const name = useKindName()
  const total = days.reduce((sum, day) => {
    const value = valueOf(cells.read(row.id, day))
    return sum + (value.presence === 'cancelled' ? 0 : value.minutes)
  }, 0)
  return (
    <tr>
      <th scope="row"><Link to={servicePath.to({ serviceId: row.id })}><PersonName name={row.childName} /></Link><div className="ac-meta">{[name(row.kind), row.weeklyMinutes ? say.aWeek(formatHours(row.weeklyMinutes)) : ''].filter(Boolean).join(' · ')}</div></th>
      {days.map((day, column) => {
        const known = cells.read(row.id, day)
        return (
          <td key={day} data-label={`${formatWeekday(day).slice(0, 3)} ${Number(day.slice(8))}`}>
            {known && (
              <Cell
                label={say.cellOf(row.childName, name(row.kind), formatDate(day))} position={`${rowIndex}-${column}`} known={known} value={valueOf(known)} unsaved={cells.pending.has(cellKey(row.id, day))}
                wrong={wrong === cellKey(row.id, day)} onWrite={(text, presence) => onWrite(known, text, presence)} onMove={(event) => onMove(event, rowIndex, column)}
              />
            )}
          </td>
        )
      })}
      <td className="ac-end" data-label={say.total}>{formatHours(total)}</td>
    </tr>
  )
}

interface CellProps {
  label: string
  position: string
  known: Day
  value: { minutes: number; presence: Presence }
  unsaved: boolean
  wrong: boolean
  onWrite: (text: string, presence: Presence) => void
  onMove: (event: KeyboardEvent<HTMLInputElement>) => void
}

function Cell({ label, position, known, value, unsaved, wrong, onWrite, onMove }: CellProps) {
  const say = useWords(referralWords)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? clockOf(value.minutes)
  const mark = value.minutes > 0 && value.presence !== 'present' ? say[`letter_${value.presence}`] : ''
  const closed = known.several ? say.severalEntries : known.locked ? say.locked : say.notOpen
  if (!known.open) return <span className="ac-week-closed" title={closed}>{clockOf(value.minutes) || '–'}<VisuallyHidden>{`${label}: ${closed}`}</VisuallyHidden></span>
  const leave = () => {
    if (typed !== null) onWrite(typed, value.presence)
    setTyped(null)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const letter = event.ctrlKey || event.metaKey || event.altKey ? undefined : letters[event.key.toLowerCase()]
    if (letter) {
      event.preventDefault()
      onWrite(typed ?? clockOf(value.minutes), letter)
      setTyped(null)
    } else if (event.key === 'Escape') setTyped(null)
    else onMove(event)
  }
  return (
    <span className={classes('ac-week-cell', unsaved && 'ac-week-unsaved', mark && 'ac-week-absent')}>
      <input
        className="ac-input" inputMode="text" autoComplete="off" data-cell={position} aria-label={`${label}${mark ? `, ${say[`presence_${value.presence}`]}` : ''}`} aria-invalid={wrong || undefined} title={wrong ? say.hoursHint : undefined}
        value={shown} onChange={(event) => setTyped(event.target.value)} onBlur={leave} onKeyDown={press} onFocus={(event) => event.target.select()}
      />
      {value.minutes > 0 && (
        <select aria-label={say.presenceOf(label)} value={value.presence} onChange={(event) => onWrite(clockOf(value.minutes), event.target.value as Presence)}>
          {presences.map((one) => <option key={one} value={one}>{say[`letter_${one}`]}</option>)}
        </select>
      )}
    </span>
  )
}
