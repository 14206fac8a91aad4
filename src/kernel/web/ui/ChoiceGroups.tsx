import { FieldSet, useField, type FieldProps } from './field.tsx'
import type { Option } from './Select.tsx'

interface GroupProps<V> extends FieldProps<V> {
  options: readonly Option[]
  /** Beside each other where there is room. */
  inline?: boolean
}

interface ChoiceProps {
  option: Option
  type: 'radio' | 'checkbox'
  name: string
  id: string
  checked: boolean
  disabled: boolean | undefined
  invalid: boolean
  onChange: (checked: boolean) => void
  onBlur: () => void
  inputRef?: React.Ref<never>
}

function Choice({ option, type, name, id, checked, disabled, invalid, onChange, onBlur, inputRef }: ChoiceProps) {
  return (
    <label className="ac-tick">
      <input
        {...{ type, name, id, checked, onBlur }}
        ref={inputRef}
        disabled={disabled || option.disabled}
        onChange={(event) => onChange(event.target.checked)}
        aria-invalid={invalid || undefined}
        aria-describedby={option.detail ? `${id}-detail` : undefined}
      />
      <span>
        {option.label}
        {option.detail && <small className="ac-tick-detail" id={`${id}-detail`}>{option.detail}</small>}
      </span>
    </label>
  )
}

/** One choice, all choices in sight. */
export function RadioGroup(props: GroupProps<string>) {
  const { label, hint, required, disabled, options, inline } = props
  const field = useField(props)
  return (
    <FieldSet field={field} label={label} hint={hint} required={required}>
      <div className={inline ? 'ac-choices ac-choices-inline' : 'ac-choices'}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...{ option, disabled }}
            type="radio"
            name={props.name ?? field.id}
            id={index === 0 ? field.id : `${field.id}-${option.value}`}
            checked={field.value === option.value}
            invalid={Boolean(field.error)}
            onChange={() => field.onChange(option.value)}
            onBlur={field.onBlur}
            inputRef={index === 0 ? field.ref : undefined}
          />
        ))}
      </div>
    </FieldSet>
  )
}

/** Any number of choices. */
export function CheckboxGroup(props: GroupProps<readonly string[]>) {
  const { label, hint, required, disabled, options, inline } = props
  const field = useField(props)
  const chosen = field.value ?? []
  return (
    <FieldSet field={field} label={label} hint={hint} required={required}>
      <div className={inline ? 'ac-choices ac-choices-inline' : 'ac-choices'}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...{ option, disabled }}
            type="checkbox"
            name={props.name ?? field.id}
            id={index === 0 ? field.id : `${field.id}-${option.value}`}
            checked={chosen.includes(option.value)}
            invalid={Boolean(field.error)}
            onChange={(on) => field.onChange(options.map((one) => one.value).filter((value) => (value === option.value ? on : chosen.includes(value))))}
            onBlur={field.onBlur}
            inputRef={index === 0 ? field.ref : undefined}
          />
        ))}
      </div>
    </FieldSet>
  )
}
