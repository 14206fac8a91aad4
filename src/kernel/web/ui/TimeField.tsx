import { FieldFrame, useField, type FieldProps } from './field.tsx'

/** `9`, `930`, `9.30`, `9:30` to `09:30`; null when it is no time. */
export function parseTime(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:[.:,h ]?(\d{2}))?\s*$/.exec(text)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? '0')]
  return hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null
}

/** A time of the day, 24 hours; understands `930` and `9.30`. */
export function TimeField(props: FieldProps<string>) {
  const { label, hint, required, disabled, name } = props
  const field = useField(props)
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required} className="ac-time">
      <input
        {...{ name, disabled }}
        className="ac-input"
        inputMode="numeric"
        placeholder="hh:mm"
        autoComplete="off"
        id={field.id}
        ref={field.ref}
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value)}
        onBlur={(event) => {
          const time = parseTime(event.target.value)
          if (time) field.onChange(time)
          field.onBlur()
        }}
        aria-required={required || undefined}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.describedBy}
      />
    </FieldFrame>
  )
}
