import type { ReactNode } from 'react'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { MunicipalityBox } from '#kernel/web/MunicipalityBox.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import * as contract from '../contract.ts'
import { useCountries, useLanguages, usePeopleCodes } from './lists.ts'
import { peopleWords } from './words.ts'

interface FactFormProps {
  person: contract.PersonFile
  done: () => void
}

function FactForm({ endpoint, person, done, defaults, children }: FactFormProps & { endpoint: Endpoint; defaults?: Record<string, unknown>; children: ReactNode }) {
  const say = useWords(peopleWords)
  const input: { personId: Id<'person'> } = { personId: person.id }
  return (
    <Form endpoint={endpoint} input={input} {...(defaults ? { defaults } : {})} submit={say.save} invalidates={[contract.getPerson, contract.getFamily, contract.searchPeople]} onDone={done} onCancel={done}>
      {children}
    </Form>
  )
}

function SourceField() {
  const say = useWords(peopleWords)
  return <Select name="source" label={say.source} options={usePeopleCodes().options('birth_date_source')} required />
}

function PeriodFields() {
  const say = useWords(peopleWords)
  return (
    <>
      <SmartDateField name="validFrom" label={say.from} />
      <SmartDateField name="validTo" label={say.to} />
    </>
  )
}

function CountryField({ name = 'country', label, required }: { name?: string; label: string; required?: boolean }) {
  return <ComboBox name={name} label={label} options={useCountries().options} required={required} />
}

export function NameForm(props: FactFormProps) {
  const say = useWords(peopleWords)
  return (
    <FactForm {...props} endpoint={contract.addName} defaults={{ source: 'dichiarata' }}>
      <Select name="kind" label={say.kind} options={usePeopleCodes().options('name_kind')} required />
      <TextField name="given" label={say.given} autoComplete="off" />
      <TextField name="family" label={say.family} autoComplete="off" />
      <TextField name="original" label={say.original} hint={say.originalHint} autoComplete="off" />
      <SourceField />
      <TextField name="note" label={say.note} />
      <Checkbox name="choose" label={say.useThis} />
    </FactForm>
  )
}

export function BirthForm(props: FactFormProps) {
  return (
    <FactForm {...props} endpoint={contract.addBirthFact} defaults={{ reliability: 'incerta' }}>
      <BirthFields />
    </FactForm>
  )
}

function BirthFields() {
  const say = useWords(peopleWords)
  const hasDate = Boolean(useFormValue('date'))
  const codes = usePeopleCodes()
  return (
    <>
      <SmartDateField name="date" label={say.birthDate} hint={say.birthHint} />
      {!hasDate && <TextField name="year" label={say.birthYear} hint={say.birthYearHint} inputMode="numeric" maxLength={4} />}
      <SourceField />
      <Select name="reliability" label={say.reliability} options={codes.options('reliability')} required />
      <CountryField label={say.birthCountry} />
      <MunicipalityBox name="municipality" label={say.municipality} />
      <TextField name="place" label={say.birthPlace} autoComplete="off" />
      <TextField name="note" label={say.note} />
      <Checkbox name="choose" label={say.useThis} />
    </>
  )
}

export function NationalityForm(props: FactFormProps) {
  const say = useWords(peopleWords)
  return (
    <FactForm {...props} endpoint={contract.addNationality}>
      <CountryField label={say.country} required />
      <SourceField />
    </FactForm>
  )
}

export function LanguageForm(props: FactFormProps) {
  const say = useWords(peopleWords)
  return (
    <FactForm {...props} endpoint={contract.addLanguage}>
      <ComboBox name="language" label={say.language} options={useLanguages().options} required />
      <TextField name="level" label={say.level} hint={say.levelHint} maxLength={20} />
      <Checkbox name="motherTongue" label={say.motherTongue} />
      <Checkbox name="interpreter" label={say.interpreter} />
    </FactForm>
  )
}

export function IdentifierForm(props: FactFormProps) {
  const say = useWords(peopleWords)
  return (
    <FactForm {...props} endpoint={contract.addIdentifier}>
      <Select name="type" label={say.type} options={usePeopleCodes().options('identifier_type')} required />
      <TextField name="value" label={say.number} autoComplete="off" dir="ltr" required />
      <TextField name="issuedBy" label={say.issuedBy} autoComplete="off" />
      <SmartDateField name="issuedOn" label={say.issuedOn} />
      <SmartDateField name="expiresOn" label={say.expiresOn} />
    </FactForm>
  )
}

export function AddressForm(props: FactFormProps) {
  const say = useWords(peopleWords)
  const kinds = usePeopleCodes().options('address_kind').filter(({ value }) => value !== 'protetto' || props.person.can.protect)
  return (
    <FactForm {...props} endpoint={contract.addAddress}>
      <Select name="kind" label={say.kind} options={kinds} required />
      <TextField name="atName" label={say.atName} autoComplete="off" />
      <TextField name="street" label={say.street} autoComplete="off" />
      <MunicipalityBox name="municipality" label={say.municipality} />
      <TextField name="postcode" label={say.postcode} inputMode="numeric" autoComplete="off" maxLength={12} />
      <TextField name="place" label={say.place} autoComplete="off" />
      <CountryField label={say.country} />
      <PeriodFields />
      {props.person.can.protect && <Checkbox name="protected" label={say.protectedField} />}
      <TextField name="note" label={say.note} />
    </FactForm>
  )
}

export function ContactForm(props: FactFormProps) {
  const say = useWords(peopleWords)
  return (
    <FactForm {...props} endpoint={contract.addContact}>
      <Select name="kind" label={say.kind} options={usePeopleCodes().options('contact_kind')} required />
      <TextField name="value" label={say.value} autoComplete="off" dir="ltr" required />
      <PeriodFields />
      {props.person.can.protect && <Checkbox name="protected" label={say.protectedField} />}
      <TextField name="note" label={say.note} />
    </FactForm>
  )
}
