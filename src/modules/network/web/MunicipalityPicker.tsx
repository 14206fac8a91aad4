import { useMemo } from 'react'
import { findMunicipalities } from '#kernel/contract/index.ts'
import { call } from '#kernel/web/api.ts'
import { useNoMunicipality } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import type { FieldProps } from '#kernel/web/ui/field.tsx'
import { usePickedValue } from './picked.ts'

/** One Italian municipality; its value is the ISTAT code. */
export function MunicipalityPicker(props: FieldProps<string>) {
  const value = usePickedValue(props)
  const known = useQueryOf(findMunicipalities, { q: value }, { enabled: value !== '', staleTime: Infinity })
  const chosen = known.data?.rows.find((row) => row.code === value)
  const search = useMemo(() => async (text: string, signal: AbortSignal) =>
    (await call(findMunicipalities, { q: text }, { signal })).rows.map((row) => ({ value: row.code, label: `${row.name} (${row.province})`, detail: row.region })), [])
  return <ComboBox {...props} search={search} nothing={useNoMunicipality()} chosen={chosen && { value: chosen.code, label: `${chosen.name} (${chosen.province})` }} />
}
