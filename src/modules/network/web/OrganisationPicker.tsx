import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import type { FieldProps } from '#kernel/web/ui/field.tsx'
import { getOrganisation, listOrganisations } from '../contract/organisations.ts'
import { usePickedValue } from './picked.ts'

/** One body of the network; its value is the id. */
export function OrganisationPicker({ without, ...props }: FieldProps<string> & { without?: readonly string[] }) {
  const value = usePickedValue(props)
  const chosen = useQueryOf(getOrganisation, { organisationId: value as Id<'organisation'> }, { enabled: value !== '' }).data
  const search = async (text: string, signal: AbortSignal) => {
    const { rows } = await call(listOrganisations, { q: text, active: 'true', limit: 30 }, { signal })
    return rows.filter((row) => !without?.includes(row.id)).map((row) => ({ value: row.id, label: row.name, ...(row.municipality ? { detail: row.municipality } : {}) }))
  }
  return <ComboBox {...props} search={search} chosen={chosen && chosen.id === value ? { value: chosen.id, label: chosen.name } : undefined} />
}
