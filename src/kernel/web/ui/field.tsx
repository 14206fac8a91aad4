import { createContext, useContext, useId, type ReactNode, type Ref } from 'react'
import { useWords } from '../i18n/words.ts'
import { classes } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { uiWords } from './words.ts'

/** What every field takes. Inside a `Form` give only `name`: value, change and error come from the form. */
export interface FieldProps<V> {
  name?: string | undefined
  label: string
  hint?: ReactNode
  error?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  value?: V
  onChange?: ((value: V) => void) | undefined
  onBlur?: (() => void) | undefined
}

export interface Bound {
  value: unknown
  onChange: (value: unknown) => void
  onBlur: () => void
  error: string | undefined
  ref: Ref<HTMLElement>
}

/** How a field with a `name` finds its form: a hook given by `Form`, so that fields outside one carry no form library. */
export const BindingContext = createContext<((name: string) => Bound) | null>(null)

interface Resolved<V> {
  id: string
  hintId: string | undefined
  errorId: string | undefined
  describedBy: string | undefined
  value: V | undefined
  onChange: (value: V) => void
  onBlur: () => void
  error: string | undefined
  ref: Ref<never>
}

/** Brings together what the form and the properties say of a field. */
export function useField<V>({ name, value, onChange, onBlur, error, hint }: FieldProps<V>): Resolved<V> {
  const bind = useContext(BindingContext)
  const generated = useId()
  // The context and the presence of a name do not change in the life of a field, so the order of hooks holds.
  const bound = bind && name ? bind(name) : null
  const problem = error ?? bound?.error
  const id = name && bind ? `field-${name.replaceAll('.', '-')}` : generated
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = problem ? `${id}-error` : undefined
  return {
    id,
    hintId,
    errorId,
    describedBy: classes(hintId, errorId) || undefined,
    value: (value ?? bound?.value) as V | undefined,
    onChange: (next) => {
      bound?.onChange(next)
      onChange?.(next)
    },
    onBlur: () => {
      bound?.onBlur()
      onBlur?.()
    },
    error: problem,
    ref: (bound?.ref ?? null) as Ref<never>,
  }
}

interface FrameProps {
  field: Pick<Resolved<unknown>, 'id' | 'hintId' | 'errorId' | 'error'>
  label: string
  hint?: ReactNode
  required?: boolean | undefined
  children: ReactNode
  className?: string
}

/** Label above, hint, the field, and beside it what is wrong and what to do. */
export function FieldFrame({ field, label, hint, required, children, className }: FrameProps) {
  return (
    <div className={classes('ac-field', field.error && 'ac-field-wrong', className)}>
      <label className="ac-label" htmlFor={field.id}>
        {label} <RequiredMark required={required} />
      </label>
      <HintAndError field={field} hint={hint} />
      {children}
    </div>
  )
}

/** The same for several inputs under one question. */
export function FieldSet({ field, label, hint, required, children, className }: FrameProps) {
  return (
    <fieldset className={classes('ac-field', field.error && 'ac-field-wrong', className)} aria-describedby={classes(field.hintId, field.errorId) || undefined}>
      <legend className="ac-label">
        {label} <RequiredMark required={required} />
      </legend>
      <HintAndError field={field} hint={hint} />
      {children}
    </fieldset>
  )
}

/** Says "obbligatorio" in words, not with an asterisk. */
export function RequiredMark({ required }: { required?: boolean | undefined }) {
  const say = useWords(uiWords)
  return required ? <span className="ac-required">({say.required})</span> : null
}

export function HintAndError({ field, hint }: { field: FrameProps['field']; hint?: ReactNode }) {
  return (
    <>
      {hint && <div className="ac-hint" id={field.hintId}>{hint}</div>}
      {field.error && (
        <div className="ac-error" id={field.errorId}>
          <Icon name="error" size={18} /> {field.error}
        </div>
      )}
    </>
  )
}
