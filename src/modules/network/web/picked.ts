import { useContext } from 'react'
import { BindingContext, type FieldProps } from '#kernel/web/ui/field.tsx'

/** What a picker holds now, given to it or kept by the form around it: so that it can say the name of what was chosen before. */
export function usePickedValue({ value, name }: FieldProps<string>): string {
  const bind = useContext(BindingContext)
  // The context and the presence of a name do not change in the life of a field, so the order of hooks holds.
  const bound = bind && name ? bind(name) : null
  return value ?? (bound?.value as string | undefined) ?? ''
}
