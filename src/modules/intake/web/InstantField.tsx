import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatTime } from '#kernel/web/i18n/format.ts'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { useField } from '#kernel/web/ui/field.tsx'
import { instantInRome } from '../domain/instant.ts'

/** A day and a time, kept in the form as one instant. */
export function InstantField({ name, label, timeLabel }: { name: string; label: string; timeLabel: string }) {
  const field = useField<string>({ name, label })
  const given = field.value && !Number.isNaN(Date.parse(field.value)) ? field.value : null
  const [on, setOn] = useState<string>(given ? dateInRome(Date.parse(given)) : '')
  const [at, setAt] = useState(given ? formatTime(given, 'it') : '')
  const change = (day: string, time: string) => {
    setOn(day)
    setAt(time)
    field.onChange(instantInRome(day, time) ?? '')
  }
  return (
    <>
      <SmartDateField label={label} value={on} onChange={(day) => change(day, at)} error={field.error} required />
      <TimeField label={timeLabel} value={at} onChange={(time) => change(on, time)} />
    </>
  )
}
