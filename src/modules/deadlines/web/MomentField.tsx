import { useState } from 'react'
import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { formatTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { useField } from '#kernel/web/ui/field.tsx'
import { emptyEvent, eventOf } from './calculation-event.ts'
import { calculationWords } from './calculation-words.ts'

interface MomentFieldProps {
  name: string
  label: string
  hint?: string
  /** `needed` for terms in hours, `maybe` where an hour can be known, `never` for days. */
  hour: 'needed' | 'maybe' | 'never'
}

/** A day, with its hour where there is one, kept in the form as one moment. On the night an hour comes twice it asks which. */
export function MomentField({ name, label, hint, hour }: MomentFieldProps) {
  const say = useWords(calculationWords)
  const field = useField<string>({ name, label })
  const given = field.value ?? ''
  const [entered, setEntered] = useState(() => ({ ...emptyEvent, date: given.slice(0, 10), time: given.length > 10 ? formatTime(given, 'it') : '' }))
  const read = eventOf(entered, hour !== 'never' && (hour === 'needed' || entered.time !== ''))
  const set = (patch: Partial<typeof entered>) => {
    const next = { ...entered, ...patch }
    setEntered(next)
    const { event } = eventOf(next, hour !== 'never' && (hour === 'needed' || next.time !== ''))
    // what is not yet a moment stays as typed, and the contract says what is wrong with it
    field.onChange(event ?? (isPlainDate(next.date) && next.time ? `${next.date}T${next.time}` : next.date))
  }
  const wrong = { hour: say.noHour, skipped: say.skipped, date: undefined }
  return (
    <>
      <SmartDateField label={label} hint={hint} required value={entered.date} error={field.error} onChange={(date) => set({ date: date ?? '', pass: '' })} />
      {hour !== 'never' && (
        <TimeField label={say.hour} required={hour === 'needed'} value={entered.time} error={read.problem ? wrong[read.problem] : undefined} onChange={(time) => set({ time, pass: '' })} />
      )}
      {read.twice && (
        <RadioGroup label={say.which} required value={entered.pass} onChange={(pass) => set({ pass })} options={[{ value: '1', label: say.first(read.twice) }, { value: '2', label: say.second(read.twice) }]} />
      )}
    </>
  )
}
