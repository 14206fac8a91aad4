import type { ReactNode } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { planWords } from './words.ts'

/** Rows of a form that come and go. */
export function Lines({ name, empty, children }: { name: string; empty: Record<string, unknown>; children: (at: string, index: number) => ReactNode }) {
  const say = useWords(planWords)
  const rows = useFormValue<Record<string, unknown>[]>(name) ?? []
  const { set } = useFormTools()
  return (
    <>
      {rows.map((_, index) => (
        <fieldset key={index} className="pl-line-row">
          <legend className="ac-hidden">{index + 1}</legend>
          {children(`${name}.${index}`, index)}
          <IconButton icon="delete" label={say.removeLine(index + 1)} onClick={() => set(name, rows.filter((__, at) => at !== index))} />
        </fieldset>
      ))}
      <Button size="small" icon="plus" onClick={() => set(name, [...rows, empty])}>{say.addLine}</Button>
    </>
  )
}
