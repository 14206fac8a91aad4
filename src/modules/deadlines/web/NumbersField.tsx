import { useState } from 'react'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { useField } from '#kernel/web/ui/field.tsx'

/** Whole numbers written one after the other, "60, 30, 7", kept in the form as a list. */
export function NumbersField({ name, label, hint, wrong }: { name: string; label: string; hint: string; wrong: string }) {
  const field = useField<number[]>({ name, label })
  const [text, setText] = useState((field.value ?? []).join(', '))
  const read = text.split(/[,;\s]+/).filter(Boolean)
  const good = read.every((one) => /^\d{1,3}$/.test(one))
  const change = (next: string) => {
    setText(next)
    const parts = next.split(/[,;\s]+/).filter(Boolean)
    field.onChange(parts.every((one) => /^\d{1,3}$/.test(one)) ? parts.map(Number) : [])
  }
  return <TextField label={label} hint={hint} required inputMode="text" value={text} onChange={change} error={good ? field.error : wrong} />
}

/** One whole number. */
export function NumberField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const field = useField<number>({ name, label })
  return (
    <TextField label={label} hint={hint} required inputMode="numeric" maxLength={4} error={field.error} value={field.value === undefined || field.value === null ? '' : String(field.value)}
      onChange={(text) => field.onChange((/^\d{1,4}$/.test(text.trim()) ? Number(text) : text) as number)} />
  )
}
