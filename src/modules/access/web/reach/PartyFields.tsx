import { useContext, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { BindingContext } from '#kernel/web/ui/field.tsx'
import { OperatorPicker, UnitPicker } from '#modules/network/web/parts.ts'
import { reachWords } from './words.ts'

type Party = { unitId?: string; operatorId?: string } | undefined

/** A unit or a person of the network; the form's field `name` holds `{ unitId }` or `{ operatorId }`. */
export function PartyFields({ name, label }: { name: 'to' | 'from'; label: string }) {
  const say = useWords(reachWords)
  const bound = useContext(BindingContext)!(name)
  const party = bound.value as Party
  const [kind, setKind] = useState('unit')
  const choose = (next: string) => {
    bound.onChange(undefined)
    setKind(next)
  }
  return (
    <>
      <RadioGroup label={label} inline value={kind} onChange={choose} options={[{ value: 'unit', label: say.toUnit }, { value: 'operator', label: say.toPerson }]} />
      {/* the name ties the field to the form's messages; its value is the identifier within the party */}
      {kind === 'unit'
        ? <UnitPicker key="unit" name={name} label={say.unit} required value={party?.unitId ?? ''} onChange={(unitId) => bound.onChange(unitId ? { unitId } : undefined)} />
        : <OperatorPicker key="operator" name={name} label={say.person} required value={party?.operatorId ?? ''} onChange={(operatorId) => bound.onChange(operatorId ? { operatorId } : undefined)} />}
    </>
  )
}
