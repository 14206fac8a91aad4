import { FieldFrame, useField, type FieldProps } from './field.tsx'

interface TextAreaProps extends FieldProps<string> {
  /** Lines shown when empty; it grows with the text. */
  rows?: number
  maxLength?: number
  placeholder?: string
}

/** Several lines of text; grows while one writes. The text is never sent to a translation service. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, required, disabled, rows = 4, name, maxLength, placeholder } = props
  const field = useField(props)
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required} className="ac-field-wide">
      <div className="ac-grow" data-text={`${field.value ?? ''}\n`}>
        <textarea
          {...{ name, rows, maxLength, placeholder, disabled }}
          className="ac-input"
          translate="no"
          dir="auto"
          id={field.id}
          ref={field.ref}
          value={field.value ?? ''}
          onChange={(event) => field.onChange(event.target.value)}
          onBlur={field.onBlur}
          aria-required={required || undefined}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.describedBy}
        />
      </div>
    </FieldFrame>
  )
}
