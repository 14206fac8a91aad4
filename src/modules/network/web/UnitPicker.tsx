import { useMemo } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import type { FieldProps } from '#kernel/web/ui/field.tsx'
import { findUnits, type UnitRow } from '../contract/directory.ts'
import { usePickedValue } from './picked.ts'

interface UnitPickerProps extends FieldProps<string> {
  /** Only units of this body. */
  organisationId?: Id<'organisation'> | undefined
  /** Units that cannot be chosen (the one that has it already). */
  without?: readonly string[]
  /** A button takes the choice away. */
  clearable?: boolean
  onPick?: (unit: UnitRow | null) => void
}

/** One unit of the network, found by its name or that of its body; its value is the id. */
export function UnitPicker({ organisationId, without, onPick, ...props }: UnitPickerProps) {
  const value = usePickedValue(props)
  const known = useQueryOf(findUnits, { unitId: value as Id<'unit'>, inactive: 'true' }, { enabled: value !== '', staleTime: 60_000 })
  const chosen = known.data?.rows[0]
  const found = useMemo(() => new Map<string, UnitRow>(), [])
  const search = async (text: string, signal: AbortSignal) => {
    const { rows } = await call(findUnits, { q: text, organisationId, limit: 30 }, { signal })
    for (const row of rows) found.set(row.id, row)
    return rows.filter((row) => !without?.includes(row.id)).map((row) => ({ value: row.id, label: row.name, detail: row.organisationName }))
  }
  return (
    <ComboBox
      {...props}
      search={search}
      chosen={chosen && chosen.id === value ? { value: chosen.id, label: chosen.name, detail: chosen.organisationName } : undefined}
      onChoose={(option) => onPick?.(option ? (found.get(option.value) ?? null) : null)}
    />
  )
}
