import { call } from '#kernel/web/api.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import type { Option } from '#kernel/web/ui/Select.tsx'
import * as contract from '../contract.ts'
import { birthText } from './birth-text.ts'

const search = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  q.trim().length < 2 ? [] : (await call(contract.searchPeople, { q, limit: 12 }, { signal })).rows.map((row) => ({
    value: row.id, label: row.displayName, detail: [row.originalName, birthText(row)].filter(Boolean).join(' · '),
  }))

/** Chooses one of the people within reach by typing. */
export function PersonPicker({ name, label, required, chosen }: { name: string; label: string; required?: boolean; chosen?: contract.PersonHeader | undefined }) {
  return <ComboBox name={name} label={label} required={required} search={search} chosen={chosen && { value: chosen.id, label: chosen.displayName }} />
}
