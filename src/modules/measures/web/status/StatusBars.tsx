import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatDateShort } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { classes } from '#kernel/web/ui/class-names.ts'
import { dayNumber, fromDayNumber, marksOf, type Bar, type Row } from './bars.ts'
import { statusWords } from './words.ts'

interface StatusBarsProps {
  rows: readonly Row[]
  from: PlainDate
  to: PlainDate
  /** The day that is being looked at. */
  day: PlainDate
  onDay: (day: PlainDate) => void
}

const ROW = 56
const TOP = 22

/** Who decides over time, drawn: a row for each, a line on the day that is looked at. The slider under it moves the day; the same is a table below. */
export function StatusBars({ rows, from, to, day, onDay }: StatusBarsProps) {
  const say = useWords(statusWords)
  const [first, last] = [dayNumber(from), dayNumber(to) + 1]
  const at = (n: number): string => `${((Math.min(Math.max(n, first), last) - first) / (last - first)) * 100}%`
  const shown = (bar: Bar) => bar.to >= from && bar.from <= to
  const height = TOP + rows.length * ROW
  return (
    <figure className="ms-bars">
      <svg width="100%" height={height} role="img" aria-label={`${say.over}, ${formatDate(from)} – ${formatDate(to)}`}>
        <defs>
          <pattern id="ms-stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" className="ms-stripe-ground" /><rect width="3" height="8" className="ms-stripe" /></pattern>
          <pattern id="ms-cross" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" className="ms-cross-ground" /><path d="M0 0L8 8M8 0L0 8" className="ms-cross" /></pattern>
        </defs>
        {marksOf(from, to).map((mark) => (
          <g key={mark}>
            <line x1={at(dayNumber(mark))} x2={at(dayNumber(mark))} y1={TOP - 6} y2={height} className="ms-mark" />
            <text x={at(dayNumber(mark))} y={TOP - 10} textAnchor="middle" className={classes('ms-mark-text', /-(04|10)-/.test(mark) && 'ms-mark-between')}>{mark.endsWith('-01-01') ? mark.slice(0, 4) : formatDateShort(mark).slice(3)}</text>
          </g>
        ))}
        {rows.map((row, index) => (
          <g key={row.id}>
            <text x="0" y={TOP + index * ROW + 14} className="ms-row-text">{row.label}</text>
            {row.bars.filter(shown).map((bar) => <BarShape key={bar.from} bar={bar} y={TOP + index * ROW + 20} left={at(dayNumber(bar.from))} width={widthOf(bar, first, last)} />)}
          </g>
        ))}
        <line x1={at(dayNumber(day))} x2={at(dayNumber(day))} y1={TOP - 4} y2={height} className="ms-day" />
      </svg>
      <input
        type="range" className="ms-slider ac-screen-only" aria-label={say.slider} aria-valuetext={formatDate(day)}
        min={first} max={last - 1} value={Math.min(Math.max(dayNumber(day), first), last - 1)} onChange={(event) => onDay(fromDayNumber(Number(event.target.value)))}
      />
    </figure>
  )
}

const widthOf = (bar: Bar, first: number, last: number): number =>
  ((Math.min(dayNumber(bar.to) + 1, last) - Math.max(dayNumber(bar.from), first)) / (last - first)) * 100

function BarShape({ bar, y, left, width }: { bar: Bar; y: number; left: string; width: number }) {
  const title = `${bar.label}: ${formatDate(bar.from)} – ${formatDate(bar.to)}`
  return (
    <svg x={left} y={y} width={`${width}%`} height={26} className={`ms-bar ms-bar-${bar.shade}`}>
      <title>{title}</title>
      <rect width="100%" height="100%" rx="2" />
      {width > 12 && <text x="6" y="18">{bar.label}</text>}
    </svg>
  )
}
