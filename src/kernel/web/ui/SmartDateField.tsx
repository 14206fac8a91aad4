import { useEffect, useState } from 'react'
import { parseDateText } from '../../domain/date-text.ts'
import { holidayOn, isSunday } from '../../domain/holidays.ts'
import { dateInRome, isPlainDate, type PlainDate } from '../../domain/plain-date.ts'
import { formatDate, formatDateShort } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/words.ts'
import { Badge } from './Badge.tsx'
import { FieldFrame, useField, type FieldProps } from './field.tsx'
import { uiWords } from './words.ts'

interface SmartDateFieldProps extends FieldProps<string> {
  /** Day that "ieri" and "tra 15 giorni" count from; today when left out. */
  today?: PlainDate
}

/**
 * A date typed as people say it: `3/3/26`, `ieri`, `tra 15 giorni`. Beside it what was understood, with weekday and holiday.
 * Its value is the date once understood; until then the text itself, which the contract refuses, so that it is never lost.
 */
export function SmartDateField(props: SmartDateFieldProps) {
  const { label, required, disabled, name, today = dateInRome(Date.now()) } = props
  const say = useWords(uiWords)
  const language = useLanguage()
  const hint = props.hint ?? say.dateHint
  const field = useField({ ...props, hint })
  const given = field.value ?? ''
  const [text, setText] = useState(shown(given))
  useEffect(() => {
    setText((before) => (valueOf(before, today) === given ? before : shown(given)))
  }, [given, today])
  const value = valueOf(text, today)
  const date = isPlainDate(value) ? value : null
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <div className="ac-smart-date">
        <input
          {...{ name, disabled }}
          className="ac-input"
          autoComplete="off"
          spellCheck={false}
          placeholder={language === 'it' ? 'gg/mm/aaaa' : 'dd/mm/yyyy'}
          id={field.id}
          ref={field.ref}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            field.onChange(valueOf(event.target.value, today))
          }}
          onBlur={() => {
            if (date) setText(shown(date))
            field.onBlur()
          }}
          aria-required={required || undefined}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={`${field.describedBy} ${field.id}-read`}
        />
        <output id={`${field.id}-read`} htmlFor={field.id} className="ac-smart-date-read">
          {date && <>{formatDate(date, language)} <Holiday date={date} /></>}
        </output>
      </div>
    </FieldFrame>
  )
}

/** Says that a day is a holiday, and which. */
export function Holiday({ date }: { date: PlainDate }) {
  const say = useWords(uiWords)
  const language = useLanguage()
  const holiday = holidayOn(date)
  if (!holiday && !isSunday(date)) return null
  return <Badge kind="warning" icon="calendar">{holiday ? `${say.holiday}: ${language === 'it' ? holiday.name : holiday.nameEn}` : say.holiday}</Badge>
}

const shown = (value: string): string => (isPlainDate(value) ? formatDateShort(value) : value)

function valueOf(text: string, today: PlainDate): string {
  if (text.trim() === '' || isPlainDate(text)) return text.trim()
  const read = parseDateText(text, today)
  return 'date' in read ? read.date : text
}
