import type { Result } from '#kernel/contract/endpoint.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import type { getService, Service } from '../contract.ts'
import { formatHours } from './hours-words.ts'
import { TallyLine } from './TallyLine.tsx'
import { referralWords } from './words.ts'

type Month = Result<typeof getService>['months'][number]
const HEIGHT = 120
const WIDTH = 46

/** Hours of each month against those foreseen: a picture, and the table that says the same. */
export function MonthsCard({ service, months }: { service: Service; months: readonly Month[] }) {
  const say = useWords(referralWords)
  const language = useLanguage()
  const name = (month: string, form: 'short' | 'long') => new Intl.DateTimeFormat(language, { month: form, year: form === 'long' ? 'numeric' : '2-digit', timeZone: 'UTC' }).format(new Date(`${month}T12:00:00Z`))
  return (
    <Card title={say.hoursForeseenAndDone}>
      <TallyLine tally={service.tally} />
      {months.length > 0 && <MonthsPicture months={months.slice(-18)} name={(month) => name(month, 'short')} />}
      {months.length > 0 && (
        <details>
          <summary>{say.asTable}</summary>
          <Table
            caption={say.hoursForeseenAndDone}
            rows={months.toReversed()}
            rowKey={(row) => row.month}
            columns={[
              { id: 'month', header: say.month, cell: (row) => name(row.month, 'long') },
              { id: 'foreseen', header: say.foreseen, align: 'end', cell: (row) => (row.foreseen === null ? '' : formatHours(row.foreseen)) },
              { id: 'done', header: say.doneShort, align: 'end', cell: (row) => formatHours(row.done) },
              { id: 'absent', header: say.absentShort, align: 'end', cell: (row) => (row.absent ? formatHours(row.absent) : '') },
            ]}
          />
        </details>
      )}
    </Card>
  )
}

function MonthsPicture({ months, name }: { months: readonly Month[]; name: (month: string) => string }) {
  const say = useWords(referralWords)
  const most = Math.max(60, ...months.map((one) => Math.max(one.done, one.foreseen ?? 0)))
  const tall = (minutes: number) => (minutes / most) * (HEIGHT - 20)
  return (
    <figure className="ac-months">
      <svg role="img" aria-label={say.pictureOf} viewBox={`0 0 ${months.length * WIDTH} ${HEIGHT + 22}`} style={{ inlineSize: `min(100%, ${months.length * WIDTH}px)` }}>
        {months.map((one, index) => (
          <g key={one.month} transform={`translate(${index * WIDTH} 0)`}>
            {one.foreseen !== null && <rect className="ac-months-foreseen" x="6" y={HEIGHT - tall(one.foreseen)} width={WIDTH - 12} height={tall(one.foreseen)} />}
            <rect className="ac-months-done" x="12" y={HEIGHT - tall(one.done)} width={WIDTH - 24} height={tall(one.done)} />
            {one.absent > 0 && <rect className="ac-months-absent" x="12" y={HEIGHT - tall(one.absent)} width={WIDTH - 24} height={tall(one.absent)} />}
            <text x={WIDTH / 2} y={HEIGHT + 15} textAnchor="middle">{name(one.month)}</text>
          </g>
        ))}
        <line x1="0" y1={HEIGHT} x2={months.length * WIDTH} y2={HEIGHT} />
      </svg>
      <figcaption className="ac-meta">{say.legend}</figcaption>
    </figure>
  )
}
