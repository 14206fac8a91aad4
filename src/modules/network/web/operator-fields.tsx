import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { useLanguages, useList } from './codes.ts'
import { UnitPicker } from './UnitPicker.tsx'
import { networkWords } from './words.ts'
import './network.css'

/** Where, as what, from when to when. */
export function AssignmentFields() {
  const say = useWords(networkWords)
  const professions = useList('profession')
  const kind = useFormValue<string>('kind')
  return (
    <>
      <UnitPicker name="unitId" label={say.unit} required />
      <Select name="profession" label={say.profession} options={professions.options} required />
      <RadioGroup name="kind" label={say.relation} hint={say.consultantHint} options={[{ value: 'employed', label: say.employed }, { value: 'assigned', label: say.assigned }]} required />
      <DateField name="validFrom" label={say.from} required />
      <DateField name="validTo" label={say.to} required={kind === 'assigned'} />
      <TextField name="weeklyHours" label={say.weeklyHours} inputMode="decimal" />
    </>
  )
}

type Spoken = { language: string; level: string }

/** The languages somebody speaks, each with its level. */
export function LanguageFields() {
  const say = useWords(networkWords)
  const [languages, levels] = [useLanguages(), useList('language_level')]
  const rows = useFormValue<Spoken[]>('languages') ?? []
  const { set } = useFormTools()
  return (
    <fieldset className="ac-field ac-lines">
      <legend className="ac-label">{say.languages}</legend>
      {rows.map((_, index) => (
        <div className="ac-line" key={index}>
          <ComboBox name={`languages.${index}.language`} label={say.language} options={languages.options} required />
          <Select name={`languages.${index}.level`} label={say.level} options={levels.options} required />
          <Button kind="quiet" size="small" icon="delete" onClick={() => set('languages', rows.toSpliced(index, 1))}>{say.remove}</Button>
        </div>
      ))}
      <div><Button size="small" icon="plus" onClick={() => set('languages', [...rows, { language: '', level: 'C1' }])}>{say.addLanguage}</Button></div>
    </fieldset>
  )
}
