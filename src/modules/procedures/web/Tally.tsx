import { useMemo } from 'react'
import { useSearchState, writeSearch, type Search } from '#kernel/web/paths.ts'
import { classes } from '#kernel/web/ui/class-names.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import './procedures.css'

export interface Count {
  label: string
  count: number
  /** What the address holds when this is chosen. */
  search: Search
  /** Something has passed: said louder when there is any. */
  loud?: boolean
}

/** Filters of the address that an endpoint's counts follow. */
export function useAsked(keys: readonly string[]): Record<string, string> {
  const [search] = useSearchState()
  const text = JSON.stringify(keys.map((key) => [key, search[key]]))
  return useMemo(() => Object.fromEntries((JSON.parse(text) as [string, unknown][]).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '')), [text])
}

/** How many of each, as links that filter the list below. */
export function Tally({ label, counts, at }: { label: string; counts: readonly Count[]; at: string }) {
  const [search] = useSearchState()
  return (
    <nav aria-label={label}>
      <ul className="ac-tally">
        {counts.map((one) => {
          const on = Object.entries(one.search).every(([key, value]) => (search[key] ?? undefined) === value)
          return (
            <li key={one.label}>
              <Link to={at + writeSearch({ ...search, ...one.search })} aria-current={on ? 'true' : undefined} className={classes(one.loud && one.count > 0 && 'ac-tally-loud')}>{one.label} <strong>{one.count}</strong></Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
