import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import type { AssessmentRow, Comparison } from '../../contract.ts'
import { marksOf, spread, type Mark } from './drawing.ts'
import { compareWords } from './words.ts'

type Items = Comparison['sections'][number]['items']

const WIDTH = 760
const LABEL = 300
const RIGHT = 70
const ROW = 34
const TOP = 44
/** Marks differ by shape first, by colour second. */
const colours = ['#17324d', '#06c', '#00663f', '#7a4a00', '#5d3a8c', '#b3203c']

function Shape({ side, x, y }: { side: number; x: number; y: number }) {
  const fill = colours[side % colours.length]!
  const r = 6.5
  const points = [
    <circle key="o" cx={x} cy={y} r={r} fill="#fff" stroke={fill} strokeWidth={3} />,
    <rect key="r" x={x - r} y={y - r} width={2 * r} height={2 * r} fill={fill} />,
    <path key="t" d={`M${x} ${y - r - 1.5} L${x + r + 1.5} ${y + r} L${x - r - 1.5} ${y + r} Z`} fill={fill} />,
    <path key="d" d={`M${x} ${y - r - 2} L${x + r + 2} ${y} L${x} ${y + r + 2} L${x - r - 2} ${y} Z`} fill={fill} />,
    <path key="x" d={`M${x - r} ${y - r} L${x + r} ${y + r} M${x + r} ${y - r} L${x - r} ${y + r}`} stroke={fill} strokeWidth={4} />,
    <path key="p" d={`M${x} ${y - r - 1} V${y + r + 1} M${x - r - 1} ${y} H${x + r + 1}`} stroke={fill} strokeWidth={4} />,
  ]
  return points[side % points.length]
}

/** What each mark means: moment and day. */
export function Legend({ assessments }: { assessments: readonly AssessmentRow[] }) {
  return (
    <ul className="ac-legend">
      {assessments.map((one, side) => (
        <li key={one.id}><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><Shape side={side} x={10} y={10} /></svg>{[one.moment, formatDate(one.heldOn)].filter(Boolean).join(' · ')}</li>
      ))}
    </ul>
  )
}

/** Each dimension on a line from worse to better, a mark for each assessment, an arrow from the first to the last. */
export function ChangeDrawing({ items, title }: { items: Items; title: string }) {
  const say = useWords(compareWords)
  const both = useSay()
  const drawn = items.filter((item) => marksOf(item).length > 0)
  if (drawn.length === 0) return null
  const levels = drawn[0]!.worse === 'up' ? [...drawn[0]!.levels!].reverse() : drawn[0]!.levels!
  const height = TOP + drawn.length * ROW + 8
  const place = (at: number) => LABEL + 24 + at * (WIDTH - LABEL - RIGHT - 48)
  return (
    <div className="ac-change">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={`${title}: ${say.picture}`}>
        {levels.map((level, index) => {
          const x = place(index / (levels.length - 1))
          return (
            <g key={level.value}>
              <line x1={x} x2={x} y1={TOP - 6} y2={height - 6} stroke="#c8d3dd" />
              <text x={x} y={TOP - 26} textAnchor="middle" fontSize="13" fontWeight="700" fill="#17324d">{level.value}</text>
              {(index === 0 || index === levels.length - 1) && <text x={x} y={TOP - 11} textAnchor="middle" fontSize="11" fill="#455b71">{both(level.label)}</text>}
            </g>
          )
        })}
        {drawn.map((item, index) => <Row key={item.key} marks={marksOf(item)} change={item.change} y={TOP + index * ROW + ROW / 2} place={place} label={both(item.label)} words={item.change ? say[item.change] : ''} />)}
      </svg>
    </div>
  )
}

interface RowProps {
  marks: readonly Mark[]
  change: Items[number]['change']
  y: number
  place: (at: number) => number
  label: string
  words: string
}

function Row({ marks, change, y, place, label, words }: RowProps) {
  const [first, last] = [marks[0]!, marks.at(-1)!]
  const sign = { better: '▲', worse: '▼', same: '=' }
  return (
    <g>
      <line x1={LABEL} x2={WIDTH - RIGHT} y1={y + ROW / 2} y2={y + ROW / 2} stroke="#e5eaef" />
      <text x={LABEL - 8} y={y} textAnchor="end" fontSize="12.5" fill="#17324d">{lines(label).map((line, index, all) => <tspan key={line} x={LABEL - 8} y={y + 4 + (index - (all.length - 1) / 2) * 13}>{line}</tspan>)}</text>
      {first.at !== last.at && <line x1={place(first.at)} x2={place(last.at)} y1={y} y2={y} stroke="#5d7083" strokeWidth={3} strokeDasharray={change === 'worse' ? '5 4' : undefined} />}
      {spread(marks).map((mark) => <Shape key={mark.side} side={mark.side} x={place(mark.at) + mark.shift * 16} y={y} />)}
      {change && <text x={WIDTH - RIGHT + 8} y={y + 4} fontSize="12" fontWeight={change === 'same' ? 400 : 700} fill={change === 'worse' ? '#7a4a00' : change === 'better' ? '#00663f' : '#455b71'}>{sign[change]} {words}</text>}
    </g>
  )
}

/** A long name on two lines, the second cut when it is still too long. */
function lines(text: string, size = 46): string[] {
  if (text.length <= size) return [text]
  const cut = text.lastIndexOf(' ', size)
  const rest = text.slice(cut + 1)
  return [text.slice(0, cut), rest.length > size ? `${rest.slice(0, size - 1)}…` : rest]
}
