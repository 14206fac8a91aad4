import { useWords } from '#kernel/web/i18n/words.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Place } from '#kernel/web/contributions.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { PersonHeader } from '../contract.ts'
import { useCountries, useLanguages, usePeopleCodes } from './lists.ts'
import { peopleWords } from './words.ts'

interface PersonFieldsProps {
  /** Where the person stands in the endpoint's body: `children.0`, `relative`; empty when the body is the person. */
  at?: string
  /** Somebody already known was picked instead. Without it candidates are only shown. */
  onKnown?: (person: PersonHeader) => void
  /** Contacts are asked of adults; of a child rarely. */
  contacts?: boolean
  /** Where the form keeps the answers about those who may be the same; without it they are only shown. */
  answersAt?: string
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined)
const date = (value: unknown): never | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? (value as never) : undefined)

/** The part of a form that writes down a person (`newPerson` of the contract); use it inside a `Form`. */
export function PersonFields({ at = '', onKnown, contacts = true, answersAt }: PersonFieldsProps) {
  const say = useWords(peopleWords)
  const named = (name: string) => (at ? `${at}.${name}` : name)
  const countries = useCountries()
  const languages = useLanguages()
  const codes = usePeopleCodes()
  const { set } = useFormTools()
  const birthDate = date(useFormValue(named('birth.date')))
  const birthYear = useFormValue(named('birth.year'))
  const hasBirth = Boolean(birthDate || birthYear)
  const asked = {
    birthDate, given: text(useFormValue(named('given'))), family: text(useFormValue(named('family'))), original: text(useFormValue(named('original'))),
    phone: text(useFormValue(named('phone'))), sex: text(useFormValue(named('sex'))),
    nationality: text(useFormValue(named('nationality'))), place: text(useFormValue(named('birth.place'))), birthYear: text(birthYear), taxCode: text(useFormValue(named('taxCode'))),
  }
  return (
    <>
      <TextField name={named('given')} label={say.given} autoComplete="off" />
      <TextField name={named('family')} label={say.family} autoComplete="off" />
      <TextField name={named('taxCode')} label={say.taxCode} hint={say.taxCodeHint} autoComplete="off" dir="ltr" />
      <Place name="person.candidates" asked={asked} onKnown={onKnown} onAnswers={answersAt === undefined ? undefined : (answers: unknown) => set(answersAt, answers)} />
      <TextField name={named('called')} label={say.called} autoComplete="off" />
      <SmartDateField name={named('birth.date')} label={say.birthDate} hint={say.birthHint} />
      {!asked.birthDate && <TextField name={named('birth.year')} label={say.birthYear} hint={say.birthYearHint} inputMode="numeric" maxLength={4} />}
      <Select name={named('sex')} label={say.sex} options={[{ value: 'F', label: say.female }, { value: 'M', label: say.male }, { value: 'X', label: say.otherSex }]} />
      <ComboBox name={named('nationality')} label={say.nationality} options={countries.options} />
      {contacts && <TextField name={named('phone')} label={say.phone} type="tel" autoComplete="off" dir="ltr" />}
      <details className="ac-details">
        <summary>{say.more}</summary>
        <TextField name={named('original')} label={say.original} hint={say.originalHint} autoComplete="off" />
        {hasBirth && <Select name={named('birth.source')} label={`${say.born}: ${say.source.toLocaleLowerCase()}`} options={codes.options('birth_date_source')} />}
        {hasBirth && <Select name={named('birth.reliability')} label={`${say.born}: ${say.reliability.toLocaleLowerCase()}`} options={codes.options('reliability')} />}
        <TextField name={named('birth.place')} label={say.birthPlace} autoComplete="off" />
        <ComboBox name={named('birth.country')} label={say.birthCountry} options={countries.options} />
        <ComboBox name={named('motherTongue')} label={say.motherTongue} options={languages.options} />
        {contacts && <TextField name={named('email')} label={say.email} type="email" autoComplete="off" dir="ltr" />}
      </details>
    </>
  )
}
