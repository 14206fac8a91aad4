import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { FieldFrame, useField, type FieldProps } from './field.tsx'

interface TextFieldProps extends FieldProps<string> {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  autoComplete?: HTMLInputAutoCompleteAttribute
  autoFocus?: boolean
  maxLength?: number
  placeholder?: string
  /** A button at the end of the field (show the password, look up). */
  after?: ReactNode
  /** Case text: browsers must not send it to a translation service. On unless said otherwise. */
  translate?: 'yes' | 'no'
  lang?: string
  dir?: 'auto' | 'ltr' | 'rtl'
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hint, required, disabled, type = 'text', after, translate = 'no', dir = 'auto', name, inputMode, autoComplete, autoFocus, maxLength, placeholder, lang } = props
  const field = useField(props)
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <div className="ac-input-row">
        <input
          {...{ name, inputMode, autoComplete, maxLength, placeholder, lang, type, translate, dir, disabled }}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the screen is one question (sign-in, search)
          autoFocus={autoFocus}
          className="ac-input"
          id={field.id}
          ref={field.ref}
          value={field.value ?? ''}
          onChange={(event) => field.onChange(event.target.value)}
          onBlur={field.onBlur}
          aria-required={required || undefined}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.describedBy}
        />
        {after}
      </div>
    </FieldFrame>
  )
}
