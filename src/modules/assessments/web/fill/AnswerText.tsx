import type { ReactNode } from 'react'
import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatNumber } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { isAnswered } from '../../domain/fill.ts'
import { presentStates, type Answer, type Item } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'

const Prose = ({ text }: { text: string }) => <div className="ac-said" translate="no" dir="auto">{text}</div>

/** An answer as it is read: words of the options, never keys. Nothing of the page's own is mixed with what people said. */
export function AnswerText({ item, answer, nameOf }: { item: Item; answer: Answer | null | undefined; nameOf?: (person: string) => string | undefined }) {
  const say = useWords(assessmentWords)
  if (!isAnswered(answer ?? undefined)) return <span className="ac-meta">{say.noAnswer}</span>
  return (
    <>
      {answer!.voice && <div className="ac-meta">{say[`voice_${answer!.voice}`]}:</div>}
      <Content item={item} answer={answer!} nameOf={nameOf} />
    </>
  )
}

function Content({ item, answer, nameOf }: { item: Item; answer: Answer; nameOf: ((person: string) => string | undefined) | undefined }): ReactNode {
  const say = useWords(assessmentWords)
  const both = useSay()
  switch (item.kind) {
    case 'text': return <Prose text={answer.text ?? ''} />
    case 'choice': return <>{both(item.options.find(({ key }) => key === answer.choice)?.label ?? { it: answer.choice ?? '', en: answer.choice ?? '' })}{answer.text && <Prose text={answer.text} />}</>
    case 'choices': return (
      <>
        <ul className="ac-list-plain">{item.options.filter(({ key }) => answer.choices?.includes(key)).map((one) => <li key={one.key}>{both(one.label)}</li>)}</ul>
        {answer.text && <Prose text={answer.text} />}
      </>
    )
    case 'scale': {
      const level = item.levels.find(({ value }) => value === answer.level)
      return (
        <>
          {level && <strong>{level.value} · {both(level.label)}</strong>}
          {answer.notRated && <strong>{say.notRated}</strong>}
          {answer.text && <Prose text={answer.text} />}
          <Voices answer={answer} />
        </>
      )
    }
    case 'number': return <>{answer.number !== undefined && formatNumber(answer.number)} {item.unit && both(item.unit)}</>
    case 'date': return <>{answer.date && isPlainDate(answer.date) ? formatDate(answer.date) : answer.date}</>
    case 'yes_no': return <>{answer.yes && say[answer.yes]}{answer.text && <Prose text={answer.text} />}</>
    case 'voices': return <Voices answer={answer} />
    case 'person': return <span translate="no" dir="auto">{answer.person ? nameOf?.(answer.person) : answer.text}</span>
    case 'indicator': return <Indicator answer={answer} strength={item.strength} />
    case 'table': return <Rows item={item} answer={answer} />
  }
}

/** The three voices side by side: each under its own name. */
export function Voices({ answer }: { answer: Answer }) {
  const say = useWords(assessmentWords)
  const said = (['child', 'parents', 'workers'] as const).filter((voice) => answer.voices?.[voice]?.trim())
  if (said.length === 0) return null
  return (
    <dl className="ac-voices ac-voices-read">
      {said.map((voice) => <div key={voice}><dt>{say[`voice_${voice}`]}</dt><dd translate="no" dir="auto">{answer.voices![voice]}</dd></div>)}
    </dl>
  )
}

function Indicator({ answer, strength }: { answer: Answer; strength: Answer['strength'] }) {
  const say = useWords(assessmentWords)
  const present = answer.state !== undefined && presentStates.includes(answer.state)
  const weight = strength ?? answer.strength
  return (
    <>
      {answer.state && <Badge kind={present ? 'warning' : 'neutral'}>{say[`ind_${answer.state}`]}</Badge>}{' '}
      {present && <span className="ac-meta">{[weight && say[`strength_${weight}`], answer.on && formatDate(answer.on), answer.who].filter(Boolean).join(' · ')}</span>}
      {answer.fact && <Prose text={answer.fact} />}
    </>
  )
}

function Rows({ item, answer }: { item: Extract<Item, { kind: 'table' }>; answer: Answer }) {
  const say = useWords(assessmentWords)
  const both = useSay()
  const cell = (column: (typeof item.columns)[number], value: string | number | undefined): ReactNode => {
    if (value === undefined || value === '') return ''
    if (column.kind === 'choice') return both(column.options?.find(({ key }) => key === value)?.label ?? { it: String(value), en: String(value) })
    if (column.kind === 'yes_no') return say[value as 'yes' | 'no' | 'unknown']
    return column.kind === 'date' && isPlainDate(String(value)) ? formatDate(String(value)) : <span translate="no" dir="auto">{value}</span>
  }
  return (
    <div className="ac-table-box">
      <table className="table ac-table">
        <caption className="ac-hidden">{both(item.label)}</caption>
        <thead><tr>{item.columns.map((column) => <th key={column.key} scope="col">{both(column.label)}</th>)}</tr></thead>
        <tbody>
          {(answer.rows ?? []).map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no identity of their own
            <tr key={index}>{item.columns.map((column) => <td key={column.key} data-label={both(column.label)}>{cell(column, row[column.key])}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
