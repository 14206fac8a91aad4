import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import type { AssessmentRow, Comparison } from '../../contract.ts'
import { marksOf, spread } from './drawing.ts'
import { compareWords } from './words.ts'

type Items = Comparison['sections'][number]['items']

/** Where things stand: names at the side of the lines where there is room, above them on a phone. */
interface Layout {
  width: number
  label: number
  right: number
  row: number
  top: number
  /** Of a mark from the top of its row. */
  mark: number
  letters: number
  above: boolean
}
const wide: Layout = { width: 760, label: 300, right: 70, row: 34, top: 44, mark: 17, letters: 46, above: false }
const narrow: Layout = { width: 340, label: 0, right: 62, row: 62, top: 40, mark: 44, letters: 48, above: true }
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

/** Each dimension on a line from worse to better, a mark for each assessment, a line from the first to the last; drawn anew for a phone. */
export function ChangeDrawing({ items, title }: { items: Items; title: string }) {
  const say = useWords(compareWords)
  const drawn = items.filter((item) => marksOf(item).length > 0)
  if (drawn.length === 0) return null
  const label = `${title}: ${say.picture}`
  return (
    <>
      <div className="ac-change ac-change-wide"><Drawing items={drawn} label={label} layout={wide} /></div>
      <div className="ac-change ac-change-narrow"><Drawing items={drawn} label={label} layout={narrow} /></div>
    </>
  )
}

function Drawing({ items, label, layout }: { items: Items; label: string; layout: Layout }) {
  const say = useWords(compareWords)
  const both = useSay()
  const levels = items[0]!.worse === 'up' ? items[0]!.levels!.toReversed() : items[0]!.levels!
  const height = layout.top + items.length * layout.row + 8
  const place = (at: number) => layout.label + 24 + at * (layout.width - layout.label - layout.right - 48)
  const ends = (index: number) => index === 0 || index === levels.length - 1
  return (
    <svg viewBox={`0 0 ${layout.width} ${height}`} role="img" aria-label={label}>
      {levels.map((level, index) => {
        const x = place(index / (levels.length - 1))
        return (
          <g key={level.value}>
            <line x1={x} x2={x} y1={layout.top - 4} y2={height - 6} stroke="#c8d3dd" />
            <text x={x} y={layout.top - 24} textAnchor="middle" fontSize="13" fontWeight="700" fill="#17324d">{level.value}</text>
            {ends(index) && <text x={layout.above && index === 0 ? 0 : x} y={layout.top - 9} textAnchor={layout.above ? (index === 0 ? 'start' : 'end') : 'middle'} fontSize="11" fill="#455b71">{both(level.label)}</text>}
          </g>
        )
      })}
      {items.map((item, index) => <Row key={item.key} item={item} top={layout.top + index * layout.row} place={place} layout={layout} label={both(item.label)} words={item.change ? say[item.change] : ''} />)}
    </svg>
  )
}

interface RowProps {
  item: Items[number]
  top: number
  place: (at: number) => number
  layout: Layout
  label: string
  words: string
}
const signs = { better: '▲', worse: '▼', same: '=' } as const
const inks = { better: '#00663f', worse: '#7a4a00', same: '#455b71' } as const

function Row({ item, top, place, layout, label, words }: RowProps) {
  const marks = marksOf(item)
  const [first, last] = [marks[0]!, marks.at(-1)!]
  const { change } = item
  const y = top + layout.mark
  const [x, anchor] = layout.above ? [0, 'start' as const] : [layout.label - 8, 'end' as const]
  const said = lines(label, layout.letters)
  return (
    <g>
      <line x1={layout.above ? 0 : layout.label} x2={layout.width - (layout.above ? 0 : layout.right)} y1={top + layout.row} y2={top + layout.row} stroke="#e5eaef" />
      {layout.above && <rect x={0} y={top + 2} width={layout.width} height={said.length * 13 + 4} fill="#fff" />}
      <text textAnchor={anchor} fontSize="12.5" fill="#17324d">
        {said.map((one, index) => <tspan key={one} x={x} y={layout.above ? top + 14 + index * 13 : y + 4 + (index - (said.length - 1) / 2) * 13}>{one}</tspan>)}
      </text>
      {first.at !== last.at && <line x1={place(first.at)} x2={place(last.at)} y1={y} y2={y} stroke="#5d7083" strokeWidth={3} strokeDasharray={change === 'worse' ? '5 4' : undefined} />}
      {spread(marks).map((mark) => <Shape key={mark.side} side={mark.side} x={place(mark.at) + mark.shift * 16} y={y} />)}
      {change && <text x={layout.width - layout.right + 8} y={y + 4} fontSize="12" fontWeight={change === 'same' ? 400 : 700} fill={inks[change]}>{signs[change]} {words}</text>}
    </g>
  )
}

/** A long name on two lines, the second cut when it is still too long. */
function lines(text: string, size: number): string[] {
  if (text.length <= size) return [text]
  const cut = text.lastIndexOf(' ', size)
  const rest = text.slice(cut + 1)
  return [text.slice(0, cut), rest.length > size ? `${rest.slice(0, size - 1)}…` : rest]
}
