import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import type { FieldProps } from '#kernel/web/ui/field.tsx'
import { findOperators, type OperatorRow } from '../contract/directory.ts'
import { usePickedValue } from './picked.ts'

interface OperatorPickerProps extends FieldProps<string> {
  /** Only people at work in this unit today. */
  unitId?: Id<'unit'> | undefined
  /** Only people of this body. */
  organisationId?: Id<'organisation'> | undefined
  without?: readonly string[]
  /** A button takes the choice away. */
  clearable?: boolean
}

const optionOf = (row: OperatorRow) => ({
  value: row.id, label: `${row.familyName} ${row.givenName}`, detail: [row.working[0]?.unitName, row.organisationName].filter(Boolean).join(' – '),
})

/** One person who works in the network; its value is the id. */
export function OperatorPicker({ unitId, organisationId, without, ...props }: OperatorPickerProps) {
  const value = usePickedValue(props)
  const known = useQueryOf(findOperators, { operatorId: value as Id<'operator'> }, { enabled: value !== '', staleTime: 60_000 })
  const chosen = known.data?.rows[0]
  const search = async (text: string, signal: AbortSignal) => {
    const { rows } = await call(findOperators, { q: text, unitId, organisationId, active: 'true', limit: 30 }, { signal })
    return rows.filter((row) => !without?.includes(row.id)).map(optionOf)
  }
  return <ComboBox {...props} search={search} chosen={chosen && chosen.id === value ? optionOf(chosen) : undefined} />
}
