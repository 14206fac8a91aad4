import { classes } from './class-names.ts'
import { HintAndError, RequiredMark, useField, type FieldProps } from './field.tsx'

/** One yes or no that holds when the form is sent. */
export function Checkbox(props: FieldProps<boolean>) {
  return <Tick {...props} />
}

/** One yes or no that holds at once. */
export function SwitchField(props: FieldProps<boolean>) {
  return <Tick {...props} kind="switch" />
}

// a switch must say its state by itself: `aria-checked` follows `checked`
function Tick(props: FieldProps<boolean> & { kind?: 'switch' }) {
  const { label, hint, required, disabled, name, kind } = props
  const field = useField(props)
  return (
    <div className={classes('ac-field', field.error && 'ac-field-wrong')}>
      <label className="ac-tick">
        <input
          {...{ name, disabled }}
          role={kind}
          type="checkbox"
          className={kind && 'ac-switch'}
          id={field.id}
          ref={field.ref}
          checked={field.value ?? false}
          aria-checked={kind ? (field.value ?? false) : undefined}
          onChange={(event) => field.onChange(event.target.checked)}
          onBlur={field.onBlur}
          aria-required={required || undefined}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.describedBy}
        />
        <span>{label} <RequiredMark required={required} /></span>
      </label>
      <HintAndError field={field} hint={hint} />
    </div>
  )
}
