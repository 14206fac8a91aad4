import { useQuery } from '@tanstack/react-query'
import { ComboBox } from './ComboBox.tsx'
import type { SearchFilter } from './list-filter.ts'

interface FilterSearchProps {
  filter: SearchFilter
  value: string
  onChange: (value: string) => void
}

/** A filter with too many choices for a menu: type to find one; the name of the one in the address is asked for, so that a reload shows it too. */
export function FilterSearch({ filter, value, onChange }: FilterSearchProps) {
  const { data } = useQuery({ queryKey: ['filter', filter.id, value], queryFn: ({ signal }) => filter.named(value, signal), enabled: value !== '', staleTime: Infinity, retry: false })
  const chosen = data ?? undefined
  return (
    <div className={value ? 'ac-filter ac-filter-search ac-filter-chosen' : 'ac-filter ac-filter-search'}>
      <ComboBox label={filter.label} value={value} onChange={onChange} search={filter.search} chosen={chosen?.value === value ? chosen : undefined} placeholder={filter.all} clearable />
    </div>
  )
}
