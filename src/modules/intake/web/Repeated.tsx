import type { ReactNode } from 'react'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'

interface RepeatedProps {
  name: string
  legend: (n: number) => string
  add: string
  remove: string
  /** How many must stay. */
  least?: number
  children: (at: string) => ReactNode
}

/** A part of a form that repeats: each time under its own legend, with a way to add and to take away. */
export function Repeated({ name, legend, add, remove, least = 0, children }: RepeatedProps) {
  const rows = useFormValue<unknown[]>(name) ?? []
  const { set } = useFormTools()
  return (
    <>
      {rows.map((_, index) => (
        <fieldset key={index} className="ac-group">
          <legend className="ac-label">{legend(index + 1)}</legend>
          {children(`${name}.${index}`)}
          {rows.length > least && <div><Button kind="quiet" size="small" icon="delete" onClick={() => set(name, rows.toSpliced(index, 1))}>{remove}</Button></div>}
        </fieldset>
      ))}
      <div><Button size="small" icon="plus" onClick={() => set(name, [...rows, {}])}>{add}</Button></div>
    </>
  )
}
