import { useState } from 'react'
import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { auditWords } from './words.ts'

export interface Period {
  from?: PlainDate | undefined
  to?: PlainDate | undefined
}

/** From which day to which; each may be left open. What is not a date yet changes nothing. */
export function PeriodFields({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const say = useWords(auditWords)
  return (
    <>
      <Day label={say.from} day={period.from} onChange={(from) => onChange({ ...period, from })} />
      <Day label={say.to} day={period.to} onChange={(to) => onChange({ ...period, to })} />
    </>
  )
}

function Day({ label, day, onChange }: { label: string; day: PlainDate | undefined; onChange: (day: PlainDate | undefined) => void }) {
  const [text, setText] = useState<string>(day ?? '')
  const change = (next: string) => {
    setText(next)
    if (next === '' || isPlainDate(next)) onChange(next === '' ? undefined : next)
  }
  return <SmartDateField label={label} hint="" value={text} onChange={change} />
}
