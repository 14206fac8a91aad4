import { useEffect, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatDateTime, formatRelative } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Holiday } from '#kernel/web/ui/SmartDateField.tsx'
import type { calculate } from '../contract/calculation.ts'
import { calculationWords } from './calculation-words.ts'

export type Calculated = Result<typeof calculate>

/** A day or an instant, with its weekday. */
const momentText = (moment: string): string => (isPlainDate(moment) ? formatDate(moment) : formatDateTime(moment))

/** The date, how far it is, the other readings as information, and why. */
export function CalculationResult({ answer }: { answer: Calculated }) {
  const say = useWords(calculationWords)
  const pick = useSay()
  const [now] = useState(() => new Date().toISOString())
  return (
    <>
      <Card title={answer.due === null ? (answer.opens === null ? say.noDue : say.possible) : say.due}>
        <div role="status"><Headline answer={answer} /></div>
        <Readings answer={answer} />
        <p className="ac-meta ac-calculation-printed">{say.printedOn(formatDateTime(now))}</p>
      </Card>
      <Card title={answer.due === null && answer.opens === null ? say.whyNone : say.why}>
        <ol className="ac-calculation-why">
          {answer.why.map(({ code, words }, index) => <li key={`${code}-${index}`}>{pick(words)}.</li>)}
        </ol>
        <p className="ac-meta">{say.caution}</p>
      </Card>
    </>
  )
}

function Headline({ answer }: { answer: Calculated }) {
  const pick = useSay()
  const main = answer.due ?? answer.opens
  if (main === null) return <p className="ac-figure">{pick(answer.rule.term)}</p>
  return (
    <>
      <p className="ac-figure">{momentText(main)}</p>
      <p className="ac-row">
        {answer.due !== null && answer.dueAt !== null && <Remaining due={answer.due} dueAt={answer.dueAt} />}
        <Holiday date={main.slice(0, 10) as PlainDate} />
      </p>
    </>
  )
}

function Readings({ answer }: { answer: Calculated }) {
  const say = useWords(calculationWords)
  const { raw, extended, workBy, suspended, opens, formal, due } = answer
  const info = (text: string, remark: string) => <>{text} <span className="ac-meta">({remark})</span></>
  return (
    <DataList items={[
      { label: say.workBy, value: workBy && <strong>{formatDate(workBy)}</strong> },
      { label: say.raw, value: due !== null && raw !== null && raw !== due ? momentText(raw) : null },
      { label: say.opens, value: due !== null && opens ? formatDate(opens) : null },
      { label: say.extended, value: extended && info(momentText(extended), say.information) },
      { label: say.suspended, value: suspended && info(formatDate(suspended), say.onlyIf) },
      { label: say.formal, value: formal && info(formatDateTime(formal), say.notToPlan) },
      { label: say.counted, value: answer.rule.input === 'none' ? null : momentText(answer.event) },
    ]} />
  )
}

const MINUTE = 60_000

/** How far the moment is: for instants to the minute, counted while one looks; for days in days. */
function Remaining({ due, dueAt }: { due: string; dueAt: string }) {
  const say = useWords(calculationWords)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  const left = Date.parse(dueAt) - now
  const over = left < 0
  if (isPlainDate(due)) {
    const relative = formatRelative(due, new Date(now).toISOString())
    return <Badge kind={over ? 'danger' : 'info'} icon="clock">{over ? say.pastDay(relative) : say.toDay(relative)}</Badge>
  }
  const minutes = Math.floor(Math.abs(left) / MINUTE)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts = [days && say.days(days), hours && say.hoursCount(hours), days === 0 && rest && say.minutes(rest)].filter((part): part is string => Boolean(part))
  const text = parts.join(` ${say.and} `)
  return <Badge kind={over ? 'danger' : 'info'} icon="clock">{over ? say.past(text || say.minutes(1)) : text ? say.left(text) : say.lastMinute}</Badge>
}
