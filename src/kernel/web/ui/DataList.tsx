import type { ReactNode } from 'react'

export interface Datum {
  label: string
  /** Nothing known: the row is left out unless `showEmpty`. */
  value: ReactNode
  /** A `Why` beside the value. */
  why?: ReactNode
}

/** Facts as label and value. */
export function DataList({ items, showEmpty, columns = 1 }: { items: readonly Datum[]; showEmpty?: string; columns?: 1 | 2 }) {
  const shown = items.filter(({ value }) => showEmpty || (value !== null && value !== undefined && value !== ''))
  return (
    <dl className={columns === 2 ? 'ac-data ac-data-two' : 'ac-data'}>
      {shown.map(({ label, value, why }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? showEmpty} {why}</dd>
        </div>
      ))}
    </dl>
  )
}
