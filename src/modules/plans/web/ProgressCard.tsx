import { formatDateShort, formatNumber } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import type { Plan } from '../contract.ts'
import { usePlanCodes } from './codes.ts'
import { signed } from './marks.tsx'
import { progressOf, type Progress } from './progress.ts'
import { planWords } from './words.ts'

const WIDTH = 640
const HEIGHT = 240
const LEFT = 44
const BASE = 24
const colours = ['#06c', '#b3203c', '#00663f', '#7a4a00', '#6b2fa0', '#17324d']
const dashes = ['', '7 4', '2 4', '10 4 2 4', '4 2', '1 3']
const shapes = ['●', '■', '▲', '◆', '✚', '○']

/** How far the goals of each area are, from the beginning to the last review: a picture and its table. */
export function ProgressCard({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  if (plan.goalList.length === 0 || plan.inForceOn === null) return null
  const progress = progressOf(plan.goalList)
  const name = (moment: Progress['moments'][number]) => (moment ? formatDateShort(moment) : say.start)
  if (progress.moments.length < 2) return <Card title={say.progress}><p className="ac-meta">{say.noProgress}</p></Card>
  const cell = (value: number | null | undefined) => (value === null || value === undefined ? '—' : signed(value))
  return (
    <Card title={say.progress}>
      <p className="ac-meta">{say.progressText}</p>
      <Chart progress={progress} label={say.progress} name={name} />
      <ul className="pl-legend">{progress.lines.map((line, index) => <li key={line.area}><span aria-hidden="true" style={{ color: colours[index % colours.length] }}>{shapes[index % shapes.length]}</span> {codes.area(line.area)}</li>)}</ul>
      {plan.tScore !== null && <p className="ac-meta">{say.tScore(formatNumber(plan.tScore))}</p>}
      <details>
        <summary>{say.asTable}</summary>
        <Table
          caption={say.progress} rowKey={(line) => line.area} rows={progress.lines}
          columns={[{ id: 'area', header: say.area, cell: (line) => codes.area(line.area) }, ...progress.moments.map((moment, index) => ({ id: `m${index}`, header: name(moment), align: 'end' as const, cell: (line: Progress['lines'][number]) => cell(line.values[index]) }))]}
        />
      </details>
    </Card>
  )
}

function Chart({ progress, label, name }: { progress: Progress; label: string; name: (moment: Progress['moments'][number]) => string }) {
  const { moments, lines } = progress
  const x = (index: number) => LEFT + (index * (WIDTH - LEFT - 40)) / Math.max(1, moments.length - 1)
  const y = (value: number) => 12 + ((2 - value) * (HEIGHT - BASE - 24)) / 4
  return (
    <svg className="pl-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[-2, -1, 0, 1, 2].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - 40} y1={y(value)} y2={y(value)} className={value === 0 ? 'pl-chart-zero' : 'pl-chart-grid'} />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">{signed(value)}</text>
        </g>
      ))}
      {moments.map((moment, index) => <text key={moment ?? 'start'} x={x(index)} y={HEIGHT - 4} textAnchor={index === 0 ? 'start' : 'middle'}>{name(moment)}</text>)}
      {lines.map((line, index) => {
        const points = line.values.flatMap((value, at) => (value === null ? [] : [[x(at), y(value)] as const]))
        const colour = colours[index % colours.length]
        return (
          <g key={line.area} stroke={colour} fill={colour}>
            <polyline points={points.map(([px, py]) => `${px},${py}`).join(' ')} fill="none" strokeWidth={2} strokeDasharray={dashes[index % dashes.length]} />
            {points.map(([px, py]) => <text key={px} x={px} y={py + 5} textAnchor="middle" stroke="none" style={{ fill: colour }}>{shapes[index % shapes.length]}</text>)}
          </g>
        )
      })}
    </svg>
  )
}
