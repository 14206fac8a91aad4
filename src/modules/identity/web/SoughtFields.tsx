import { listCountries } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { slow, useCodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { identityWords } from './words.ts'

/** What is known of who is sought; inside a `Form`. */
export function SoughtFields() {
  const say = useWords(identityWords)
  const language = useLanguage()
  const codes = useCodeLists('relation_type')
  const countries = (useQueryOf(listCountries, {}, slow).data?.rows ?? []).map((row) => ({ value: row.code, label: row[language] }))
  const birthDate = useFormValue<string>('birthDate')
  return (
    <>
      <Select name="relation" label={say.relation} options={codes.options('relation_type')} required />
      <TextField name="given" label={say.given} autoComplete="off" />
      <TextField name="family" label={say.family} autoComplete="off" />
      <TextField name="original" label={say.original} autoComplete="off" />
      <Select name="sex" label={say.sex} options={[{ value: 'F', label: say.F }, { value: 'M', label: say.M }, { value: 'X', label: say.X }]} />
      <SmartDateField name="birthDate" label={say.dob} />
      {!birthDate && <TextField name="birthYear" label={say.birthYear} inputMode="numeric" maxLength={4} />}
      <ComboBox name="country" label={say.country} options={countries} />
      <TextField name="father" label={say.father} autoComplete="off" />
      <TextField name="mother" label={say.mother} autoComplete="off" />
      <TextField name="birthPlace" label={say.birthPlace} autoComplete="off" />
      <TextField name="phone" label={say.phone} type="tel" autoComplete="off" dir="ltr" />
      <fieldset className="ac-stack">
        <legend className="h6">{say.lastSeen}</legend>
        <TextField name="lastPlace" label={say.lastPlace} autoComplete="off" />
        <ComboBox name="lastCountry" label={say.lastCountry} options={countries} />
        <SmartDateField name="lastOn" label={say.lastOn} />
        <TextField name="lastWords" label={say.lastWords} autoComplete="off" />
      </fieldset>
      <TextArea name="clues" label={say.clues} hint={say.cluesHint} rows={3} maxLength={2000} />
      <SmartDateField name="followUpOn" label={say.followUpOn} hint={say.followUpHint} />
    </>
  )
}
