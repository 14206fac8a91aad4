import type { ReactNode } from 'react'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'

/** A part of the decree, in its order. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return <Card title={title}><div className="ac-stack">{children}</div></Card>
}

interface RepeatedProps {
  name: string
  legend: (n: number) => string
  add: string
  remove: string
  /** What a new row holds. */
  blank?: unknown
  children: (at: string, index: number) => ReactNode
}

/** A part that repeats, each under its own legend. */
export function Repeated({ name, legend, add, remove, blank = {}, children }: RepeatedProps) {
  const rows = useFormValue<unknown[]>(name) ?? []
  const { set } = useFormTools()
  return (
    <>
      {rows.map((_, index) => (
        <fieldset key={index} className="ac-group">
          <legend className="ac-label">{legend(index + 1)}</legend>
          {children(`${name}.${index}`, index)}
          <div><Button kind="quiet" size="small" icon="delete" onClick={() => set(name, rows.toSpliced(index, 1))}>{remove}</Button></div>
        </fieldset>
      ))}
      <div><Button size="small" icon="plus" onClick={() => set(name, [...rows, blank])}>{add}</Button></div>
    </>
  )
}

/** Everything the form holds now; draws again with every keystroke. */
export function useEverything(): Record<string, unknown> {
  // watching no name in particular is watching all of them
  return useFormValue<Record<string, unknown>>(undefined as unknown as string) ?? {}
}
