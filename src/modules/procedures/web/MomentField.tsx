import { useState } from 'react'
import { dateInRome, isPlainDate } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { FieldSet, useField, type FieldProps } from '#kernel/web/ui/field.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { hourKind, wallOf, withOffset } from './moments.ts'
import { procedureWords } from './words.ts'

/** Now, as an instant in UTC. */
export const nowInstant = (): string => new Date().toISOString()

/**
 * Date and hour of something that happened, by the clock of Rome. On the night the clocks go back it asks which of the two hours; one that did
 * not exist is told at once. The value is `YYYY-MM-DDTHH:mm`, with offset where it was asked.
 */
export function MomentField(props: FieldProps<string>) {
  const { label, hint, required } = props
  const say = useWords(procedureWords)
  const field = useField(props)
  const [typed, setTyped] = useState(() => split(field.value ?? ''))
  const set = (date: string, time: string, which?: 'earlier' | 'later') => {
    setTyped({ date, time, which })
    const text = date || time ? `${date}T${time}` : ''
    field.onChange(which && hourKind(text) === 'twice' ? withOffset(text, which) : text)
  }
  const kind = isPlainDate(typed.date) ? hourKind(`${typed.date}T${typed.time}`) : null
  return (
    <FieldSet field={field} label={label} hint={hint} required={required}>
      <div className="ac-row ac-moment" id={field.id} tabIndex={-1}>
        <SmartDateField label={say.happenedOn} hint="" value={typed.date} onChange={(date) => set(date, typed.time)} />
        <TimeField label={say.happenedAt} value={typed.time} onChange={(time) => set(typed.date, time)} />
        <Button size="small" onClick={() => {
          const now = wallOf(nowInstant())
          set(now.date, now.time)
        }}>{say.now}</Button>
      </div>
      {kind === 'twice' && (
        <RadioGroup label={say.twice} inline value={typed.which ?? ''} onChange={(which) => set(typed.date, typed.time, which as 'earlier')} options={[{ value: 'earlier', label: say.firstHour }, { value: 'later', label: say.secondHour }]} />
      )}
      {kind === 'never' && <p role="status" className="ac-error">{say.never}</p>}
    </FieldSet>
  )
}

interface Typed {
  date: string
  time: string
  which?: 'earlier' | 'later' | undefined
}

function split(value: string): Typed {
  if (value.length > 16) return wallOf(value)
  return { date: value.slice(0, 10), time: value.slice(11, 16) }
}

/** The value with which a moment begins: now. */
export function nowValue(kind: 'instant' | 'date'): string {
  if (kind === 'date') return dateInRome(Date.now())
  const { date, time } = wallOf(nowInstant())
  return `${date}T${time}`
}
