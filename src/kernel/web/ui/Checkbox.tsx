import { classes } from './class-names.ts'
import { HintAndError, RequiredMark, useField, type FieldProps } from './field.tsx'

/** One yes or no that holds when the form is sent. */
export function Checkbox(props: FieldProps<boolean>) {
  return <Tick {...props} />
}

/** One yes or no that holds at once. */
export function SwitchField(props: FieldProps<boolean>) {
  return <Tick {...props} role="switch" className="ac-switch" />
}

function Tick(props: FieldProps<boolean> & { role?: 'switch'; className?: string }) {
  const { label, hint, required, disabled, name, role, className } = props
  const field = useField(props)
  return (
    <div className={classes('ac-field', field.error && 'ac-field-wrong')}>
      <label className="ac-tick">
        <input
          {...{ name, disabled, role }}
          type="checkbox"
          className={className}
          id={field.id}
          ref={field.ref}
          checked={field.value ?? false}
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
