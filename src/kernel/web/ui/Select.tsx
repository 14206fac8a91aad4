import { useWords } from '../i18n/words.ts'
import { FieldFrame, useField, type FieldProps } from './field.tsx'
import { uiWords } from './words.ts'

export interface Option {
  value: string
  label: string
  detail?: string
  disabled?: boolean
}

interface SelectProps extends FieldProps<string> {
  options: readonly Option[]
  /** Words of the empty choice; "Scegli" when left out, none when null. */
  empty?: string | null
}

/** One choice of a short known list: the browser's own, the best on phones. For long lists use `ComboBox`. */
export function Select(props: SelectProps) {
  const { label, hint, required, disabled, options, name } = props
  const say = useWords(uiWords)
  const empty = props.empty === undefined ? say.choose : props.empty
  const field = useField(props)
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <select
        {...{ name, disabled }}
        className="ac-input ac-select"
        id={field.id}
        ref={field.ref}
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value)}
        onBlur={field.onBlur}
        aria-required={required || undefined}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.describedBy}
      >
        {empty !== null && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>
        ))}
      </select>
    </FieldFrame>
  )
}
